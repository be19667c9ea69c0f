#include "layout/ornament_shapes.h"

namespace codong {
namespace {

constexpr std::array k_parameters{number_parameter("round", 1, 0, 1),           // 1: half discs at the ends, 0: square
                                  number_parameter("rim_width", 0.08, 0, 0.4),  // of the shorter side
                                  ink_parameter("pill", "accent"), ink_parameter("rim")};

std::vector<Item> draw(const OrnamentRequest& request) {
    const Rect& box = request.box;
    const double side = std::min(box.width, box.height), radius = request.number("round") * side / 2;
    Drawing drawing(request, "pill");
    drawing.fill("rim", Path::rounded_rect(box, radius));
    const double rim = drawing.has("rim") ? request.number("rim_width") * side : 0;
    drawing.fill("pill", Path::rounded_rect(box.inset(rim), std::max(0.0, radius - rim)));
    return drawing.take();
}

}  // namespace

OrnamentRow pill_ornament() {
    return {"pill", "Viên nhãn", "Pill", 0, false, k_parameters, draw};
}

}  // namespace codong
