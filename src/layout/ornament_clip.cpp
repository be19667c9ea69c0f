#include <cmath>

#include "layout/ornament_shapes.h"

namespace codong {
namespace {

using Verb = Path::Verb;

struct Curve {
    bool line = true;
    std::array<Point, 4> p;  // a line uses the first and the last
};

double coordinate(const Point& p, int axis) {
    return axis == 0 ? p.x : p.y;
}

Point at(const Curve& c, double t) {
    const double u = 1 - t;
    if (c.line) return c.p[0] * u + c.p[3] * t;
    return c.p[0] * (u * u * u) + c.p[1] * (3 * u * u * t) + c.p[2] * (3 * u * t * t) + c.p[3] * (t * t * t);
}

Curve part(const Curve& c, double t0, double t1) {
    if (c.line) return {true, {at(c, t0), {}, {}, at(c, t1)}};
    const auto bloom = [&](double a, double b, double d) {
        const auto mix = [](Point p, Point q, double t) { return p * (1 - t) + q * t; };
        const Point q0 = mix(c.p[0], c.p[1], a), q1 = mix(c.p[1], c.p[2], a), q2 = mix(c.p[2], c.p[3], a);
        return mix(mix(q0, q1, b), mix(q1, q2, b), d);
    };
    return {false, {bloom(t0, t0, t0), bloom(t0, t0, t1), bloom(t0, t1, t1), bloom(t1, t1, t1)}};
}

// Parameters in (0,1), ascending, where the curve crosses `limit` along the axis.
std::vector<double> crossings(const Curve& c, int axis, double limit) {
    std::vector<double> stops{0};
    if (!c.line) {
        const double p0 = coordinate(c.p[0], axis), p1 = coordinate(c.p[1], axis), p2 = coordinate(c.p[2], axis),
                     p3 = coordinate(c.p[3], axis);
        const double a = -p0 + 3 * p1 - 3 * p2 + p3, b = 2 * (p0 - 2 * p1 + p2), d = p1 - p0;
        std::vector<double> roots;
        if (std::abs(a) < 1e-12) {
            if (std::abs(b) > 1e-12) roots.push_back(-d / b);
        } else if (b * b - 4 * a * d >= 0) {
            const double root = std::sqrt(b * b - 4 * a * d);
            roots = {(-b - root) / (2 * a), (-b + root) / (2 * a)};
            if (roots[0] > roots[1]) std::swap(roots[0], roots[1]);
        }
        for (double t : roots)
            if (t > 1e-9 && t < 1 - 1e-9 && t > stops.back()) stops.push_back(t);
    }
    stops.push_back(1);
    std::vector<double> found;
    for (size_t i = 0; i + 1 < stops.size(); ++i) {
        double lo = stops[i], hi = stops[i + 1];
        const double flo = coordinate(at(c, lo), axis) - limit, fhi = coordinate(at(c, hi), axis) - limit;
        if ((flo < 0) == (fhi < 0)) continue;
        for (int step = 0; step < 60; ++step) {
            const double mid = (lo + hi) / 2;
            ((coordinate(at(c, mid), axis) - limit < 0) == (flo < 0) ? lo : hi) = mid;
        }
        const double t = (lo + hi) / 2;
        if (t > 1e-9 && t < 1 - 1e-9) found.push_back(t);
    }
    return found;
}

struct Border {
    int axis = 0;
    double limit = 0;
    bool keep_greater = true;

    bool keeps(const Point& p) const {
        const double d = coordinate(p, axis) - limit;
        return keep_greater ? d >= -1e-9 : d <= 1e-9;
    }
    Point snapped(Point p) const {
        (axis == 0 ? p.x : p.y) = limit;
        return p;
    }
};

// Sutherland-Hodgman with curves: what is outside is replaced by a walk along the border.
std::vector<Curve> cut(const std::vector<Curve>& contour, const Border& border) {
    std::vector<Curve> out;
    const auto add = [&](Curve piece) {
        if (!out.empty() && distance(out.back().p[3], piece.p[0]) > 1e-9)
            out.push_back({true, {out.back().p[3], {}, {}, piece.p[0]}});
        out.push_back(piece);
    };
    for (const Curve& curve : contour) {
        std::vector<double> stops = crossings(curve, border.axis, border.limit);
        stops.insert(stops.begin(), 0);
        stops.push_back(1);
        for (size_t i = 0; i + 1 < stops.size(); ++i) {
            Curve piece = stops.size() == 2 ? curve : part(curve, stops[i], stops[i + 1]);
            if (!border.keeps(at(piece, 0.5))) continue;
            if (i > 0) piece.p[0] = border.snapped(piece.p[0]);
            if (i + 2 < stops.size()) piece.p[3] = border.snapped(piece.p[3]);
            add(piece);
        }
    }
    if (!out.empty() && distance(out.back().p[3], out.front().p[0]) > 1e-9)
        out.push_back({true, {out.back().p[3], {}, {}, out.front().p[0]}});
    return out;
}

void append_contour(Path& path, std::vector<Curve> contour, const Rect& rect) {
    const Border borders[] = {
        {0, rect.x, true}, {0, rect.right(), false}, {1, rect.y, true}, {1, rect.bottom(), false}};
    for (const Border& border : borders) contour = cut(contour, border);
    if (contour.empty()) return;
    path.move_to(contour.front().p[0]);
    for (size_t i = 0; i < contour.size(); ++i) {
        const Curve& c = contour[i];
        const bool closing = i + 1 == contour.size() && c.line;  // close() draws it
        if (c.line && !closing) path.line_to(c.p[3]);
        if (!c.line) path.cubic_to(c.p[1], c.p[2], c.p[3]);
    }
    path.close();
}

}  // namespace

Path clipped(const Path& path, const Rect& rect) {
    if (path.empty() || rect.contains(path.bounds(), 1e-9)) return path;
    if (!rect.intersects(path.bounds())) return {};
    Path out;
    std::vector<Curve> contour;
    Point start, current;
    const auto finish = [&] {
        if (contour.empty()) return;
        if (distance(current, start) > 1e-9) contour.push_back({true, {current, {}, {}, start}});
        append_contour(out, std::move(contour), rect);
        contour.clear();
    };
    for (const Path::Segment& s : path.segments()) {
        switch (s.verb) {
            case Verb::Move:
                finish();
                start = current = s.points[0];
                break;
            case Verb::Line:
                contour.push_back({true, {current, {}, {}, s.points[0]}});
                current = s.points[0];
                break;
            case Verb::Cubic:
                contour.push_back({false, {current, s.points[0], s.points[1], s.points[2]}});
                current = s.points[2];
                break;
            case Verb::Close:
                finish();
                current = start;
                break;
        }
    }
    finish();
    return out;
}

}  // namespace codong
