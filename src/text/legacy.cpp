#include "text/legacy.h"

#include <algorithm>
#include <array>

#include "text/legacy_parts.h"
#include "text/syllable.h"
#include "text/unicode.h"

namespace codong {
namespace {

// TCVN 5712:1993 VN3, bytes A1 to FE; a full stop marks a byte that is not a letter.
constexpr std::u32string_view k_tcvn3 =
    U"ĂÂÊÔƠƯĐăâêôơưđ."
    U".....àảãáạ.ằẳẵắ."
    U"......ặầẩẫấậè.ẻẽ"
    U"éẹềểễếệìỉ...ĩíịò"
    U".ỏõóọồổỗốộờởỡớợù"
    U".ủũúụừửữứự"
    U"ỳỷỹýỵ";
static_assert(k_tcvn3.size() == 0xFE - 0xA1 + 1);

// The characters windows-1252 has at 80 to 9F; the five holes stay control characters.
constexpr std::u32string_view k_cp1252 =
    U"\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F"
    U"\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

// Old bytes that came in as control characters, or as the private characters Word gives to symbol fonts.
char32_t as_windows_1252(char32_t c) {
    if (c >= 0xF020 && c <= 0xF0FF) c -= 0xF000;
    if (c >= 0x80 && c <= 0x9F) return k_cp1252[c - 0x80];
    return c;
}

char32_t lower_latin1(char32_t c) {
    return c >= 0xC0 && c <= 0xDE && c != 0xD7 ? c + 32 : c;
}
bool is_upper_latin1(char32_t c) {
    return (c >= U'A' && c <= U'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7);
}

struct Mark {
    char32_t code;
    char32_t base;  // the letter the vowel becomes, 0 to keep it
    Tone tone;
};

constexpr auto k_vni_tones = std::to_array<Mark>(
    {{U'ø', 0, Tone::Huyen}, {U'û', 0, Tone::Hoi}, {U'õ', 0, Tone::Nga}, {U'ù', 0, Tone::Sac}, {U'ï', 0, Tone::Nang}});
constexpr auto k_vni_circumflex = std::to_array<Mark>({{U'â', 0, Tone::Ngang},
                                                       {U'à', 0, Tone::Huyen},
                                                       {U'å', 0, Tone::Hoi},
                                                       {U'ã', 0, Tone::Nga},
                                                       {U'á', 0, Tone::Sac},
                                                       {U'ä', 0, Tone::Nang}});
constexpr auto k_vni_breve = std::to_array<Mark>({{U'ê', U'ă', Tone::Ngang},
                                                  {U'è', U'ă', Tone::Huyen},
                                                  {U'ú', U'ă', Tone::Hoi},
                                                  {U'ü', U'ă', Tone::Nga},
                                                  {U'é', U'ă', Tone::Sac},
                                                  {U'ë', U'ă', Tone::Nang}});
constexpr auto k_vni_single = std::to_array<Mark>({{U'ì', U'i', Tone::Huyen},
                                                   {U'í', U'i', Tone::Sac},
                                                   {U'æ', U'i', Tone::Hoi},
                                                   {U'ó', U'i', Tone::Nga},
                                                   {U'ò', U'i', Tone::Nang},
                                                   {U'î', U'y', Tone::Nang},
                                                   {U'ñ', U'đ', Tone::Ngang},
                                                   {U'ô', U'ơ', Tone::Ngang},
                                                   {U'ö', U'ư', Tone::Ngang}});

template <size_t N>
const Mark* find_mark(const std::array<Mark, N>& marks, char32_t code) {
    const auto at = std::find_if(marks.begin(), marks.end(), [&](const Mark& m) { return m.code == code; });
    return at == marks.end() ? nullptr : &*at;
}

// The letter a vowel and the code after it make, or nothing.
std::optional<VietnameseLetter> vni_pair(char32_t vowel, char32_t code) {
    if (const Mark* mark = find_mark(k_vni_tones, code))
        if (std::u32string_view(U"aeouyơư").find(vowel) != std::u32string_view::npos)
            return VietnameseLetter{vowel, mark->tone};
    if (const Mark* mark = find_mark(k_vni_circumflex, code)) {
        const size_t at = std::u32string_view(U"aeo").find(vowel);
        if (at != std::u32string_view::npos) return VietnameseLetter{U"âêô"[at], mark -> tone};
    }
    if (const Mark* mark = find_mark(k_vni_breve, code))
        if (vowel == U'a') return VietnameseLetter{mark->base, mark->tone};
    return std::nullopt;
}

std::u32string from_utf16(std::string_view bytes, bool big) {
    std::u32string out;
    const auto unit = [&](size_t i) {
        const auto a = static_cast<unsigned char>(bytes[i]), b = static_cast<unsigned char>(bytes[i + 1]);
        return static_cast<char32_t>(big ? a << 8 | b : b << 8 | a);
    };
    for (size_t i = 0; i + 1 < bytes.size(); i += 2) {
        char32_t c = unit(i);
        if (c >= 0xD800 && c < 0xDC00 && i + 3 < bytes.size() && unit(i + 2) >= 0xDC00 && unit(i + 2) < 0xE000) {
            c = 0x10000 + ((c - 0xD800) << 10) + (unit(i + 2) - 0xDC00);
            i += 2;
        } else if (c >= 0xD800 && c < 0xE000) {
            c = 0xFFFD;
        }
        out += c;
    }
    return out;
}

std::string with_plain_line_ends(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\r') {
            out += text[i];
        } else if (i + 1 == text.size() || text[i + 1] != '\n') {
            out += '\n';
        }
    }
    return out;
}

}  // namespace

