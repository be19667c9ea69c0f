#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace codong::repair_parts {

// A character and where it stood before any repair.
struct Placed {
    char32_t c = 0;
    int line = 1;
    int column = 1;
};
using PlacedText = std::vector<Placed>;

PlacedText placed(std::string_view text, const Place& start);
std::u32string characters(const PlacedText& text);
// "U+200B"
std::string code_name(char32_t c);

Diagnostics mixed_tone_placement(const PlacedText& text, const std::string& file);
Diagnostics unlikely_syllables(const PlacedText& text, const std::string& file);

}  // namespace codong::repair_parts
