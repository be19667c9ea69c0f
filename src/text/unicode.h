#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace codong {

// Byte offset of the first malformed UTF-8 sequence, or npos when all is well.
size_t find_invalid_utf8(std::string_view text);

std::u32string to_utf32(std::string_view utf8);
std::string to_utf8(std::u32string_view text);
std::string to_utf8(char32_t c);

// Unicode normal forms; malformed UTF-8 becomes U+FFFD.
std::string nfc(std::string_view text);
std::string nfd(std::string_view text);
bool is_nfc(std::string_view text);

// Unicode case mapping after NFC, locale-independent; Vietnamese needs no exceptions.
std::string to_upper(std::string_view text);
std::string to_lower(std::string_view text);

// Byte offsets at which a line of `text` may begin, by UAX 14 with ICU's dictionaries (Khmer, Thai, Lao); ascending,
// without 0.
std::vector<size_t> line_break_offsets(std::string_view text, const std::string& language);

// Letters and marks that make a word, for any script.
bool is_letter(char32_t c);
bool is_digit(char32_t c);
bool is_upper(char32_t c);

// The 134 letters with marks of Vietnamese, lower and upper case, without the plain ASCII ones.
const std::u32string& vietnamese_letters();

}  // namespace codong
