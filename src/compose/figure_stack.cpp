#include <algorithm>
#include <numeric>

#include "compose/figure_cells.h"

namespace codong {
namespace {

// Least clear distance between the ink of two texts, em of the items' text.
constexpr double k_clear = 0.22;

}  // namespace

WordStack stack_words(const std::vector<StackPart>& parts, double u, double width) {
    WordStack stack;
    double last = 0, fall = 0;
    for (const StackPart& part : parts) {
        if (!part.text) continue;
        const double size = part.ratio * u;
        const TextWay* way = part.text->way(width / size);
        if (!way) {
            stack.fits = false;
            return stack;
        }
        const double cap = part.text->cap_height() * size;
        const double over = std::max(0.0, way->rise * size - cap);
        double baseline = cap;
        if (stack.blocks.empty())
            stack.over = over;
        else
            baseline += last + std::max(part.gap * u, fall + over + k_clear * u);
        stack.blocks.push_back({part.text, way, size, baseline});
        last = baseline + way->span * size;
        fall = way->fall * size;
    }
    stack.height = last;
    stack.under = fall;
    return stack;
}

void place_stack(FigureCanvas& canvas, const WordStack& stack, double x, double width, double top) {
    for (const SetBlock& block : stack.blocks)
        canvas.place(*block.text, *block.way, block.size, x, width, top + block.baseline);
}

std::vector<double> stretched(const std::vector<double>& rows, double room) {
    std::vector<double> out = rows;
    if (rows.empty()) return out;
    // Raise the lowest rows together, as water rises.
    double low = 0, high = room;
    for (int i = 0; i < 60; ++i) {
        const double level = (low + high) / 2;
        double sum = 0;
        for (const double row : rows) sum += std::max(row, level);
        (sum <= room ? low : high) = level;
    }
    for (double& row : out) row = std::max(row, low);
    return out;
}

}  // namespace codong
