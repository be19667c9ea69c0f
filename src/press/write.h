#pragma once

#include <string>

class QPDF;

namespace codong::pressing {

// The file's bytes: PDF 1.6, no object streams, streams as they are, second id from the content.
std::string write_pdf(QPDF& pdf);

}  // namespace codong::pressing
