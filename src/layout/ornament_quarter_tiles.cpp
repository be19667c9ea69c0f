#include <cmath>

#include "layout/ornament_shapes.h"

namespace codong {
namespace {

constexpr std::array k_parameters{word_parameter("cut", "quarter,mixed"), number_parameter("across", 2, 1, 12),
                                  number_parameter("seed", 0, 0, 9999),   ink_parameter("ink1", "deep"),
                                  ink_parameter("ink2", "second"),        ink_parameter("ink3", "accent"),
                                  ink_parameter("ink4", "paper")};

struct Tile {
    int ground, figure, corner;  // inks 0 to 3; corner clockwise from the top left
};

constexpr Tile k_tiles[] = {{0, 1, 2}, {3, 2, 0}, {3, 0, 1}, {0, 2, 1}, {3, 1, 3}, {1, 2, 3}, {3, 0, 2}, {2, 0, 0}};
const char* const k_inks[] = {"ink1", "ink2", "ink3", "ink4"};

Point corner_of(const Rect& r, int corner) {
    return {corner == 0 || corner == 3 ? r.x : r.right(), corner < 2 ? r.y : r.bottom()};
}

Path quarter(const Rect& r, int corner, double part) {
    Path path;
    const Point c = corner_of(r, corner);
    path.move_to(c);
    path.arc(c, r.width * part, r.height * part, corner * 90.0, 90);
    return path.close();
}

// Two quarter arcs meeting in opposite corners: a leaf across the tile.
Path leaf(const Rect& r, int corner) {
    const Point a = corner_of(r, (corner + 1) % 4), b = corner_of(r, (corner + 3) % 4);
    Path path;
    path.move_to(a);
    path.svg_arc_to(r.width, r.height, 0, false, true, b);
    path.svg_arc_to(r.width, r.height, 0, false, true, a);
    return path.close();
}

std::vector<Item> draw(const OrnamentRequest& request) {
    const Rect& box = request.box;
    const bool wide = box.width >= box.height;
    const double shorter = std::min(box.width, box.height), longer = std::max(box.width, box.height);
    int across = static_cast<int>(std::lround(request.number("across")));
    while (across > 1 && shorter / across < 6 * request.smallest_feature) --across;
    const int along = std::max(1, static_cast<int>(std::lround(longer / (shorter / across))));
    const int columns = wide ? along : across, rows = wide ? across : along;
    const int seed = static_cast<int>(request.number("seed"));
    const bool mixed = request.word("cut") == "mixed";

    std::vector<Path> grounds[4], figures[4], eyes[4];
    std::vector<Tile> placed(static_cast<size_t>(columns * rows));
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column) {
            const auto index = static_cast<size_t>(row * columns + column);
            int pick = 3 * column + 5 * row + seed;
            const auto repeats = [&](const Tile& tile) {
                const auto alike = [&](const Tile& other) {
                    return other.ground == tile.ground && other.figure == tile.figure;
                };
                return (column > 0 && alike(placed[index - 1])) ||
                       (row > 0 && alike(placed[index - static_cast<size_t>(columns)]));
            };
            while (repeats(k_tiles[pick % 8])) ++pick;
            const Tile tile = placed[index] = k_tiles[pick % 8];
            const Rect r{box.x + box.width * column / columns, box.y + box.height * row / rows, box.width / columns,
                         box.height / rows};
            grounds[tile.ground].push_back(Path::rect(r));
            const int kind = mixed ? (pick * 7 + column + 2 * row) % 5 : 0;
            if (kind == 1) {
                figures[tile.figure].push_back(leaf(r, tile.corner));
            } else if (kind == 2) {
                figures[tile.figure].push_back(Path::ellipse(r.centre(), r.width / 2, r.height / 2));
                eyes[tile.ground].push_back(Path::ellipse(r.centre(), r.width / 5, r.height / 5));
            } else {
                figures[tile.figure].push_back(quarter(r, tile.corner, 1));
                if (kind == 4) eyes[tile.ground].push_back(quarter(r, tile.corner, 0.5));
            }
        }
    Drawing drawing(request, "quarter-tiles");
    for (int i = 0; i < 4; ++i) drawing.fill(k_inks[i], grounds[i]);
    for (int i = 0; i < 4; ++i) drawing.fill(k_inks[i], figures[i]);
    for (int i = 0; i < 4; ++i) drawing.fill(k_inks[i], eyes[i]);
    return drawing.take();
}

}  // namespace

OrnamentRow quarter_tiles_ornament() {
    return {"quarter-tiles", "Gạch cung tròn", "Quarter tiles", 0, false, k_parameters, draw};
}

}  // namespace codong
