#include "compose/figure.h"

#include <algorithm>

#include "compose/figure_canvas.h"

namespace codong {
namespace {

// People step up to a sheet that they want to read.
constexpr double k_closer = 4;
constexpr double k_legible_metres_per_mm = 0.53;
constexpr double k_least_printed_cap_mm = 1.5;
// Of the short side of a screen: 13 px of 1080.
constexpr double k_least_screen_share = 0.012;

}  // namespace

double least_detail_cap_mm(const Sheet& sheet) {
    if (sheet.pitch_mm) return sheet.least_cap_mm();
    if (sheet.is_screen) return std::min(sheet.trim.width, sheet.trim.height) * k_least_screen_share;
    return std::max(k_least_printed_cap_mm, sheet.distance_m.value_or(0) / k_closer / k_legible_metres_per_mm);
}

Result<ComposedFigure> compose_figure(const Node& node, const FigureNode& figure, const Rect& box,
                                      const TextContext& context) {
    if (box.empty()) return error("compose/no-room", {node.id, context.request.layout.id}, node.place);
    FigureCanvas canvas(node, figure, box, context);
    switch (figure.kind) {
        case FigureKind::Number:
        case FigureKind::Ring:
        case FigureKind::Steps:
        case FigureKind::Timeline:
        case FigureKind::IconGrid:
            return compose_cells(canvas);
        case FigureKind::Bars:
            return compose_bars(canvas);
        case FigureKind::Columns:
            return compose_columns(canvas);
        case FigureKind::Compare:
            return compose_comparison(canvas);
        case FigureKind::Table:
            return compose_table(canvas);
    }
    return error("compose/no-room", {node.id, context.request.layout.id}, node.place);
}

}  // namespace codong
