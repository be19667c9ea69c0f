#include "compose/figure_text.h"

#include <algorithm>

namespace codong {
namespace {

// A box without limits: sizes and breaks do not depend on it.
constexpr Size k_anywhere{1000, 1e6};
// What another line costs, in the unit of break costs.
constexpr double k_line_cost = 2.5;
// A paragraph keeps an even right edge: what a line that stops short costs, and a last line of a word or two.
constexpr double k_short_line = 12;
constexpr double k_short_last = 2;
constexpr double k_shortest_last = 0.3;

// Moves lines apart to an even leading where their ink needs less.
void lead(Fit& fit, double leading) {
    double moved = 0;
    for (size_t i = 1; i < fit.lines.size(); ++i) {
        FitLine& line = fit.lines[i];
        const double pitch = line.baseline + moved - fit.lines[i - 1].baseline;
        moved += std::max(0.0, leading * line.size - pitch);
        line.baseline += moved;
        line.ink.y += moved;
    }
    fit.ink.height += moved;
}

TextWay way_of(Fit fit, double leading) {
    lead(fit, leading);
    TextWay way;
    way.size = fit.greatest_size;
    way.width = fit.ink.width / way.size;
    way.rise = fit.lines.front().baseline / way.size;
    way.span = (fit.lines.back().baseline - fit.lines.front().baseline) / way.size;
    way.fall = (fit.ink.height - fit.lines.back().baseline) / way.size;
    way.cost = fit.breaks.cost + k_line_cost * static_cast<double>(fit.lines.size());
    for (size_t i = 0; i + 1 < fit.lines.size(); ++i) {
        const double lack = 1 - fit.lines[i].ink.width / fit.ink.width;
        way.cost += k_short_line * lack * lack;
    }
    if (fit.lines.size() > 1 && fit.lines.back().ink.width < k_shortest_last * fit.ink.width) way.cost += k_short_last;
    way.fit = std::move(fit);
    return way;
}

}  // namespace

Result<std::unique_ptr<FigureText>> FigureText::make(std::unique_ptr<Node> node, double leading,
                                                     const TextContext& context) {
    auto made = std::make_unique<FigureText>();
    made->m_node = std::move(node);
    const TextNode& text = std::get<TextNode>(made->m_node->content);
    TRY_ASSIGN(made->m_setting, set_text(*made->m_node, text, k_anywhere, context));
    FitRequest request{made->m_setting->paragraph, made->m_setting->carrier, made->m_setting->hero, k_anywhere};
    request.align = text.align == "centre" ? Align::Centre : Align::Left;
    request.least_lines = text.least_lines;
    request.most_lines = text.most_lines;
    request.clearance = text.clearance;
    for (Fit& fit : fit(request)) made->m_ways.push_back(way_of(std::move(fit), leading));
    std::stable_sort(made->m_ways.begin(), made->m_ways.end(),
                     [](const TextWay& a, const TextWay& b) { return a.fit.lines.size() < b.fit.lines.size(); });
    return made;
}

const TextWay* FigureText::way(double most_width) const {
    const TextWay* best = nullptr;
    for (const TextWay& way : m_ways)
        if (way.width <= most_width + 1e-9 && (!best || way.cost < best->cost)) best = &way;
    return best;
}

double FigureText::least_width() const {
    double least = 1e300;
    for (const TextWay& way : m_ways) least = std::min(least, way.width);
    return least;
}

Placed FigureText::placed(const TextWay& way, double size, double x, double width, double baseline) const {
    const double scale = size / way.size;
    auto setting = std::make_shared<TextSetting>(*m_setting);
    setting->fit = way.fit;
    Fit& fit = setting->fit;
    for (FitLine& line : fit.lines) {
        line.size *= scale;
        line.x *= scale;
        line.baseline *= scale;
        line.ink = {line.ink.x * scale, line.ink.y * scale, line.ink.width * scale, line.ink.height * scale};
    }
    fit.ink = {fit.ink.x * scale, fit.ink.y * scale, fit.ink.width * scale, fit.ink.height * scale};
    fit.least_size *= scale;
    fit.greatest_size *= scale;
    Placed placed;
    placed.node = m_node.get();
    placed.box = {x, baseline - way.rise * size, width, fit.ink.height};
    setting->box = {placed.box.width, placed.box.height};
    placed.text = std::move(setting);
    return placed;
}

}  // namespace codong
