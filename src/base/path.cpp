#include "base/path.h"

#include <cmath>
#include <numbers>

namespace codong {
namespace {

constexpr double k_radians = std::numbers::pi / 180.0;
constexpr int k_most_steps = 4096;  // of one flattened curve

constexpr size_t point_count(Path::Verb verb) {
    return verb == Path::Verb::Cubic ? 3 : verb == Path::Verb::Close ? 0 : 1;
}

Point cubic_at(Point p0, Point p1, Point p2, Point p3, double t) {
    const double u = 1 - t;
    return p0 * (u * u * u) + p1 * (3 * u * u * t) + p2 * (3 * u * t * t) + p3 * (t * t * t);
}

// Roots in (0,1) of the derivative of one coordinate of a cubic. The form of the formula that does not cancel: a cubic
// made of a quadratic has a leading term that is nothing but rounding.
int extrema(double p0, double p1, double p2, double p3, double (&roots)[2]) {
    const double a = -p0 + 3 * p1 - 3 * p2 + p3, b = 2 * (p0 - 2 * p1 + p2), c = p1 - p0;
    const double disc = b * b - 4 * a * c;
    if (disc < 0) return 0;
    int count = 0;
    const auto keep = [&](double over, double under) {
        const double t = over / under;
        if (t > 0 && t < 1) roots[count++] = t;
    };
    const double q = -(b + std::copysign(std::sqrt(disc), b)) / 2;
    keep(q, a);
    keep(c, q);
    return count;
}

struct Bounds {
    double l = 0, t = 0, r = 0, b = 0;
    bool any = false;
    void add(Point p) {
        if (!any) {
            l = r = p.x;
            t = b = p.y;
            any = true;
        }
        l = std::min(l, p.x);
        r = std::max(r, p.x);
        t = std::min(t, p.y);
        b = std::max(b, p.y);
    }
};

}  // namespace

Path& Path::move_to(Point p) {
    m_segments.push_back({Verb::Move, {p}});
    m_start = m_current = p;
    return *this;
}

Path& Path::line_to(Point p) {
    m_segments.push_back({Verb::Line, {p}});
    m_current = p;
    return *this;
}

Path& Path::cubic_to(Point c1, Point c2, Point p) {
    m_segments.push_back({Verb::Cubic, {c1, c2, p}});
    m_current = p;
    return *this;
}

Path& Path::quad_to(Point c, Point p) {
    const Point from = m_current;
    return cubic_to(from + (c - from) * (2.0 / 3), p + (c - p) * (2.0 / 3), p);
}

Path& Path::arc(Point centre, double rx, double ry, double start, double sweep) {
    const auto at = [&](double degrees) {
        return Point{centre.x + rx * std::cos(degrees * k_radians), centre.y + ry * std::sin(degrees * k_radians)};
    };
    const bool open = !m_segments.empty() && m_segments.back().verb != Verb::Close;
    if (open)
        line_to(at(start));
    else
        move_to(at(start));
    const int pieces = std::max(1, static_cast<int>(std::ceil(std::abs(sweep) / 90.0 - 1e-9)));
    const double step = sweep / pieces;
    const double k = 4.0 / 3 * std::tan(step * k_radians / 4);
    for (int i = 0; i < pieces; ++i) {
        const double a0 = (start + i * step) * k_radians, a1 = (start + (i + 1) * step) * k_radians;
        const Point p0 = at(start + i * step), p1 = at(start + (i + 1) * step);
        cubic_to({p0.x - k * rx * std::sin(a0), p0.y + k * ry * std::cos(a0)},
                 {p1.x + k * rx * std::sin(a1), p1.y - k * ry * std::cos(a1)}, p1);
    }
    return *this;
}

Path& Path::svg_arc_to(double rx, double ry, double rotation, bool large, bool sweep, Point end) {
    const Point start = m_current;
    if (start == end) return *this;
    rx = std::abs(rx);
    ry = std::abs(ry);
    if (rx < 1e-12 || ry < 1e-12) return line_to(end);
    const double phi = rotation * k_radians, cs = std::cos(phi), sn = std::sin(phi);
    const double dx = (start.x - end.x) / 2, dy = (start.y - end.y) / 2;
    const double x1 = cs * dx + sn * dy, y1 = -sn * dx + cs * dy;
    const double lambda = x1 * x1 / (rx * rx) + y1 * y1 / (ry * ry);
    if (lambda > 1) {
        rx *= std::sqrt(lambda);
        ry *= std::sqrt(lambda);
    }
    const double denominator = rx * rx * y1 * y1 + ry * ry * x1 * x1;
    double factor = std::sqrt(std::max(0.0, (rx * rx * ry * ry - denominator) / denominator));
    if (large == sweep) factor = -factor;
    const double cx1 = factor * rx * y1 / ry, cy1 = -factor * ry * x1 / rx;
    const Point centre{cs * cx1 - sn * cy1 + (start.x + end.x) / 2, sn * cx1 + cs * cy1 + (start.y + end.y) / 2};
    const double a0 = std::atan2((y1 - cy1) / ry, (x1 - cx1) / rx);
    double delta = std::atan2((-y1 - cy1) / ry, (-x1 - cx1) / rx) - a0;
    if (!sweep && delta > 0) delta -= 2 * std::numbers::pi;
    if (sweep && delta < 0) delta += 2 * std::numbers::pi;
    const int pieces = std::max(1, static_cast<int>(std::ceil(std::abs(delta) / (std::numbers::pi / 2) - 1e-9)));
    const double step = delta / pieces, k = 4.0 / 3 * std::tan(step / 4);
    const auto place = [&](double x, double y) {
        return Point{cs * rx * x - sn * ry * y + centre.x, sn * rx * x + cs * ry * y + centre.y};
    };
    for (int i = 0; i < pieces; ++i) {
        const double t0 = a0 + i * step, t1 = t0 + step;
        const Point p = i + 1 == pieces ? end : place(std::cos(t1), std::sin(t1));
        cubic_to(place(std::cos(t0) - k * std::sin(t0), std::sin(t0) + k * std::cos(t0)),
                 place(std::cos(t1) + k * std::sin(t1), std::sin(t1) - k * std::cos(t1)), p);
    }
    return *this;
}

Path& Path::close() {
    m_segments.push_back({Verb::Close, {}});
    m_current = m_start;
    return *this;
}

Path& Path::append(const Path& other) {
    m_segments.insert(m_segments.end(), other.m_segments.begin(), other.m_segments.end());
    m_start = other.m_start;
    m_current = other.m_current;
    return *this;
}

Path Path::rect(const Rect& r) {
    return polygon({{r.x, r.y}, {r.right(), r.y}, {r.right(), r.bottom()}, {r.x, r.bottom()}});
}

Path Path::rounded_rect(const Rect& r, double radius) {
    const double k = std::min({radius, r.width / 2, r.height / 2});
    if (k <= 0) return rect(r);
    Path path;
    path.arc({r.x + k, r.y + k}, k, k, 180, 90);
    path.arc({r.right() - k, r.y + k}, k, k, 270, 90);
    path.arc({r.right() - k, r.bottom() - k}, k, k, 0, 90);
    path.arc({r.x + k, r.bottom() - k}, k, k, 90, 90);
    return path.close();
}

Path Path::circle(Point centre, double radius) {
    return ellipse(centre, radius, radius);
}

Path Path::ellipse(Point centre, double rx, double ry) {
    Path path;
    path.arc(centre, rx, ry, 0, 360);
    return path.close();
}

Path Path::polygon(const std::vector<Point>& points) {
    Path path;
    for (size_t i = 0; i < points.size(); ++i) {
        if (i == 0)
            path.move_to(points[i]);
        else
            path.line_to(points[i]);
    }
    if (!points.empty()) path.close();
    return path;
}

Path Path::transformed(const Transform& t) const {
    Path out = *this;
    for (Segment& segment : out.m_segments)
        for (size_t i = 0; i < point_count(segment.verb); ++i) segment.points[i] = t.apply(segment.points[i]);
    out.m_start = t.apply(m_start);
    out.m_current = t.apply(m_current);
    return out;
}

Rect Path::bounds() const {
    Bounds box;
    Point current;
    for (const Segment& s : m_segments) {
        switch (s.verb) {
            case Verb::Move:
            case Verb::Line:
                box.add(current = s.points[0]);
                break;
            case Verb::Cubic: {
                const auto& [c1, c2, p] = s.points;
                box.add(p);
                double roots[2];
                for (int i = extrema(current.x, c1.x, c2.x, p.x, roots); i-- > 0;)
                    box.add(cubic_at(current, c1, c2, p, roots[i]));
                for (int i = extrema(current.y, c1.y, c2.y, p.y, roots); i-- > 0;)
                    box.add(cubic_at(current, c1, c2, p, roots[i]));
                current = p;
                break;
            }
            case Verb::Close:
                break;
        }
    }
    return {box.l, box.t, box.r - box.l, box.b - box.t};
}

std::vector<std::vector<Point>> Path::flattened(double tolerance) const {
    std::vector<std::vector<Point>> contours;
    for (const Segment& s : m_segments) {
        if (s.verb == Verb::Move || contours.empty()) contours.emplace_back();
        auto& contour = contours.back();
        if (s.verb == Verb::Move || s.verb == Verb::Line) contour.push_back(s.points[0]);
        if (s.verb == Verb::Cubic) {
            const Point from = contour.empty() ? s.points[0] : contour.back();
            const auto& [c1, c2, p] = s.points;
            // Wang's bound on the number of equal parameter steps for a cubic.
            const Point d1 = from - c1 * 2 + c2, d2 = c1 - c2 * 2 + p;
            const double bend = std::max(std::hypot(d1.x, d1.y), std::hypot(d2.x, d2.y));
            const int steps =
                std::clamp(static_cast<int>(std::ceil(std::sqrt(0.75 * bend / tolerance))), 1, k_most_steps);
            for (int i = 1; i <= steps; ++i)
                contour.push_back(cubic_at(from, c1, c2, p, static_cast<double>(i) / steps));
        }
    }
    return contours;
}

}  // namespace codong
