#include "text/syllable.h"

#include <algorithm>
#include <array>

#include "text/syllable_loans.h"
#include "text/syllable_tables.h"
#include "text/unicode.h"

namespace codong {
namespace {

using namespace syllable_tables;

// Each vowel with its six tones, in the order of Tone.
constexpr std::array<std::u32string_view, 12> k_lower = {U"aàảãáạ", U"ăằẳẵắặ", U"âầẩẫấậ", U"eèẻẽéẹ",
                                                         U"êềểễếệ", U"iìỉĩíị", U"oòỏõóọ", U"ôồổỗốộ",
                                                         U"ơờởỡớợ", U"uùủũúụ", U"ưừửữứự", U"yỳỷỹýỵ"};
constexpr std::array<std::u32string_view, 12> k_upper = {U"AÀẢÃÁẠ", U"ĂẰẲẴẮẶ", U"ÂẦẨẪẤẬ", U"EÈẺẼÉẸ",
                                                         U"ÊỀỂỄẾỆ", U"IÌỈĨÍỊ", U"OÒỎÕÓỌ", U"ÔỒỔỖỐỘ",
                                                         U"ƠỜỞỠỚỢ", U"UÙỦŨÚỤ", U"ƯỪỬỮỨỰ", U"YỲỶỸÝỴ"};

struct Entry {
    char32_t c = 0;
    VietnameseLetter letter;
};

// Every letter beyond ASCII, by code point.
constexpr auto k_entries = [] {
    std::array<Entry, 12 * 12 + 2> entries{};
    size_t n = 0;
    for (size_t v = 0; v < k_lower.size(); ++v)
        for (size_t t = 0; t < 6; ++t) {
            entries[n++] = {k_lower[v][t], {k_lower[v][0], static_cast<Tone>(t), false}};
            entries[n++] = {k_upper[v][t], {k_lower[v][0], static_cast<Tone>(t), true}};
        }
    entries[n++] = {U'đ', {U'đ', Tone::Ngang, false}};
    entries[n++] = {U'Đ', {U'đ', Tone::Ngang, true}};
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.c < b.c; });
    return entries;
}();

constexpr size_t k_longest = 8;
constexpr size_t k_none = static_cast<size_t>(-1);

// A word as bare letters and its one tone.
struct Bare {
    std::array<char32_t, k_longest> letters{};
    size_t size = 0;
    Tone tone = Tone::Ngang;
    size_t tone_at = k_none;
    std::u32string_view view() const { return {letters.data(), size}; }
};

std::optional<Bare> bare_letters(std::u32string_view word) {
    if (word.empty() || word.size() > k_longest) return std::nullopt;
    Bare bare;
    for (const char32_t c : word) {
        const auto letter = split_letter(c);
        if (!letter) return std::nullopt;
        if (letter->tone != Tone::Ngang) {
            if (bare.tone_at != k_none) return std::nullopt;
            bare.tone = letter->tone;
            bare.tone_at = bare.size;
        }
        bare.letters[bare.size++] = letter->base;
    }
    return bare;
}

struct Parts {
    std::u32string_view onset;
    std::u32string_view glide;
    std::u32string_view nucleus;
    std::u32string_view coda;
    size_t nucleus_at = 0;    // in the word
    bool two_places = false;  // the tone may stand on the glide or on the nucleus
};

bool is_front(char32_t c) {
    return c == U'i' || c == U'e' || c == U'ê' || c == U'y';
}

