#include "layout/ornament_shapes.h"

namespace codong {
namespace {

constexpr auto k_parameters =
    joined(std::array{word_parameter("style", "diamond,flute"), number_parameter("tail", 1, 0, 2),
                      ink_parameter("ink1", "warm"), ink_parameter("ink2", "accent"), ink_parameter("ink3"),
                      ink_parameter("string", "deep")},
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

// The flute kite: a wing like a boat's hull, a lesser one behind, a reed across the head.
void add_flute(Motif& motif, double tail) {
    add_tail(motif, {0, 1.02}, 1.3 * tail);
    motif.fill("ink1", brush({{0, -0.5}, {0, 0.3}, {0, 1.0}}, 0.10, 0.07));
    motif.fill("ink2", leaf_shape({-0.62, 0.80}, {0.62, 0.80}, 0.34));
    Path wing;
    wing.move_to({-1.6, -0.42});
    wing.cubic_to({-1.05, 0.16}, {-0.5, 0.32}, {0, 0.32}).cubic_to({0.5, 0.32}, {1.05, 0.16}, {1.6, -0.42});
    wing.cubic_to({1.0, -0.40}, {0.5, -0.52}, {0, -0.52}).cubic_to({-0.5, -0.52}, {-1.0, -0.40}, {-1.6, -0.42}).close();
    motif.fill("ink1", wing);
    Path panel;
    panel.move_to({-0.86, -0.18});
    panel.cubic_to({-0.5, 0.06}, {-0.2, 0.12}, {0, 0.12}).cubic_to({0.2, 0.12}, {0.5, 0.06}, {0.86, -0.18});
    panel.cubic_to({0.5, -0.26}, {0.2, -0.32}, {0, -0.32})
        .cubic_to({-0.2, -0.32}, {-0.5, -0.26}, {-0.86, -0.18})
        .close();
    motif.fill("ink2", panel);
    motif.fill("ink3", panel);
    motif.fill("string", capsule({-0.26, -0.66}, {0.26, -0.66}, 0.11));
    motif.fill("string", mitred_line({{0, -0.66}, {0, -0.5}}, 0.06));
}

std::vector<Item> draw(const OrnamentRequest& request) {
    Motif motif;
    if (request.word("style") == "flute")
        add_flute(motif, request.number("tail"));
    else
        add_diamond(motif, request.number("tail"));
    return motif.place(request, "kite");
}

}  // namespace

OrnamentRow kite_ornament() {
    return {"kite", "Diều", "Kite", 0.44, false, k_parameters, draw};
}

}  // namespace codong
