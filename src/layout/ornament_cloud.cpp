#include "layout/ornament_shapes.h"

namespace codong {
namespace {

constexpr auto k_parameters =
    joined(std::array{ink_parameter("cloud", "paper"), ink_parameter("line")}, k_motif_parameters);

// Round-ended bars stepped against each other under one disc; for flat ground only.
std::vector<Item> draw(const OrnamentRequest& request) {
    Motif motif;
    const auto bar = [&](double x0, double x1, double y, double height, const char* ink) {
        motif.fill(ink, Path::rounded_rect({x0, y, x1 - x0, height}, height / 2));
    };
    bar(-1, 0.5, 0.1, 0.22, "cloud");
    bar(-0.62, 1, -0.11, 0.24, "cloud");
    bar(-0.34, 0.62, -0.33, 0.25, "cloud");
    motif.fill("cloud", Path::circle({-0.06, -0.32}, 0.27));
    bar(-0.74, 0.1, 0.19, 0.045, "line");
    bar(-0.14, 0.72, -0.01, 0.045, "line");
    motif.fill("line", arc_band({-0.06, -0.32}, 0.13, 0.175, 180, 200, true));
    return motif.place(request, "cloud");
}

}  // namespace

OrnamentRow cloud_ornament() {
    return {"cloud", "Áng mây", "Cloud", 2.2, false, k_parameters, draw};
}

}  // namespace codong
