#include <cmath>

#include "layout/ornament_shapes.h"

namespace codong {
namespace {

constexpr auto k_parameters =
    joined(std::array{word_parameter("style", "single,sprig,umbrella"), number_parameter("pairs", 3, 1, 8),
                      ink_parameter("leaf", "second"), ink_parameter("half"), ink_parameter("vein", "accent"),
                      ink_parameter("stem", "second")},
           k_motif_parameters);

void add_single(Motif& motif) {
    const Point base{0, 0.5}, tip{0, -0.5};
    motif.fill("stem", mitred_line({{0, 0.46}, {0, 0.68}}, 0.035));
    motif.fill("leaf", leaf_shape(base, tip, 0.52));
    motif.fill("half", clipped(leaf_shape(base, tip, 0.52), {0, -1, 1, 2}));
    motif.fill("vein", capsule({0, 0.42}, {0, -0.30}, 0.028));
    for (int i = 0; i < 3; ++i)
        for (double side : {-1.0, 1.0}) {
            const double y = 0.26 - 0.19 * i;
            motif.fill("vein", capsule({side * 0.03, y - 0.01}, {side * (0.15 - 0.02 * i), y - 0.13}, 0.022));
        }
}

void add_sprig(Motif& motif, int pairs) {
    std::vector<Point> stem;
    for (int i = 0; i <= 2 * pairs; ++i) stem.push_back({0.05 * std::sin(i * 0.9), -0.25 * i});
    motif.fill("stem", brush(stem, 0.06, 0.04));
    for (int i = 0; i < pairs; ++i) {
        const Point p = stem[static_cast<size_t>(2 * i + 1)];
        const double length = 0.72 * (1 - 0.07 * i);
        for (double side : {-1.0, 1.0}) {
            const Point tip = polar({p.x + side * 0.02, p.y}, length, -90 + side * 52);
            const Path leaf = leaf_shape({p.x + side * 0.02, p.y}, tip, length * 0.42);
            motif.fill("leaf", leaf);
            if (side < 0) motif.fill("half", leaf);
        }
    }
    motif.fill("leaf", leaf_shape(stem.back(), {stem.back().x, stem.back().y - 0.62}, 0.27));
}

// The lotus leaf held up as an umbrella: a half disc with five scallops.
void add_umbrella(Motif& motif) {
    Path p;
    p.move_to({-1, 0});
    p.arc({0, 0}, 1, 1, 180, 180);
    for (int i = 0; i < 5; ++i) p.arc({0.8 - 0.4 * i, 0}, 0.2, 0.2, 0, 180);
    motif.fill("stem", capsule({0, 0}, {0.50, 0.78}, 0.07));
    motif.fill("leaf", p.close());
    for (int i = 0; i < 5; ++i) {
        const double angle = -160 + 35 * i;
        motif.fill("vein", capsule(polar({0, 0}, 0.16, angle), polar({0, 0}, 0.84, angle), 0.036));
    }
    motif.fill("vein", Path::circle({0, 0}, 0.072));
}

std::vector<Item> draw(const OrnamentRequest& request) {
    Motif motif;
    const std::string style = request.word("style");
    if (style == "sprig")
        add_sprig(motif, static_cast<int>(std::lround(request.number("pairs"))));
    else if (style == "umbrella")
        add_umbrella(motif);
    else
        add_single(motif);
    return motif.place(request, "leaf");
}

}  // namespace

OrnamentRow leaf_ornament() {
    return {"leaf", "Chiếc lá", "Leaf", 0.44, false, k_parameters, draw};
}

}  // namespace codong
