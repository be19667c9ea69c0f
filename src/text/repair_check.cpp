#include <algorithm>
#include <set>
#include <vector>

#include "text/repair_parts.h"
#include "text/syllable.h"
#include "text/unicode.h"

namespace codong::repair_parts {
namespace {

std::string place_name(const Placed& at) {
    return std::to_string(at.line) + ":" + std::to_string(at.column);
}

std::u32string lower(std::u32string_view word) {
    return to_utf32(to_lower(to_utf8(word)));
}

bool is_ascii(std::u32string_view word) {
    return std::all_of(word.begin(), word.end(), [](char32_t c) { return c < 0x80; });
}

struct Word {
    size_t begin = 0;
    size_t end = 0;
    std::u32string text;
    bool legal = false;
    bool capitalised = false;  // the first letter
    bool all_upper = false;
    bool inner_upper = false;  // YouTube, VNeID
    bool starts_sentence = false;
    bool in_code = false;  // part of an address, a hashtag or a document code
};

// Addresses, hashtags, and codes such as QH15 or 88-KH/TU.
bool is_code(std::u32string_view chunk) {
    if (chunk.find(U"://") != chunk.npos || chunk.find(U'@') != chunk.npos || chunk.find(U'_') != chunk.npos ||
        chunk.find(U'#') != chunk.npos)
        return true;
    bool slash = false, digit_by_letter = false, inner_point = false, lower_case = false;
    for (size_t i = 0; i < chunk.size(); ++i) {
        const bool letter = is_letter(chunk[i]), before = i > 0 && is_letter(chunk[i - 1]);
        slash = slash || chunk[i] == U'/';
        lower_case = lower_case || (letter && !is_upper(chunk[i]));
        digit_by_letter =
            digit_by_letter || (is_digit(chunk[i]) && (before || (i + 1 < chunk.size() && is_letter(chunk[i + 1]))));
        inner_point = inner_point || (chunk[i] == U'.' && before && i + 1 < chunk.size() && is_letter(chunk[i + 1]));
    }
    return digit_by_letter || (slash && !lower_case) || (inner_point && is_ascii(chunk));
}

bool is_space(char32_t c) {
    return c == U' ' || c == U'\n' || c == 0xA0 || c == U'\t';
}

std::vector<Word> words_of(const std::u32string& all) {
    std::vector<Word> words;
    bool sentence = true, code = false;
    size_t chunk_end = 0, seen = 0;
    for (const auto& [begin, end] : letter_runs(all)) {
        for (; seen < begin; ++seen)
            sentence = sentence || std::u32string_view(U".!?:\n“\"-+•").find(all[seen]) != std::u32string_view::npos;
        seen = end;
        if (begin >= chunk_end) {
            size_t chunk_begin = begin;
            chunk_end = end;
            while (chunk_begin > 0 && !is_space(all[chunk_begin - 1])) --chunk_begin;
            while (chunk_end < all.size() && !is_space(all[chunk_end])) ++chunk_end;
            code = is_code(std::u32string_view(all).substr(chunk_begin, chunk_end - chunk_begin));
        }
        Word word;
        word.begin = begin;
        word.end = end;
        word.text = all.substr(begin, end - begin);
        word.legal = is_legal_syllable(word.text);
        word.capitalised = is_upper(word.text.front());
        word.all_upper = std::all_of(word.text.begin(), word.text.end(), is_upper);
        word.inner_upper = !word.all_upper && std::any_of(word.text.begin() + 1, word.text.end(), is_upper);
        word.starts_sentence = sentence;
        word.in_code = code;
        sentence = false;
        words.push_back(std::move(word));
    }
    return words;
}

bool is_foreign_name(const Word& word) {
    return word.capitalised && !word.all_upper && is_ascii(word.text);
}

// All that is not a Vietnamese syllable and need not be one.
bool is_excused(const std::vector<Word>& words, size_t at, bool capitals_only) {
    const Word& word = words[at];
    if (word.legal || word.in_code || word.inner_upper || word.text.size() == 1) return true;
    const std::u32string small = lower(word.text);
    if (is_known_foreign_word(small)) return true;
    if (word.all_upper) {
        const bool plain = std::all_of(small.begin(), small.end(), [](char32_t c) { return c < 0x80 || c == U'đ'; });
        return plain && (!capitals_only || word.text.size() < 6);
    }
    if (!is_foreign_name(word)) return false;
    if (!word.starts_sentence) return true;
    return at + 1 < words.size() && is_foreign_name(words[at + 1]) && !words[at + 1].legal;
}

// A text of another language altogether is not misspelt Vietnamese.
bool is_vietnamese(const std::vector<Word>& words, const std::u32string& all) {
    int counted = 0, legal = 0;
    for (const Word& word : words) {
        if (word.in_code || word.text.size() == 1 || (word.all_upper && !word.legal)) continue;
        ++counted;
        legal += word.legal ? 1 : 0;
    }
    if (legal * 2 >= counted) return true;
    const bool own_letters = std::any_of(all.begin(), all.end(), [](char32_t c) {
        return (c >= 0x1EA0 && c <= 0x1EF9) || std::u32string_view(U"ơưđƠƯĐ").find(c) != std::u32string_view::npos;
    });
    return counted < 4 && own_letters;
}

}  // namespace

Diagnostics mixed_tone_placement(const PlacedText& text, const std::string& file) {
    struct Use {
        std::string word;
        Placed at;
    };
    std::vector<Use> old_style, new_style;
    const std::u32string all = characters(text);
    for (const auto& [begin, end] : letter_runs(all)) {
        const std::string word = to_utf8(std::u32string_view(all).substr(begin, end - begin));
        const ToneStyle style = tone_style(word);
        if (style == ToneStyle::Old) old_style.push_back({word, text[begin]});
        if (style == ToneStyle::New) new_style.push_back({word, text[begin]});
    }
    if (old_style.empty() || new_style.empty()) return {};
    const auto& fewer = new_style.size() <= old_style.size() ? new_style : old_style;
    std::string places;
    for (size_t i = 0; i < fewer.size() && i < 10; ++i)
        places += (i ? ", " : "") + fewer[i].word + " " + place_name(fewer[i].at);
    if (fewer.size() > 10) places += ", ...";
    return {warning("text/mixed-tone-placement",
                    {old_style[0].word, std::to_string(old_style.size()), new_style[0].word,
                     std::to_string(new_style.size()), places},
                    Place{file, fewer[0].at.line, fewer[0].at.column})};
}

Diagnostics unlikely_syllables(const PlacedText& text, const std::string& file) {
    const std::u32string all = characters(text);
    const std::vector<Word> words = words_of(all);
    if (!is_vietnamese(words, all)) return {};
    const bool capitals_only = std::none_of(words.begin(), words.end(),
                                            [](const Word& w) { return w.legal && !w.all_upper && w.text.size() > 1; });
    Diagnostics out;
    std::set<std::u32string> seen;
    for (size_t i = 0; i < words.size(); ++i) {
        if (is_excused(words, i, capitals_only)) continue;
        if (!seen.insert(words[i].text).second) continue;
        const std::string word = to_utf8(words[i].text);
        const Placed& at = text[words[i].begin];
        const Place place{file, at.line, at.column};
        const std::string better = with_tone_in_place(word);
        out.push_back(better.empty() ? warning("text/unlikely-syllable", {word}, place)
                                     : warning("text/misplaced-tone", {word, better}, place));
    }
    return out;
}

}  // namespace codong::repair_parts
