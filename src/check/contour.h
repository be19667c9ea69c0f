#pragma once

#include <vector>

#include "base/path.h"

namespace codong {

// One closed contour of an outline: a start, then lines and curves; the way back to the start is a line when the last
// piece does not end there.
struct Contour {
    std::vector<Path::Segment> segments;  // the first is its Move; no Close
    Rect box;
};

// Contours of a path without what draws nothing: pieces shorter than `least`, and lines that go straight on.
std::vector<Contour> contours_of(const Path& path, double least);
Contour transformed(const Contour& contour, const Transform& t);

// How far two contours lie apart at most, in their unit, both begun at the same place; more than `enough` may be any
// larger number.
double distance_between(const Contour& a, const Contour& b, double enough);

}  // namespace codong
