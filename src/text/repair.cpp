#include "text/repair.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>

#include "text/repair_parts.h"
#include "text/syllable.h"
#include "text/unicode.h"

namespace codong {
namespace {

using namespace repair_parts;

// One note a kind: how often, which characters, where first.
class Tally {
public:
    explicit Tally(std::string file) : m_file(std::move(file)) {}
    void count(std::string_view code, const Placed& at, std::string_view what) {
        auto entry = std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry& e) { return e.code == code; });
        if (entry == m_entries.end()) entry = m_entries.insert(m_entries.end(), Entry{std::string(code), {}, 0, at});
        ++entry->count;
        if (std::find(entry->kinds.begin(), entry->kinds.end(), what) == entry->kinds.end())
            entry->kinds.emplace_back(what);
    }
    void add(Diagnostic diagnostic) { m_others.push_back(std::move(diagnostic)); }
    Place place(const Placed& at) const { return {m_file, at.line, at.column}; }
    Diagnostics finish() {
        Diagnostics out;
        for (const Entry& entry : m_entries) {
            std::string kinds;
            for (const std::string& kind : entry.kinds) kinds += (kinds.empty() ? "" : ", ") + kind;
            out.push_back(note(entry.code, {std::to_string(entry.count), kinds}, place(entry.first)));
        }
        append(out, std::move(m_others));
        return out;
    }

private:
    struct Entry {
        std::string code;
        std::vector<std::string> kinds;
        int count = 0;
        Placed first;
    };
    std::string m_file;
    std::vector<Entry> m_entries;
    Diagnostics m_others;
};

bool is_invisible(char32_t c) {
    return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) ||
           c == 0xFEFF || c == 0x180E;
}
bool is_odd_space(char32_t c) {
    return c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000 ||
           c == U'\t';
}
bool is_private(char32_t c) {
    return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
}
bool is_control(char32_t c) {
    return (c < 0x20 && c != U'\n') || (c >= 0x7F && c <= 0x9F);
}
bool is_line_end(char32_t c) {
    return c == 0x0B || c == 0x0C || c == 0x85 || c == 0x2028 || c == 0x2029;
}

UScriptCode script_of(char32_t c) {
    UErrorCode status = U_ZERO_ERROR;
    return uscript_getScript(static_cast<UChar32>(c), &status);
}

// Khmer marks its words with zero-width spaces, Indic scripts and emoji join with them.
bool needs_invisible(char32_t neighbour) {
    if (neighbour >= 0x1F000 || neighbour == 0xFE0F) return true;
    switch (script_of(neighbour)) {
        case USCRIPT_LATIN:
        case USCRIPT_CYRILLIC:
        case USCRIPT_GREEK:
        case USCRIPT_COMMON:
        case USCRIPT_INHERITED:
        case USCRIPT_UNKNOWN:
            return false;
        default:
            return true;
    }
}

std::u32string_view spelt_out(char32_t c) {
    constexpr std::array<std::u32string_view, 5> ligatures = {U"ff", U"fi", U"fl", U"ffi", U"ffl"};
    return c >= 0xFB00 && c <= 0xFB04 ? ligatures[c - 0xFB00] : std::u32string_view();
}

void report_private(const PlacedText& text, size_t at, Tally& tally) {
    size_t begin = at, end = at + 1;
    const auto in_word = [&](size_t i) { return text[i].c != U' ' && text[i].c != U'\n' && text[i].c != 0xA0; };
    while (begin > 0 && in_word(begin - 1)) --begin;
    while (end < text.size() && in_word(end)) ++end;
    const PlacedText word(text.begin() + static_cast<std::ptrdiff_t>(begin),
                          text.begin() + static_cast<std::ptrdiff_t>(end));
    tally.add(
        error("text/private-character", {code_name(text[at].c), to_utf8(characters(word))}, tally.place(text[at])));
}

