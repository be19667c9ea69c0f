#pragma once

#include <array>
#include <vector>

#include "base/geometry.h"

namespace codong {

// Lines and cubic curves in the order they are drawn. Units are the owner's (mm in a scene, em in a glyph).
class Path {
public:
    enum class Verb : unsigned char { Move, Line, Cubic, Close };
    // Points used: Move 1, Line 1, Cubic 3 (two controls, end), Close 0.
    struct Segment {
        Verb verb;
        std::array<Point, 3> points;
        bool operator==(const Segment&) const = default;
    };

    Path& move_to(Point p);
    Path& line_to(Point p);
    Path& cubic_to(Point c1, Point c2, Point p);
    // Degree raised to a cubic, exactly.
    Path& quad_to(Point c, Point p);
    // Circular or elliptical arc about `centre`, degrees, clockwise on the page when sweep > 0; split into pieces of at
    // most 90 degrees. Joins with a line when a contour is open, else starts one.
    Path& arc(Point centre, double rx, double ry, double start, double sweep);
    Path& close();
    Path& append(const Path& other);
    // SVG's elliptical arc command from the current point (SVG 1.1 F.6.5).
    Path& svg_arc_to(double rx, double ry, double rotation, bool large, bool sweep, Point end);

    static Path rect(const Rect& r);
    static Path rounded_rect(const Rect& r, double radius);
    static Path circle(Point centre, double radius);
    static Path ellipse(Point centre, double rx, double ry);
    static Path polygon(const std::vector<Point>& points);

    Path transformed(const Transform& t) const;
    bool empty() const { return m_segments.empty(); }
    const std::vector<Segment>& segments() const { return m_segments; }
    Point current() const { return m_current; }
    // Exact bounds of the curves themselves, not of their controls.
    Rect bounds() const;
    // Closed polylines, one a contour, that stay within `tolerance` of the curves.
    std::vector<std::vector<Point>> flattened(double tolerance) const;

    bool operator==(const Path& other) const { return m_segments == other.m_segments; }

private:
    std::vector<Segment> m_segments;
    Point m_start;
    Point m_current;
};

}  // namespace codong
