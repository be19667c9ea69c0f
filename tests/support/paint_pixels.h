#pragma once

#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "paint/raster.h"

namespace codong::test {

inline RasterSpec spec_of(const Scene& scene, int width, int height, Plates plates = Plates::Rgb) {
    return {scene.bleed_rect(), width, height, plates, {}};
}

inline std::string first_code(const Diagnostics& diagnostics) {
    return diagnostics.empty() ? "" : diagnostics.front().code;
}

// The whole picture through paint_raster; the diagnostic's code as a thrown string when it fails.
inline std::vector<uint8_t> picture(const Scene& scene, const RasterSpec& spec, int threads = 1) {
    std::vector<uint8_t> pixels;
    int next = 0;
    const auto counts = paint_raster(scene, spec, threads, [&](const PixelBand& band) {
        if (band.row != next) std::abort();
        next += band.count;
        pixels.insert(pixels.end(), band.pixels.begin(), band.pixels.end());
        return true;
    });
    if (!counts) throw std::runtime_error(first_code(counts.diagnostics()));
    return pixels;
}

// Largest difference of two pictures of one size, in 1/255; 1000 when sizes differ.
inline int difference(const std::vector<uint8_t>& a, const std::vector<uint8_t>& b) {
    if (a.size() != b.size()) return 1000;
    int most = 0;
    for (size_t i = 0; i < a.size(); ++i) most = std::max(most, std::abs(a[i] - b[i]));
    return most;
}

// True when the pictures agree as raster.h says of one scene drawn on two grids.
inline bool same_but_for_rare_edges(const std::vector<uint8_t>& a, const std::vector<uint8_t>& b) {
    if (a.size() != b.size()) return false;
    size_t beyond = 0;
    for (size_t i = 0; i < a.size(); ++i) beyond += std::abs(a[i] - b[i]) > 3;
    return difference(a, b) <= 17 && beyond * 5000 <= a.size() + 5000;
}

inline std::vector<uint8_t> pixel_at(const std::vector<uint8_t>& pixels, const RasterSpec& spec, int x, int y) {
    const int n = bytes_per_pixel(spec.plates);
    const auto at = pixels.begin() + (static_cast<long>(y) * spec.width + x) * n;
    return {at, at + n};
}

}  // namespace codong::test
