#include "intake/encoding.h"

#include <algorithm>
#include <array>

namespace codong {
namespace {

constexpr std::string_view k_bom = "\xEF\xBB\xBF";

unsigned byte_at(std::string_view s, size_t i) {
    return static_cast<unsigned char>(s[i]);
}

// Bytes 0x80 to 0x9F of windows-1258; 0 where it defines nothing.
constexpr std::array<char16_t, 32> k_1258_low = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0, 0x2039, 0x0152, 0, 0, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0, 0x203A, 0x0153, 0, 0, 0x0178};

char32_t from_1258(unsigned byte) {
    if (byte < 0x80) return byte;
    if (byte < 0xA0) return k_1258_low[byte - 0x80];
    switch (byte) {  // where it leaves ISO 8859-1: five combining marks and the letters of Vietnamese
        case 0xC3:
            return 0x0102;
        case 0xCC:
            return 0x0300;
        case 0xD0:
            return 0x0110;
        case 0xD2:
            return 0x0309;
        case 0xD5:
            return 0x01A0;
        case 0xDD:
            return 0x01AF;
        case 0xDE:
            return 0x0303;
        case 0xE3:
            return 0x0103;
        case 0xEC:
            return 0x0301;
        case 0xF0:
            return 0x0111;
        case 0xF2:
            return 0x0323;
        case 0xF5:
            return 0x01A1;
        case 0xFD:
            return 0x01B0;
        case 0xFE:
            return 0x20AB;
        default:
            return byte;
    }
}

Decoded from_windows_1258(std::string_view bytes) {
    Decoded out;
    out.text.reserve(bytes.size() * 3 / 2);
    for (size_t i = 0; i < bytes.size(); ++i) {
        const char32_t c = from_1258(byte_at(bytes, i));
        if (c == 0 && !out.bad_offset) out.bad_offset = i;
        append_utf8(out.text, c == 0 ? U'\uFFFD' : c);
    }
    return out;
}

Decoded from_utf16(std::string_view bytes, bool little) {
    Decoded out;
    const auto unit = [&](size_t i) -> char32_t {
        return little ? byte_at(bytes, i) | byte_at(bytes, i + 1) << 8 : byte_at(bytes, i) << 8 | byte_at(bytes, i + 1);
    };
    const auto bad = [&](size_t i) {
        if (!out.bad_offset) out.bad_offset = i;
        append_utf8(out.text, U'\uFFFD');
    };
    size_t i = bytes.size() >= 2 && unit(0) == 0xFEFF ? 2 : 0;
    for (; i + 1 < bytes.size(); i += 2) {
        const char32_t first = unit(i);
        if (first < 0xD800 || first > 0xDFFF) {
            append_utf8(out.text, first);
            continue;
        }
        const char32_t second = first < 0xDC00 && i + 3 < bytes.size() ? unit(i + 2) : 0;
        if (second < 0xDC00 || second > 0xDFFF) {
            bad(i);
            continue;
        }
        append_utf8(out.text, 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00));
        i += 2;
    }
    if (i < bytes.size()) bad(i);
    return out;
}

}  // namespace

void append_utf8(std::string& to, char32_t c) {
    const auto put = [&](char32_t byte) { to += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | c >> 6);
        put(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        put(0xE0 | c >> 12);
        put(0x80 | (c >> 6 & 0x3F));
        put(0x80 | (c & 0x3F));
    } else {
        put(0xF0 | c >> 18);
        put(0x80 | (c >> 12 & 0x3F));
        put(0x80 | (c >> 6 & 0x3F));
        put(0x80 | (c & 0x3F));
    }
}

size_t find_malformed_utf8(std::string_view text) {
    for (size_t i = 0; i < text.size();) {
        const unsigned first = byte_at(text, i);
        if (first < 0x80) {
            ++i;
            continue;
        }
        const size_t length = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
        if (length == 0 || i + length > text.size()) return i;
        // The second byte's range keeps out overlong forms, surrogates and what lies past U+10FFFF.
        const unsigned second = byte_at(text, i + 1);
        const unsigned least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
        const unsigned most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
        if (second < least || second > most) return i;
        for (size_t k = 2; k < length; ++k)
            if ((byte_at(text, i + k) & 0xC0) != 0x80) return i;
        i += length;
    }
    return std::string_view::npos;
}

TextEncoding detect_encoding(std::string_view bytes) {
    if (bytes.starts_with(k_bom)) return TextEncoding::Utf8;
    if (bytes.starts_with("\xFF\xFE")) return TextEncoding::Utf16LittleEndian;
    if (bytes.starts_with("\xFE\xFF")) return TextEncoding::Utf16BigEndian;
    size_t zeros[2] = {0, 0};
    const size_t looked = std::min<size_t>(bytes.size(), 4096);
    for (size_t i = 0; i < looked; ++i)
        if (bytes[i] == '\0') ++zeros[i % 2];
    if (zeros[1] * 4 > looked / 2 && zeros[1] > zeros[0]) return TextEncoding::Utf16LittleEndian;
    if (zeros[0] * 4 > looked / 2 && zeros[0] > zeros[1]) return TextEncoding::Utf16BigEndian;
    return find_malformed_utf8(bytes) == std::string_view::npos ? TextEncoding::Utf8 : TextEncoding::Windows1258;
}

Decoded decode_text(std::string_view bytes, TextEncoding encoding) {
    switch (encoding) {
        case TextEncoding::Utf16LittleEndian:
            return from_utf16(bytes, true);
        case TextEncoding::Utf16BigEndian:
            return from_utf16(bytes, false);
        case TextEncoding::Windows1258:
            return from_windows_1258(bytes);
        case TextEncoding::Utf8:
            break;
    }
    const size_t skip = bytes.starts_with(k_bom) ? k_bom.size() : 0;
    Decoded out{std::string(bytes.substr(skip)), std::nullopt};
    if (const size_t bad = find_malformed_utf8(bytes); bad != std::string_view::npos) out.bad_offset = bad;
    return out;
}

}  // namespace codong
