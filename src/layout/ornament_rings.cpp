#include <cmath>

#include "layout/ornament_shapes.h"

namespace codong {
namespace {

constexpr std::array k_parameters{
    word_parameter("side", "bottom,top,left,right,centre"),
    number_parameter("count", 3, 1, 6),
    number_parameter("radius", 0, 0, 3),      // of the box's width (left, right: height); 0 fits
    number_parameter("core", 0.44, 0.05, 1),  // innermost radius, of the outermost
    number_parameter("at", 0.5, -0.5, 1.5),   // where along the side
    ink_parameter("ground"),
    ink_parameter("ink1", "warm"),
    ink_parameter("ink2", "accent"),
    ink_parameter("ink3", "paper"),
    ink_parameter("ink4"),
    ink_parameter("ink5"),
    ink_parameter("ink6")};
const char* const k_inks[] = {"ink1", "ink2", "ink3", "ink4", "ink5", "ink6"};

std::vector<Item> draw(const OrnamentRequest& request) {
    const Rect& box = request.box;
    const std::string side = request.word("side");
    const bool upright = side == "left" || side == "right", whole = side == "centre";
    const double along = upright ? box.height : box.width, across = upright ? box.width : box.height;
    const double at = request.number("at");
    Point centre{box.x + at * box.width, box.bottom()};
    if (side == "top") centre.y = box.y;
    if (upright) centre = {side == "left" ? box.x : box.right(), box.y + at * box.height};
    if (whole) centre.y = box.centre().y;
    double radius = request.number("radius") * along;
    if (radius <= 0) radius = whole ? std::min(along, across) / 2 : std::min(along / 2, across);
    const int count = static_cast<int>(std::lround(request.number("count")));
    Drawing drawing(request, "rings");
    drawing.fill("ground", Path::rect(box));
    for (int i = 0; i < count; ++i) {
        const double share = count > 1 ? 1 - (1 - request.number("core")) * i / (count - 1) : 1;
        // Named inks repeat when there are more rings than inks.
        int ink = i;
        while (ink > 0 && !drawing.has(k_inks[ink])) ink -= ink >= 3 ? 3 : 1;
        drawing.fill(k_inks[ink], Path::circle(centre, radius * share));
    }
    return drawing.take();
}

}  // namespace

OrnamentRow rings_ornament() {
    return {"rings", "Vòng tròn đồng tâm", "Rings", 0, false, k_parameters, draw};
}

}  // namespace codong
