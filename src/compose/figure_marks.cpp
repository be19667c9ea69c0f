#include "compose/figure_marks.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace codong {
namespace {

// Shares of the badge.
constexpr double k_words_width = 0.78;  // of a disc, for the figure
constexpr double k_unit_width = 0.66;
constexpr double k_figure_high = 0.40;
constexpr double k_alone_high = 0.60;  // a figure without a unit
constexpr double k_unit_high = 0.165;
constexpr double k_icon = 0.62;
constexpr double k_ring_thick = 0.13;
// A panel: air on both sides of the mark, and how far its edge leans (em of the items' text).
constexpr double k_panel_air = 0.75;
constexpr double k_panel_slant = 0.7;

}  // namespace

FigureMarks::FigureMarks(FigureCanvas& canvas) : m_canvas(canvas), m_figure(canvas.figure()) {
    if (m_figure.mark != FigureMark::Ordinal && m_figure.mark != FigureMark::Value) return;
    for (size_t i = 0; i < canvas.count(); ++i) {
        const DataItem& data = m_figure.items[i].data;
        const bool value = m_figure.mark == FigureMark::Value;
        const FigureTextStyle style{"mark", {}, 1, 1.1, true, Role::Figure, m_figure.face("value")};
        const FigureTextStyle under{"unit",        m_figure.ink("mark", i), 1, 1.1, true,
                                    Role::Caption, m_figure.face("label")};
        Words words;
        words.figure = canvas.text(value ? data.figure_with_sign() : std::to_string(i + 1), i, style);
        if (value) words.unit = canvas.text(data.unit_in_words(), i, under);
        if (words.figure) m_widest = std::max(m_widest, words.figure->widest().width);
        if (words.unit) m_widest_unit = std::max(m_widest_unit, words.unit->widest().width);
        m_units = m_units || words.unit;
        m_words.push_back(words);
    }
}

double FigureMarks::width(double u) const {
    if (m_figure.mark == FigureMark::None && m_figure.badge != FigureBadge::Ring) return 0;
    if (m_figure.badge == FigureBadge::Panel) return (m_figure.badge_size + 2 * k_panel_air + k_panel_slant / 2) * u;
    if (m_figure.badge == FigureBadge::None && m_widest > 0) return m_widest * m_figure.badge_size * u;
    return m_figure.badge_size * u;
}

double FigureMarks::height(double u) const {
    if (width(u) <= 0 || m_figure.badge == FigureBadge::Panel) return 0;
    if (m_figure.badge == FigureBadge::None && m_widest > 0 && m_words.front().figure)
        return m_figure.badge_size * u * m_words.front().figure->cap_height();
    return m_figure.badge_size * u;
}

double FigureMarks::figure_size(double u) const {
    const double side = m_figure.badge_size * u;
    if (m_figure.badge == FigureBadge::None) return side;
    const double inner = m_figure.badge == FigureBadge::Ring ? side * (1 - 2 * k_ring_thick) : side;
    if (m_figure.badge == FigureBadge::Panel) return std::min(inner / std::max(m_widest, 1e-6), inner);
    return std::min(inner * k_words_width / std::max(m_widest, 1e-6), inner * (m_units ? k_figure_high : k_alone_high));
}

double FigureMarks::unit_size(double u) const {
    const double side = m_figure.badge_size * u;
    const double inner = m_figure.badge == FigureBadge::Ring ? side * (1 - 2 * k_ring_thick) : side;
    return std::min({inner * k_unit_width / std::max(m_widest_unit, 1e-6), inner * k_unit_high, figure_size(u) * 0.7});
}

double FigureMarks::least_cap(double u) const {
    double least = 1e9;
    for (const Words& words : m_words) {
        if (words.figure) least = std::min(least, figure_size(u) * words.figure->cap_height());
        if (words.unit) least = std::min(least, unit_size(u) * words.unit->cap_height());
    }
    return least;
}

Path FigureMarks::badge(size_t, const Rect& box, double u) const {
    const double side = std::min(box.width, box.height);
    switch (m_figure.badge) {
        case FigureBadge::Disc:
            return Path::circle(box.centre(), side / 2);
        case FigureBadge::Square:
            return Path::rounded_rect({box.centre().x - side / 2, box.centre().y - side / 2, side, side}, side * 0.22);
        case FigureBadge::Panel: {
            // The card's left end, cut by a leaning edge; its own corners as round as the card's.
            const double r = std::min(m_canvas.radius(u), std::min(box.width, box.height) / 2);
            const double lean = k_panel_slant * u / 2;
            Path path;
            path.move_to({box.right() + lean, box.y});
            path.line_to({box.right() - lean, box.bottom()});
            path.line_to({box.x + r, box.bottom()});
            path.arc({box.x + r, box.bottom() - r}, r, r, 90, 90);
            path.line_to({box.x, box.y + r});
            path.arc({box.x + r, box.y + r}, r, r, 180, 90);
            return path.close();
        }
        case FigureBadge::Ring:
        case FigureBadge::None:
            break;
    }
    return {};
}

