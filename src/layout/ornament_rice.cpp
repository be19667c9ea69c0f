#include <cmath>

#include "layout/ornament_shapes.h"

namespace codong {
namespace {

constexpr std::array k_parameters{number_parameter("ears", 0, 0, 60), number_parameter("bend", 0.35, 0, 0.8),
                                  number_parameter("seed", 5, 0, 9999), ink_parameter("grain", "accent"),
                                  ink_parameter("stem", "accent")};

// An ear of rice: a bending stem, grains in pairs along its upper half.
void add_ear(Drawing& drawing, Point foot, double length, double bend, double least) {
    const auto at = [&](double t) {
        return Point{foot.x + length * bend * t * t, foot.y - length * t + 0.12 * length * t * t};
    };
    std::vector<Point> stem;
    for (int i = 0; i <= 8; ++i) stem.push_back(at(i / 8.0));
    drawing.fill("stem", brush(stem, std::max(0.022 * length, least), std::max(0.014 * length, least)));
    // Neighbours overlap: every second grain of a side makes one item.
    std::vector<Path> grains[4];
    for (int i = 0; i < 9; ++i) {
        const double t = 0.42 + 0.56 * i / 8,
                     direction = std::atan2(-1 + 0.24 * t, 2 * bend * t) * 180 / 3.14159265358979323846;
        const Point p = at(t);
        for (int side : {0, 1}) {
            const double angle = direction + (side == 0 ? -34 : 34);
            grains[2 * side + i % 2].push_back(leaf_shape(p, polar(p, 0.115 * length, angle), 0.05 * length));
        }
    }
    for (const auto& batch : grains) drawing.fill("grain", batch);
    const Point tip = at(0.98);
    drawing.fill("grain",
                 leaf_shape(tip, polar(tip, 0.12 * length, std::atan2(-0.76, 2 * bend) * 180 / 3.14159265358979323846),
                            0.05 * length));
}

std::vector<Item> draw(const OrnamentRequest& request) {
    const Rect& box = request.box;
    Drawing drawing(request, "rice");
    int count = static_cast<int>(std::lround(request.number("ears")));
    if (count == 0) count = std::max(1, static_cast<int>(std::lround(box.width / (box.height * 0.34))));
    Dice dice(request.number("seed"));
    const double bend = request.number("bend"), pitch = box.width / count;
    for (int i = 0; i < count; ++i) {
        // An ear takes (bend + a grain) of its length to the right, and .93 upwards.
        double length = box.height / 0.97 * (count == 1 ? 1 : dice.range(0.68, 1));
        length = std::min(length, box.width / (bend + 0.22));
        const double span = (bend + 0.14) * length, least = 0.05 * length;
        double x = box.x + pitch * (i + 0.5) - span * 0.5 + (count == 1 ? 0 : dice.range(-0.2, 0.2) * pitch);
        x = std::clamp(x, box.x + least, std::max(box.x + least, box.right() - span));
        add_ear(drawing, {x, box.bottom()}, length, bend, request.smallest_feature);
    }
    return drawing.take();
}

}  // namespace

OrnamentRow rice_ornament() {
    return {"rice", "Bông lúa", "Rice ears", 0, false, k_parameters, draw};
}

}  // namespace codong
