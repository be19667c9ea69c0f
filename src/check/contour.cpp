#include "check/contour.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace codong {
namespace {

using Segment = Path::Segment;
using Verb = Path::Verb;

Point end_of(const Segment& s) {
    return s.points[s.verb == Verb::Cubic ? 2 : 0];
}
double length(Point v) {
    return std::hypot(v.x, v.y);
}

Path path_of(const Contour& contour) {
    Path path;
    for (const Segment& s : contour.segments) switch (s.verb) {
            case Verb::Move:
                path.move_to(s.points[0]);
                break;
            case Verb::Line:
                path.line_to(s.points[0]);
                break;
            case Verb::Cubic:
                path.cubic_to(s.points[0], s.points[1], s.points[2]);
                break;
            case Verb::Close:
                break;
        }
    path.close();
    return path;
}

// A point that a straight line from `a` to `c` passes on its way.
bool on_the_way(Point a, Point b, Point c, double least) {
    const Point ac = c - a, ab = b - a;
    const double along = length(ac);
    if (along <= least) return false;
    const double across = std::abs(ac.x * ab.y - ac.y * ab.x) / along;
    const double share = (ac.x * ab.x + ac.y * ab.y) / (along * along);
    return across <= least && share > 0 && share < 1;
}

void add(Contour& contour, const Segment& s, double least) {
    auto& list = contour.segments;
    const Point from = end_of(list.back());
    const bool still =
        s.verb == Verb::Line
            ? length(s.points[0] - from) <= least
            : std::max({length(s.points[0] - from), length(s.points[1] - from), length(s.points[2] - from)}) <= least;
    if (still) return;
    if (s.verb == Verb::Line && list.back().verb == Verb::Line &&
        on_the_way(end_of(list[list.size() - 2]), from, s.points[0], least))
        list.pop_back();
    list.push_back(s);
}

void finish(Contour contour, double least, std::vector<Contour>& out) {
    auto& list = contour.segments;
    if (list.size() > 2 && list.back().verb == Verb::Line &&
        length(list.back().points[0] - list.front().points[0]) <= least)
        list.pop_back();
    if (list.size() < 2) return;
    contour.box = path_of(contour).bounds();
    out.push_back(std::move(contour));
}

struct Polyline {
    std::vector<Point> points;      // closed: the last is the first again
    std::vector<double> travelled;  // up to each point, of a whole of 1
};

Polyline polyline_of(const Contour& contour, double tolerance) {
    Polyline line;
    const auto flat = path_of(contour).flattened(tolerance);
    if (flat.empty() || flat.front().empty()) return line;
    line.points = flat.front();
    line.points.push_back(line.points.front());
    double sum = 0;
    line.travelled.push_back(0);
    for (size_t i = 1; i < line.points.size(); ++i)
        line.travelled.push_back(sum += length(line.points[i] - line.points[i - 1]));
    for (double& t : line.travelled) t /= std::max(sum, 1e-12);
    return line;
}

double distance_to(Point p, Point a, Point b) {
    const Point ab = b - a;
    const double square = ab.x * ab.x + ab.y * ab.y;
    const double t = square <= 0 ? 0 : std::clamp(((p.x - a.x) * ab.x + (p.y - a.y) * ab.y) / square, 0.0, 1.0);
    return length(p - (a + ab * t));
}

// Of every point of `from`, how far `to` is at about the same share of the way round.
double farthest(const Polyline& from, const Polyline& to, double enough) {
    constexpr double k_window = 0.02;
    double most = 0;
    size_t first = 0;
    const size_t pieces = to.points.size() - 1;
    for (size_t i = 0; i < from.points.size(); ++i) {
        const double at = from.travelled[i];
        while (first + 1 < pieces && to.travelled[first + 1] < at - k_window) ++first;
        double nearest = std::numeric_limits<double>::infinity();
        for (size_t j = first; j < pieces && to.travelled[j] <= at + k_window; ++j)
            nearest = std::min(nearest, distance_to(from.points[i], to.points[j], to.points[j + 1]));
        most = std::max(most, nearest);
        if (most > enough) return most;
    }
    return most;
}

}  // namespace

std::vector<Contour> contours_of(const Path& path, double least) {
    std::vector<Contour> out;
    Contour contour;
    for (const Segment& s : path.segments()) {
        if (s.verb == Verb::Move) {
            finish(std::move(contour), least, out);
            contour = {{s}, {}};
        } else if (s.verb != Verb::Close && !contour.segments.empty()) {
            add(contour, s, least);
        }
    }
    finish(std::move(contour), least, out);
    return out;
}

Contour transformed(const Contour& contour, const Transform& t) {
    Contour out = contour;
    for (Segment& s : out.segments)
        for (Point& p : s.points) p = t.apply(p);
    const Point a = t.apply({contour.box.x, contour.box.y}), b = t.apply({contour.box.right(), contour.box.bottom()});
    out.box = {std::min(a.x, b.x), std::min(a.y, b.y), std::abs(a.x - b.x), std::abs(a.y - b.y)};
    return out;
}

double distance_between(const Contour& a, const Contour& b, double enough) {
    const auto same_kind = [](const Segment& s, const Segment& t) { return s.verb == t.verb; };
    if (std::equal(a.segments.begin(), a.segments.end(), b.segments.begin(), b.segments.end(), same_kind)) {
        // Curves lie no farther apart than their points do.
        double most = 0;
        for (size_t i = 0; i < a.segments.size(); ++i)
            for (size_t k = 0; k < (a.segments[i].verb == Verb::Cubic ? 3u : 1u); ++k)
                most = std::max(most, length(a.segments[i].points[k] - b.segments[i].points[k]));
        if (most <= enough) return most;
    }
    const double tolerance = enough / 20;
    const Polyline one = polyline_of(a, tolerance), other = polyline_of(b, tolerance);
    if (one.points.size() < 2 || other.points.size() < 2) return std::numeric_limits<double>::infinity();
    return std::max(farthest(one, other, enough), farthest(other, one, enough));
}

}  // namespace codong
