#include <algorithm>
#include <numeric>

#include "compose/figure_cells.h"

namespace codong {
namespace {

// Em of the items' text.
constexpr double k_pad = 1.15;
constexpr double k_cell_pad = 0.85;  // above and below the words of a table row
constexpr double k_line = 0.1;
constexpr double k_bullet_gap = 0.65;
constexpr double k_point_gap = 0.85;
constexpr double k_between = 1.2;  // columns of a comparison

// Both rows and columns of words that share their heights.
struct WordGrid {
    std::vector<std::vector<WordStack>> cells;  // [row][column]
    std::vector<double> rows;
    double total = 0;
    bool fits = true;
};

double least_cap(const WordGrid& grid) {
    double least = 1e9;
    for (const auto& row : grid.cells)
        for (const WordStack& cell : row)
            for (const SetBlock& block : cell.blocks) least = std::min(least, block.size * block.text->cap_height());
    return least;
}

struct TableTexts {
    std::vector<std::vector<StackPart>> rows;  // parts of each row, one a column
    bool head = false;
};

class TableComposer {
public:
    explicit TableComposer(FigureCanvas& canvas) : m_canvas(canvas), m_figure(canvas.figure()) {
        m_columns = m_figure.shows_text ? 2 : 1;
        if (!m_figure.heads.empty()) {
            std::vector<StackPart> row;
            for (size_t c = 0; c < m_columns && c < m_figure.heads.size(); ++c)
                row.push_back({canvas.text(m_figure.heads[c], canvas.count(),
                                           {"head" + std::to_string(c + 1), m_figure.ink("head_text", 0), 2, 1.24,
                                            false, Role::Caption, m_figure.face("label")}),
                               1, 0});
            while (row.size() < m_columns) row.push_back({});
            m_texts.rows.push_back(row);
            m_texts.head = true;
        }
        for (size_t i = 0; i < canvas.count(); ++i) {
            const DataItem& data = m_figure.items[i].data;
            m_icons = m_icons || (m_figure.mark == FigureMark::Icon && m_figure.items[i].icon);
            std::vector<StackPart> row{{canvas.text(data.label, i, {"label", {}, 5, 1.24}), m_figure.label_size, 0}};
            if (m_columns > 1) row.push_back({canvas.text(data.text, i, {"text", {}, 8, 1.36}), 1, 0});
            m_texts.rows.push_back(row);
        }
    }

    Result<ComposedFigure> compose() {
        const Rect& box = m_canvas.box();
        const double u = largest_size(m_canvas.most_size(), [&](double size) {
            const WordGrid grid = plan(size);
            return grid.fits && grid.total <= box.height;
        });
        if (u <= 0) return m_canvas.no_room();
        const WordGrid grid = plan(u);
        draw(grid, u);
        return m_canvas.finish({box.width, grid.total}, least_cap(grid));
    }

private:
    double icon_width(double u, size_t row) const {
        return m_icons && !(m_texts.head && row == 0) ? (m_figure.badge_size + k_bullet_gap) * u : 0;
    }
    // x and width of a column's words.
    std::pair<double, double> column(size_t c, double u, size_t row) const {
        const double width = m_canvas.box().width;
        const double first = m_columns == 1 ? width : width * m_figure.share;
        if (c == 0) return {k_pad * u + icon_width(u, row), first - 2 * k_pad * u - icon_width(u, row)};
        return {first + k_pad * u, width - first - 2 * k_pad * u};
    }

    WordGrid plan(double u) const {
        WordGrid grid;
        for (size_t r = 0; r < m_texts.rows.size(); ++r) {
            std::vector<WordStack> cells;
            double height = icon_width(u, r) > 0 ? m_figure.badge_size * u : 0;
            for (size_t c = 0; c < m_columns; ++c) {
                const double width = column(c, u, r).second;
                cells.push_back(width > 0 ? stack_words({m_texts.rows[r][c]}, u, width)
                                          : WordStack{{}, 0, 0, 0, false});
                grid.fits = grid.fits && cells.back().fits;
                height = std::max(height, cells.back().height + 0.3 * u);
            }
            grid.cells.push_back(std::move(cells));
            grid.rows.push_back(height + 2 * k_cell_pad * u);
        }
        grid.total = std::accumulate(grid.rows.begin(), grid.rows.end(), 0.0);
        return grid;
    }

