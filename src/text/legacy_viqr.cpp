#include <algorithm>
#include <array>
#include <vector>

#include "text/legacy.h"
#include "text/legacy_parts.h"
#include "text/syllable.h"
#include "text/unicode.h"

namespace codong {
namespace legacy_parts {
namespace {

// Open syllables without a tone that end sentences far more often than their twins with a dot below are words.
constexpr auto k_common_open = std::to_array<std::u32string_view>({
    U"ba", U"be", U"bơ", U"ca", U"cha", U"che", U"chi", U"cho", U"chê", U"chơ", U"cô", U"cơ", U"cư", U"da", U"di", U"duy", U"gia",
    U"ghi", U"hoa", U"huy", U"hư", U"ka", U"khe", U"khi", U"kho", U"khu", U"khuê", U"khô", U"ki", U"ky", U"la", U"li", U"lo", U"ly",
    U"ma", U"mê", U"mơ", U"na", U"nga", U"nghe", U"ngư", U"nha", U"nhe", U"nho", U"như", U"no", U"pha", U"phi", U"pho", U"qua",
    U"quy", U"quê", U"ra", U"sa", U"so", U"suy", U"ta", U"tha", U"thi", U"tho", U"thu", U"thuê", U"thơ", U"to", U"tra", U"tre",
    U"tu", U"tuy", U"tô", U"tơ", U"tư", U"va", U"ve", U"vi", U"vô", U"vơ", U"xa", U"xe", U"xi", U"xô", U"xơ", U"y", U"đa", U"đi",
    U"đo", U"đê",
});

// A letter as typed: itself, dd, and the marks after it.
struct Unit {
    VietnameseLetter letter;
    size_t begin = 0;
    size_t end = 0;
    size_t modifier = 0;  // positions of the marks, 0 when there is none: a mark never stands first
    size_t tone = 0;
};

bool is_space(char32_t c) { return c == U' ' || c == U'\t' || c == U'\n' || c == 0xA0; }
bool is_ascii_letter(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }

std::optional<Tone> tone_of(char32_t c) {
    switch (c) {
        case U'`': return Tone::Huyen;
        case U'?': return Tone::Hoi;
        case U'~': return Tone::Nga;
        case U'\'':
        case U'\u2018':
        case U'\u2019':  // what Word makes of an apostrophe
        case U'\u00B4': return Tone::Sac;
        case U'.': return Tone::Nang;
        default: return std::nullopt;
    }
}

char32_t modified(char32_t vowel, char32_t mark) {
    if (mark == U'^') return vowel == U'a' ? U'â' : vowel == U'e' ? U'ê' : vowel == U'o' ? U'ô' : 0;
    if (mark == U'(') return vowel == U'a' ? U'ă' : 0;
    if (mark == U'+' || mark == U'*') return vowel == U'o' ? U'ơ' : vowel == U'u' ? U'ư' : 0;
    return 0;
}

bool is_vowel(char32_t base) { return std::u32string_view(U"aeiouy").find(base) != std::u32string_view::npos; }

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

bool marked_last(std::span<const Unit> units) { return units.back().tone || units.back().modifier; }

enum class Ending : unsigned char { None, Tone, Stop, Either };

// A run of letters and marks at `begin`, read.
struct Token {
    size_t begin = 0;
    size_t end = 0;             // of the reading in `word`
    std::u32string word;        // decoded; empty when it is not Vietnamese
    std::u32string shorter;     // the reading with the last mark as punctuation, when both are legal
    size_t shorter_end = 0;
    Ending ending = Ending::None;
    int marks = 0;
};

size_t dots_at(std::u32string_view text, size_t at) {
    size_t n = 0;
    while (at + n < text.size() && text[at + n] == U'.') ++n;
    return n;
}

int count_marks(std::span<const Unit> units) {
    int marks = 0;
    for (const Unit& unit : units) marks += (unit.tone ? 1 : 0) + (unit.modifier ? 1 : 0) + (unit.letter.base == U'đ' ? 1 : 0);
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
    for (size_t i = 0; i < at; ++i)
        if (tone_of(text[i]) == Tone::Sac && (i == 0 || is_space(text[i - 1]))) return true;
    return false;
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

bool is_address(std::u32string_view chunk) {
    return chunk.find(U"://") != chunk.npos || chunk.find(U'@') != chunk.npos || chunk.substr(0, 4) == U"www.";
}

// Calls `on_token(token)`, which gives the end of what it took, and `on_other(c)` for what lies between.
template <class OnToken, class OnOther>
void scan(std::u32string_view text, OnToken on_token, OnOther on_other) {
    for (size_t i = 0; i < text.size();) {
        if (i == 0 || is_space(text[i - 1])) {
            size_t end = i;
            while (end < text.size() && !is_space(text[end])) ++end;
            if (is_address(text.substr(i, end - i))) {
                for (; i < end; ++i) on_other(text[i]);
                continue;
            }
        }
        if (text[i] == U'\\' && i + 1 < text.size() && (modified(U'a', text[i + 1]) || modified(U'o', text[i + 1]) ||
                                                        tone_of(text[i + 1]) || text[i + 1] == U'\\')) {
            on_other(text[i + 1]);
            i += 2;
        } else if (is_ascii_letter(text[i])) {
            i = on_token(read_token(text, i));
        } else {
            on_other(text[i++]);
        }
    }
}

size_t line_kind(std::u32string_view line) {
    size_t i = 0;
    while (i < line.size() && is_space(line[i])) ++i;
    if (i == line.size()) return 0;
    const size_t mark = std::u32string_view(U"-+*\u2022").find(line[i]);
    if (mark != std::u32string_view::npos) return mark == 3 ? 3 : mark + 1;
    return is_digit(line[i]) ? 4 : 5;
}

bool at_line_end(std::u32string_view text, size_t at) {
    while (at < text.size() && (is_space(text[at]) || std::u32string_view(U"\"'”’»)]").find(text[at]) != std::u32string_view::npos)) ++at;
    return at == text.size();
}

bool prefers_stop(const Token& token) {
    std::u32string lower;
    for (const char32_t c : token.shorter) lower += split_letter(c)->base;
    return std::find(k_common_open.begin(), k_common_open.end(), lower) != k_common_open.end();
}

// Words that make a question of a line, as typed.
bool asks(std::u32string_view line) {
    constexpr auto words = std::to_array<std::u32string_view>({U" ai ", U"gi` ", U"na`o ", U"dda^u ", U"sao ", U"bao nhie^u", U"ma^'y ", U"kho^ng "});
    return std::any_of(words.begin(), words.end(), [&](std::u32string_view w) { return line.find(w) != line.npos; });
}

// What most of the three nearest lines that begin alike do at their end.
std::optional<bool> neighbours_stop(const ViqrHabit& habit, size_t number, size_t kind) {
    int seen = 0, stops = 0;
    const auto look = [&](size_t at) {
        const auto& line = habit.lines[at];
        if (seen == 3 || !line || line->kind != kind) return;
        ++seen;
        stops += line->stop ? 1 : 0;
    };
    for (size_t distance = 1; distance < habit.lines.size() && seen < 3; ++distance) {
        if (number + distance < habit.lines.size()) look(number + distance);
        if (distance <= number) look(number - distance);
    }
    if (seen == 0 || stops * 2 == seen) return std::nullopt;
    return stops * 2 > seen;
}

bool reads_as_stop(const Token& token, std::u32string_view text, size_t number, const ViqrHabit& habit) {
    if (habit.escapes) return false;
    const char32_t mark = text[token.end - 1];
    if (!at_line_end(text, token.end)) {
        // Mid-line only a capital may follow a full stop: "vệ Tổ quốc" or "xa. Tổ quốc".
        size_t next = token.end;
        while (next < text.size() && is_space(text[next])) ++next;
        const bool all_upper = token.shorter.size() > 1 && is_upper(token.shorter.back());
        return mark == U'.' && next > token.end && is_upper(text[next]) && !all_upper && prefers_stop(token);
    }
    if (mark == U'?') return asks(text);
    if (mark != U'.') return true;  // closes a quotation
    const auto neighbours = neighbours_stop(habit, number, line_kind(text));
    return neighbours ? *neighbours : prefers_stop(token);
}

}  // namespace

bool says_nothing(std::u32string_view word) {
    std::u32string lower;
    bool all_upper = true;
    for (const char32_t c : word) {
        const auto letter = split_letter(c);
        if (!letter) return false;
        all_upper = all_upper && letter->upper;
        lower += join_letter({letter->base, letter->tone, false});
    }
    const bool abbreviation = all_upper && std::all_of(lower.begin(), lower.end(), [](char32_t c) { return c < 0x80 || c == U'đ'; });
    return abbreviation || word.size() == 1 || is_known_foreign_word(lower);
}

ViqrHabit viqr_habit(std::span<const std::u32string_view> lines) {
    ViqrHabit habit;
    for (const auto line : lines) {
        for (size_t i = 0; i + 1 < line.size(); ++i)
            if (line[i] == U'\\' && (line[i + 1] == U'.' || line[i + 1] == U'?')) habit.escapes = true;
        habit.lines.emplace_back();
        size_t last = line.size();
        while (last > 0 && (is_space(line[last - 1]) || line[last - 1] == U'"')) --last;
        if (last == 0) continue;
        Ending ending = line[last - 1] == U'.' ? Ending::Stop : Ending::None;
        scan(line,
             [&](const Token& token) {
                 const size_t end = token.word.empty() ? token.end : std::max(token.end, token.shorter_end);
                 if (end >= last && !token.word.empty() && token.ending != Ending::None) ending = token.ending;
                 return token.end;
             },
             [](char32_t) {});
        if (ending != Ending::Either) habit.lines.back() = {line_kind(line), ending == Ending::Stop};
    }
    return habit;
}

std::u32string viqr_to_unicode(std::u32string_view line, size_t number, const ViqrHabit& habit) {
    std::u32string out;
    out.reserve(line.size());
    scan(line,
         [&](const Token& token) {
             if (token.word.empty()) {
                 out += line.substr(token.begin, token.end - token.begin);
                 return token.end;
             }
             if (token.ending == Ending::Either && reads_as_stop(token, line, number, habit)) {
                 out += token.shorter;
                 return token.shorter_end;
             }
             out += token.word;
             return token.end;
         },
         [&](char32_t c) { out += c; });
    return out;
}

Weight weigh_viqr(std::u32string_view line) {
    Weight weight;
    scan(line,
         [&](const Token& token) {
             const auto raw = line.substr(token.begin, token.end - token.begin);
             if (token.word.empty() && std::all_of(raw.begin(), raw.end(), is_ascii_letter) && says_nothing(raw)) return token.end;
             ++weight.words;
             const bool legal = !token.word.empty();
             weight.legal += legal ? 1 : 0;
             if (token.marks > 0) {
                 ++weight.marked;
                 weight.marked_legal += legal ? 1 : 0;
                 // `Thu?` alone may be a word and a question mark.
                 const bool plain_legal = is_legal_syllable(is_ascii_letter(raw.back()) ? raw : raw.substr(0, raw.size() - 1));
                 weight.plain_legal += plain_legal ? 1 : 0;
                 weight.rescued += legal && !plain_legal ? 1 : 0;
                 weight.striking = weight.striking || (legal && !plain_legal && token.marks >= 2);
             }
             return token.end;
         },
         [&](char32_t c) {
             if (c >= 0xC0 && is_letter(c)) ++weight.words;  // a letter VIQR would not need
         });
    return weight;
}

}  // namespace legacy_parts

std::string decode_viqr(std::string_view text) {
    const std::u32string all = to_utf32(text);
    std::vector<std::u32string_view> lines;
    for (size_t begin = 0; begin <= all.size();) {
        const size_t end = std::min(all.find(U'\n', begin), all.size());
        lines.push_back(std::u32string_view(all).substr(begin, end - begin));
        begin = end + 1;
    }
    const auto habit = legacy_parts::viqr_habit(lines);
    std::u32string out;
    for (size_t i = 0; i < lines.size(); ++i) {
        if (i) out += U'\n';
        out += legacy_parts::viqr_to_unicode(lines[i], i, habit);
    }
    return to_utf8(out);
}

}  // namespace codong
