#pragma once

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <string>
#include <vector>

#include "layout/ornament.h"

// What the tests of ornaments share: a request with every ink named, and questions about what was drawn.
namespace probe {

using namespace codong;

inline OrnamentRequest request_for(const OrnamentRow& row, const Rect& box) {
    OrnamentRequest request;
    request.box = box;
    size_t ink = 0;
    for (const OrnamentParameter& parameter : row.parameters)
        if (parameter.kind == OrnamentParameter::Kind::Ink) request.inks[std::string(parameter.name)] = {ink++, 1};
    return request;
}

inline std::vector<Rect> boxes() {
    // Aspects from 14:1 to 1:5, off the origin, from a card to a large sheet.
    return {{12, 7, 1400, 100}, {-3, -3, 606, 106}, {40, 30, 300, 200}, {5, 5, 90, 90},
            {0, 0, 210, 297},   {-5, 10, 80, 240},  {3, 4, 60, 300},    {0.5, 0.5, 14, 1}};
}

inline const Path& path_of(const Item& item) {
    return std::get<FilledPath>(item).path;
}

inline Rect bounds_of(const std::vector<Item>& items) {
    Rect box;
    for (const Item& item : items) box = box.united(path_of(item).bounds());
    return box;
}

inline size_t segments_of(const std::vector<Item>& items) {
    size_t count = 0;
    for (const Item& item : items) count += path_of(item).segments().size();
    return count;
}

// Every contour begins with a move and ends with a close.
inline bool is_closed(const Path& path) {
    bool open = false;
    for (const Path::Segment& s : path.segments()) {
        if (s.verb == Path::Verb::Move) {
            if (open) return false;
            open = true;
        } else if (!open) {
            return false;
        } else if (s.verb == Path::Verb::Close) {
            open = false;
        }
    }
    return !open;
}

struct Crossing {
    double x;
    int turn;
};

// Where the path's outline crosses the height y, left to right.
inline std::vector<Crossing> crossings(const std::vector<std::vector<Point>>& contours, double y) {
    std::vector<Crossing> found;
    for (const auto& contour : contours)
        for (size_t i = 0; i < contour.size(); ++i) {
            const Point a = contour[i], b = contour[(i + 1) % contour.size()];
            if ((a.y <= y) == (b.y <= y)) continue;
            found.push_back({a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y), a.y < b.y ? 1 : -1});
        }
    std::sort(found.begin(), found.end(), [](const Crossing& p, const Crossing& q) { return p.x < q.x; });
    return found;
}

// True when the non-zero and the even-odd rule fill the same: no place is wound round twice.
inline bool rules_agree(const Path& path) {
    const Rect box = path.bounds();
    const auto contours = path.flattened(std::max(box.width, box.height) * 1e-5);
    const double speck = std::max(box.width, box.height) * 2e-4;  // flattening and touching edges leave slivers
    for (int line = 0; line < 61; ++line) {
        int winding = 0;
        const auto all = crossings(contours, box.y + box.height * (line + 0.4142) / 61);
        for (size_t i = 0; i + 1 < all.size(); ++i) {
            winding += all[i].turn;
            if (winding != 0 && winding % 2 == 0 && all[i + 1].x - all[i].x > speck) return false;
        }
    }
    return true;
}

inline bool covers(const Path& path, Point p) {
    int winding = 0;
    for (const Crossing& c : crossings(path.flattened(0.01), p.y))
        if (c.x <= p.x) winding += c.turn;
    return winding != 0;
}

inline double area(const Path& path) {
    double sum = 0;
    for (const auto& contour : path.flattened(1e-4))
        for (size_t i = 0; i < contour.size(); ++i) {
            const Point a = contour[i], b = contour[(i + 1) % contour.size()];
            sum += (a.x * b.y - b.x * a.y) / 2;
        }
    return std::abs(sum);
}

}  // namespace probe
