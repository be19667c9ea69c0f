#pragma once

#include <cstddef>
#include <optional>
#include <variant>
#include <vector>

#include "base/geometry.h"

namespace codong {

// An ink of the document by index, at a tint from 0 (paper) to 1 (solid).
struct InkPaint {
    size_t ink = 0;
    double tint = 1;
    bool operator==(const InkPaint&) const = default;
};

struct GradientStop {
    double offset = 0;  // 0 to 1, ascending
    InkPaint paint;
    bool operator==(const GradientStop&) const = default;
};

// Linear from `from` to `to`, or radial about `from` with radii r0 at stop 0 and r1 at stop 1 about `to`. Points in mm
// in the item's own coordinates. Extended beyond both ends with the end stops.
struct Gradient {
    enum class Kind : unsigned char { Linear, Radial } kind = Kind::Linear;
    Point from, to;
    double r0 = 0, r1 = 0;
    std::vector<GradientStop> stops;
    bool operator==(const Gradient&) const = default;
};

using Paint = std::variant<InkPaint, Gradient>;

// A gradient of no length or of one stop is its last stop (SVG 2, 14.2).
Paint canonical(const Paint& paint);

}  // namespace codong
