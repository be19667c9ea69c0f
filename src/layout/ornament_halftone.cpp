#include <cmath>

#include "layout/ornament_shapes.h"

namespace codong {
namespace {

constexpr std::array k_parameters{word_parameter("grow", "down,up,right,left,outward,inward"),
                                  number_parameter("across", 12, 2, 60),    // rows in the shorter side
                                  number_parameter("least", 0.0, 0, 0.95),  // dot against its cell at the thin end
                                  number_parameter("most", 0.86, 0.1, 0.96),
                                  number_parameter("bend", 1, 0.3, 3),
                                  ink_parameter("dot", "accent")};

double progress(const std::string& grow, const Rect& box, Point p) {
    const double u = (p.x - box.x) / box.width, v = (p.y - box.y) / box.height;
    if (grow == "up") return 1 - v;
    if (grow == "right") return u;
    if (grow == "left") return 1 - u;
    const double out = distance(p, box.centre()) / (std::hypot(box.width, box.height) / 2);
    if (grow == "outward") return out;
    if (grow == "inward") return 1 - out;
    return v;
}

std::vector<Item> draw(const OrnamentRequest& request) {
    const Rect& box = request.box;
    double pitch = std::min(box.width, box.height) / request.number("across");
    // The largest dot must hold; finer screens are made coarser.
    pitch = std::max(pitch, 2 * request.smallest_feature / request.number("most"));
    const int columns = std::max(1, static_cast<int>(std::lround(box.width / pitch)));
    const int rows = std::max(1, static_cast<int>(std::lround(box.height / (pitch * 0.866))));
    const double dx = box.width / columns, dy = box.height / rows;
    const double cell = std::min(dx, std::hypot(dx / 2, dy));  // distance to the nearest neighbour
    std::vector<Path> dots;
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns - row % 2; ++column) {
            const Point p{box.x + dx * (column + 0.5 + 0.5 * (row % 2)), box.y + dy * (row + 0.5)};
            const double t =
                std::pow(std::clamp(progress(request.word("grow"), box, p), 0.0, 1.0), request.number("bend"));
            const double size =
                cell * (request.number("least") + (request.number("most") - request.number("least")) * t);
            const Rect bounds{p.x - size / 2, p.y - size / 2, size, size};
            bool free = size >= request.smallest_feature && size > 0.02 * cell && box.contains(bounds, 1e-9);
            for (const Rect& hole : request.keep_out) free = free && !hole.intersects(bounds);
            if (free) dots.push_back(Path::circle(p, size / 2));
        }
    Drawing drawing(request, "halftone");
    drawing.fill("dot", dots);
    return drawing.take();
}

}  // namespace

OrnamentRow halftone_ornament() {
    return {"halftone", "Chấm lưới", "Halftone", 0, true, k_parameters, draw};
}

}  // namespace codong
