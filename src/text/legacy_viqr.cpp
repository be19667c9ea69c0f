#include <algorithm>
#include <array>
#include <vector>

#include "text/legacy.h"
#include "text/legacy_parts.h"
#include "text/legacy_viqr_token.h"
#include "text/syllable.h"
#include "text/unicode.h"

namespace codong {
namespace legacy_parts {
namespace {

// Open syllables without a tone that end sentences far more often than their twins with a dot below are words.
constexpr auto k_common_open = std::to_array<std::u32string_view>({
    U"ba",   U"be",  U"bơ",  U"ca",  U"cha", U"che", U"chi", U"cho", U"chê", U"chơ",  U"cô",  U"cơ",  U"cư",
    U"da",   U"di",  U"duy", U"gia", U"ghi", U"hoa", U"huy", U"hư",  U"ka",  U"khe",  U"khi", U"kho", U"khu",
    U"khuê", U"khô", U"ki",  U"ky",  U"la",  U"li",  U"lo",  U"ly",  U"ma",  U"mê",   U"mơ",  U"na",  U"nga",
    U"nghe", U"ngư", U"nha", U"nhe", U"nho", U"như", U"no",  U"pha", U"phi", U"pho",  U"qua", U"quy", U"quê",
    U"ra",   U"sa",  U"so",  U"suy", U"ta",  U"tha", U"thi", U"tho", U"thu", U"thuê", U"thơ", U"to",  U"tra",
    U"tre",  U"tu",  U"tuy", U"tô",  U"tơ",  U"tư",  U"va",  U"ve",  U"vi",  U"vô",   U"vơ",  U"xa",  U"xe",
    U"xi",   U"xô",  U"xơ",  U"y",   U"đa",  U"đi",  U"đo",  U"đê",
});

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
        if (text[i] == U'\\' && i + 1 < text.size() && (is_mark(text[i + 1]) || text[i + 1] == U'\\')) {
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
    while (at < text.size() &&
           (is_space(text[at]) || std::u32string_view(U"\"'”’»)]").find(text[at]) != std::u32string_view::npos))
        ++at;
    return at == text.size();
}

bool prefers_stop(const Token& token) {
    std::u32string lower;
    for (const char32_t c : token.shorter) lower += split_letter(c)->base;
    return std::find(k_common_open.begin(), k_common_open.end(), lower) != k_common_open.end();
}

// Words that make a question of a line, as typed.
bool asks(std::u32string_view line) {
    constexpr auto words = std::to_array<std::u32string_view>(
        {U" ai ", U"gi` ", U"na`o ", U"dda^u ", U"sao ", U"bao nhie^u", U"ma^'y ", U"kho^ng "});
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
    for (size_t distance = 1; distance < std::min<size_t>(habit.lines.size(), 100) && seen < 3; ++distance) {
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
    const bool abbreviation =
        all_upper && std::all_of(lower.begin(), lower.end(), [](char32_t c) { return c < 0x80 || c == U'đ'; });
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
        scan(
            line,
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
    scan(
        line,
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
    scan(
        line,
        [&](const Token& token) {
            const auto raw = line.substr(token.begin, token.end - token.begin);
            if (token.word.empty() && std::all_of(raw.begin(), raw.end(), is_ascii_letter) && says_nothing(raw))
                return token.end;
            ++weight.words;
            const bool legal = !token.word.empty();
            weight.legal += legal ? 1 : 0;
            if (token.marks > 0) {
                ++weight.marked;
                weight.marked_legal += legal ? 1 : 0;
                // `Thu?` alone may be a word and a question mark.
                const bool plain_legal =
                    is_legal_syllable(is_ascii_letter(raw.back()) ? raw : raw.substr(0, raw.size() - 1));
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
