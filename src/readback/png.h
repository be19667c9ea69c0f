#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace codong {

struct PngFacts {
    int width = 0, height = 0;
    int bits = 0;
    std::string colour;                        // "grey", "rgb", "palette", "grey+alpha", "rgba"
    std::optional<double> dpi_x, dpi_y;        // from pHYs in metres
    bool srgb = false;                         // marked sRGB
    bool icc = false;                          // holds a profile
    std::map<std::string, std::string> texts;  // tEXt and iTXt: keyword -> UTF-8
};

// The facts of a PNG's chunks, without decoding its pixels. Damage in the chunks' order, sizes or checksums is an
// error.
Result<PngFacts> read_png_facts(std::string_view bytes);

// A whole small picture as RGB, 3 bytes a pixel; alpha is laid on white.
struct RgbPicture {
    int width = 0, height = 0;
    std::vector<uint8_t> pixels;
};
// `max_pixels` guards memory: a larger picture is readback/too-large.
Result<RgbPicture> read_png(std::string_view bytes, int64_t max_pixels = 64'000'000);

}  // namespace codong