    void draw(const WordGrid& grid, double u) {
        const Rect& box = m_canvas.box();
        std::vector<double> body(grid.rows.begin() + m_texts.head, grid.rows.end());
        const double head = m_texts.head ? grid.rows.front() : 0;
        body = stretched(body, box.height - head);
        double y = box.y;
        for (size_t r = 0; r < grid.cells.size(); ++r) {
            const bool is_head = m_texts.head && r == 0;
            const size_t item = r - (m_texts.head ? 1 : 0);
            const double height = is_head ? head : body[item];
            const Rect row{box.x, y, box.width, height};
            if (is_head)
                m_canvas.shape(Path::rect(row), m_figure.ink("head", 0), m_canvas.count());
            else {
                m_canvas.shape(Path::rect(row), m_figure.ink("card", item), item);
                if (item > 0 || m_texts.head)
                    m_canvas.shape(Path::rect({box.x, y - k_line * u / 2, box.width, k_line * u}),
                                   m_figure.ink("line", item), item, Role::Art);
            }
            if (!is_head && m_icons) {
                const double side = m_figure.badge_size * u;
                m_canvas.icon(m_figure.items[item].icon, {box.x + k_pad * u, row.centre().y - side / 2, side, side},
                              m_figure.ink("mark", item), item);
            }
            for (size_t c = 0; c < m_columns; ++c) {
                const auto [x, width] = column(c, u, r);
                place_stack(m_canvas, grid.cells[r][c], box.x + x, width, row.centre().y - grid.cells[r][c].height / 2);
            }
            y += height;
        }
    }

    FigureCanvas& m_canvas;
    const FigureNode& m_figure;
    TableTexts m_texts;
    size_t m_columns = 2;
    bool m_icons = false;
};

class ComparisonComposer {
public:
    explicit ComparisonComposer(FigureCanvas& canvas) : m_canvas(canvas), m_figure(canvas.figure()) {
        for (size_t i = 0; i < canvas.count(); ++i) {
            const DataItem& data = m_figure.items[i].data;
            m_labels.push_back(canvas.text(data.label, i, {"label", {}, 2, 1.22}));
            std::vector<FigureText*> points;
            for (size_t p = 0; p < data.points.size(); ++p)
                points.push_back(canvas.text(data.points[p], i, {"text", {}, 6, 1.34}));
            m_most_points = std::max(m_most_points, points.size());
            m_points.push_back(std::move(points));
        }
        m_beside = m_figure.most_columns > 1;
    }

    Result<ComposedFigure> compose() {
        const Rect& box = m_canvas.box();
        const double u = largest_size(m_canvas.most_size(), [&](double size) {
            const Plan p = plan(size);
            return p.fits && p.total <= box.height;
        });
        if (u <= 0) return m_canvas.no_room();
        const Plan p = plan(u);
        draw(p, u);
        return m_canvas.finish({box.width, p.total}, p.least);
    }

private:
    struct Column {
        WordStack label;
        std::vector<WordStack> points;
        std::vector<double> rows;
        double head = 0, height = 0;
    };
    struct Plan {
        std::vector<Column> columns;
        double width = 0, gap = 0, total = 0, least = 1e9;
        bool fits = true;
    };

    double bullet(double u) const { return m_figure.badge_size * u; }

    Plan plan(double u) const {
        Plan plan;
        const Rect& box = m_canvas.box();
        const double n = static_cast<double>(m_labels.size());
        plan.gap = m_canvas.gap(u, k_between);
        plan.width = m_beside ? (box.width - plan.gap * (n - 1)) / n : box.width;
        const double inner = plan.width - 2 * k_pad * u;
        const double words = inner - bullet(u) - k_bullet_gap * u;
        if (words <= 0) {
            plan.fits = false;
            return plan;
        }
        for (size_t i = 0; i < m_labels.size(); ++i) {
            Column column;
            column.label = stack_words({{m_labels[i], m_figure.label_size, 0}}, u, inner);
            plan.fits = plan.fits && column.label.fits;
            note(column.label, plan);
            column.head = column.label.height + 2 * 0.95 * u;
            for (const FigureText* point : m_points[i]) {
                column.points.push_back(stack_words({{point, 1, 0}}, u, words));
                plan.fits = plan.fits && column.points.back().fits;
                note(column.points.back(), plan);
                column.rows.push_back(std::max(column.points.back().height, 0.9 * bullet(u)));
            }
            plan.columns.push_back(std::move(column));
        }
        if (m_beside) share_rows(plan);
        for (Column& column : plan.columns) {
            column.height = column.head + 2 * k_pad * u + std::accumulate(column.rows.begin(), column.rows.end(), 0.0) +
                            k_point_gap * u * static_cast<double>(std::max<size_t>(column.rows.size(), 1) - 1);
            plan.total = m_beside ? std::max(plan.total, column.height) : plan.total + column.height;
        }
        if (!m_beside) plan.total += plan.gap * (n - 1);
        return plan;
    }

