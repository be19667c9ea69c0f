#include <algorithm>
#include <numeric>

#include "compose/figure_cells.h"

namespace codong {
namespace {

// Em of the items' text.
constexpr double k_bar = 1.3;
constexpr double k_thickest_bar = 2.6;
constexpr double k_label_gap = 0.55;  // label to bar, bar to value
constexpr double k_row_gap = 1.3;
constexpr double k_thinnest = 0.3;  // a value that is not zero stays visible
constexpr double k_value = 1.5;     // figures of bars over the items' text
constexpr double k_column_gap = 1.6;
constexpr double k_column_value = 2.2;
// Of the box: what the longest bar keeps at least, and what the labels under columns take at most.
constexpr double k_least_bar = 0.4;
constexpr double k_most_labels = 0.45;

struct Row {
    FigureText* label = nullptr;
    FigureText* value = nullptr;
    double share = 0;  // of the greatest value
};

std::vector<Row> rows_of(FigureCanvas& canvas, bool centred) {
    const FigureNode& figure = canvas.figure();
    double greatest = 0;
    for (const FigureItem& item : figure.items) greatest = std::max(greatest, item.data.number.value_or(0));
    std::vector<Row> rows;
    for (size_t i = 0; i < canvas.count(); ++i) {
        const DataItem& data = figure.items[i].data;
        Row row;
        row.label = canvas.text(data.label, i, {"label", {}, 4, 1.24, centred});
        row.value = canvas.text(data.figure_with_sign(), i, {"value", {}, 1, 1.1, centred, Role::Figure});
        row.share = greatest > 0 ? data.number.value_or(0) / greatest : 0;
        rows.push_back(row);
    }
    return rows;
}

// Length of a full bar: every bar, or the whole track, and the value behind it fit the width.
double full_bar(const std::vector<Row>& rows, double u, double width, bool tracks) {
    double full = width;
    for (const Row& row : rows) {
        const double share = tracks ? 1 : row.share;
        if (row.value && share > 0)
            full = std::min(full, (width - k_label_gap * u - row.value->widest().width * k_value * u) / share);
    }
    return full;
}

// A bar that stands on the ground: round at its head only.
Path standing_bar(const Rect& bar, double radius) {
    Path path;
    path.move_to({bar.x, bar.bottom()});
    path.line_to({bar.x, bar.y + radius});
    path.arc({bar.x + radius, bar.y + radius}, radius, radius, 180, 90);
    path.arc({bar.right() - radius, bar.y + radius}, radius, radius, 270, 90);
    path.line_to({bar.right(), bar.bottom()});
    return path.close();
}

struct BarPlan {
    std::vector<WordStack> labels;
    std::vector<double> heights;
    double gap = 0;
    double total = 0;
    bool fits = true;
};

BarPlan plan_bars(FigureCanvas& canvas, const std::vector<Row>& rows, double u) {
    BarPlan plan;
    plan.gap = canvas.gap(u, k_row_gap);
    for (const Row& row : rows) {
        plan.labels.push_back(stack_words({{row.label, canvas.figure().label_size, 0}}, u, canvas.box().width));
        const WordStack& label = plan.labels.back();
        plan.fits = plan.fits && label.fits;
        plan.heights.push_back(label.over + label.height + std::max(label.under, 0.2 * u) + k_label_gap * u +
                               k_bar * u);
    }
    plan.total = std::accumulate(plan.heights.begin(), plan.heights.end(), 0.0) +
                 plan.gap * static_cast<double>(rows.size() - 1);
    return plan;
}

}  // namespace

Result<ComposedFigure> compose_bars(FigureCanvas& canvas) {
    const FigureNode& figure = canvas.figure();
    const Rect& box = canvas.box();
    const std::vector<Row> rows = rows_of(canvas, false);
    const bool tracks = !figure.ink("track", 0).empty();
    const double u = largest_size(canvas.most_size(), [&](double size) {
        const BarPlan plan = plan_bars(canvas, rows, size);
        return plan.fits && plan.total <= box.height &&
               full_bar(rows, size, box.width, tracks) >= k_least_bar * box.width;
    });
    if (u <= 0) return canvas.no_room();
    const BarPlan plan = plan_bars(canvas, rows, u);
    const double full = full_bar(rows, u, box.width, tracks);
    const std::vector<double> heights =
        stretched(plan.heights, box.height - plan.gap * static_cast<double>(rows.size() - 1));
    double y = box.y, least = 1e9;
    for (size_t i = 0; i < rows.size(); ++i) {
        const double words = plan.heights[i] - k_bar * u;
        const double thick = std::min(k_thickest_bar * u, heights[i] - words);
        place_stack(canvas, plan.labels[i], box.x, box.width, y + plan.labels[i].over);
        const Rect bar{box.x, y + words, std::max(rows[i].share > 0 ? k_thinnest * u : 0, rows[i].share * full), thick};
        if (tracks)
            canvas.shape(Path::rounded_rect({box.x, bar.y, full, thick}, thick / 2), figure.ink("track", i), i,
                         Role::Art);
        canvas.shape(Path::rounded_rect(bar, std::min(bar.width, thick) / 2), figure.ink("bar", i), i, Role::Art);
        if (const FigureText* value = rows[i].value) {
            const double size = k_value * u;
            canvas.place(*value, value->widest(), size, (tracks ? box.x + full : bar.right()) + k_label_gap * u,
                         value->widest().width * size, bar.centre().y + value->cap_height() * size / 2);
            least = std::min(least, size * value->cap_height());
        }
        if (rows[i].label) least = std::min(least, figure.label_size * u * rows[i].label->cap_height());
        y += heights[i] + plan.gap;
    }
    return canvas.finish({box.width, plan.total}, least);
}

Result<ComposedFigure> compose_columns(FigureCanvas& canvas) {
    const FigureNode& figure = canvas.figure();
    const Rect& box = canvas.box();
    const std::vector<Row> rows = rows_of(canvas, true);
    const double n = static_cast<double>(rows.size());
    const auto width_at = [&](double u) { return (box.width - canvas.gap(u, k_column_gap) * (n - 1)) / n; };
    const auto labels_at = [&](double u) {
        std::vector<WordStack> labels;
        for (const Row& row : rows) labels.push_back(stack_words({{row.label, figure.label_size, 0}}, u, width_at(u)));
        return labels;
    };
    const auto height_of = [](const std::vector<WordStack>& labels) {
        double height = 0;
        for (const WordStack& label : labels)
            height = std::max(height, label.fits ? label.over + label.height + label.under : 1e300);
        return height;
    };
    const double u = largest_size(canvas.most_size(), [&](double size) {
        return width_at(size) > 0 && height_of(labels_at(size)) <= k_most_labels * box.height;
    });
    if (u <= 0) return canvas.no_room();
    const std::vector<WordStack> labels = labels_at(u);
    const double width = width_at(u), foot = height_of(labels);
    double value_size = k_column_value * u, least = 1e9, cap = 0, over = 0;
    for (const Row& row : rows)
        if (row.value) value_size = std::min(value_size, width / row.value->widest().width);
    for (size_t i = 0; i < rows.size(); ++i) {
        over = std::max(over, labels[i].over);
        if (rows[i].value) cap = std::max(cap, rows[i].value->widest().rise * value_size);
        if (rows[i].label) least = std::min(least, figure.label_size * u * rows[i].label->cap_height());
        if (rows[i].value) least = std::min(least, value_size * rows[i].value->cap_height());
    }
    const double ground = box.bottom() - foot - 2 * k_label_gap * u;
    const double full = ground - box.y - cap - k_label_gap * u;
    if (full <= 0) return canvas.no_room();
    for (size_t i = 0; i < rows.size(); ++i) {
        const double x = box.x + static_cast<double>(i) * (width + canvas.gap(u, k_column_gap));
        const double bar_width = std::min(width * 0.72, 7 * u);
        const double height = std::max(rows[i].share > 0 ? k_thinnest * u : 0, rows[i].share * full);
        const Rect bar{x + (width - bar_width) / 2, ground - height, bar_width, height};
        canvas.shape(standing_bar(bar, std::min(0.4 * u, height)), figure.ink("bar", i), i, Role::Art);
        if (rows[i].value)
            canvas.place(*rows[i].value, rows[i].value->widest(), value_size, x, width, bar.y - k_label_gap * u);
        place_stack(canvas, labels[i], x, width, ground + 2 * k_label_gap * u + over);
    }
    canvas.shape(Path::rect({box.x, ground, box.width, 0.14 * u}), figure.ink("line", 0), canvas.count(), Role::Art);
    return canvas.finish({box.width, box.height}, least);
}

}  // namespace codong
