#pragma once

#include <memory>
#include <vector>

#include "compose/place.h"

namespace codong {

// A figure of a layout, composed: boxes, icons and texts at their places on the page.
struct ComposedFigure {
    std::vector<Placed> children;
    std::shared_ptr<const std::vector<std::unique_ptr<Node>>> nodes;  // that the children stand for
    Size extent;                                                      // what it needs of its box
};

// Sets the items of a figure into `box` (page mm): one size for all that is parallel, the largest at which every item
// fits, no larger than the layout's. Errors: compose/figure-no-room (a word does not fit at any size),
// compose/figure-too-small (fits only below the least size that can be read on the sheet), compose/no-room, and what
// setting texts says.
Result<ComposedFigure> compose_figure(const Node& node, const FigureNode& figure, const Rect& box,
                                      const TextContext& context);

// Least cap height, mm, of the words of a figure: people step up to a sheet that they want to read, to a quarter of
// the distance its slogan is made for.
double least_detail_cap_mm(const Sheet& sheet);

}  // namespace codong
