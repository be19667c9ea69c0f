#pragma once

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "scene/scene.h"

// A second opinion on where ink stands, worked out from glyph outlines alone; it shares no code with src/check and
// src/text.
namespace codong::test {

using Polygon = std::vector<Point>;

// All ink of one letter with its marks, on the page.
struct Letter {
    std::vector<Polygon> contours;
    double left = 1e300, top = 1e300, right = -1e300, bottom = -1e300;
    std::string text;
    size_t run = 0;

    void add(const Polygon& polygon) {
        for (const Point p : polygon) {
            left = std::min(left, p.x);
            right = std::max(right, p.x);
            top = std::min(top, p.y);
            bottom = std::max(bottom, p.y);
        }
        contours.push_back(polygon);
    }
};

inline std::vector<Letter> letters_of(const Scene& scene) {
    std::vector<Letter> letters;
    size_t index = 0;
    for_each_leaf(scene, [&](const Item& item, const Transform& to_page) {
        const auto* run = std::get_if<GlyphRun>(&item);
        if (!run) return;
        size_t glyph = 0, byte = 0;
        for (const Cluster& cluster : run->clusters) {
            Letter letter;
            letter.run = index;
            letter.text = run->text.substr(byte, cluster.byte_count);
            byte += cluster.byte_count;
            for (const size_t end = glyph + cluster.glyph_count; glyph < end; ++glyph) {
                const Glyph& g = run->glyphs.at(glyph);
                for (Polygon polygon : run->face->outline(g.id).flattened(1.0 / 2000)) {
                    for (Point& p : polygon)
                        p = to_page.apply(
                            {run->origin.x + (g.x + p.x) * run->size, run->origin.y + (g.y + p.y) * run->size});
                    letter.add(polygon);
                }
            }
            if (!letter.contours.empty()) letters.push_back(std::move(letter));
        }
        ++index;
    });
    return letters;
}

// Crossing in the plain sense: each segment's ends lie strictly on different sides of the other.
inline bool cross(Point a, Point b, Point c, Point d) {
    const auto turn = [](Point p, Point q, Point r) { return (q.x - p.x) * (r.y - p.y) - (r.x - p.x) * (q.y - p.y); };
    return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
}

// Inside by the sum of angles, slow and simple.
inline bool encloses(const std::vector<Polygon>& contours, Point p) {
    double angle = 0;
    for (const Polygon& polygon : contours)
        for (size_t i = 0; i < polygon.size(); ++i) {
            const Point a = polygon[i] - p, b = polygon[(i + 1) % polygon.size()] - p;
            angle += std::atan2(a.x * b.y - a.y * b.x, a.x * b.x + a.y * b.y);
        }
    return std::abs(angle) > 3.14;
}

inline bool ink_meets(const Letter& a, const Letter& b) {
    if (a.left > b.right || b.left > a.right || a.top > b.bottom || b.top > a.bottom) return false;
    struct Edge {
        Point from, to;
    };
    // Only edges where both letters' boxes overlap can cross.
    const double left = std::max(a.left, b.left), right = std::min(a.right, b.right), top = std::max(a.top, b.top),
                 bottom = std::min(a.bottom, b.bottom);
    const auto edges = [&](const Letter& letter) {
        std::vector<Edge> out;
        for (const Polygon& polygon : letter.contours)
            for (size_t i = 0; i < polygon.size(); ++i) {
                const Point p = polygon[i], q = polygon[(i + 1) % polygon.size()];
                if (std::max(p.x, q.x) >= left && std::min(p.x, q.x) <= right && std::max(p.y, q.y) >= top &&
                    std::min(p.y, q.y) <= bottom)
                    out.push_back({p, q});
            }
        return out;
    };
    const auto mine = edges(a), theirs = edges(b);
    for (const Edge& e : mine)
        for (const Edge& f : theirs)
            if (cross(e.from, e.to, f.from, f.to)) return true;
    // Stems of one height overlap without their edges crossing; then the middle of some edge lies inside.
    const auto middle_inside = [](const std::vector<Edge>& edges_of_one, const Letter& other) {
        for (const Edge& e : edges_of_one)
            if (encloses(other.contours, (e.from + e.to) * 0.5)) return true;
        return false;
    };
    return middle_inside(mine, b) || middle_inside(theirs, a);
}

// Pairs of letters whose ink meets, as "x|y".
inline std::vector<std::string> meetings(const Scene& scene) {
    std::vector<Letter> letters = letters_of(scene);
    std::sort(letters.begin(), letters.end(), [](const Letter& a, const Letter& b) { return a.left < b.left; });
    std::vector<std::string> found;
    for (size_t i = 0; i < letters.size(); ++i)
        for (size_t j = i + 1; j < letters.size() && letters[j].left <= letters[i].right; ++j)
            if (ink_meets(letters[i], letters[j])) found.push_back(letters[i].text + "|" + letters[j].text);
    return found;
}

// The ink of one line of a text.
struct InkLine {
    double baseline = 0;
    double size = 0;  // mm to the em, of the largest run
    std::vector<Polygon> contours;
    std::string text;
};

// The lines of one text node, from top to bottom.
inline std::vector<InkLine> lines_of(const Scene& scene, const std::string& source) {
    std::map<long, InkLine> by_baseline;
    for_each_leaf(scene, [&](const Item& item, const Transform& to_page) {
        const auto* run = std::get_if<GlyphRun>(&item);
        if (!run || run->info.source != source) return;
        InkLine& line = by_baseline[std::lround(run->origin.y * 1000)];
        line.baseline = run->origin.y;
        line.size = std::max(line.size, run->size);
        line.text += run->text;
        for (const Glyph& g : run->glyphs)
            for (Polygon polygon : run->face->outline(g.id).flattened(1.0 / 2000)) {
                for (Point& p : polygon)
                    p = to_page.apply(
                        {run->origin.x + (g.x + p.x) * run->size, run->origin.y + (g.y + p.y) * run->size});
                line.contours.push_back(std::move(polygon));
            }
    });
    std::vector<InkLine> lines;
    for (auto& [baseline, line] : by_baseline) lines.push_back(std::move(line));
    return lines;
}

// Least vertical distance between the ink of two lines over columns where both have ink, mm; a column is `step` wide
// and holds whatever crosses it. 1e300 when they share no column.
inline double least_gap(const InkLine& upper, const InkLine& lower, double step) {
    const auto edge = [step](const InkLine& line, bool lowest) {
        std::map<long, double> columns;
        for (const Polygon& polygon : line.contours)
            for (size_t i = 0; i < polygon.size(); ++i) {
                Point a = polygon[i], b = polygon[(i + 1) % polygon.size()];
                if (a.x > b.x) std::swap(a, b);
                for (long column = std::lround(std::floor(a.x / step)); column <= std::lround(std::floor(b.x / step));
                     ++column) {
                    const auto at = [&](double x) {
                        return b.x - a.x < 1e-12 ? a.y
                                                 : a.y + (b.y - a.y) * std::clamp((x - a.x) / (b.x - a.x), 0.0, 1.0);
                    };
                    const double x = static_cast<double>(column) * step;
                    double y = lowest ? std::max(at(x), at(x + step)) : std::min(at(x), at(x + step));
                    if (b.x - a.x < 1e-12) y = lowest ? std::max(a.y, b.y) : std::min(a.y, b.y);
                    const auto [known, fresh] = columns.try_emplace(column, y);
                    if (!fresh) known->second = lowest ? std::max(known->second, y) : std::min(known->second, y);
                }
            }
        return columns;
    };
    const auto above = edge(upper, true), below = edge(lower, false);
    double least = 1e300;
    for (const auto& [column, y] : above)
        if (const auto other = below.find(column); other != below.end()) least = std::min(least, other->second - y);
    return least;
}

}  // namespace codong::test
