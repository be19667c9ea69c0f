#include "layout/ornament_shapes.h"

namespace codong {
namespace {

constexpr std::array k_parameters{word_parameter("corner", "bottom-left,bottom-right,top-left,top-right"),
                                  number_parameter("radius", 0, 0, 3),  // of the box's height; 0 fits the box
                                  number_parameter("inner", 0.72, 0.1, 0.95), ink_parameter("panel", "accent"),
                                  ink_parameter("panel2")};

std::vector<Item> draw(const OrnamentRequest& request) {
    const Rect& box = request.box;
    const std::string corner = request.word("corner");
    const bool left = corner.ends_with("left"), top = corner.starts_with("top");
    const Point centre{left ? box.x : box.right(), top ? box.y : box.bottom()};
    double radius = request.number("radius") * box.height;
    if (radius <= 0) radius = std::min(box.width, box.height);
    const double start = top ? (left ? 0 : 90) : (left ? 270 : 180);
    Drawing drawing(request, "quarter-panel");
    drawing.fill("panel", sector(centre, radius, start, 90));
    drawing.fill("panel2", sector(centre, radius * request.number("inner"), start, 90));
    return drawing.take();
}

}  // namespace

OrnamentRow quarter_panel_ornament() {
    return {"quarter-panel", "Cung tròn góc", "Quarter panel", 1, false, k_parameters, draw};
}

}  // namespace codong
