#include "check/collision.h"

#include <algorithm>
#include <cmath>

namespace codong {
namespace {

using Contours = std::vector<std::vector<Point>>;

// The ink of one cluster on the page.
struct ClusterInk {
    Contours contours;
    Rect box;
    size_t run = 0;
    std::string text;
};

bool segments_cross(Point a, Point b, Point c, Point d) {
    const auto side = [](Point p, Point q, Point r) { return (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x); };
    const double d1 = side(c, d, a), d2 = side(c, d, b), d3 = side(a, b, c), d4 = side(a, b, d);
    return ((d1 > 0) != (d2 > 0)) && ((d3 > 0) != (d4 > 0));
}

bool inside(Point p, const Contours& contours) {
    bool in = false;
    for (const auto& contour : contours)
        for (size_t i = 0, j = contour.size() - 1; i < contour.size(); j = i++)
            if ((contour[i].y > p.y) != (contour[j].y > p.y) &&
                p.x <
                    (contour[j].x - contour[i].x) * (p.y - contour[i].y) / (contour[j].y - contour[i].y) + contour[i].x)
                in = !in;
    return in;
}

// Segments of one cluster that reach into the other's box.
void near_segments(const ClusterInk& ink, const Rect& box, std::vector<std::pair<Point, Point>>& out) {
    for (const auto& contour : ink.contours)
        for (size_t i = 0; i < contour.size(); ++i) {
            const Point a = contour[i], b = contour[(i + 1) % contour.size()];
            if (std::max(a.x, b.x) < box.x || std::min(a.x, b.x) > box.right() || std::max(a.y, b.y) < box.y ||
                std::min(a.y, b.y) > box.bottom())
                continue;
            out.emplace_back(a, b);
        }
}

bool meet(const ClusterInk& a, const ClusterInk& b, Point& where) {
    if (!a.box.intersects(b.box)) return false;
    std::vector<std::pair<Point, Point>> from_a, from_b;
    near_segments(a, b.box, from_a);
    near_segments(b, a.box, from_b);
    for (const auto& [p, q] : from_a)
        for (const auto& [r, s] : from_b)
            if (segments_cross(p, q, r, s)) {
                where = p;
                return true;
            }
    for (const auto& contour : a.contours)
        if (!contour.empty() && inside(contour[0], b.contours)) {
            where = contour[0];
            return true;
        }
    for (const auto& contour : b.contours)
        if (!contour.empty() && inside(contour[0], a.contours)) {
            where = contour[0];
            return true;
        }
    return false;
}

void add_clusters(const GlyphRun& run, const Transform& to_page, size_t index, std::vector<ClusterInk>& out) {
    size_t glyph = 0, byte = 0;
    for (const Cluster& cluster : run.clusters) {
        ClusterInk ink;
        ink.run = index;
        ink.text = run.text.substr(byte, cluster.byte_count);
        for (uint32_t i = 0; i < cluster.glyph_count && glyph < run.glyphs.size(); ++i, ++glyph) {
            const Glyph& g = run.glyphs[glyph];
            const Transform place =
                to_page.after({run.size, 0, 0, run.size, run.origin.x + g.x * run.size, run.origin.y + g.y * run.size});
            const Path path = run.face->outline(g.id).transformed(place);
            ink.box = ink.box.united(path.bounds());
            for (auto& contour : path.flattened(run.size / 1000 * to_page.scale()))
                ink.contours.push_back(std::move(contour));
        }
        byte += cluster.byte_count;
        if (!ink.box.empty()) out.push_back(std::move(ink));
    }
}

}  // namespace

std::vector<Collision> find_collisions(const Scene& scene, bool (*joins_letters)(const Face&)) {
    std::vector<ClusterInk> clusters;
    size_t run_index = 0;
    for_each_leaf(scene, [&](const Item& item, const Transform& to_page) {
        const GlyphRun* run = std::get_if<GlyphRun>(&item);
        if (!run || (joins_letters && joins_letters(*run->face))) return;
        add_clusters(*run, to_page, run_index++, clusters);
    });
    std::sort(clusters.begin(), clusters.end(),
              [](const ClusterInk& a, const ClusterInk& b) { return a.box.x < b.box.x; });
    std::vector<Collision> found;
    for (size_t i = 0; i < clusters.size(); ++i)
        for (size_t j = i + 1; j < clusters.size() && clusters[j].box.x <= clusters[i].box.right(); ++j) {
            Point where;
            if (meet(clusters[i], clusters[j], where)) found.push_back({where, clusters[i].text, clusters[j].text});
        }
    return found;
}

}  // namespace codong
