#include <cmath>

#include "layout/ornament_shapes.h"

namespace codong {
namespace {

constexpr std::array k_parameters{
    word_parameter("edge", "top-v,top-peak,top-rise,top-fall,bottom-v,bottom-rise,left,right"),
    number_parameter("angle", 5.5, 0, 40),           // of the edge; left and right: from the vertical
    number_parameter("stripe_width", 0.05, 0, 0.4),  // of the shorter side
    ink_parameter("plane", "main"),
    ink_parameter("stripe", "accent"),
    ink_parameter("stripe2")};

// The edge's points, left to right or top to bottom, as distances into the plane from the side it stands on.
struct Edge {
    std::vector<double> depth;
    double deepest = 0;
};

Edge edge_of(const std::string& kind, double length, double angle) {
    const double slope = std::tan(radians(angle));
    if (kind == "top-v" || kind == "bottom-v") return {{0, slope * length / 2, 0}, slope * length / 2};
    if (kind == "top-peak") return {{slope * length / 2, 0, slope * length / 2}, slope * length / 2};
    if (kind == "top-fall") return {{0, slope * length}, slope * length};
    if (kind == "bottom-rise") return {{0, slope * length}, slope * length};
    if (kind == "right") return {{0, slope * length}, slope * length};  // leaning right at the top
    return {{slope * length, 0}, slope * length};
}

std::vector<Item> draw(const OrnamentRequest& request) {
    const Rect& box = request.box;
    const std::string kind = request.word("edge");
    const bool upright = kind == "left" || kind == "right";
    const double length = upright ? box.height : box.width, room = upright ? box.width : box.height;
    Edge edge = edge_of(kind, length, request.number("angle"));
    double stripe = request.number("stripe_width") * std::min(box.width, box.height);
    if (stripe > 0) stripe = std::max(stripe, request.smallest_feature);
    // The edge may take at most 60 % of the room.
    const double squeeze = edge.deepest + stripe > 0.6 * room ? 0.6 * room / (edge.deepest + stripe) : 1;
    stripe *= squeeze;
    const auto at = [&](size_t i, double extra) {
        const double along = length * static_cast<double>(i) / static_cast<double>(edge.depth.size() - 1);
        const double depth = edge.depth[i] * squeeze + extra;
        if (kind == "left") return Point{box.x + depth, box.y + along};
        if (kind == "right") return Point{box.right() - depth, box.y + along};
        if (kind.starts_with("bottom")) return Point{box.x + along, box.bottom() - depth};
        return Point{box.x + along, box.y + depth};
    };
    const auto band = [&](double from, double to) {
        std::vector<Point> points;
        for (size_t i = 0; i < edge.depth.size(); ++i) points.push_back(at(i, from));
        for (size_t i = edge.depth.size(); i-- > 0;) points.push_back(at(i, to));
        return Path::polygon(points);
    };
    Drawing drawing(request, "slant-plane");
    // The plane runs under the stripe, so that no seam shows between them.
    const double start = drawing.has("stripe") ? stripe * 0.5 : 0;
    std::vector<Point> plane;
    for (size_t i = 0; i < edge.depth.size(); ++i) plane.push_back(at(i, start));
    if (upright) {
        plane.push_back({kind == "left" ? box.right() : box.x, box.bottom()});
        plane.push_back({kind == "left" ? box.right() : box.x, box.y});
    } else {
        plane.push_back({box.right(), kind.starts_with("bottom") ? box.y : box.bottom()});
        plane.push_back({box.x, kind.starts_with("bottom") ? box.y : box.bottom()});
    }
    drawing.fill("plane", Path::polygon(plane));
    if (stripe > 0) {
        drawing.fill("stripe", band(0, stripe));
        drawing.fill("stripe2", band(stripe * 0.62, stripe));
    }
    return drawing.take();
}

}  // namespace

OrnamentRow slant_plane_ornament() {
    return {"slant-plane", "Mảng chéo", "Slanted plane", 0, false, k_parameters, draw};
}

}  // namespace codong
