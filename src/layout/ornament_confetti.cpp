#include <cmath>

#include "layout/ornament_shapes.h"

namespace codong {
namespace {

constexpr std::array k_parameters{word_parameter("shape", "mixed,dots,petals"),
                                  number_parameter("across", 6, 1, 40),
                                  number_parameter("size", 0.7, 0.1, 0.9),
                                  number_parameter("density", 0.7, 0.05, 1),
                                  number_parameter("fall", 0, -1, 1),  // thinner towards the bottom (or the top, < 0)
                                  number_parameter("seed", 3, 0, 9999),
                                  ink_parameter("ink1", "accent"),
                                  ink_parameter("ink2", "warm"),
                                  ink_parameter("ink3", "second"),
                                  ink_parameter("ink4", "paper")};

// One piece of the given kind inside a circle of `size` across.
Path piece(int kind, double size, double angle) {
    const double r = size / 2;
    const Transform turn = Transform::rotation(angle);
    switch (kind) {
        case 0:
            return Path::circle({0, 0}, r * 0.7);
        case 1:
            return capsule({-r * 0.62, 0}, {r * 0.62, 0}, r * 0.5).transformed(turn);
        case 2:
            return sector({-r * 0.45, -r * 0.45}, r * 1.1, 0, 90).transformed(turn);
        case 3:
            return leaf_shape({-r * 0.95, 0}, {r * 0.95, 0}, r * 0.8).transformed(turn);
        case 4:
            return Path::polygon({{0, -r * 0.85}, {r * 0.74, r * 0.43}, {-r * 0.74, r * 0.43}}).transformed(turn);
        default:
            return arc_band({0, r * 0.4}, r * 0.62, r * 1.0, 200, 140, true).transformed(turn);
    }
}

std::vector<Item> draw(const OrnamentRequest& request) {
    const Rect& box = request.box;
    double pitch = std::min(box.width, box.height) / request.number("across");
    double size = pitch * request.number("size");
    if (size * 0.25 < request.smallest_feature) {
        pitch *= request.smallest_feature / (size * 0.25);
        size = request.smallest_feature * 4;
    }
    const int columns = std::max(1, static_cast<int>(std::lround(box.width / pitch)));
    const int rows = std::max(1, static_cast<int>(std::lround(box.height / pitch)));
    const double dx = box.width / columns, dy = box.height / rows;
    size = std::min(size, std::min(dx, dy) * 0.9);
    const std::string shape = request.word("shape");
    Drawing drawing(request, "confetti");
    std::vector<std::string> inks;
    for (const char* ink : {"ink1", "ink2", "ink3", "ink4"})
        if (drawing.has(ink)) inks.push_back(ink);
    std::vector<std::vector<Path>> pieces(inks.size());
    Dice dice(request.number("seed"));
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column) {
            const double play_x = (dx - size) / 2, play_y = (dy - size) / 2;
            const Point p{box.x + (column + 0.5) * dx + dice.range(-0.9, 0.9) * play_x,
                          box.y + (row + 0.5) * dy + dice.range(-0.9, 0.9) * play_y};
            const double chance = dice.next(), angle = dice.range(0, 360), scale = dice.range(0.7, 1);
            const int drawn = dice.pick(6), kind = shape == "dots" ? 0 : shape == "petals" ? 3 : drawn;
            const size_t ink = inks.empty() ? 0 : static_cast<size_t>(dice.pick(static_cast<int>(inks.size())));
            const double depth = rows > 1 ? static_cast<double>(row) / (rows - 1) : 0, fall = request.number("fall");
            const double density = request.number("density") * (1 - (fall > 0 ? fall * depth : -fall * (1 - depth)));
            // The first piece always falls, so that the pattern is never empty.
            if (inks.empty() || (chance >= density && row + column > 0)) continue;
            const Path path = piece(kind, size * scale, angle).transformed(Transform::translation(p.x, p.y));
            const Rect bounds = path.bounds();
            bool free = box.contains(bounds, 1e-9);
            for (const Rect& hole : request.keep_out) free = free && !hole.intersects(bounds);
            if (free) pieces[ink].push_back(path);
        }
    for (size_t i = 0; i < inks.size(); ++i) drawing.fill(inks[i], pieces[i]);
    return drawing.take();
}

}  // namespace

OrnamentRow confetti_ornament() {
    return {"confetti", "Hoa giấy", "Confetti", 0, true, k_parameters, draw};
}

}  // namespace codong
