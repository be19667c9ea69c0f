#include <cmath>

#include "layout/ornament_shapes.h"

namespace codong {
namespace {

constexpr auto k_parameters =
    joined(std::array{number_parameter("count", 3, 1, 5), number_parameter("sweep", 200, 60, 300),
                      number_parameter("core_size", 0.34, 0.1, 0.8),  // the free middle, of the outer radius
                      number_parameter("gap", 0.12, 0, 0.6),          // between two arms, of an arm's width
                      ink_parameter("ink1", "warm"), ink_parameter("ink2", "second"), ink_parameter("ink3", "accent"),
                      ink_parameter("hand"), ink_parameter("core")},
           k_motif_parameters);

// Arms that close round a middle, one inside the other, open at the top, a hand at each end; without an ink for the
// hands the arms end round.
std::vector<Item> draw(const OrnamentRequest& request) {
    Motif motif;
    const int count = static_cast<int>(std::lround(request.number("count")));
    const double core = request.number("core_size"), gap = request.number("gap"), sweep = request.number("sweep");
    const double width = (1 - core) / (count + gap * (count - 1));
    const char* const inks[] = {"ink1", "ink2", "ink3"};
    motif.fill("core", Path::circle({0, 0}, core * 0.86));
    for (int i = 0; i < count; ++i) {
        const double outer = 1 - i * width * (1 + gap), inner = outer - width, middle = outer - width / 2;
        // Inner arms reach a little less far round, so that the ends form a line towards the middle.
        const double reach = sweep - 8 * i;
        int ink = i % 3;
        while (ink > 0 && !request.ink(inks[ink])) --ink;
        const double hand = 34 * width / middle, under = 4;
        if (request.ink("hand")) {
            for (const double root : {90 - reach / 2 - hand, 90 + reach / 2 - under})
                motif.fill("hand",
                           arc_band({0, 0}, inner + 0.08 * width, outer - 0.08 * width, root, hand + under, true));
        }
        motif.fill(inks[ink], arc_band({0, 0}, inner, outer, 90 - reach / 2, reach, !request.ink("hand")));
    }
    return motif.place(request, "arcs");
}

}  // namespace

OrnamentRow arcs_ornament() {
    return {"arcs", "Vòng tay", "Nested arms", 1.59, false, k_parameters, draw};
}

}  // namespace codong
