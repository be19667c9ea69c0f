#pragma once

#include <string>
#include <vector>

#include "readback/png.h"

namespace codong {

// The text of every QR code that a phone would find in the picture, in reading order.
std::vector<std::string> read_qr_codes(const RgbPicture& picture);

}  // namespace codong
