#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace codong::legacy_parts {

struct Decoded {
    std::u32string text;
    bool whole = true;  // every character beyond ASCII meant something
};
Decoded tcvn3_to_unicode(std::u32string_view text);
Decoded vni_to_unicode(std::u32string_view text);

// How the VIQR lines of a file end, as far as that is sure.
struct ViqrHabit {
    struct Line {
        size_t kind = 0;  // by what it begins with: one list marker or another, a number, a letter
        bool stop = false;
    };
    bool escapes = false;
    std::vector<std::optional<Line>> lines;  // nothing where the end can be read two ways
};
ViqrHabit viqr_habit(std::span<const std::u32string_view> lines);
// `number` is the line's place among those the habit was taken from.
std::u32string viqr_to_unicode(std::u32string_view line, size_t number, const ViqrHabit& habit);

// What a line looks like read one way and read as it stands. Names, codes and known foreign words are left out.
struct Weight {
    int words = 0;
    int marked = 0;  // words the decoding changes
    int legal = 0;   // of all words, after decoding
    int marked_legal = 0;
    int plain_legal = 0;    // of the changed words, as they stand
    int rescued = 0;        // illegal as they stand, legal after
    bool striking = false;  // a rescued word with two marks or more
};
Weight weigh_viqr(std::u32string_view line);
Weight weigh_letters(std::u32string_view line, Decoded (*decode)(std::u32string_view));

// Words that no reading can make Vietnamese and that say nothing: abbreviations, single letters, known loans.
bool says_nothing(std::u32string_view word);

}  // namespace codong::legacy_parts
