#include <cmath>

#include "layout/ornament_shapes.h"

namespace codong {
namespace {

constexpr auto k_parameters = joined(
    std::array{number_parameter("count", 3, 1, 6), number_parameter("start", -46, -180, 180),
               number_parameter("sweep", 54, 15, 180), number_parameter("first", 1.45, 0.4, 4),  // in steps
               number_parameter("width", 0.58, 0.2, 0.8), ink_parameter("ink1", "accent"), ink_parameter("ink2")},
    k_motif_parameters);

std::vector<Item> draw(const OrnamentRequest& request) {
    Motif motif;
    const int count = static_cast<int>(std::lround(request.number("count")));
    const double half = request.number("width") / 2;
    for (int i = 0; i < count; ++i) {
        const double radius = request.number("first") + i;
        const char* ink = i % 2 == 1 && request.ink("ink2") ? "ink2" : "ink1";
        motif.fill(ink, arc_band({0, 0}, radius - half, radius + half, request.number("start"), request.number("sweep"),
                                 true));
    }
    return motif.place(request, "voice-arcs");
}

}  // namespace

OrnamentRow voice_arcs_ornament() {
    return {"voice-arcs", "Sóng âm", "Voice arcs", 0.853, false, k_parameters, draw};
}

}  // namespace codong
