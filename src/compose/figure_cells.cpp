#include "compose/figure_cells.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "compose/figure_marks.h"

namespace codong {
namespace {

// Em of the items' text.
constexpr double k_pad = 1.15;       // of a card, inside
constexpr double k_mark_gap = 0.95;  // between mark and words
constexpr double k_trail = 3.2;      // icon at the far end
constexpr double k_spine = 0.4;      // thickness
constexpr double k_outline = 0.12;   // of a card
constexpr double k_card_gap = 0.9;   // between cards, and between words without cards
constexpr double k_open_gap = 1.6;
// A column more must gain this much size for each empty cell it leaves.
constexpr double k_empty_cell = 0.06;

struct Cell {
    FigureText* value = nullptr;
    FigureText* unit = nullptr;
    FigureText* label = nullptr;
    FigureText* text = nullptr;
};

// Where things stand in a cell of a width, mm.
struct CellFrame {
    double pad = 0;
    double mark = 0;   // width of the mark, or of the panel
    double words = 0;  // x of the words
    double width = 0;  // of the words
};

struct GridPlan {
    int columns = 1;
    double u = 0;
    double cell_width = 0;
    double gap = 0;
    double column_gap = 0;
    std::vector<double> rows;  // natural heights
    double total = 0;
    std::vector<WordStack> stacks;
    double over = 0, under = 0;
};

class CellComposer {
public:
    explicit CellComposer(FigureCanvas& canvas) : m_canvas(canvas), m_figure(canvas.figure()), m_marks(canvas) {
        m_overlaps = m_figure.cards && m_figure.kind == FigureKind::Timeline;
        for (size_t i = 0; i < canvas.count(); ++i) m_cells.push_back(cell(i));
    }

    Result<ComposedFigure> compose() {
        GridPlan best;
        double merit = 0;
        const int count = static_cast<int>(m_cells.size());
        for (int columns = m_figure.least_columns; columns <= std::min(m_figure.most_columns, count); ++columns) {
            GridPlan plan = solve(columns);
            const double empty = static_cast<double>((columns - count % columns) % columns);
            const double value = plan.u * (1 - k_empty_cell * empty);
            if (value > merit * (1 + 1e-9)) {
                merit = value;
                best = std::move(plan);
            }
        }
        if (best.u <= 0) return m_canvas.no_room();
        const Size extent{m_canvas.box().width, best.total};
        draw(best);
        return m_canvas.finish(extent, least_cap(best));
    }

private:
    Cell cell(size_t i) {
        const DataItem& data = m_figure.items[i].data;
        const bool centred = m_figure.centred;
        Cell cell;
        if (m_figure.shows_value) {
            cell.value = m_canvas.text(data.figure_with_sign(), i, {"value", {}, 1, 1.1, centred, Role::Figure});
            cell.unit = m_canvas.text(
                data.unit_in_words(), i,
                {"unit", m_figure.ink("value", i), 2, 1.2, centred, Role::Caption, m_figure.face("label")});
        }
        if (m_figure.shows_label)
            cell.label = m_canvas.text(data.label, i, {"label", {}, m_figure.label_lines, 1.22, centred});
        if (m_figure.shows_text)
            cell.text = m_canvas.text(data.text, i, {"text", {}, m_figure.text_lines, 1.36, centred});
        return cell;
    }

    // Values are as large as the layout asks, or as the widest of them allows.
    std::vector<StackPart> parts(const Cell& cell, double u, double width) const {
        double widest = 0;
        for (const Cell& other : m_cells)
            if (other.value) widest = std::max(widest, other.value->widest().width);
        const double value = widest > 0 ? std::min(m_figure.value_size, (1 - 1e-9) * width / (widest * u)) : 1;
        return {{cell.value, value, 0},
                {cell.unit, m_figure.label_size, 0.7 + 0.12 * value},
                {cell.label, m_figure.label_size, cell.value && !cell.unit ? 0.7 + 0.12 * value : 0.7},
                {cell.text, 1, 0.8}};
    }

    CellFrame frame(double u, double width) const {
        CellFrame f;
        f.pad = m_figure.cards ? k_pad * u : 0;
        f.mark = m_marks.width(u);
        f.words = f.pad;
        if (f.mark > 0 && !m_figure.mark_above) {
            if (m_figure.badge == FigureBadge::Panel || m_overlaps) f.words = 0;
            f.words += f.mark + k_mark_gap * u;
        }
        f.width = width - f.words - f.pad - (m_figure.trail ? (k_trail + k_mark_gap) * u : 0);
        return f;
    }

