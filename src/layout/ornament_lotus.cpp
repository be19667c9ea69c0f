#include <algorithm>
#include <cmath>
#include <numeric>

#include "layout/ornament_shapes.h"

namespace codong {
namespace {

constexpr auto k_parameters =
    joined(std::array{word_parameter("style", "layered,plain,bud"), ink_parameter("outer", "warm"),
                      ink_parameter("outer_shade", "main"), ink_parameter("inner", "skin"),
                      ink_parameter("inner_shade", "warm"), ink_parameter("heart", "paper"),
                      ink_parameter("heart_shade", "skin"), ink_parameter("leaf"), ink_parameter("leaf_shade"),
                      ink_parameter("water")},
           k_motif_parameters);

struct Layer {
    int petals;
    double spread, length, width;
    const char* ink;
    const char* shade;
};

constexpr Layer k_layered[] = {{6, 132, 0.98, 0.42, "outer", "outer_shade"},
                               {5, 92, 1.00, 0.42, "inner", "inner_shade"},
                               {4, 128, 0.74, 0.40, "outer", "outer_shade"},
                               {3, 80, 0.70, 0.42, "inner", "inner_shade"},
                               {1, 0, 0.62, 0.44, "heart", "heart_shade"}};
constexpr Layer k_bud[] = {{2, 38, 0.92, 0.46, "outer", "outer_shade"},
                           {1, 0, 1.00, 0.50, "inner", "inner_shade"},
                           {2, 62, 0.44, 0.34, "outer", "outer_shade"}};

// A petal of two cubics standing on the origin, tip up; the shade is its half on the right.
Path petal(double length, double width) {
    const double w = width / 2;
    Path p;
    p.move_to({0, 0});
    p.cubic_to({-1.15 * w, -0.22 * length}, {-1.05 * w, -0.66 * length}, {0, -length});
    p.cubic_to({1.05 * w, -0.66 * length}, {1.15 * w, -0.22 * length}, {0, 0});
    return p.close();
}

Path petal_shade(double length, double width) {
    const double w = width / 2;
    Path p;
    p.move_to({0, 0});
    p.cubic_to({0.25 * w, -0.30 * length}, {0.22 * w, -0.70 * length}, {0, -length});
    p.cubic_to({1.05 * w, -0.66 * length}, {1.15 * w, -0.22 * length}, {0, 0});
    return p.close();
}

void add_layer(Motif& motif, const Layer& layer) {
    std::vector<int> order(static_cast<size_t>(layer.petals));
    std::iota(order.begin(), order.end(), 0);
    const double middle = (layer.petals - 1) / 2.0;
    // Outer petals first, so that the middle ones lie in front.
    std::stable_sort(order.begin(), order.end(),
                     [&](int a, int b) { return std::abs(a - middle) > std::abs(b - middle); });
    for (int i : order) {
        const double angle = layer.petals > 1 ? -layer.spread / 2 + i * layer.spread / (layer.petals - 1) : 0;
        const Transform turn = Transform::rotation(angle);
        motif.fill(layer.ink, petal(layer.length, layer.width).transformed(turn));
        const Transform side = Transform::scaling(angle < 0 ? -1 : 1, 1);
        motif.fill(layer.shade, petal_shade(layer.length, layer.width).transformed(turn.after(side)));
    }
}

// The plain lotus: every petal two equal arcs, sides leaning out of one point.
void add_plain(Motif& motif) {
    const auto leaf = [](double angle, double length, double width) {
        return leaf_shape({0, 0}, polar({0, 0}, length, angle - 90), width);
    };
    for (int side : {-1, 1}) motif.fill("leaf", leaf(side * 78, 1.04, 0.40));
    for (int side : {-1, 1}) motif.fill("outer", leaf(side * 58, 1.02, 0.44));
    for (int side : {-1, 1}) motif.fill("heart", leaf(side * 28, 1.04, 0.50));
    motif.fill("inner_shade", leaf(0, 1.12, 0.52));
}

void add_water(Motif& motif) {
    const auto dash = [&](double y, double half) { motif.fill("water", capsule({-half, y}, {half, y}, 0.045)); };
    dash(0.06, 0.92);
    dash(0.17, 0.60);
    dash(0.28, 0.28);
}

std::vector<Item> draw(const OrnamentRequest& request) {
    Motif motif;
    const std::string style = request.word("style");
    if (style == "plain") {
        add_plain(motif);
    } else {
        for (const Layer& layer : style == "bud" ? std::span<const Layer>(k_bud) : std::span<const Layer>(k_layered))
            add_layer(motif, layer);
        if (style == "layered") {
            motif.fill("leaf", leaf_shape({-0.70, 0.05}, {0.70, 0.05}, 0.13));
            motif.fill("leaf_shade", leaf_shape({-0.48, 0.16}, {0.48, 0.16}, 0.07));
        }
    }
    add_water(motif);
    return motif.place(request, "lotus");
}

}  // namespace

OrnamentRow lotus_ornament() {
    return {"lotus", "Hoa sen", "Lotus", 1.71, false, k_parameters, draw};
}

}  // namespace codong
