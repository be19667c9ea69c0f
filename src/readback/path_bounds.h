#pragma once

#include <algorithm>
#include <limits>
#include <optional>

#include "base/path.h"

namespace codong::reading {

// Bounds of a path under construction, in mm, and how thin its thinnest straight-sided contour is.
class PathBounds {
public:
    PathBounds() = default;
    // Keeps the outline itself as well.
    explicit PathBounds(bool traced) {
        if (traced) m_outline.emplace();
    }

    void move(Point p) {
        close();
        m_start = p;
        m_low = m_high = p;
        m_points = 1;
        m_straight = true;
    }
    void line(Point p) {
        if (trace()) m_outline->line_to(p);
        add(p, 1);
    }
    void curve(Point a, Point b, Point p) {
        if (trace()) m_outline->cubic_to(a, b, p);
        add(a, 0);
        add(b, 0);
        add(p, 1);
        m_straight = false;
    }
    // Ends the contour at hand.
    void close() {
        if (m_points == 0) return;
        const double w = m_high.x - m_low.x, h = m_high.y - m_low.y;
        if (m_points > 1) {
            if (m_outline) m_outline->close();
            if (m_straight && m_points <= 5) m_thinnest = std::min(m_thinnest, std::min(w, h));
            m_rectangular = m_contours == 0 && m_straight && (m_points == 4 || m_points == 5);
            ++m_contours;
            extend(m_low);
            extend(m_high);
        }
        m_points = 0;
    }
    void rect(const Point (&corners)[4]) {
        move(corners[0]);
        for (int i = 1; i < 4; ++i) line(corners[i]);
        close();
    }

    bool empty() const { return m_contours == 0; }
    Rect bounds() const {
        return empty() ? Rect{}
                       : Rect{m_all_low.x, m_all_low.y, m_all_high.x - m_all_low.x, m_all_high.y - m_all_low.y};
    }
    const std::optional<Path>& outline() const { return m_outline; }
    double thinnest() const { return m_thinnest == std::numeric_limits<double>::infinity() ? 0 : m_thinnest; }
    bool rectangular() const { return m_rectangular && m_contours == 1; }

private:
    // Begins the outline's contour when its first piece comes: a point that nothing is drawn from is no contour.
    bool trace() {
        if (m_outline && m_points == 1) m_outline->move_to(m_start);
        return m_outline && m_points > 0;
    }
    void add(Point p, int points) {
        if (m_points == 0) return move(p);
        m_low = {std::min(m_low.x, p.x), std::min(m_low.y, p.y)};
        m_high = {std::max(m_high.x, p.x), std::max(m_high.y, p.y)};
        m_points += points;
    }
    void extend(Point p) {
        m_all_low = {std::min(m_all_low.x, p.x), std::min(m_all_low.y, p.y)};
        m_all_high = {std::max(m_all_high.x, p.x), std::max(m_all_high.y, p.y)};
    }

    static constexpr double k_far = 1e12;
    Point m_start, m_low, m_high;
    Point m_all_low{k_far, k_far}, m_all_high{-k_far, -k_far};
    double m_thinnest = std::numeric_limits<double>::infinity();
    int m_points = 0, m_contours = 0;
    bool m_straight = true, m_rectangular = false;
    std::optional<Path> m_outline;
};

}  // namespace codong::reading
