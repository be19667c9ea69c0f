#include "layout/ornament_shapes.h"

namespace codong {
namespace {

constexpr auto k_parameters =
    joined(std::array{number_parameter("tail", 1, 0, 2), ink_parameter("ink1", "warm"), ink_parameter("ink2", "accent"),
                      ink_parameter("ink3"), ink_parameter("string", "deep")},
           k_motif_parameters);

// A bow of two triangles on the tail, across its way.
void add_bow(Motif& motif, Point p, double size, double angle, const char* ink) {
    const Transform place = Transform::translation(p.x, p.y).after(Transform::rotation(angle));
    const auto wing = [&](double side) {
        return Path::polygon({{0, 0}, {side * size, -size * 0.52}, {side * size, size * 0.52}}).transformed(place);
    };
    Path bow = wing(-1);
    motif.fill(ink, bow.append(wing(1)));
}

void add_tail(Motif& motif, Point from, double length) {
    if (length <= 0) return;
    std::vector<Point> line;
    const int pieces = 8;
    for (int i = 0; i <= pieces; ++i) {
        const double t = static_cast<double>(i) / pieces;
        const double sway = 0.24 * length * t * (i % 4 == 1 || i % 4 == 3 ? (i % 4 == 1 ? 0.8 : -0.8) : 0);
        line.push_back({from.x - 0.30 * t * length + sway * 0.6, from.y + length * t});
    }
    motif.fill("string", brush(line, 0.045, 0.03));
    const char* const inks[] = {"ink2", "ink1", "ink2"};
    const double turns[] = {24, -20, 18};
    for (size_t i = 0; i < 3; ++i)
        add_bow(motif, line[2 + 2 * i], 0.24 - 0.03 * static_cast<double>(i), turns[i], inks[i]);
}

void add_diamond(Motif& motif, double tail) {
    const Point top{0, -1.15}, right{0.82, -0.18}, foot{0, 1.15}, left{-0.82, -0.18}, middle{0, -0.18};
    add_tail(motif, {0, 1.1}, 1.5 * tail);
    // Two panels reach a little under the others, so that no seam shows.
    const double under = 0.03;
    motif.fill("ink1", Path::polygon({top, {under, middle.y + under}, left}));
    motif.fill("ink1", Path::polygon({foot, {-under, middle.y - under}, right}));
    motif.fill("ink2", Path::polygon({top, right, middle}));
    motif.fill("ink2", Path::polygon({foot, left, middle}));
    motif.fill("ink3", Path::polygon({foot, left, middle}));
}

std::vector<Item> draw(const OrnamentRequest& request) {
    Motif motif;
    add_diamond(motif, request.number("tail"));
    return motif.place(request, "kite");
}

}  // namespace

OrnamentRow kite_ornament() {
    return {"kite", "Diều", "Kite", 0.44, false, k_parameters, draw};
}

}  // namespace codong
