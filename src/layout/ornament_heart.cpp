#include "layout/ornament_shapes.h"

namespace codong {
namespace {

constexpr auto k_parameters = joined(
    std::array{number_parameter("inner", 0.42, 0.1, 0.9), ink_parameter("heart", "warm"), ink_parameter("heart2")},
    k_motif_parameters);

std::vector<Item> draw(const OrnamentRequest& request) {
    Motif motif;
    motif.fill("heart", heart_shape({0, 0}, 1));
    motif.fill("heart2", heart_shape({0, -0.012}, request.number("inner")));
    return motif.place(request, "heart");
}

}  // namespace

OrnamentRow heart_ornament() {
    return {"heart", "Trái tim", "Heart", 1.09, false, k_parameters, draw};
}

}  // namespace codong
