#pragma once

#include <cstdint>
#include <span>

namespace codong {

// What matters of a photo's EXIF (the TIFF structure, without the "Exif\0\0" before it). Damage reads as nothing said.
struct ExifFacts {
    int orientation = 1;  // 1 to 8, as in TIFF: how stored rows and columns lie in the upright picture
    bool has_location = false;
};
ExifFacts read_exif(std::span<const uint8_t> tiff);

}  // namespace codong
