#pragma once

#include "compose/figure_canvas.h"

namespace codong {

// A text of a cell at its size, with its first baseline from the top of the cell's words.
struct SetBlock {
    const FigureText* text = nullptr;
    const TextWay* way = nullptr;
    double size = 0;
    double baseline = 0;
};

// Words over each other, from the cap line of the first to the last baseline.
struct WordStack {
    std::vector<SetBlock> blocks;
    double height = 0;
    double over = 0;   // ink above the cap line of the first
    double under = 0;  // ink below the last baseline
    bool fits = true;
};

// One text of a stack: its size over the items' text, and the clear distance (em of that text) from the text above.
struct StackPart {
    const FigureText* text = nullptr;
    double ratio = 1;
    double gap = 0.85;
};

// Stacks texts at text size `u` in lines no wider than `width`.
WordStack stack_words(const std::vector<StackPart>& parts, double u, double width);
// Places a stack with its cap line at `top`.
void place_stack(FigureCanvas& canvas, const WordStack& stack, double x, double width, double top);

// Heights of rows that were given `room` to fill: rows become equal as far as the room allows, then share what is left.
std::vector<double> stretched(const std::vector<double>& rows, double room);

}  // namespace codong
