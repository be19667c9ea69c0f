#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"

namespace codong {

// A picture people brought, as it is meant to be seen: upright, 8-bit RGBA, alpha not premultiplied, row by row.
struct DecodedImage {
    int width = 0;
    int height = 0;
    std::vector<uint8_t> rgba;
    bool had_location = false;  // its EXIF told where it was taken; nothing of the EXIF is kept
};

inline constexpr int64_t k_most_pixels = 200'000'000;

// PNG, JPEG (grey, RGB, CMYK; turned as its EXIF says) or WebP, told apart by their first bytes. `name` is for
// messages. More than `most_pixels` is refused before any pixel is read; damage anywhere in the pixels is an error, not
// a half picture.
Result<DecodedImage> decode_image(std::span<const uint8_t> bytes, const std::string& name,
                                  int64_t most_pixels = k_most_pixels);

}  // namespace codong