    // What stands side by side is equally high.
    void share_rows(Plan& plan) const {
        double head = 0;
        for (const Column& column : plan.columns) head = std::max(head, column.head);
        for (Column& column : plan.columns) column.head = head;
        for (size_t p = 0; p < m_most_points; ++p) {
            double height = 0;
            for (const Column& column : plan.columns)
                if (p < column.rows.size()) height = std::max(height, column.rows[p]);
            for (Column& column : plan.columns)
                if (p < column.rows.size()) column.rows[p] = height;
        }
    }

    static void note(const WordStack& words, Plan& plan) {
        for (const SetBlock& block : words.blocks)
            plan.least = std::min(plan.least, block.size * block.text->cap_height());
    }

    void draw(const Plan& plan, double u) {
        const Rect& box = m_canvas.box();
        const double n = static_cast<double>(plan.columns.size());
        // Room left over goes between the points, evenly.
        const double left = std::max(0.0, box.height - plan.total) / (m_beside ? 1 : n);
        double x = box.x, y = box.y;
        for (size_t i = 0; i < plan.columns.size(); ++i) {
            const Column& column = plan.columns[i];
            const double height = m_beside ? box.height : column.height + left;
            draw_column(column, {x, y, plan.width, height}, i, u);
            if (m_beside)
                x += plan.width + plan.gap;
            else
                y += height + plan.gap;
        }
    }

    void draw_column(const Column& column, const Rect& card, size_t i, double u) {
        const double radius = m_canvas.radius(u);
        m_canvas.shape(Path::rounded_rect(card, radius), m_figure.ink("card", i), i);
        Path head;
        head.move_to({card.x, card.y + column.head});
        head.line_to({card.x, card.y + radius});
        head.arc({card.x + radius, card.y + radius}, radius, radius, 180, 90);
        head.arc({card.right() - radius, card.y + radius}, radius, radius, 270, 90);
        head.line_to({card.right(), card.y + column.head});
        m_canvas.shape(head.close(), m_figure.ink("head", i), i);
        const double inner = card.width - 2 * k_pad * u;
        place_stack(m_canvas, column.label, card.x + k_pad * u, inner,
                    card.y + (column.head - column.label.height) / 2);
        const double natural = std::accumulate(column.rows.begin(), column.rows.end(), 0.0);
        const double room = card.height - column.head - 2 * k_pad * u - natural;
        const double gap = column.rows.size() > 1
                               ? std::min(room / static_cast<double>(column.rows.size() - 1), 2.2 * k_point_gap * u)
                               : 0;
        double y = card.y + column.head + k_pad * u +
                   (room - gap * static_cast<double>(std::max<size_t>(column.rows.size(), 1) - 1)) / 2;
        for (size_t p = 0; p < column.points.size(); ++p) {
            const double cap = column.points[p].blocks.front().text->cap_height() * u, side = bullet(u);
            m_canvas.icon(m_figure.items[i].icon, {card.x + k_pad * u, y + cap / 2 - side / 2, side, side},
                          m_figure.ink("mark", i), i);
            place_stack(m_canvas, column.points[p], card.x + k_pad * u + side + k_bullet_gap * u,
                        inner - side - k_bullet_gap * u, y);
            y += column.rows[p] + gap;
        }
    }

    FigureCanvas& m_canvas;
    const FigureNode& m_figure;
    std::vector<FigureText*> m_labels;
    std::vector<std::vector<FigureText*>> m_points;
    size_t m_most_points = 0;
    bool m_beside = true;
};

}  // namespace

Result<ComposedFigure> compose_table(FigureCanvas& canvas) {
    return TableComposer(canvas).compose();
}

Result<ComposedFigure> compose_comparison(FigureCanvas& canvas) {
    return ComparisonComposer(canvas).compose();
}

}  // namespace codong
