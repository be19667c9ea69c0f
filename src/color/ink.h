#pragma once

#include <array>
#include <optional>
#include <string>

namespace codong {

// Percent of each process ink, 0 to 100.
struct Cmyk {
    double c = 0, m = 0, y = 0, k = 0;
    bool operator==(const Cmyk&) const = default;
    double total() const { return c + m + y + k; }
    // Percent `tint` (0 to 1) of this ink on white paper.
    Cmyk tinted(double tint) const { return {c * tint, m * tint, y * tint, k * tint}; }
};

// Screen colour in sRGB, 0 to 1.
struct Rgb {
    double r = 0, g = 0, b = 0;
    bool operator==(const Rgb&) const = default;
    // Tint towards white, the screen's paper.
    Rgb tinted(double tint) const { return {1 - (1 - r) * tint, 1 - (1 - g) * tint, 1 - (1 - b) * tint}; }
};

// A named colour with its print recipe and its screen value. All colour in a scene is an ink.
struct Ink {
    std::string name;
    Cmyk cmyk;
    Rgb rgb;
    std::optional<std::string> spot;  // a Separation of this name instead of process inks

    bool operator==(const Ink&) const = default;
};

// "#RRGGBB"; none when the text is not of that form.
std::optional<Rgb> rgb_from_hex(const std::string& hex);
std::string to_hex(const Rgb& rgb);

// WCAG 2.2 relative luminance and contrast ratio (1 to 21).
double relative_luminance(const Rgb& rgb);
double contrast_ratio(const Rgb& a, const Rgb& b);

}  // namespace codong
