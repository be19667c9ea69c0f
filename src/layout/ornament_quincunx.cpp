#include <cmath>

#include "layout/ornament_shapes.h"

namespace codong {
namespace {

constexpr std::array k_parameters{word_parameter("shape", "dot,drop,heart,petal,lozenge"),
                                  number_parameter("across", 8, 1, 40),       // rows or columns in the shorter side
                                  number_parameter("size", 0.34, 0.08, 0.7),  // of the pitch
                                  number_parameter("clear", 0.55, 0, 3),      // pitches kept free round keep_out
                                  ink_parameter("ink1", "paper"),
                                  ink_parameter("ink2")};

Path shape_at(const std::string& shape, Point p, double size) {
    if (shape == "drop") return drop_shape(p, size * 1.2);
    if (shape == "heart") return heart_shape(p, size * 1.15);
    if (shape == "petal")
        return leaf_shape({p.x - size * 0.5, p.y + size * 0.5}, {p.x + size * 0.5, p.y - size * 0.5}, size * 0.62);
    if (shape == "lozenge")
        return Path::polygon(
            {{p.x, p.y - size * 0.7}, {p.x + size * 0.5, p.y}, {p.x, p.y + size * 0.7}, {p.x - size * 0.5, p.y}});
    return Path::circle(p, size / 2);
}

std::vector<Item> draw(const OrnamentRequest& request) {
    const Rect& box = request.box;
    double pitch = std::min(box.width, box.height) / request.number("across");
    double size = pitch * request.number("size");
    if (size < request.smallest_feature) {
        pitch *= request.smallest_feature / size;
        size = request.smallest_feature;
    }
    const int columns = std::max(1, static_cast<int>(std::lround(box.width / pitch)));
    const int rows = std::max(1, static_cast<int>(std::lround(box.height / (pitch * 0.915))));
    const double dx = box.width / columns, dy = box.height / rows, clear = request.number("clear") * pitch;
    std::vector<Path> first, second;
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns - row % 2; ++column) {
            const Point p{box.x + dx * (column + 0.5 + 0.5 * (row % 2)), box.y + dy * (row + 0.5)};
            const Path path = shape_at(request.word("shape"), p, size);
            const Rect bounds = path.bounds();
            bool free = box.contains(bounds, 1e-9);
            for (const Rect& hole : request.keep_out) free = free && !hole.inset(-clear).intersects(bounds);
            if (free) (row % 2 == 0 ? first : second).push_back(path);
        }
    Drawing drawing(request, "quincunx");
    if (!drawing.has("ink2")) {
        first.insert(first.end(), second.begin(), second.end());
        second.clear();
    }
    drawing.fill("ink1", first);
    drawing.fill("ink2", second);
    return drawing.take();
}

}  // namespace

OrnamentRow quincunx_ornament() {
    return {"quincunx", "Hàng so le", "Quincunx", 0, true, k_parameters, draw};
}

}  // namespace codong
