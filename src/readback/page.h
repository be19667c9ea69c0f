#pragma once

#include "readback/pdf.h"

class QPDFObjectHandle;

namespace codong::reading {

// Fills the page's part of the facts: boxes as places must be set before. Walks contents, forms, patterns, masks.
void read_page(QPDFObjectHandle page, PdfFacts& facts, const PdfDetail& detail);

}  // namespace codong::reading