    // Height that a cell needs with these words.
    double height(double u, const WordStack& words, const GridPlan& plan) const {
        const double pad = m_figure.cards ? k_pad * u : 0;
        const double below = m_figure.cards ? pad : plan.under;
        const double mark = m_marks.height(u);
        if (m_figure.mark_above && mark > 0) {
            const double top = m_figure.cards && !m_overlaps ? pad : 0;
            if (words.blocks.empty()) return top + mark + (top > 0 ? pad : 0);
            return top + mark + std::max(k_mark_gap * u, plan.over + 0.3 * u) + words.height + below;
        }
        if (words.blocks.empty()) return mark + 2 * pad;
        const bool inside = m_figure.badge != FigureBadge::Panel && !m_overlaps;
        // Words stand centred beside their mark: as much room above as below.
        const double around = m_figure.cards ? pad : std::max(plan.over, plan.under);
        return std::max(words.height + 2 * around, mark + (inside ? 2 * pad : 0));
    }

    GridPlan plan(int columns, double u) const {
        GridPlan plan;
        plan.columns = columns;
        plan.u = u;
        plan.gap = m_canvas.gap(u, m_figure.cards ? k_card_gap : k_open_gap);
        plan.column_gap = m_figure.cards ? plan.gap : std::max(plan.gap, k_open_gap * u);
        plan.cell_width = (m_canvas.box().width - plan.column_gap * (columns - 1)) / columns;
        const CellFrame f = frame(u, plan.cell_width);
        for (const Cell& cell : m_cells) {
            if (f.width <= 0 || f.mark > plan.cell_width) {
                plan.total = 1e300;
                return plan;
            }
            plan.stacks.push_back(stack_words(parts(cell, u, f.width), u, f.width));
            const WordStack& stack = plan.stacks.back();
            if (!stack.fits) {
                plan.total = 1e300;
                return plan;
            }
            plan.over = std::max(plan.over, stack.over);
            plan.under = std::max(plan.under, stack.under);
        }
        for (size_t i = 0; i < m_cells.size(); ++i) {
            const size_t row = i / static_cast<size_t>(columns);
            if (row == plan.rows.size()) plan.rows.push_back(0);
            plan.rows[row] = std::max(plan.rows[row], height(u, plan.stacks[i], plan));
        }
        plan.total = std::accumulate(plan.rows.begin(), plan.rows.end(), 0.0) +
                     plan.gap * static_cast<double>(plan.rows.size() - 1);
        return plan;
    }

    GridPlan solve(int columns) const {
        const Rect& box = m_canvas.box();
        const double u = largest_size(m_canvas.most_size(), [&](double size) {
            return size > 0 && plan(columns, size).total <= box.height + 1e-9;
        });
        return u > 0 ? plan(columns, u) : GridPlan{};
    }

    double least_cap(const GridPlan& plan) const {
        double least = m_marks.least_cap(plan.u);
        for (const WordStack& stack : plan.stacks)
            for (const SetBlock& block : stack.blocks) least = std::min(least, block.size * block.text->cap_height());
        return least;
    }

    void draw(const GridPlan& plan) {
        const Rect& box = m_canvas.box();
        const double gaps = plan.gap * static_cast<double>(plan.rows.size() - 1);
        const std::vector<double> rows = stretched(plan.rows, box.height - gaps);
        std::vector<Rect> cells;
        double y = box.y;
        for (size_t i = 0; i < m_cells.size(); ++i) {
            const size_t column = i % static_cast<size_t>(plan.columns), row = i / static_cast<size_t>(plan.columns);
            if (column == 0 && row > 0) y += rows[row - 1] + plan.gap;
            cells.push_back({box.x + static_cast<double>(column) * (plan.cell_width + plan.column_gap), y,
                             plan.cell_width, rows[row]});
        }
        draw_spines(plan, cells);
        for (size_t i = 0; i < cells.size(); ++i) draw_cell(plan, i, cells[i]);
    }

