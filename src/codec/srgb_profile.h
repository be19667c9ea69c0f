#pragma once

#include <cstdint>
#include <vector>

namespace codong {

// A small ICC v4 display profile of sRGB (IEC 61966-2-1), made from its definition; the mark of JPEG, WebP and TIFF
// files in RGB.
std::vector<uint8_t> srgb_profile();

}  // namespace codong
