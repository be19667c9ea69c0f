#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "base/result.h"
#include "scene/scene.h"

namespace codong {

// A piece of a shape that may be left out on its own where it misses a tile: one contour of a path, or one glyph.
// Leaving out what misses is exact: a contour changes winding numbers only within its own bounds.
struct ShapePart {
    std::span<const Path::Segment> segments;
    Transform to_page;
    Rect bounds;  // page mm, without any stroke
};

// One thing to draw, resolved: symbols expanded, groups that change nothing dissolved, paints canonical, bounds known.
// Points into the scene, which must outlive it.
struct DrawNode {
    const Item* item = nullptr;
    Transform to_page;  // from the item's own coordinates (of a group: its inside)
    Rect bounds;        // page mm; nothing is drawn outside
    double reach = 0;   // page mm that a stroke goes beyond its parts' bounds
    std::vector<ShapePart> parts;
    Paint fill;
    std::optional<Stroke> stroke;
    std::vector<DrawNode> children;
    const Group* group() const;
};

// Miter joins longer than this many half widths are bevelled, by every painter (as in SVG).
inline constexpr double k_miter_limit = 4;

// Fails on an unknown ink or symbol, on a symbol that holds itself, and on numbers that are not finite.
Result<std::vector<DrawNode>> build_display_list(const Scene& scene);

}  // namespace codong
