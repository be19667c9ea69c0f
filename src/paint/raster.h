#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "base/result.h"
#include "scene/scene.h"

namespace codong {

// Rgb: screen colours, 3 bytes a pixel. Cmyk: c, m, y, k, 4 bytes a pixel, 255 = full ink; made of two draws of the
// same scene in complements of (c,m,y) and of (k,k,k) on white, so that opacity and Multiply blend as inks do.
enum class Plates : unsigned char { Rgb, Cmyk };
constexpr int bytes_per_pixel(Plates plates) {
    return plates == Plates::Rgb ? 3 : 4;
}

// Turns RGBA pixels (not premultiplied; alpha to be ignored) into as many c, m, y, k quadruples, 255 = full ink.
using ImageSeparator = std::function<std::vector<uint8_t>(std::span<const uint8_t> rgba)>;

// The page's part `window` (mm; the bleed box, or the trim for screens) as width x height pixels.
struct RasterSpec {
    Rect window;
    int width = 0;
    int height = 0;
    Plates plates = Plates::Rgb;
    ImageSeparator separate;  // needed for Cmyk scenes that hold images; called on the caller's thread
};

// Rows [row, row + count) of the picture, width * bytes_per_pixel * count bytes.
struct PixelBand {
    int row = 0;
    int count = 0;
    std::vector<uint8_t> pixels;
};

// Fixed tile grid: band rows and tile columns never depend on threads or memory, so the bytes are the same everywhere.
inline constexpr int k_band_rows = 256;  // fewer when the picture is very wide, see band_rows()
inline constexpr int k_tile_columns = 8192;
int band_rows(int width);

struct RasterCounts {
    int64_t tiles = 0;
    int64_t bands = 0;
    int most_bands = 0;  // in memory at one time; at most threads + 1
};

// Draws the whole picture band by band, top to bottom, on `threads` workers, and hands the bands over in order, on the
// caller's thread. `sink` returns false to stop early (the result is then paint/stopped; its owner knows why). Text and
// shapes are filled paths: no hinting, no rounding of glyph positions, grey antialiasing.
Result<RasterCounts> paint_raster(const Scene& scene, const RasterSpec& spec, int threads,
                                  const std::function<bool(const PixelBand&)>& sink);

// One window of pixels of the same picture, for proofs and tests: x, y, w, h in pixels of the whole. Drawn on the same
// tile grid, so exactly the bytes that paint_raster gives there. (A scene drawn on another grid agrees within 3/255 but
// for some 1 in 10,000 edge pixels: cairo computes a row of edges exactly or from 15 samples, depending on what else
// the tile holds.)
Result<std::vector<uint8_t>> paint_window(const Scene& scene, const RasterSpec& spec, int x, int y, int w, int h);

}  // namespace codong
