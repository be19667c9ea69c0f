#include "press/content.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <vector>

namespace codong::pressing {
namespace {

bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}
bool is_delimiter(char c) {
    return c == '(' || c == ')' || c == '<' || c == '>' || c == '[' || c == ']' || c == '{' || c == '}' || c == '/' ||
           c == '%';
}

struct Token {
    enum class Kind : unsigned char { Number, Name, Operator, Other } kind;
    size_t begin, end;
};

// Splits a content stream into tokens and where they stand. Strings and comments are stepped over whole.
class Scanner {
public:
    explicit Scanner(std::string_view text) : m_text(text) {}

    std::optional<Token> next() {
        while (m_at < m_text.size() && is_space(m_text[m_at])) ++m_at;
        if (m_at >= m_text.size()) return std::nullopt;
        const size_t begin = m_at;
        const char c = m_text[m_at++];
        if (c == '(') return skip_string(), Token{Token::Kind::Other, begin, m_at};
        if (c == '%') return skip_to('\n'), Token{Token::Kind::Other, begin, m_at};
        if (c == '<' && peek() != '<') return skip_to('>'), Token{Token::Kind::Other, begin, m_at};
        if (c == '/') return skip_regular(), Token{Token::Kind::Name, begin, m_at};
        if (is_delimiter(c)) return Token{Token::Kind::Other, begin, m_at};
        skip_regular();
        const bool number = (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.';
        return Token{number ? Token::Kind::Number : Token::Kind::Operator, begin, m_at};
    }

private:
    char peek() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }
    void skip_to(char last) {
        while (m_at < m_text.size() && m_text[m_at++] != last) {
        }
    }
    void skip_regular() {
        while (m_at < m_text.size() && !is_space(m_text[m_at]) && !is_delimiter(m_text[m_at])) ++m_at;
    }
    void skip_string() {
        for (int depth = 1; m_at < m_text.size() && depth > 0; ++m_at) {
            if (m_text[m_at] == '\\')
                ++m_at;
            else if (m_text[m_at] == '(')
                ++depth;
            else if (m_text[m_at] == ')')
                --depth;
        }
        m_at = std::min(m_at, m_text.size());
    }

    std::string_view m_text;
    size_t m_at = 0;
};

class Rewriter {
public:
    Rewriter(std::string_view content, Recipes& recipes, Colours colours, const std::set<std::string>& clear_states,
             const std::string& place, Diagnostics& problems)
        : m_content(content),
          m_recipes(recipes),
          m_colours(colours),
          m_clear_states(clear_states),
          m_place(place),
          m_problems(problems) {}

    Recoloured run() {
        m_out.bytes.reserve(m_content.size() + m_content.size() / 8);
        Scanner scanner(m_content);
        while (const auto token = scanner.next()) {
            if (token->kind == Token::Kind::Operator) {
                operate(*token);
                m_operands = 0;
            } else {
                m_last[m_operands++ % m_last.size()] = *token;
            }
        }
        settle();
        m_out.bytes.append(m_content.substr(m_copied));
        return std::move(m_out);
    }

private:
    void operate(const Token& token) {
        const std::string_view op = text(token);
        if (op == "gs" && m_operands == 1) m_clear.back() = m_clear_states.contains(std::string(text(operand(1))));
        settle();
        if (op == "rg" || op == "RG")
            replace(token, op == "RG");
        else if (op == "q")
            m_clear.push_back(m_clear.back());
        else if (op == "Q" && m_clear.size() > 1)
            m_clear.pop_back();
        else if (op == "cs" || op == "CS")
            check(m_operands == 1 && text(operand(1)) == "/Pattern", token);
        else if (op == "scn" || op == "SCN")
            check(m_operands >= 1 && operand(1).kind == Token::Kind::Name, token);
        else if (op == "g" || op == "G" || op == "k" || op == "K" || op == "sc" || op == "SC" || op == "BI")
            check(m_colours == Colours::Hidden && op != "BI", token);
    }

    void replace(const Token& token, bool stroke) {
        if (m_operands < 3) return check(false, token);
        const size_t begin = operand(3).begin;
        const std::string_view values = m_content.substr(begin, operand(1).end - begin);
        auto known = m_known.find(values);
        if (known == m_known.end()) known = m_known.emplace(values, look_up()).first;
        const Recipe* recipe = known->second;
        if (!recipe && m_colours == Colours::Shown) m_unsettled = unknown(token);
        m_out.bytes.append(m_content.substr(m_copied, begin - m_copied));
        if (recipe) {
            m_out.bytes.append(stroke ? recipe->stroke : recipe->fill);
            if (recipe->spot >= 0) m_out.spots.insert(recipe->spot);
        } else {
            m_out.bytes.append(stroke ? "0 0 0 1 K" : "0 0 0 1 k");
        }
        m_copied = token.end;
    }

    // Cairo writes a colour before its opacity: whether an unknown one shows is known at the next operator.
    void settle() {
        if (m_unsettled && !m_clear.back()) report(std::move(*m_unsettled));
        m_unsettled.reset();
    }

    const Recipe* look_up() {
        double rgb[3];
        for (size_t i = 0; i < 3; ++i) {
            const std::string_view number = text(operand(3 - i));
            if (std::from_chars(number.data(), number.data() + number.size(), rgb[i]).ec != std::errc()) return nullptr;
        }
        return m_recipes.find(rgb[0], rgb[1], rgb[2]);
    }

    void check(bool fine, const Token& token) {
        if (!fine) report(unknown(token));
    }

    Diagnostic unknown(const Token& token) const {
        const size_t from = m_operands == 0 ? token.begin : operand(std::min(m_operands, size_t{4})).begin;
        return error("press/unknown-colour", {std::string(m_content.substr(from, token.end - from)), m_place});
    }

    void report(Diagnostic problem) {
        if (std::find(m_problems.begin(), m_problems.end(), problem) == m_problems.end())
            m_problems.push_back(std::move(problem));
    }

    std::string_view text(const Token& token) const { return m_content.substr(token.begin, token.end - token.begin); }
    // The last operand is 1, the one before it 2; at most 4.
    const Token& operand(size_t back) const { return m_last[(m_operands - back) % m_last.size()]; }

    std::string_view m_content;
    Recipes& m_recipes;
    Colours m_colours;
    const std::set<std::string>& m_clear_states;
    const std::string& m_place;
    Diagnostics& m_problems;
    std::map<std::string_view, const Recipe*> m_known;
    std::vector<bool> m_clear{false};  // by depth of q: is the fill's opacity zero
    std::optional<Diagnostic> m_unsettled;
    std::array<Token, 4> m_last{};
    size_t m_operands = 0;
    size_t m_copied = 0;
    Recoloured m_out;
};

}  // namespace

Recoloured recolour_content(std::string_view content, Recipes& recipes, Colours colours,
                            const std::set<std::string>& clear_states, const std::string& place,
                            Diagnostics& problems) {
    return Rewriter(content, recipes, colours, clear_states, place, problems).run();
}

}  // namespace codong::pressing
