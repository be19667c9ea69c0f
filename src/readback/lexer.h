#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace codong::reading {

// An operand or operator of a content stream or CMap.
struct Token {
    enum class Kind : unsigned char { Number, Name, String, ArrayOpen, ArrayClose, DictOpen, DictClose, Operator, End };
    Kind kind = Kind::End;
    double number = 0;
    std::string text;  // a name without its slash (or true, false, null), a string's bytes, an operator
};

class Lexer {
public:
    explicit Lexer(std::string_view bytes) : m_bytes(bytes) {}

    Token next();
    // After the operator ID: steps over an inline image's data and its EI.
    void skip_inline_image();

private:
    char peek(size_t ahead = 0) const { return m_at + ahead < m_bytes.size() ? m_bytes[m_at + ahead] : '\0'; }
    void skip_space();
    Token word(char first);
    Token name();
    Token literal_string();
    Token hex_string();

    std::string_view m_bytes;
    size_t m_at = 0;
};

// Appends a code point as UTF-8.
void append_utf8(std::string& to, char32_t code);
// UTF-16BE bytes to UTF-8.
std::string from_utf16(std::string_view bytes);

}  // namespace codong::reading
