#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/lexicon.h"
#include "text/paragraph.h"

namespace codong {

// A token taken apart: its word without punctuation, as a look-up key, and what stands around it.
struct TokenText {
    std::string key;       // lexicon_key of the core
    std::string core;      // without punctuation around it, as written
    char32_t last = 0;     // the closing punctuation mark that ends it, or 0
    bool opens = false;    // an opening quote or bracket stands before it
    bool is_dash = false;  // "-", "–" or "—" alone
    bool has_digit = false;
    bool all_digits = false;   // digits with . , / : % and hyphens
    bool capitalised = false;  // first letter is a capital
    bool all_capitals = false;
};

TokenText read_token(std::string_view token);

// Words of a message: lexicon entries by longest match, then by the least cost of the whole; numbers with their units,
// dates, ranges, document codes and runs of capitalised syllables that one name makes. A word never crosses
// punctuation.
std::vector<Word> segment(const std::vector<TokenText>& tokens, const Lexicon& lexicon);

// True for a unit of measure or counter that a number stays with.
bool is_unit(std::string_view key);
// True for words that a following number belongs to: "ngày 1/6", "năm 2030", "số 88-KH/TU".
bool takes_number(std::string_view key);

}  // namespace codong
