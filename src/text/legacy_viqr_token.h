#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace codong::legacy_parts {

enum class Ending : unsigned char { None, Tone, Stop, Either };

// A run of letters and marks at `begin`, read.
struct Token {
    size_t begin = 0;
    size_t end = 0;          // of the reading in `word`
    std::u32string word;     // decoded; empty when it is not Vietnamese
    std::u32string shorter;  // the reading with the last mark as punctuation, when both are legal
    size_t shorter_end = 0;
    Ending ending = Ending::None;
    int marks = 0;
};

// The letters and marks at `begin`, where an ASCII letter stands.
Token read_token(std::u32string_view text, size_t begin);

// A character that is a mark after some vowel.
bool is_mark(char32_t c);

inline bool is_space(char32_t c) {
    return c == U' ' || c == U'\t' || c == U'\n' || c == 0xA0;
}
inline bool is_ascii_letter(char32_t c) {
    return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}

}  // namespace codong::legacy_parts
