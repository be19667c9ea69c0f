#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace codong {

enum class Tone : unsigned char { Ngang, Huyen, Hoi, Nga, Sac, Nang };

// Where the tone of oa, oe, uy stands: on the first letter (hòa, thủy) or on the second (hoà, thuỷ). Every other
// syllable has one spelling only and is neutral.
enum class ToneStyle : unsigned char { Neutral, Old, New };

// A letter of the Vietnamese alphabet taken apart; f, j, w and z count, since foreign names have them.
struct VietnameseLetter {
    char32_t base = 0;  // lower case, without tone: a, ă, â, b, ... đ
    Tone tone = Tone::Ngang;
    bool upper = false;
};
std::optional<VietnameseLetter> split_letter(char32_t c);
// The precomposed letter. A consonant cannot bear a tone: it is given without.
char32_t join_letter(const VietnameseLetter& letter);

// A syllable in lower case by its written parts, without the tone: hoàng = h + o + a + ng, giếng = gi + iê + ng.
struct Syllable {
    std::string onset;
    std::string glide;
    std::string nucleus;
    std::string coda;
    Tone tone = Tone::Ngang;
    ToneStyle style = ToneStyle::Neutral;
};

// Nothing when `word` (NFC, any case) is not a syllable Vietnamese can have: letters, their combinations, the tone a
// stop coda allows, and the letter the tone stands on. Says nothing about whether the syllable is in use.
std::optional<Syllable> analyse_syllable(std::string_view word);
bool is_legal_syllable(std::string_view word);
bool is_legal_syllable(std::u32string_view word);
ToneStyle tone_style(std::string_view syllable);

// The legal spelling of a syllable whose tone stands on a wrong letter (cuả, qúy), in the case given; empty when there
// is none.
std::string with_tone_in_place(std::string_view word);

// Every syllable of the new style rewritten in the old one: one form to look words up by. NFC in, NFC out.
std::string fold_tone_placement(std::string_view text);

// Words in use that are not Vietnamese syllables (internet, video, Krông), in lower case: a short list.
bool is_known_foreign_word(std::u32string_view lower);

// Begin and end of each unbroken run of letters and combining marks.
std::vector<std::pair<size_t, size_t>> letter_runs(std::u32string_view text);

// Legal syllables among the words of `text`, 0 to 1; 0 when it has no word.
double legal_share(std::string_view text);

}  // namespace codong
