#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace codong {

enum class TextEncoding : unsigned char { Utf8, Utf16LittleEndian, Utf16BigEndian, Windows1258 };

// By byte order mark; else zero bytes tell UTF-16, well-formed UTF-8 is UTF-8, and what remains is windows-1258.
TextEncoding detect_encoding(std::string_view bytes);

struct Decoded {
    std::string text;                  // UTF-8 without a byte order mark, normal form as the file had it
    std::optional<size_t> bad_offset;  // first byte of the input that means nothing in this encoding
};
Decoded decode_text(std::string_view bytes, TextEncoding encoding);

// Offset of the first byte that is not well-formed UTF-8 (surrogates and overlong forms count as bad), or npos.
size_t find_malformed_utf8(std::string_view text);
void append_utf8(std::string& to, char32_t c);

}  // namespace codong
