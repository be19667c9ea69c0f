#include "color/ink.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace codong {
namespace {

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

double linear(double v) {
    return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
}

}  // namespace

std::optional<Rgb> rgb_from_hex(const std::string& hex) {
    if (hex.size() != 7 || hex[0] != '#') return std::nullopt;
    int byte[3];
    for (size_t i = 0; i < 3; ++i) {
        const int high = hex_digit(hex[1 + 2 * i]), low = hex_digit(hex[2 + 2 * i]);
        if (high < 0 || low < 0) return std::nullopt;
        byte[i] = high * 16 + low;
    }
    return Rgb{byte[0] / 255.0, byte[1] / 255.0, byte[2] / 255.0};
}

std::string to_hex(const Rgb& rgb) {
    const auto byte = [](double v) { return static_cast<int>(std::lround(std::clamp(v, 0.0, 1.0) * 255)); };
    char text[8];
    std::snprintf(text, sizeof text, "#%02X%02X%02X", byte(rgb.r) & 255, byte(rgb.g) & 255, byte(rgb.b) & 255);
    return text;
}

double relative_luminance(const Rgb& rgb) {
    return 0.2126 * linear(rgb.r) + 0.7152 * linear(rgb.g) + 0.0722 * linear(rgb.b);
}

double contrast_ratio(const Rgb& a, const Rgb& b) {
    const double la = relative_luminance(a), lb = relative_luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

}  // namespace codong