template <size_t N>
bool contains(const std::array<std::u32string_view, N>& list, std::u32string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

bool onset_goes_with(std::u32string_view onset, const Rime& rime, std::u32string_view word) {
    const char32_t first = rime.letters.front();
    const std::u32string_view letters = rime.letters;
    if (onset == U"c" && rime.glide > 0) return false;  // written qu
    if (onset == U"c" || onset == U"g" || onset == U"ng") return !is_front(first);
    if (onset == U"gh" || onset == U"ngh") return is_front(first) && first != U'y';
    if (onset == U"k" && !is_front(first)) return false;
    if (letters == U"y") return contains(k_onsets_before_y, onset);
    if (first == U'y') return onset.empty();
    if (letters.substr(0, 2) == U"iê") return !onset.empty();
    const bool labial = onset == U"b" || onset == U"m" || onset == U"p" || onset == U"ph" || onset == U"v";
    return !labial || rime.glide == 0 || contains(k_labial_glide_loans, word);
}

Parts parts_of(std::u32string_view word, size_t onset, size_t rime_at, const Rime& rime) {
    const auto letters = word.substr(rime_at);
    return {word.substr(0, onset),
            letters.substr(0, rime.glide),
            letters.substr(rime.glide, rime.nucleus),
            letters.substr(rime.glide + rime.nucleus),
            rime_at + rime.glide,
            rime.letters == U"oa" || rime.letters == U"oe" || rime.letters == U"uy"};
}

std::optional<Parts> split_parts(std::u32string_view word) {
    std::u32string_view onset;
    for (const auto candidate : k_onsets)
        if (word.substr(0, candidate.size()) == candidate) {
            onset = candidate;
            break;
        }
    const auto rest = word.substr(onset.size());
    if (onset == U"qu") {
        const Rime* rime = find_rime(k_rimes_after_qu, rest);
        if (!rime) return std::nullopt;
        Parts parts = parts_of(word, 1, 2, *rime);
        parts.glide = word.substr(1, 1);
        return parts;
    }
    if (onset == U"gi" && (rest.empty() || rest.front() == U'ê' || !find_rime(k_rimes, rest))) {
        // The i is shared: gì, gìn, giếng.
        const auto shared = word.substr(1);
        const Rime* rime = find_rime(k_rimes, shared);
        if (!rime || (shared != U"i" && shared != U"in" && rime->nucleus == 1)) return std::nullopt;
        return parts_of(word, 2, 1, *rime);
    }
    const Rime* rime = find_rime(k_rimes, rest);
    if (!rime || !onset_goes_with(onset, *rime, word)) return std::nullopt;
    return parts_of(word, onset.size(), onset.size(), *rime);
}

// Of a two-letter nucleus ia, ua, ưa, ya bear the tone on the first letter, the others on the second.
size_t tone_place(const Parts& parts) {
    return parts.nucleus_at + (parts.nucleus.size() == 2 && parts.nucleus[1] != U'a' ? 1 : 0);
}

bool tone_allowed(const Parts& parts, Tone tone) {
    const bool stop = parts.coda == U"c" || parts.coda == U"ch" || parts.coda == U"p" || parts.coda == U"t";
    return !stop || tone == Tone::Sac || tone == Tone::Nang;
}

struct Analysis {
    Bare bare;
    std::optional<Parts> parts;  // views into bare
    ToneStyle style = ToneStyle::Neutral;
    bool legal = false;
};

void analyse(std::u32string_view word, Analysis& out) {
    const auto bare = bare_letters(word);
    if (!bare) return;
    out.bare = *bare;
    out.parts = split_parts(out.bare.view());
    if (!out.parts || !tone_allowed(*out.parts, out.bare.tone)) {
        out.parts.reset();
        return;
    }
    if (out.bare.tone_at == k_none) {
        out.legal = true;
        return;
    }
    const size_t place = tone_place(*out.parts);
    const bool on_glide = out.parts->two_places && out.bare.tone_at + 1 == place;
    out.legal = on_glide || out.bare.tone_at == place;
    if (out.legal && out.parts->two_places) out.style = on_glide ? ToneStyle::Old : ToneStyle::New;
}

void move_tone(std::u32string& text, size_t from, size_t to) {
    auto source = *split_letter(text[from]);
    auto target = *split_letter(text[to]);
    std::swap(source.tone, target.tone);
    text[from] = join_letter(source);
    text[to] = join_letter(target);
}

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

std::optional<VietnameseLetter> split_letter(char32_t c) {
    if (c >= U'a' && c <= U'z') return VietnameseLetter{c, Tone::Ngang, false};
    if (c >= U'A' && c <= U'Z') return VietnameseLetter{c + 32, Tone::Ngang, true};
    if (c < 0xC0 || c > 0x1EF9) return std::nullopt;
    const auto at =
        std::lower_bound(k_entries.begin(), k_entries.end(), c, [](const Entry& e, char32_t x) { return e.c < x; });
    if (at == k_entries.end() || at->c != c) return std::nullopt;
    return at->letter;
}

char32_t join_letter(const VietnameseLetter& letter) {
    for (size_t v = 0; v < k_lower.size(); ++v)
        if (k_lower[v][0] == letter.base)
            return (letter.upper ? k_upper : k_lower)[v][static_cast<size_t>(letter.tone)];
    if (letter.base == U'đ') return letter.upper ? U'Đ' : U'đ';
    return letter.upper ? letter.base - 32 : letter.base;
}

std::optional<Syllable> analyse_syllable(std::string_view word) {
    const std::u32string letters = to_utf32(word);
    Analysis a;
    analyse(letters, a);
    if (!a.legal) return std::nullopt;
    return Syllable{to_utf8(a.parts->onset),
                    to_utf8(a.parts->glide),
                    to_utf8(a.parts->nucleus),
                    to_utf8(a.parts->coda),
                    a.bare.tone,
                    a.style};
}

bool is_legal_syllable(std::u32string_view word) {
    Analysis a;
    analyse(word, a);
    return a.legal;
}

bool is_legal_syllable(std::string_view word) {
    return is_legal_syllable(to_utf32(word));
}

ToneStyle tone_style(std::string_view syllable) {
    const std::u32string letters = to_utf32(syllable);
    Analysis a;
    analyse(letters, a);
    return a.style;
}

std::string with_tone_in_place(std::string_view word) {
    std::u32string letters = to_utf32(word);
    Analysis a;
    analyse(letters, a);
    if (a.legal || !a.parts) return {};
    move_tone(letters, a.bare.tone_at, tone_place(*a.parts));
    return to_utf8(letters);
}

bool is_known_foreign_word(std::u32string_view lower) {
    return is_common_loan(lower);
}

std::vector<std::pair<size_t, size_t>> letter_runs(std::u32string_view text) {
    std::vector<std::pair<size_t, size_t>> runs;
    for (size_t i = 0; i < text.size(); ++i) {
        if (!is_letter(text[i])) continue;
        const size_t begin = i;
        while (i < text.size() && is_letter(text[i])) ++i;
        runs.emplace_back(begin, i);
    }
    return runs;
}

std::string fold_tone_placement(std::string_view text) {
    if (is_ascii(text)) return std::string(text);
    std::u32string letters = to_utf32(text);
    bool changed = false;
    for (const auto& [begin, end] : letter_runs(letters)) {
        if (end - begin < 2) continue;
        const auto last = split_letter(letters[end - 1]);
        if (!last || last->tone == Tone::Ngang || (last->base != U'a' && last->base != U'e' && last->base != U'y'))
            continue;
        Analysis a;
        analyse(std::u32string_view(letters).substr(begin, end - begin), a);
        if (a.style != ToneStyle::New) continue;
        move_tone(letters, end - 1, end - 2);
        changed = true;
    }
    return changed ? to_utf8(letters) : std::string(text);
}

double legal_share(std::string_view text) {
    const std::u32string letters = to_utf32(text);
    const auto runs = letter_runs(letters);
    if (runs.empty()) return 0;
    const auto legal = std::count_if(runs.begin(), runs.end(), [&](const auto& run) {
        return is_legal_syllable(std::u32string_view(letters).substr(run.first, run.second - run.first));
    });
    return static_cast<double>(legal) / static_cast<double>(runs.size());
}

}  // namespace codong
