#include <cmath>

#include "layout/ornament_shapes.h"

namespace codong {
namespace {

constexpr std::array k_parameters{number_parameter("rays", 24, 8, 96),
                                  number_parameter("duty", 0.5, 0.15, 0.85),
                                  number_parameter("x", 0.5, -1, 2),
                                  number_parameter("y", 0.5, -1, 2),
                                  number_parameter("inner", 0, 0, 2),  // radius free of rays, of the shorter side
                                  number_parameter("outer", 0, 0, 4),  // 0: to the far corner
                                  number_parameter("taper", 1, 0.2, 1),
                                  number_parameter("turn", 0, -180, 180),
                                  ink_parameter("ray", "accent"),
                                  ink_parameter("ray2"),
                                  ink_parameter("ground"),
                                  ink_parameter("disc"),
                                  ink_parameter("halo")};

std::vector<Item> draw(const OrnamentRequest& request) {
    const Rect& box = request.box;
    const double side = std::min(box.width, box.height);
    const Point centre{box.x + request.number("x") * box.width, box.y + request.number("y") * box.height};
    const int rays = 2 * static_cast<int>(std::lround(request.number("rays") / 2));
    const double half = 180 * request.number("duty") / rays, taper = request.number("taper");
    // Where a ray would be thinner than the smallest feature it has not begun yet.
    const double thinnest = request.smallest_feature / (2 * radians(half) * taper);
    const double inner = std::max(request.number("inner") * side, thinnest);
    double outer = request.number("outer") * side;
    if (outer <= 0) {
        for (const Point corner :
             {Point{box.x, box.y}, {box.right(), box.y}, {box.x, box.bottom()}, {box.right(), box.bottom()}})
            outer = std::max(outer, distance(centre, corner));
        outer /= std::cos(radians(half));
    }
    std::vector<Path> first, second;
    for (int i = 0; i < rays && inner < outer; ++i) {
        const double middle = request.number("turn") - 90 + (i + 0.5) * 360.0 / rays;
        const Path wedge =
            Path::polygon({polar(centre, inner, middle - half * taper), polar(centre, outer, middle - half),
                           polar(centre, outer, middle + half), polar(centre, inner, middle + half * taper)});
        (i % 2 == 0 ? first : second).push_back(wedge);
    }
    Drawing drawing(request, "sunburst");
    drawing.fill("ground", Path::rect(box));
    if (drawing.has("ray2")) {
        drawing.fill("ray", first);
        drawing.fill("ray2", second);
    } else {
        first.insert(first.end(), second.begin(), second.end());
        drawing.fill("ray", first);
    }
    const double disc = request.number("inner") * side;
    if (disc > 0) {
        drawing.fill("halo", Path::circle(centre, disc));
        drawing.fill("disc", Path::circle(centre, disc * (drawing.has("halo") ? 0.94 : 1)));
    }
    return drawing.take();
}

}  // namespace

OrnamentRow sunburst_ornament() {
    return {"sunburst", "Tia nắng", "Sunburst", 0, false, k_parameters, draw};
}

}  // namespace codong