namespace legacy_parts {

Decoded tcvn3_to_unicode(std::u32string_view text) {
    Decoded out;
    out.text.reserve(text.size());
    for (const char32_t raw : text) {
        const char32_t c = as_windows_1252(raw);
        const bool letter = c >= 0xA1 && c <= 0xFE && k_tcvn3[c - 0xA1] != U'.';
        out.whole = out.whole && (letter || c < 0x80);
        out.text += letter ? k_tcvn3[c - 0xA1] : c;
    }
    return out;
}

Decoded vni_to_unicode(std::u32string_view text) {
    Decoded out;
    out.text.reserve(text.size());
    for (size_t i = 0; i < text.size(); ++i) {
        const char32_t c = as_windows_1252(text[i]);
        const bool upper = is_upper_latin1(c);
        const Mark* single = find_mark(k_vni_single, lower_latin1(c));
        const char32_t base = single ? single->base : upper && c < 0x80 ? c + 32 : c;
        if (i + 1 < text.size()) {
            if (auto letter = vni_pair(base, lower_latin1(as_windows_1252(text[i + 1])))) {
                letter->upper = upper;
                out.text += join_letter(*letter);
                ++i;
                continue;
            }
        }
        out.whole = out.whole && (single || c < 0x80);
        out.text += single ? join_letter({single->base, single->tone, upper}) : c;
    }
    return out;
}

}  // namespace legacy_parts

std::string_view encoding_name(Encoding encoding) {
    switch (encoding) {
        case Encoding::Unicode:
            return "Unicode";
        case Encoding::Tcvn3:
            return "TCVN3 (ABC)";
        case Encoding::Vni:
            return "VNI";
        case Encoding::Viqr:
            return "VIQR";
    }
    return "";
}

std::string decode_tcvn3(std::string_view text) {
    return to_utf8(legacy_parts::tcvn3_to_unicode(to_utf32(text)).text);
}
std::string decode_vni(std::string_view text) {
    return to_utf8(legacy_parts::vni_to_unicode(to_utf32(text)).text);
}

std::string text_from_bytes(std::string_view bytes) {
    const auto begins = [&](std::string_view mark) { return bytes.substr(0, mark.size()) == mark; };
    if (begins("\xFF\xFE") || begins("\xFE\xFF"))
        return with_plain_line_ends(to_utf8(from_utf16(bytes.substr(2), begins("\xFE\xFF"))));
    if (begins("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    if (find_invalid_utf8(bytes) == std::string_view::npos) return with_plain_line_ends(bytes);
    std::u32string text;
    text.reserve(bytes.size());
    for (const char byte : bytes) text += as_windows_1252(static_cast<unsigned char>(byte));
    return with_plain_line_ends(to_utf8(text));
}

Diagnostics conversion_notes(const Conversion& conversion, const Place& place) {
    Diagnostics out;
    for (const Encoding from : {Encoding::Tcvn3, Encoding::Vni, Encoding::Viqr}) {
        const auto is_from = [&](const RunChange& c) { return c.from == from; };
        const auto first = std::find_if(conversion.changes.begin(), conversion.changes.end(), is_from);
        if (first == conversion.changes.end()) continue;
        const auto count = std::count_if(conversion.changes.begin(), conversion.changes.end(), is_from);
        Place at = place;
        at.line = (place.line > 0 ? place.line : 1) + first->line - 1;
        out.push_back(note("text/converted",
                           {std::string(encoding_name(from)), std::to_string(count), first->before, first->after}, at));
    }
    if (conversion.case_lost) {
        std::string lines;
        for (size_t i = 0; i < conversion.case_suspects.size() && i < 20; ++i)
            lines +=
                (i ? ", " : "") + std::to_string((place.line > 0 ? place.line : 1) + conversion.case_suspects[i] - 1);
        if (conversion.case_suspects.size() > 20) lines += ", ...";
        out.push_back(lines.empty() ? note("text/case-lost", {}, place)
                                    : warning("text/case-lost-lines", {lines}, place));
    }
    return out;
}

}  // namespace codong