void FigureMarks::draw_ring(size_t index, const Rect& box) {
    const double side = std::min(box.width, box.height), thick = side * k_ring_thick;
    const DataItem& data = m_figure.items[index].data;
    double whole = 100;
    if (data.unit != "%") {
        whole = 0;
        for (const FigureItem& item : m_figure.items) whole = std::max(whole, item.data.number.value_or(0));
    }
    const double share = whole > 0 ? std::clamp(data.number.value_or(0) / whole, 0.0, 1.0) : 0;
    m_canvas.shape(ring_band(box.centre(), side / 2, thick, 1), m_figure.ink("track", index), index, Role::Art);
    if (share > 0)
        m_canvas.shape(ring_band(box.centre(), side / 2, thick, share), m_figure.ink("badge", index), index, Role::Art);
}

void FigureMarks::draw_words(const Words& words, const Rect& box, double u) {
    if (!words.figure) return;
    const Point centre = box.centre();
    const double size = figure_size(u), cap = words.figure->cap_height() * size;
    double height = cap, unit = 0, gap = 0;
    if (words.unit) {
        unit = unit_size(u);
        gap = 0.42 * unit + std::max(0.0, words.unit->widest().rise - words.unit->cap_height()) * unit +
              words.figure->widest().fall * size;
        height += gap + words.unit->cap_height() * unit;
    }
    const double top = centre.y - height / 2;
    m_canvas.place(*words.figure, words.figure->widest(), size, box.x, box.width, top + cap);
    if (words.unit) m_canvas.place(*words.unit, words.unit->widest(), unit, box.x, box.width, top + height);
}

void FigureMarks::draw(size_t index, const Rect& box, double u) {
    if (box.empty()) return;
    if (m_figure.badge == FigureBadge::Ring)
        draw_ring(index, box);
    else if (m_figure.badge != FigureBadge::None) {
        const std::string line = m_figure.ink("badge_line", index);
        if (!line.empty() && m_figure.badge != FigureBadge::Panel) {
            m_canvas.shape(badge(index, box, u), line, index, Role::Art);
            m_canvas.shape(badge(index, box.inset(0.035 * std::min(box.width, box.height)), u),
                           m_figure.ink("badge", index), index);
        } else {
            m_canvas.shape(badge(index, box, u), m_figure.ink("badge", index), index);
        }
    }
    if (m_figure.mark == FigureMark::Icon) {
        const double side = m_figure.badge == FigureBadge::Panel  ? m_figure.badge_size * u
                            : m_figure.badge == FigureBadge::None ? std::min(box.width, box.height)
                                                                  : std::min(box.width, box.height) * k_icon;
        m_canvas.icon(m_figure.items[index].icon, {box.centre().x - side / 2, box.centre().y - side / 2, side, side},
                      m_figure.ink("mark", index), index);
    } else if (m_figure.mark != FigureMark::None && index < m_words.size()) {
        draw_words(m_words[index], box, u);
    }
}

Path ring_band(Point centre, double outer, double thickness, double share) {
    const double inner = outer - thickness, middle = outer - thickness / 2;
    Path path;
    if (share >= 1) {
        path.arc(centre, outer, outer, -90, 360);
        path.close();
        path.move_to({centre.x, centre.y - inner});
        path.arc(centre, inner, inner, -90, -360);
        return path.close();
    }
    const double sweep = 360 * share, end = -90 + sweep;
    const auto at = [&](double degrees) {
        const double a = degrees * std::numbers::pi / 180;
        return Point{centre.x + middle * std::cos(a), centre.y + middle * std::sin(a)};
    };
    path.arc(centre, outer, outer, -90, sweep);
    path.arc(at(end), thickness / 2, thickness / 2, end, 180);
    path.arc(centre, inner, inner, end, -sweep);
    path.arc(at(-90), thickness / 2, thickness / 2, 90, 180);
    return path.close();
}

}  // namespace codong
