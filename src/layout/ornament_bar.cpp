#include <cmath>

#include "layout/ornament_shapes.h"

namespace codong {
namespace {

constexpr std::array k_parameters{word_parameter("style", "round,swash,double,wave,lozenge"),
                                  ink_parameter("bar", "warm")};

// The stroke under a key word, or the line on both sides of a heading.
std::vector<Item> draw(const OrnamentRequest& request) {
    const Rect& box = request.box;
    const double middle = box.centre().y, h = box.height;
    const std::string style = request.word("style");
    std::vector<Path> paths;
    if (style == "swash") {
        Path p;
        p.move_to({box.x, box.y + h * 0.72});
        p.cubic_to({box.x + box.width * 0.3, box.y - h * 0.05}, {box.x + box.width * 0.7, box.y - h * 0.05},
                   {box.right(), box.y + h * 0.30});
        p.cubic_to({box.x + box.width * 0.7, box.y + h * 0.52}, {box.x + box.width * 0.3, box.y + h * 0.62},
                   {box.x, box.bottom()});
        paths.push_back(p.close());
    } else if (style == "double") {
        const double line = std::max(std::min(h * 0.34, box.width * 0.34), request.smallest_feature);
        paths.push_back(Path::rounded_rect({box.x, box.y, box.width, line}, line / 2));
        paths.push_back(
            Path::rounded_rect({box.x + box.width * 0.12, box.bottom() - line, box.width * 0.76, line}, line / 2));
    } else if (style == "wave") {
        const double line = std::max(h * 0.3, request.smallest_feature), swing = (h - line) / 2;
        const int halves = std::max(2, 2 * static_cast<int>(std::lround(box.width / (h * 4.4))));
        std::vector<Point> points;
        for (int i = 0; i <= halves * 6; ++i) {
            const double t = i / 6.0;
            points.push_back(
                {box.x + line / 2 + (box.width - line) * t / halves, middle - swing * std::sin(radians(180 * t))});
        }
        paths.push_back(brush(points, line, line));
    } else if (style == "lozenge") {
        // A line that ends in a lozenge on its right, as beside the unit's name.
        const double line = std::max(h * 0.16, request.smallest_feature), half = std::min(h, box.width) / 2;
        const Point c{box.right() - half, middle};
        paths.push_back(Path::polygon({{c.x, c.y - half}, {c.x + half, c.y}, {c.x, c.y + half}, {c.x - half, c.y}}));
        if (box.width > 3 * h)
            paths.push_back(Path::rect({box.x, middle - line / 2, box.width - 2 * half - h * 0.35, line}));
    } else {
        paths.push_back(Path::rounded_rect(box, std::min(box.width, h) / 2));
    }
    Drawing drawing(request, "bar");
    drawing.fill("bar", paths);
    return drawing.take();
}

}  // namespace

OrnamentRow bar_ornament() {
    return {"bar", "Nét nhấn", "Key-word bar", 0, false, k_parameters, draw};
}

}  // namespace codong
