#include "layout/ornament_shapes.h"

namespace codong {
namespace {

constexpr auto k_parameters =
    joined(std::array{number_parameter("waves", 0, 0, 3), ink_parameter("face", "accent"),
                      ink_parameter("shade", "warm"), ink_parameter("fold", "deep"), ink_parameter("water", "second")},
           k_motif_parameters);

std::vector<Item> draw(const OrnamentRequest& request) {
    Motif motif;
    const Point peak{0, -0.92}, left{-1.25, -0.20}, right{1.25, -0.20}, keel_left{-0.66, 0.62}, keel_right{0.66, 0.62};
    // Inside of the far side, then the peak's two faces, then the near side of the hull in two planes.
    motif.fill("fold", Path::polygon({left, {0, 0.06}, right, {0.45, 0.30}, {-0.45, 0.30}}));
    motif.fill("face", Path::polygon({peak, {0.56, 0.20}, {0, 0.45}, {-0.56, 0.20}}));
    motif.fill("shade", Path::polygon({peak, {0.56, 0.20}, {0, 0.45}}));
    motif.fill("face", Path::polygon({left, {0, 0.18}, right, keel_right, keel_left}));
    motif.fill("shade", Path::polygon({right, keel_right, {0.10, 0.62}, {0, 0.18}}));
    const int waves = static_cast<int>(request.number("waves") + 0.5);
    const double half[] = {1.5, 1.05, 0.55};
    for (int i = 0; i < waves; ++i) {
        const double y = 0.74 + 0.2 * i, h = half[i];
        motif.fill("water", capsule({-h, y}, {h, y}, 0.09));
    }
    return motif.place(request, "paper-boat");
}

}  // namespace

OrnamentRow paper_boat_ornament() {
    return {"paper-boat", "Thuyền giấy", "Paper boat", 1.62, false, k_parameters, draw};
}

}  // namespace codong
