#pragma once

#include <random>
#include <string>
#include <vector>

#include "codec/encode.h"

namespace codong::test {

inline ImageHeader header_of(int width, int height, PixelLayout layout = PixelLayout::Rgb8) {
    ImageHeader header;
    header.width = width;
    header.height = height;
    header.layout = layout;
    header.dpi = 150;
    return header;
}

// Flat parts, a ramp and some noise, as posters have.
inline std::vector<uint8_t> sample_pixels(const ImageHeader& header) {
    const int n = bytes_per_pixel(header.layout);
    std::vector<uint8_t> pixels;
    pixels.reserve(static_cast<size_t>(header.width) * static_cast<size_t>(header.height) * static_cast<size_t>(n));
    std::mt19937 random(11);
    for (int y = 0; y < header.height; ++y)
        for (int x = 0; x < header.width; ++x)
            for (int c = 0; c < n; ++c) {
                const int ramp = 255 * (c % 2 ? x : y) / std::max(header.width, header.height);
                const bool flat = x<header.width / 3, noisy = x> header.width * 2 / 3;
                pixels.push_back(static_cast<uint8_t>(flat    ? 40 * c
                                                      : noisy ? ramp / 2 + static_cast<int>(random() % 32)
                                                              : ramp));
            }
    return pixels;
}

// Feeds the rows in groups of `group` and finishes; the first diagnostic's code, or empty.
inline std::string feed(RowEncoder& encoder, const ImageHeader& header, const std::vector<uint8_t>& pixels, int group) {
    const size_t stride = static_cast<size_t>(header.width) * static_cast<size_t>(bytes_per_pixel(header.layout));
    for (int row = 0; row < header.height; row += group) {
        const int rows = std::min(group, header.height - row);
        const auto status = encoder.write(
            std::span(pixels).subspan(stride * static_cast<size_t>(row), stride * static_cast<size_t>(rows)), rows);
        if (!status) return status.diagnostics().front().code;
    }
    const auto status = encoder.finish();
    return status ? "" : status.diagnostics().front().code;
}

inline ByteSink into(std::string& bytes) {
    return [&bytes](std::span<const uint8_t> piece) {
        bytes.append(piece.begin(), piece.end());
        return true;
    };
}

}  // namespace codong::test
