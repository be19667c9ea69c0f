#include "readback/lexer.h"

#include <charconv>

namespace codong::reading {
namespace {

bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}
bool is_delimiter(char c) {
    return c == '(' || c == ')' || c == '<' || c == '>' || c == '[' || c == ']' || c == '{' || c == '}' || c == '/' ||
           c == '%';
}
bool is_regular(char c) {
    return !is_space(c) && !is_delimiter(c);
}
int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

}  // namespace

void Lexer::skip_space() {
    while (m_at < m_bytes.size()) {
        if (is_space(m_bytes[m_at])) {
            ++m_at;
        } else if (m_bytes[m_at] == '%') {
            while (m_at < m_bytes.size() && m_bytes[m_at] != '\n' && m_bytes[m_at] != '\r') ++m_at;
        } else {
            return;
        }
    }
}

Token Lexer::next() {
    using Kind = Token::Kind;
    skip_space();
    if (m_at >= m_bytes.size()) return {};
    const char c = m_bytes[m_at++];
    switch (c) {
        case '/':
            return name();
        case '(':
            return literal_string();
        case '[':
            return {Kind::ArrayOpen, 0, {}};
        case ']':
            return {Kind::ArrayClose, 0, {}};
        case '<':
            if (peek() != '<') return hex_string();
            ++m_at;
            return {Kind::DictOpen, 0, {}};
        case '>':
            if (peek() == '>') ++m_at;
            return {Kind::DictClose, 0, {}};
        case ')':
        case '{':
        case '}':
            return {Kind::Operator, 0, std::string(1, c)};
        default:
            return word(c);
    }
}

Token Lexer::word(char first) {
    const size_t begin = m_at - 1;
    while (m_at < m_bytes.size() && is_regular(m_bytes[m_at])) ++m_at;
    std::string_view text = m_bytes.substr(begin, m_at - begin);
    if ((first >= '0' && first <= '9') || first == '-' || first == '+' || first == '.') {
        if (first == '+') text.remove_prefix(1);
        Token token{Token::Kind::Number, 0, {}};
        std::from_chars(text.data(), text.data() + text.size(), token.number);
        return token;
    }
    if (text == "true" || text == "false" || text == "null") return {Token::Kind::Name, 0, std::string(text)};
    return {Token::Kind::Operator, 0, std::string(text)};
}

Token Lexer::name() {
    Token token{Token::Kind::Name, 0, {}};
    while (m_at < m_bytes.size() && is_regular(m_bytes[m_at])) {
        if (m_bytes[m_at] == '#' && hex_value(peek(1)) >= 0 && hex_value(peek(2)) >= 0) {
            token.text += static_cast<char>(hex_value(peek(1)) * 16 + hex_value(peek(2)));
            m_at += 3;
        } else {
            token.text += m_bytes[m_at++];
        }
    }
    return token;
}

Token Lexer::literal_string() {
    Token token{Token::Kind::String, 0, {}};
    int depth = 1;
    while (m_at < m_bytes.size()) {
        char c = m_bytes[m_at++];
        if (c == '(') {
            ++depth;
        } else if (c == ')') {
            if (--depth == 0) break;
        } else if (c == '\\') {
            c = peek();
            ++m_at;
            if (c >= '0' && c <= '7') {
                int code = c - '0';
                for (int i = 0; i < 2 && peek() >= '0' && peek() <= '7'; ++i) code = code * 8 + (m_bytes[m_at++] - '0');
                c = static_cast<char>(code & 255);
            } else if (c == '\r' || c == '\n') {
                if (c == '\r' && peek() == '\n') ++m_at;
                continue;
            } else {
                switch (c) {
                    case 'n':
                        c = '\n';
                        break;
                    case 'r':
                        c = '\r';
                        break;
                    case 't':
                        c = '\t';
                        break;
                    case 'b':
                        c = '\b';
                        break;
                    case 'f':
                        c = '\f';
                        break;
                    default:
                        break;
                }
            }
        }
        token.text += c;
    }
    return token;
}

Token Lexer::hex_string() {
    Token token{Token::Kind::String, 0, {}};
    int high = -1;
    while (m_at < m_bytes.size()) {
        const char c = m_bytes[m_at++];
        if (c == '>') break;
        const int digit = hex_value(c);
        if (digit < 0) continue;
        if (high < 0) {
            high = digit;
        } else {
            token.text += static_cast<char>(high * 16 + digit);
            high = -1;
        }
    }
    if (high >= 0) token.text += static_cast<char>(high * 16);
    return token;
}

void Lexer::skip_inline_image() {
    ++m_at;
    for (; m_at + 2 < m_bytes.size(); ++m_at)
        if (is_space(m_bytes[m_at]) && m_bytes[m_at + 1] == 'E' && m_bytes[m_at + 2] == 'I' && !is_regular(peek(3))) {
            m_at += 3;
            return;
        }
    m_at = m_bytes.size();
}

void append_utf8(std::string& to, char32_t code) {
    const auto put = [&](char32_t byte) { to += static_cast<char>(byte); };
    if (code < 0x80) {
        put(code);
    } else if (code < 0x800) {
        put(0xC0 | (code >> 6));
        put(0x80 | (code & 63));
    } else if (code < 0x10000) {
        put(0xE0 | (code >> 12));
        put(0x80 | ((code >> 6) & 63));
        put(0x80 | (code & 63));
    } else {
        put(0xF0 | (code >> 18));
        put(0x80 | ((code >> 12) & 63));
        put(0x80 | ((code >> 6) & 63));
        put(0x80 | (code & 63));
    }
}

std::string from_utf16(std::string_view bytes) {
    std::string out;
    const auto unit = [&](size_t i) {
        return static_cast<char32_t>(static_cast<unsigned char>(bytes[i]) << 8 |
                                     static_cast<unsigned char>(bytes[i + 1]));
    };
    for (size_t i = 0; i + 1 < bytes.size(); i += 2) {
        char32_t code = unit(i);
        if (code >= 0xD800 && code < 0xDC00 && i + 3 < bytes.size()) {
            code = 0x10000 + ((code - 0xD800) << 10) + (unit(i + 2) - 0xDC00);
            i += 2;
        }
        append_utf8(out, code);
    }
    return out;
}

}  // namespace codong::reading
