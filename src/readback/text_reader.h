#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "readback/lexer.h"
#include "readback/state.h"

namespace codong::reading {

// Words shown by one operator, and the box of their letters' bodies in mm.
struct ShownText {
    PdfText piece;
    Rect body;
    bool stroked = false;  // wears the stroke's colour
};

// The text part of a content stream: fonts, lines, spacing, and what the operators show.
class TextReader {
public:
    explicit TextReader(PdfFacts& facts) : m_facts(facts) {}

    // Carries out a text operator; other operators do nothing. `font` is the font dictionary that Tf names.
    std::optional<ShownText> operate(const std::string& name, std::vector<Token>& operands, State& state,
                                     QPDFObjectHandle& font);

private:
    void set_font(QPDFObjectHandle& dictionary, State& state);
    void next_line(double x, double y);
    void begin_marked(const std::vector<Token>& operands);
    ShownText show(const std::vector<Token>& operands, const State& state);
    void advance(double x) { m_text = m_text.after(Transform::translation(x, 0)); }

    PdfFacts& m_facts;
    Transform m_text, m_line;
    std::vector<bool> m_marked;  // by depth: inside /ActualText
    std::string m_actual;
    std::map<std::pair<int, int>, size_t> m_fonts;
    std::vector<std::unique_ptr<Font>> m_loaded;
};

}  // namespace codong::reading