    // Where the mark of a cell stands.
    Rect mark_box(const GridPlan& plan, const Rect& cell) const {
        const CellFrame f = frame(plan.u, cell.width);
        const double size = m_marks.height(plan.u);
        if (m_figure.mark_above) {
            const double top = m_figure.cards && !m_overlaps ? f.pad : 0;
            const double x = m_figure.centred ? cell.x + (cell.width - f.mark) / 2 : cell.x + (m_overlaps ? 0 : f.pad);
            return {x, cell.y + top, f.mark, size};
        }
        if (m_figure.badge == FigureBadge::Panel) return {cell.x, cell.y, f.mark, cell.height};
        return {cell.x + (m_overlaps ? 0 : f.pad), cell.y + (cell.height - size) / 2, f.mark, size};
    }

    void draw_spines(const GridPlan& plan, const std::vector<Rect>& cells) {
        if (!m_figure.spine) return;
        const double half = k_spine * plan.u / 2;
        const std::string ink = m_figure.ink("spine", 0);
        const size_t columns = static_cast<size_t>(plan.columns);
        if (m_figure.mark_above) {
            for (size_t i = 0; i < cells.size(); i += columns) {
                const Point a = mark_box(plan, cells[i]).centre();
                const Point b = mark_box(plan, cells[std::min(i + columns, cells.size()) - 1]).centre();
                m_canvas.shape(Path::rect({a.x, a.y - half, b.x - a.x, 2 * half}), ink, m_canvas.count(), Role::Art);
            }
            return;
        }
        for (size_t c = 0; c < columns && c < cells.size(); ++c) {
            size_t last = c;
            while (last + columns < cells.size()) last += columns;
            const Point a = mark_box(plan, cells[c]).centre(), b = mark_box(plan, cells[last]).centre();
            m_canvas.shape(Path::rect({a.x - half, a.y, 2 * half, b.y - a.y}), ink, m_canvas.count(), Role::Art);
        }
    }

    Rect card_of(const GridPlan& plan, size_t i, const Rect& cell) const {
        if (!m_overlaps) return cell;
        const Rect mark = mark_box(plan, cell);
        if (m_figure.mark_above) {
            const double top = mark.centre().y;
            return {cell.x, top, cell.width, cell.bottom() - top};
        }
        const double x = mark.centre().x;
        const double tall = std::max(plan.stacks[i].height + 2 * k_pad * plan.u, 0.8 * cell.height);
        return {x, cell.y + (cell.height - tall) / 2, cell.right() - x, tall};
    }

    void draw_cell(const GridPlan& plan, size_t i, const Rect& cell) {
        const double u = plan.u, radius = m_canvas.radius(u);
        const CellFrame f = frame(u, cell.width);
        const Rect mark = mark_box(plan, cell);
        if (m_figure.cards) {
            Rect card = card_of(plan, i, cell);
            const std::string line = m_figure.ink("line", i);
            if (!line.empty()) {
                m_canvas.shape(Path::rounded_rect(card, radius), line, i);
                card = card.inset(k_outline * u);
            }
            m_canvas.shape(Path::rounded_rect(card, line.empty() ? radius : radius - k_outline * u),
                           m_figure.ink("card", i), i);
        }
        m_marks.draw(i, mark, u);
        const WordStack& words = plan.stacks[i];
        double top;
        if (m_figure.mark_above && f.mark > 0) {
            top = mark.bottom() + std::max(k_mark_gap * u, plan.over + 0.3 * u);
        } else if (m_figure.mark_above || m_figure.centred || f.mark <= 0) {
            // Nothing beside the words: neighbours in a row start at one line.
            const double most = plan.rows[i / static_cast<size_t>(plan.columns)];
            top = cell.y + (cell.height - most) / 2 + (m_figure.cards ? f.pad : plan.over);
        } else {
            top = cell.y + (cell.height - words.height) / 2;
        }
        place_stack(m_canvas, words, cell.x + f.words, f.width, top);
        if (m_figure.trail) {
            const double side = k_trail * u;
            m_canvas.icon(m_figure.items[i].icon,
                          {cell.right() - std::max(f.pad, 0.4 * u) - side, cell.centre().y - side / 2, side, side},
                          m_figure.ink("trail", i), i);
        }
    }

    FigureCanvas& m_canvas;
    const FigureNode& m_figure;
    FigureMarks m_marks;
    std::vector<Cell> m_cells;
    bool m_overlaps = false;
};

}  // namespace

Result<ComposedFigure> compose_cells(FigureCanvas& canvas) {
    return CellComposer(canvas).compose();
}

}  // namespace codong
