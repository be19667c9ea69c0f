#pragma once

#include <string>

#include "base/path.h"

namespace codong {

// The dark modules of a QR code (ISO/IEC 18004, level M) as one path inside `square`, with the quiet zone of four
// modules on every side. Empty when the text is too long for a code.
Path qr_path(const std::string& text, const Rect& square);

}  // namespace codong