PlacedText without_odd_characters(const PlacedText& text, Tally& tally) {
    PlacedText out;
    out.reserve(text.size());
    for (size_t i = 0; i < text.size(); ++i) {
        Placed p = text[i];
        if (p.c == U'\r') {
            if (i + 1 < text.size() && text[i + 1].c == U'\n') continue;
            p.c = U'\n';
        } else if (is_invisible(p.c)) {
            const bool kept =
                (i > 0 && needs_invisible(text[i - 1].c)) || (i + 1 < text.size() && needs_invisible(text[i + 1].c));
            if (!kept) {
                tally.count("text/invisible-character", p, code_name(p.c));
                continue;
            }
        } else if (is_line_end(p.c)) {
            tally.count("text/control-character", p, code_name(p.c));
            p.c = U'\n';
        } else if (is_odd_space(p.c)) {
            tally.count("text/odd-space", p, code_name(p.c));
            p.c = U' ';
        } else if (is_control(p.c)) {
            tally.count("text/control-character", p, code_name(p.c));
            continue;
        } else if (is_private(p.c)) {
            report_private(text, i, tally);
        } else if (p.c == 0xFFFD) {
            tally.add(error("text/broken-character", {}, tally.place(p)));
        } else if (p.c >= 0xFF01 && p.c <= 0xFF5E) {
            tally.count("text/compatibility-character", p, to_utf8(p.c));
            p.c -= 0xFEE0;
        } else if (const auto letters = spelt_out(p.c); !letters.empty()) {
            tally.count("text/compatibility-character", p, to_utf8(p.c));
            for (const char32_t c : letters) out.push_back({c, p.line, p.column});
            continue;
        }
        out.push_back(p);
    }
    return out;
}

bool is_quality(char32_t mark) {
    return mark == 0x302 || mark == 0x306;
}

// The letter with its marks, composed; a tone typed before the circumflex or breve goes behind it (é + U+0302 is ế).
std::u32string composed(const std::u32string& cluster) {
    const std::u32string plain = to_utf32(nfc(to_utf8(cluster)));
    if (plain.size() < 2) return plain;
    std::u32string apart = to_utf32(nfd(to_utf8(cluster)));
    if (std::u32string_view(U"aeoAEO").find(apart[0]) == std::u32string_view::npos) return plain;
    std::stable_partition(apart.begin() + 1, apart.end(), is_quality);
    const std::u32string reordered = to_utf32(nfc(to_utf8(apart)));
    return reordered.size() == 1 ? reordered : plain;
}

PlacedText composed(const PlacedText& text, Tally& tally) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* normalizer = icu::Normalizer2::getNFCInstance(status);
    PlacedText out;
    out.reserve(text.size());
    for (size_t i = 0; i < text.size();) {
        size_t end = i + 1;
        while (end < text.size() && !normalizer->hasBoundaryBefore(static_cast<UChar32>(text[end].c))) ++end;
        std::u32string cluster;
        for (size_t k = i; k < end; ++k) cluster += text[k].c;
        const std::u32string letters = cluster.size() == 1 && cluster[0] < 0x80 ? cluster : composed(cluster);
        if (letters != cluster) tally.count("text/composed", text[i], to_utf8(letters));
        for (const char32_t c : letters) out.push_back({c, text[i].line, text[i].column});
        i = end;
    }
    return out;
}

// Letters that look like Latin ones, and what they are taken for.
constexpr std::u32string_view k_cyrillic_greek = U"авекмнорстухіѕјАВЕКМНОРСТУХІЅЈοανΑΒΕΖΗΙΚΜΝΟΡΤΥΧ";
constexpr std::u32string_view k_taken_for = U"aвekмhopcтyxisjABEKMHOPCTYXISJoavABEZHIKMNOPTYX";
static_assert(k_cyrillic_greek.size() == k_taken_for.size());

std::u32string as_latin(std::u32string word) {
    bool latin = false, other = false;
    for (const char32_t c : word) {
        latin = latin || split_letter(c).has_value();
        other = other || k_cyrillic_greek.find(c) != std::u32string_view::npos;
    }
    if (!latin || !other) return word;
    std::u32string out = word;
    for (char32_t& c : out) {
        const size_t at = k_cyrillic_greek.find(c);
        if (at != std::u32string_view::npos) c = k_taken_for[at];
        if (script_of(c) != USCRIPT_LATIN && script_of(c) != USCRIPT_INHERITED) return word;
    }
    return to_utf32(nfc(to_utf8(out)));
}

// Đ typed as the Icelandic eth or the African letter, ă as the pinyin vowel.
std::u32string as_vietnamese(const std::u32string& word, bool vietnamese_text) {
    constexpr std::u32string_view odd = U"ÐðƉɖǍǎ", meant = U"ĐđĐđĂă";
    std::u32string out = word;
    bool changed = false, capitals = true;
    for (char32_t& c : out) {
        const size_t at = odd.find(c);
        if (at != std::u32string_view::npos) {
            c = meant[at];
            changed = true;
        }
        const auto letter = split_letter(c);
        capitals = capitals && letter && letter->upper;
    }
    if (!changed) return word;
    return is_legal_syllable(out) || (capitals && vietnamese_text) ? out : word;
}

