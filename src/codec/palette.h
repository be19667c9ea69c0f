#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace codong {

// A picture of at most 256 colours: one byte a pixel, row by row.
struct IndexedPicture {
    int width = 0;
    int height = 0;
    std::vector<std::array<uint8_t, 3>> colours;
    std::vector<uint8_t> indices;
    bool exact = false;  // no pixel changed its colour
};

// The 8-bit RGB picture with a palette of at most `most` (2 to 256) colours; no dithering. Colours that fill flat areas
// stay as they are; the others share what is left of the palette by least squares. The result depends on the pixels
// alone.
IndexedPicture to_palette(std::span<const uint8_t> rgb, int width, int height, size_t most = 256);

}  // namespace codong
