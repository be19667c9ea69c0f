#include "layout/ornament_shapes.h"

#include <cmath>
#include <numbers>

namespace codong {
namespace {

double direction(Point from, Point to) {
    return std::atan2(to.y - from.y, to.x - from.x) * 180.0 / std::numbers::pi;
}

void smooth_on(Path& path, const std::vector<Point>& points) {
    const auto point = [&](long i) {
        return points[static_cast<size_t>(std::clamp<long>(i, 0, static_cast<long>(points.size()) - 1))];
    };
    for (long i = 0; i + 1 < static_cast<long>(points.size()); ++i) {
        const Point p0 = point(i - 1), p1 = point(i), p2 = point(i + 1), p3 = point(i + 2);
        path.cubic_to(p1 + (p2 - p0) * (1.0 / 6), p2 - (p3 - p1) * (1.0 / 6), p2);
    }
}

// Unit normal to the left of the way at point i.
Point normal_at(const std::vector<Point>& points, size_t i) {
    const Point a = points[i == 0 ? 0 : i - 1], b = points[std::min(i + 1, points.size() - 1)];
    const double length = std::max(distance(a, b), 1e-12);
    return {(b.y - a.y) / length, -(b.x - a.x) / length};
}

}  // namespace

double radians(double degrees) {
    return degrees * std::numbers::pi / 180.0;
}

Point polar(Point centre, double radius, double degrees) {
    return {centre.x + radius * std::cos(radians(degrees)), centre.y + radius * std::sin(radians(degrees))};
}

Point between(Point a, Point b, double t) {
    return a * (1 - t) + b * t;
}

double distance(Point a, Point b) {
    return std::hypot(b.x - a.x, b.y - a.y);
}

Path ring(Point centre, double outer, double inner) {
    Path path = Path::circle(centre, outer);
    if (inner > 0) path.arc(centre, inner, inner, 0, -360).close();
    return path;
}

Path capsule(Point from, Point to, double width) {
    const double along = direction(from, to);
    Path path;
    path.arc(to, width / 2, width / 2, along - 90, 180);
    path.arc(from, width / 2, width / 2, along + 90, 180);
    return path.close();
}

Path arc_band(Point centre, double inner, double outer, double start, double sweep, bool round_caps) {
    if (sweep < 0) {
        start += sweep;
        sweep = -sweep;
    }
    const double middle = (inner + outer) / 2, cap = (outer - inner) / 2;
    Path path;
    path.arc(centre, outer, outer, start, sweep);
    if (round_caps) path.arc(polar(centre, middle, start + sweep), cap, cap, start + sweep, 180);
    if (inner > 0)
        path.arc(centre, inner, inner, start + sweep, -sweep);
    else
        path.line_to(centre);
    if (round_caps) path.arc(polar(centre, middle, start), cap, cap, start + 180, 180);
    return path.close();
}

Path sector(Point centre, double radius, double start, double sweep) {
    Path path;
    path.move_to(centre);
    path.arc(centre, radius, radius, start, sweep);
    return path.close();
}

Path leaf_shape(Point base, Point tip, double width) {
    const double chord = distance(base, tip), sagitta = std::min(width, chord) / 2;
    const double radius = (chord * chord / 4 + sagitta * sagitta) / (2 * sagitta);
    Path path;
    path.move_to(base);
    path.svg_arc_to(radius, radius, 0, false, true, tip);
    path.svg_arc_to(radius, radius, 0, false, true, base);
    return path.close();
}

Path heart_shape(Point centre, double width) {
    const double a = width * (std::numbers::sqrt2 - 1), r = a / std::numbers::sqrt2;
    const Point c{centre.x, centre.y + (a / 2 + r - a) / 2};  // middle of the square
    Path path;
    path.move_to({c.x, c.y + a});
    path.line_to({c.x - a, c.y});
    path.arc({c.x - a / 2, c.y - a / 2}, r, r, 135, 180);
    path.arc({c.x + a / 2, c.y - a / 2}, r, r, 225, 180);
    return path.close();
}

Path drop_shape(Point centre, double size) {
    const double r = size / (1 + std::numbers::sqrt2);
    const Point c{centre.x, centre.y + size / 2 - r};
    Path path;
    path.move_to({c.x, c.y - r * std::numbers::sqrt2});
    path.arc(c, r, r, -45, 270);
    return path.close();
}

Path smooth_through(const std::vector<Point>& points) {
    Path path;
    if (points.empty()) return path;
    path.move_to(points.front());
    smooth_on(path, points);
    return path;
}

Path brush(const std::vector<Point>& points, double width0, double width1) {
    if (points.size() < 2) return {};
    std::vector<Point> left, right;
    for (size_t i = 0; i < points.size(); ++i) {
        const double t = static_cast<double>(i) / static_cast<double>(points.size() - 1);
        const double half = (width0 + (width1 - width0) * t) / 2;
        const Point n = normal_at(points, i);
        left.push_back(points[i] + n * half);
        right.push_back(points[i] - n * half);
    }
    const std::vector<Point> back(right.rbegin(), right.rend());
    const size_t last = points.size() - 1;
    Path path = smooth_through(left);
    path.arc(points[last], width1 / 2, width1 / 2, direction(points[last], left[last]), 180);
    smooth_on(path, back);
    path.arc(points[0], width0 / 2, width0 / 2, direction(points[0], right[0]), 180);
    return path.close();
}

Path mitred_line(const std::vector<Point>& points, double width) {
    std::vector<Point> left, right;
    for (size_t i = 0; i < points.size(); ++i) {
        Point offset;
        const auto edge_normal = [&](size_t a, size_t b) {
            const double length = std::max(distance(points[a], points[b]), 1e-12);
            return Point{(points[b].y - points[a].y) / length, -(points[b].x - points[a].x) / length};
        };
        if (i == 0) {
            offset = edge_normal(0, 1);
        } else if (i + 1 == points.size()) {
            offset = edge_normal(i - 1, i);
        } else {
            const Point n0 = edge_normal(i - 1, i), n1 = edge_normal(i, i + 1), sum = n0 + n1;
            offset = sum * (2 / std::max(sum.x * sum.x + sum.y * sum.y, 0.2));
        }
        left.push_back(points[i] + offset * (width / 2));
        right.push_back(points[i] - offset * (width / 2));
    }
    left.insert(left.end(), right.rbegin(), right.rend());
    return Path::polygon(left);
}

std::vector<Point> quadratic_points(Point from, Point control, Point to, int steps) {
    std::vector<Point> points;
    for (int i = 0; i <= steps; ++i) {
        const double t = static_cast<double>(i) / steps, u = 1 - t;
        points.push_back(from * (u * u) + control * (2 * u * t) + to * (t * t));
    }
    return points;
}

double Dice::next() {
    m_state += 0x6D2B79F5u;
    uint32_t t = (m_state ^ (m_state >> 15)) * (1u | m_state);
    t = (t + (t ^ (t >> 7)) * (61u | t)) ^ t;
    return (t ^ (t >> 14)) / 4294967296.0;
}

void Drawing::fill(std::string_view ink, const Path& path) {
    const auto paint = m_request.ink(ink);
    if (!paint) return;
    Path inside = clipped(path, m_request.box);
    if (!inside.empty()) m_items.push_back(art_fill(std::move(inside), *paint, m_source));
}

void Drawing::fill(std::string_view ink, const std::vector<Path>& paths) {
    Path all;
    if (!has(ink)) return;
    for (const Path& path : paths) all.append(clipped(path, m_request.box));
    if (!all.empty()) m_items.push_back(art_fill(std::move(all), *m_request.ink(ink), m_source));
}

void Motif::transform(size_t first, const Transform& transform) {
    for (size_t i = first; i < m_parts.size(); ++i) m_parts[i].path = m_parts[i].path.transformed(transform);
}

std::vector<Item> Motif::place(const OrnamentRequest& request, std::string_view source) const {
    const Transform mirror = request.number("mirror") >= 0.5 ? Transform::scaling(-1, 1) : Transform{};
    const Transform pose = Transform::rotation(request.number("turn")).after(mirror);
    Rect bounds;
    for (const Part& part : m_parts)
        if (request.ink(part.ink)) bounds = bounds.united(part.path.transformed(pose).bounds());
    if (bounds.empty()) return {};
    const Rect& box = request.box;
    const double k = std::min(box.width / bounds.width, box.height / bounds.height);
    const Transform fit{k,
                        0,
                        0,
                        k,
                        box.x - k * bounds.x + request.number("x") * (box.width - k * bounds.width),
                        box.y - k * bounds.y + request.number("y") * (box.height - k * bounds.height)};
    Drawing drawing(request, source);
    for (const Part& part : m_parts) drawing.fill(part.ink, part.path.transformed(fit.after(pose)));
    return drawing.take();
}

}  // namespace codong
