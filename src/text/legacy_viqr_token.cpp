#include "text/legacy_viqr_token.h"

#include <algorithm>
#include <optional>
#include <span>
#include <vector>

#include "text/legacy_parts.h"
#include "text/syllable.h"
#include "text/unicode.h"

namespace codong::legacy_parts {
namespace {

// A letter as typed: itself, dd, and the marks after it.
struct Unit {
    VietnameseLetter letter;
    size_t begin = 0;
    size_t end = 0;
    size_t modifier = 0;  // positions of the marks, 0 when there is none: a mark never stands first
    size_t tone = 0;
};

std::optional<Tone> tone_of(char32_t c) {
    switch (c) {
        case U'`':
            return Tone::Huyen;
        case U'?':
            return Tone::Hoi;
        case U'~':
            return Tone::Nga;
        case U'\'':
        case U'\u2018':
        case U'\u2019':  // what Word makes of an apostrophe
        case U'\u00B4':
            return Tone::Sac;
        case U'.':
            return Tone::Nang;
        default:
            return std::nullopt;
    }
}

char32_t modified(char32_t vowel, char32_t mark) {
    if (mark == U'^') return vowel == U'a' ? U'â' : vowel == U'e' ? U'ê' : vowel == U'o' ? U'ô' : 0;
    if (mark == U'(') return vowel == U'a' ? U'ă' : 0;
    if (mark == U'+' || mark == U'*') return vowel == U'o' ? U'ơ' : vowel == U'u' ? U'ư' : 0;
    return 0;
}

bool is_vowel(char32_t base) {
    return std::u32string_view(U"aeiouy").find(base) != std::u32string_view::npos;
}

std::vector<Unit> units_at(std::u32string_view text, size_t from) {
    std::vector<Unit> units;
    for (size_t i = from; i < text.size() && is_ascii_letter(text[i]);) {
        Unit unit;
        unit.begin = i;
        unit.letter = *split_letter(text[i]);
        ++i;
        const auto is_d = [&](size_t at) { return at < text.size() && (text[at] == U'd' || text[at] == U'D'); };
        if (unit.letter.base == U'd' && is_d(i) && !is_d(i + 1)) {  // BXDDD is BXDĐ
            unit.letter.base = U'đ';
            ++i;
        }
        const bool vowel = is_vowel(unit.letter.base);
        if (vowel && i < text.size()) {
            if (const char32_t base = modified(unit.letter.base, text[i])) {
                unit.letter.base = base;
                unit.modifier = i++;
            }
        }
        if (vowel && i < text.size()) {
            if (const auto tone = tone_of(text[i])) {
                unit.letter.tone = *tone;
                unit.tone = i++;
            }
        }
        unit.end = i;
        units.push_back(unit);
    }
    return units;
}

std::u32string joined(std::span<const Unit> units) {
    std::u32string out;
    for (const Unit& unit : units) out += join_letter(unit.letter);
    return out;
}

bool is_word(std::u32string_view word) {
    if (is_legal_syllable(word)) return true;
    return std::any_of(word.begin(), word.end(), [](char32_t c) { return c >= 0x80; }) && says_nothing(word);
}

// The last mark of the last letter taken off, as punctuation.
std::vector<Unit> without_last_mark(std::vector<Unit> units) {
    Unit& last = units.back();
    if (last.tone) {
        last.letter.tone = Tone::Ngang;
        last.end = last.tone;
        last.tone = 0;
    } else if (last.modifier) {
        last.letter.base = last.letter.base == U'ơ' || last.letter.base == U'ô' ? U'o'
                           : last.letter.base == U'ư'                           ? U'u'
                           : last.letter.base == U'ê'                           ? U'e'
                                                                                : U'a';
        last.end = last.modifier;
        last.modifier = 0;
    }
    return units;
}

bool marked_last(std::span<const Unit> units) {
    return units.back().tone || units.back().modifier;
}

size_t dots_at(std::u32string_view text, size_t at) {
    size_t n = 0;
    while (at + n < text.size() && text[at + n] == U'.') ++n;
    return n;
}

int count_marks(std::span<const Unit> units) {
    int marks = 0;
    for (const Unit& unit : units)
        marks += (unit.tone ? 1 : 0) + (unit.modifier ? 1 : 0) + (unit.letter.base == U'đ' ? 1 : 0);
    return marks;
}

// `I.`, `VI.`, `a.` before a heading or an item.
bool is_numbering(std::u32string_view text, std::span<const Unit> units) {
    const auto before = text.substr(0, units.front().begin);
    if (!std::all_of(before.begin(), before.end(), is_space)) return false;
    const size_t end = units.back().end;
    if (text[end - 1] != U'.' || end >= text.size() || !is_space(text[end])) return false;
    const auto letters = text.substr(units.front().begin, end - 1 - units.front().begin);
    return (letters.size() == 1 && is_ascii_letter(letters[0])) ||
           std::all_of(letters.begin(), letters.end(), [](char32_t c) { return c == U'I' || c == U'V' || c == U'X'; });
}

// `TU.` in 88-KH/TU.
bool is_end_of_code(std::u32string_view text, std::span<const Unit> units) {
    const size_t begin = units.front().begin;
    return begin > 0 && (text[begin - 1] == U'/' || text[begin - 1] == U'-') && text[units.back().end - 1] == U'.' &&
           std::all_of(units.begin(), units.end(), [](const Unit& u) { return u.letter.upper; });
}

// Of the tone marks `~ never stand for themselves at a word's end, an apostrophe only when one opened a quotation.
bool may_be_punctuation(std::u32string_view text, size_t at) {
    if (text[at] == U'.' || text[at] == U'?') return true;
    if (tone_of(text[at]) != Tone::Sac) return false;
    for (size_t i = at > 300 ? at - 300 : 0; i < at; ++i)
        if (tone_of(text[i]) == Tone::Sac && (i == 0 || is_space(text[i - 1]))) return true;
    return false;
}

}  // namespace

bool is_mark(char32_t c) {
    return modified(U'a', c) || modified(U'o', c) || tone_of(c);
}

Token read_token(std::u32string_view text, size_t begin) {
    Token token;
    token.begin = begin;
    const std::vector<Unit> units = units_at(text, begin);
    token.end = units.back().end;
    token.marks = count_marks(units);
    const std::u32string whole = joined(units);
    const bool ends_in_mark = marked_last(units);
    const auto bare = ends_in_mark ? without_last_mark(units) : units;
    const std::u32string shorter = joined(bare);
    if (is_numbering(text, units) || is_end_of_code(text, units)) {
        token.word = shorter;
        token.end = bare.back().end;
        token.ending = Ending::Stop;
        return token;
    }
    if (is_word(whole)) {
        token.word = whole;
        if (ends_in_mark) {
            token.ending = Ending::Tone;
            const bool ambiguous = units.back().tone && may_be_punctuation(text, units.back().tone) && is_word(shorter);
            const size_t dots = text[token.end - 1] == U'.' ? dots_at(text, token.end - 1) : 1;
            if (ambiguous && dots >= 3) {
                token.word = shorter;
                token.end = bare.back().end;
                token.ending = Ending::Stop;
            } else if (ambiguous && dots == 1) {
                token.shorter = shorter;
                token.shorter_end = bare.back().end;
                token.ending = Ending::Either;
            }
        }
        return token;
    }
    if (ends_in_mark && is_word(shorter)) {
        token.word = shorter;
        token.end = bare.back().end;
        token.ending = Ending::Stop;
        return token;
    }
    // A mark inside that is punctuation without a space after it.
    for (size_t n = 1; n < units.size(); ++n) {
        if (!units[n - 1].tone) continue;
        const auto left = without_last_mark({units.begin(), units.begin() + static_cast<std::ptrdiff_t>(n)});
        if (!is_word(joined(left)) || !is_word(joined(std::span(units).subspan(n)))) continue;
        token.word = joined(left);
        token.end = left.back().end;
        token.ending = Ending::Stop;
        return token;
    }
    return token;
}

}  // namespace codong::legacy_parts
