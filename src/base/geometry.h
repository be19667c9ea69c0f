#pragma once

#include <algorithm>

namespace codong {

// A length that remembers its unit. 1 px = 25.4/96 mm (CSS reference pixel).
class Length {
public:
    constexpr Length() = default;
    static constexpr Length mm(double value) { return Length(value); }
    static constexpr Length px(double value) { return Length(value * 25.4 / 96.0); }
    static constexpr Length pt(double value) { return Length(value * 25.4 / 72.0); }
    static constexpr Length inch(double value) { return Length(value * 25.4); }

    constexpr double mm() const { return m_mm; }
    constexpr double px() const { return m_mm * 96.0 / 25.4; }
    constexpr double pt() const { return m_mm * 72.0 / 25.4; }

    constexpr auto operator<=>(const Length&) const = default;
    constexpr Length operator+(Length other) const { return Length(m_mm + other.m_mm); }
    constexpr Length operator-(Length other) const { return Length(m_mm - other.m_mm); }
    constexpr Length operator*(double factor) const { return Length(m_mm * factor); }
    constexpr double operator/(Length other) const { return m_mm / other.m_mm; }

private:
    explicit constexpr Length(double mm) : m_mm(mm) {}
    double m_mm = 0;
};

// Geometry of a page is in millimetres, y down, from the top left corner of the trim.
struct Point {
    double x = 0;
    double y = 0;

    bool operator==(const Point&) const = default;
    Point operator+(Point o) const { return {x + o.x, y + o.y}; }
    Point operator-(Point o) const { return {x - o.x, y - o.y}; }
    Point operator*(double k) const { return {x * k, y * k}; }
};

struct Size {
    double width = 0;
    double height = 0;
    bool operator==(const Size&) const = default;
};

struct Insets {
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;
    bool operator==(const Insets&) const = default;
};

struct Rect {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;

    bool operator==(const Rect&) const = default;
    double right() const { return x + width; }
    double bottom() const { return y + height; }
    double area() const { return empty() ? 0 : width * height; }
    Point centre() const { return {x + width / 2, y + height / 2}; }
    bool empty() const { return width <= 0 || height <= 0; }
    Rect inset(const Insets& i) const {
        return {x + i.left, y + i.top, width - i.left - i.right, height - i.top - i.bottom};
    }
    Rect inset(double d) const { return inset(Insets{d, d, d, d}); }
    // True when `other` lies inside, within `slack` mm.
    bool contains(const Rect& other, double slack = 0) const {
        return other.x >= x - slack && other.y >= y - slack && other.right() <= right() + slack &&
               other.bottom() <= bottom() + slack;
    }
    bool intersects(const Rect& o) const { return x < o.right() && o.x < right() && y < o.bottom() && o.y < bottom(); }
    Rect intersection(const Rect& o) const {
        const double l = std::max(x, o.x), t = std::max(y, o.y);
        return {l, t, std::max(0.0, std::min(right(), o.right()) - l),
                std::max(0.0, std::min(bottom(), o.bottom()) - t)};
    }
    Rect united(const Rect& o) const {
        if (empty()) return o;
        if (o.empty()) return *this;
        const double l = std::min(x, o.x), t = std::min(y, o.y);
        return {l, t, std::max(right(), o.right()) - l, std::max(bottom(), o.bottom()) - t};
    }
};

// x' = a x + c y + e, y' = b x + d y + f, as in PDF and SVG.
struct Transform {
    double a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;

    bool operator==(const Transform&) const = default;
    static Transform translation(double x, double y) { return {1, 0, 0, 1, x, y}; }
    static Transform scaling(double sx, double sy) { return {sx, 0, 0, sy, 0, 0}; }
    // Angle in degrees, clockwise on a page whose y points down.
    static Transform rotation(double degrees);

    Point apply(Point p) const { return {a * p.x + c * p.y + e, b * p.x + d * p.y + f}; }
    // The transform that applies `first` and then this one.
    Transform after(const Transform& first) const;
    // Factor by which areas grow, as a length: sqrt |det|.
    double scale() const;
};

}  // namespace codong
