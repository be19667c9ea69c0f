#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/legacy.h"
#include "text/unicode.h"

// Writers of the old encodings, from tables of their own: letter by letter as typed in those days.
namespace legacy_encode {

inline constexpr std::u32string_view k_letters = U"àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ";
inline constexpr std::u32string_view k_capitals =
    U"ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ";

inline constexpr std::u32string_view k_tcvn3 =
    U"\u00B5\u00B8\u00B6\u00B7\u00B9\u00A8\u00BB\u00BE\u00BC\u00BD\u00C6\u00A9\u00C7\u00CA\u00C8\u00C9\u00CB"  // a
    U"\u00CC\u00D0\u00CE\u00CF\u00D1\u00AA\u00D2\u00D5\u00D3\u00D4\u00D6"                                      // e
    U"\u00D7\u00DD\u00D8\u00DC\u00DE"                                                                          // i
    U"\u00DF\u00E3\u00E1\u00E2\u00E4\u00AB\u00E5\u00E8\u00E6\u00E7\u00E9\u00AC\u00EA\u00ED\u00EB\u00EC\u00EE"  // o
    U"\u00EF\u00F3\u00F1\u00F2\u00F4\u00AD\u00F5\u00F8\u00F6\u00F7\u00F9"                                      // u
    U"\u00FA\u00FD\u00FB\u00FC\u00FE\u00AE";                                                                   // y, đ

inline const std::u32string k_vni[] = {
    U"aø", U"aù", U"aû", U"aõ", U"aï", U"aê", U"aè", U"aé", U"aú", U"aü", U"aë", U"aâ", U"aà", U"aá",
    U"aå", U"aã", U"aä", U"eø", U"eù", U"eû", U"eõ", U"eï", U"eâ", U"eà", U"eá", U"eå", U"eã", U"eä",
    U"ì",  U"í",  U"æ",  U"ó",  U"ò",  U"oø", U"où", U"oû", U"oõ", U"oï", U"oâ", U"oà", U"oá", U"oå",
    U"oã", U"oä", U"ô",  U"ôø", U"ôù", U"ôû", U"ôõ", U"ôï", U"uø", U"uù", U"uû", U"uõ", U"uï", U"ö",
    U"öø", U"öù", U"öû", U"öõ", U"öï", U"yø", U"yù", U"yû", U"yõ", U"î",  U"ñ"};

inline const std::u32string k_viqr[] = {
    U"a`",  U"a'",  U"a?",  U"a~",  U"a.",  U"a(",  U"a(`", U"a('", U"a(?", U"a(~", U"a(.", U"a^",  U"a^`", U"a^'",
    U"a^?", U"a^~", U"a^.", U"e`",  U"e'",  U"e?",  U"e~",  U"e.",  U"e^",  U"e^`", U"e^'", U"e^?", U"e^~", U"e^.",
    U"i`",  U"i'",  U"i?",  U"i~",  U"i.",  U"o`",  U"o'",  U"o?",  U"o~",  U"o.",  U"o^",  U"o^`", U"o^'", U"o^?",
    U"o^~", U"o^.", U"o+",  U"o+`", U"o+'", U"o+?", U"o+~", U"o+.", U"u`",  U"u'",  U"u?",  U"u~",  U"u.",  U"u+",
    U"u+`", U"u+'", U"u+?", U"u+~", U"u+.", U"y`",  U"y'",  U"y?",  U"y~",  U"y.",  U"dd"};

inline std::u32string upper(std::u32string_view text) {
    return codong::to_utf32(codong::to_upper(codong::to_utf8(text)));
}

// A capital with a tone has no code of its own; outside an H font it becomes the small letter.
inline std::string tcvn3(std::string_view text) {
    std::u32string out;
    for (const char32_t c : codong::to_utf32(text)) {
        const size_t bare = std::u32string_view(U"ĂÂÊÔƠƯĐ").find(c);
        const size_t small = k_letters.find(c), capital = k_capitals.find(c);
        if (bare != std::u32string_view::npos)
            out += static_cast<char32_t>(0xA1 + bare);
        else if (small != std::u32string_view::npos)
            out += k_tcvn3[small];
        else if (capital != std::u32string_view::npos)
            out += k_tcvn3[capital];
        else
            out += c;
    }
    return codong::to_utf8(out);
}

// As typed in Word: .VnTime, with .VnTimeH wherever a capital carries a mark.
inline std::vector<codong::TextRun> tcvn3_runs(std::string_view text) {
    std::vector<codong::TextRun> runs;
    for (const char32_t c : codong::to_utf32(text)) {
        const size_t capital = k_capitals.find(c);
        const std::string font = capital != std::u32string_view::npos ? ".VnTimeH" : ".VnTime";
        const std::string code =
            capital != std::u32string_view::npos ? codong::to_utf8(k_tcvn3[capital]) : tcvn3(codong::to_utf8(c));
        if (runs.empty() || runs.back().font != font) runs.push_back({"", font});
        runs.back().text += code;
    }
    return runs;
}

inline std::string vni(std::string_view text) {
    std::u32string out;
    for (const char32_t c : codong::to_utf32(text)) {
        const size_t small = k_letters.find(c), capital = k_capitals.find(c);
        if (small != std::u32string_view::npos)
            out += k_vni[small];
        else if (capital != std::u32string_view::npos)
            out += upper(k_vni[capital]);
        else
            out += c;
    }
    return codong::to_utf8(out);
}

enum class Stops { Escaped, Bare };

inline std::string viqr(std::string_view text, Stops stops) {
    std::u32string out;
    char32_t before = 0;
    for (const char32_t c : codong::to_utf32(text)) {
        const size_t small = k_letters.find(c), capital = k_capitals.find(c);
        if (small != std::u32string_view::npos) {
            out += k_viqr[small];
        } else if (capital != std::u32string_view::npos) {
            out += upper(k_viqr[capital]);
        } else {
            const bool mark = std::u32string_view(U".?'`~^(+*").find(c) != std::u32string_view::npos;
            if (stops == Stops::Escaped && mark && codong::is_letter(before)) out += U'\\';
            out += c;
        }
        before = c;
    }
    return codong::to_utf8(out);
}

}  // namespace legacy_encode