bool is_vietnamese_only(char32_t c) {
    return (c >= 0x1EA0 && c <= 0x1EF9) || c == U'ơ' || c == U'ư' || c == U'Ơ' || c == U'Ư' || c == U'ă';
}

PlacedText without_look_alikes(const PlacedText& text, Tally& tally) {
    const std::u32string all = characters(text);
    const bool vietnamese = std::any_of(all.begin(), all.end(), is_vietnamese_only);
    PlacedText out;
    out.reserve(text.size());
    size_t done = 0;
    for (const auto& [begin, end] : letter_runs(all)) {
        const std::u32string word = all.substr(begin, end - begin);
        if (is_legal_syllable(word)) continue;
        const std::u32string repaired = as_vietnamese(as_latin(word), vietnamese);
        if (repaired == word) continue;
        std::string odd;
        for (const char32_t c : word)
            if (c >= 0x80 && !split_letter(c)) odd += (odd.empty() ? "" : ", ") + code_name(c);
        tally.add(note("text/look-alike", {to_utf8(word), to_utf8(repaired), odd}, tally.place(text[begin])));
        out.insert(out.end(), text.begin() + static_cast<std::ptrdiff_t>(done),
                   text.begin() + static_cast<std::ptrdiff_t>(begin));
        for (size_t i = 0; i < repaired.size(); ++i) {
            const Placed& at = text[std::min(begin + i, end - 1)];
            out.push_back({repaired[i], at.line, at.column});
        }
        done = end;
    }
    out.insert(out.end(), text.begin() + static_cast<std::ptrdiff_t>(done), text.end());
    return out;
}

PlacedText with_single_spaces(const PlacedText& text, Tally& tally) {
    PlacedText out;
    out.reserve(text.size());
    for (const Placed& p : text) {
        const bool after_space = out.empty() || out.back().c == U' ' || out.back().c == U'\n';
        if (p.c == U' ' && after_space) {
            tally.count("text/extra-space", p, "");
            continue;
        }
        if (p.c == U'\n' && !out.empty() && out.back().c == U' ') {
            tally.count("text/extra-space", out.back(), "");
            out.pop_back();
        }
        out.push_back(p);
    }
    if (!out.empty() && out.back().c == U' ') {
        tally.count("text/extra-space", out.back(), "");
        out.pop_back();
    }
    return out;
}

}  // namespace

namespace repair_parts {

PlacedText placed(std::string_view text, const Place& start) {
    PlacedText out;
    int line = std::max(start.line, 1), column = std::max(start.column, 1);
    bool first = true;
    for (const char32_t c : to_utf32(text)) {
        if (!first && (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) == 0) ++column;
        first = false;
        out.push_back({c, line, column});
        if (c == U'\n') {
            ++line;
            column = 1;
            first = true;
        }
    }
    return out;
}

std::u32string characters(const PlacedText& text) {
    std::u32string out;
    out.reserve(text.size());
    for (const Placed& p : text) out += p.c;
    return out;
}

std::string code_name(char32_t c) {
    std::string digits;
    for (int shift = 20; shift >= 0; shift -= 4) {
        const char digit = "0123456789ABCDEF"[(c >> shift) & 15];
        if (!digits.empty() || digit != '0' || shift < 16) digits += digit;
    }
    return "U+" + digits;
}

}  // namespace repair_parts

Repaired repair_text(std::string_view text, const Place& place, Spelling spelling) {
    Tally tally(place.file);
    PlacedText letters = composed(without_odd_characters(placed(text, place), tally), tally);
    letters = with_single_spaces(composed(without_look_alikes(letters, tally), tally), tally);
    Repaired out{to_utf8(characters(letters)), tally.finish()};
    if (spelling == Spelling::Vietnamese) {
        append(out.notes, mixed_tone_placement(letters, place.file));
        append(out.notes, unlikely_syllables(letters, place.file));
    }
    return out;
}

Diagnostics check_tone_placement(std::string_view text, const Place& place) {
    return repair_parts::mixed_tone_placement(placed(text, place), place.file);
}

Diagnostics check_syllables(std::string_view text, const Place& place) {
    return repair_parts::unlikely_syllables(placed(text, place), place.file);
}

}  // namespace codong
