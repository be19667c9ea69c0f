#include "readback/text_reader.h"

#include <algorithm>
#include <cmath>

#include "readback/operator_code.h"
#include "readback/path_bounds.h"
#include "readback/qpdf.h"

namespace codong::reading {
namespace {

constexpr double k_mm_per_point = 25.4 / 72;
constexpr double k_body = 0.7;  // em: about the height of capitals, surely inked

double number(const std::vector<Token>& operands, size_t i) {
    return i < operands.size() ? operands[i].number : 0;
}

}  // namespace

std::optional<ShownText> TextReader::operate(const std::string& name, std::vector<Token>& operands, State& state,
                                             QPDFObjectHandle& font) {
    const double first = number(operands, 0);
    switch (op(name)) {
        case op("BT"):
            m_line = m_text = {};
            break;
        case op("Tf"):
            state.font_size = number(operands, 1);
            set_font(font, state);
            break;
        case op("Tc"):
            state.char_space = first;
            break;
        case op("Tw"):
            state.word_space = first;
            break;
        case op("Tz"):
            state.stretch = first / 100;
            break;
        case op("TL"):
            state.leading = first;
            break;
        case op("Ts"):
            state.rise = first;
            break;
        case op("Tr"):
            state.render_mode = static_cast<int>(std::clamp(first, 0.0, 7.0));
            break;
        case op("Td"):
            next_line(first, number(operands, 1));
            break;
        case op("TD"):
            state.leading = -number(operands, 1);
            next_line(first, number(operands, 1));
            break;
        case op("Tm"):
            m_line = m_text = {first,
                               number(operands, 1),
                               number(operands, 2),
                               number(operands, 3),
                               number(operands, 4),
                               number(operands, 5)};
            break;
        case op("T*"):
            next_line(0, -state.leading);
            break;
        case op("Tj"):
        case op("TJ"):
            return show(operands, state);
        case op("'"):
            next_line(0, -state.leading);
            return show(operands, state);
        case op("\""):
            state.word_space = first;
            state.char_space = number(operands, 1);
            operands.erase(operands.begin(),
                           operands.begin() + static_cast<long>(std::min<size_t>(2, operands.size())));
            next_line(0, -state.leading);
            return show(operands, state);
        case op("BMC"):
            m_marked.push_back(false);
            break;
        case op("BDC"):
            begin_marked(operands);
            break;
        case op("EMC"):
            if (!m_marked.empty()) m_marked.pop_back();
            break;
        default:
            break;
    }
    return std::nullopt;
}

void TextReader::set_font(QPDFObjectHandle& dictionary, State& state) {
    const std::pair<int, int> id{dictionary.getObjectID(), dictionary.getGeneration()};
    auto known = id.first == 0 ? m_fonts.end() : m_fonts.find(id);
    if (known == m_fonts.end()) {
        m_loaded.push_back(std::make_unique<Font>(read_font(dictionary)));
        m_facts.fonts.push_back(m_loaded.back()->facts);
        known = m_fonts.insert_or_assign(id, m_loaded.size() - 1).first;
    }
    state.font = m_loaded[known->second].get();
    state.font_index = known->second;
}

void TextReader::next_line(double x, double y) {
    m_text = m_line = m_line.after(Transform::translation(x, y));
}

// /Span << /ActualText (...) >> BDC: the words stand for the glyphs shown inside.
void TextReader::begin_marked(const std::vector<Token>& operands) {
    bool actual = false;
    for (size_t i = 0; i + 1 < operands.size(); ++i)
        if (operands[i].kind == Token::Kind::Name && operands[i].text == "ActualText") {
            const std::string& text = operands[i + 1].text;
            m_actual = text.substr(0, 2) == "\xFE\xFF" ? from_utf16(std::string_view(text).substr(2)) : text;
            actual = true;
        }
    m_marked.push_back(actual);
}

ShownText TextReader::show(const std::vector<Token>& operands, const State& state) {
    ShownText out;
    const Transform start = m_text;
    for (const Token& t : operands) {
        if (t.kind == Token::Kind::Number) advance(-t.number / 1000 * state.font_size * state.stretch);
        if (t.kind != Token::Kind::String || !state.font) continue;
        for (const Font::Char& c : state.font->decode(t.text)) {
            out.piece.text += c.text;
            advance((c.width * state.font_size + state.char_space + (c.space ? state.word_space : 0)) * state.stretch);
        }
    }
    if (std::find(m_marked.begin(), m_marked.end(), true) != m_marked.end())
        out.piece.text = std::exchange(m_actual, {});

    const Transform from = state.to_mm.after(start), to = state.to_mm.after(m_text);
    const double low = state.rise, high = state.rise + state.font_size * k_body;
    PathBounds body;
    body.rect({from.apply({0, low}), to.apply({0, low}), to.apply({0, high}), from.apply({0, high})});
    out.body = body.bounds();
    out.piece.origin = from.apply({0, low});
    out.piece.size = std::abs(state.font_size) * std::hypot(from.c, from.d) / k_mm_per_point;
    out.piece.font = state.font_index;
    const int mode = state.render_mode;
    out.stroked = mode == 1 || mode == 5;
    out.piece.invisible = mode == 3 || mode == 7 || (out.stroked ? state.stroke_opacity : state.fill_opacity) == 0;
    return out;
}

}  // namespace codong::reading
