#pragma once

#include <vector>

#include "readback/lexer.h"
#include "readback/pdf.h"

class QPDFObjectHandle;

namespace codong::reading {

PdfImage image_facts(QPDFObjectHandle image, QPDFObjectHandle resources, bool read_pixels);

// Of an inline image, from the operands between BI and ID.
PdfImage inline_image_facts(const std::vector<Token>& operands, QPDFObjectHandle resources);

}  // namespace codong::reading
