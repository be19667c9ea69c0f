#include "compose/figure_canvas.h"

#include <fmt/format.h>

#include <algorithm>

namespace codong {
namespace {

// Between ink and ink of two lines, em; the even leading asks for more.
constexpr double k_clearance = 0.12;

}  // namespace

FigureText* FigureCanvas::text(const std::string& words, size_t index, const FigureTextStyle& style) {
    if (words.empty()) return nullptr;
    auto node = std::make_unique<Node>();
    node->id = m_node.id + "/" + (index < count() ? m_figure.items[index].data.id + "/" : "") + style.part;
    node->place = m_node.place;
    TextNode text;
    text.literal = words;
    text.role = style.role;
    text.face = style.face.empty() ? m_figure.face(style.part) : style.face;
    text.ink = style.ink.empty() ? m_figure.ink(style.part, index) : style.ink;
    if (text.ink.empty()) text.ink = "deep";
    text.align = style.centred ? "centre" : "left";
    text.most_lines = style.most_lines;
    text.clearance = k_clearance;
    node->content = std::move(text);
    auto made = FigureText::make(std::move(node), style.leading, m_figure.keeps, m_context);
    if (!made) {
        append(m_problems, made.diagnostics());
        return nullptr;
    }
    m_texts.push_back(*std::move(made));
    return m_texts.back().get();
}

double FigureCanvas::most_size() const {
    if (m_figure.size.empty()) return std::max(m_box.width, m_box.height);
    return m_figure.size.resolve({m_context.request.sheet.trim, m_box.height});
}

double FigureCanvas::gap(double u, double share) const {
    return m_figure.gap.empty() ? share * u : m_figure.gap.resolve({m_context.request.sheet.trim, m_box.height});
}

double FigureCanvas::radius(double u) const {
    return m_figure.radius.empty() ? 0.8 * u : m_figure.radius.resolve({m_context.request.sheet.trim, m_box.height});
}

void FigureCanvas::shape(Path path, const std::string& ink, size_t index, Role role) {
    if (ink.empty() || path.empty()) return;
    auto node = std::make_unique<Node>();
    node->id = m_node.id + (index < count() ? "/" + m_figure.items[index].data.id : "");
    node->place = m_node.place;
    Placed placed;
    placed.node = node.get();
    placed.box = path.bounds();
    node->content = ShapeNode{std::move(path), ink, role};
    m_nodes.push_back(std::move(node));
    m_children.push_back(std::move(placed));
}

void FigureCanvas::icon(const std::shared_ptr<const Icon>& icon, const Rect& rect, const std::string& ink,
                        size_t index) {
    if (!icon || ink.empty()) return;
    auto node = std::make_unique<Node>();
    node->id = m_node.id + "/" + m_figure.items[index].data.id + "/icon";
    node->place = m_node.place;
    node->content = IconNode{ink, icon};
    Placed placed;
    placed.node = node.get();
    placed.box = rect;
    m_nodes.push_back(std::move(node));
    m_children.push_back(std::move(placed));
}

void FigureCanvas::place(const FigureText& text, const TextWay& way, double size, double x, double width,
                         double baseline) {
    m_children.push_back(text.placed(way, size, x, width, baseline));
}

Result<ComposedFigure> FigureCanvas::finish(Size extent, double least_cap) {
    const Sheet& sheet = m_context.request.sheet;
    const double need = least_detail_cap_mm(sheet);
    if (m_problems.empty() && least_cap < need)
        m_problems.push_back(error("compose/figure-too-small",
                                   {m_node.id, sheet.id, fmt::format("{:.2f}", least_cap), fmt::format("{:.2f}", need)},
                                   m_node.place));
    if (has_errors(m_problems)) return m_problems;
    for (auto& text : m_texts) m_nodes.push_back(text->release());
    ComposedFigure made;
    made.children = std::move(m_children);
    made.nodes = std::make_shared<const std::vector<std::unique_ptr<Node>>>(std::move(m_nodes));
    made.extent = extent;
    return made;
}

Diagnostics FigureCanvas::no_room() const {
    if (has_errors(m_problems)) return m_problems;
    return {error("compose/figure-no-room", {m_node.id, m_context.request.sheet.id}, m_node.place)};
}

double largest_size(double most, const std::function<bool(double)>& fits) {
    if (most <= 0) return 0;
    if (fits(most)) return most;
    double low = 0, high = most;
    for (int i = 0; i < 48; ++i) {
        const double middle = (low + high) / 2;
        (fits(middle) ? low : high) = middle;
    }
    return low;
}

}  // namespace codong
