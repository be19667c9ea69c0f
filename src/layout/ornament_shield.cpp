#include "layout/ornament_shapes.h"

namespace codong {
namespace {

constexpr auto k_parameters =
    joined(std::array{word_parameter("sign", "none,check,heart"), number_parameter("rim_width", 0.06, 0, 0.2),
                      ink_parameter("rim", "paper"), ink_parameter("field", "second"), ink_parameter("half"),
                      ink_parameter("mark", "paper")},
           k_motif_parameters);

// Rounded shoulders of 12 %, straight flanks to 42 % of the height, then two arcs that leave the flanks without a kink
// and meet in the point: through half the width and the rest of the height, their radius is (w²/4 + d²) / w.
Path shield(double inset) {
    const double w = 1 - 2 * inset, h = 1.29 * w, corner = 0.12 * w, flank = 0.42 * h;
    const double left = inset, right = 1 - inset, top = inset;
    const double rest = h - flank, r = (0.25 * w * w + rest * rest) / w;
    Path p;
    p.move_to({left, top + corner});
    p.svg_arc_to(corner, corner, 0, false, true, {left + corner, top});
    p.line_to({right - corner, top});
    p.svg_arc_to(corner, corner, 0, false, true, {right, top + corner});
    p.line_to({right, top + flank});
    p.svg_arc_to(r, r, 0, false, true, {0.5, top + h});
    p.svg_arc_to(r, r, 0, false, true, {left, top + flank});
    return p.close();
}

std::vector<Item> draw(const OrnamentRequest& request) {
    Motif motif;
    const double rim = request.ink("rim") ? request.number("rim_width") : 0;
    motif.fill("rim", shield(0));
    motif.fill("field", shield(rim));
    motif.fill("half", clipped(shield(rim), {0.5, 0, 0.5, 2}));
    const std::string mark = request.word("sign");
    if (mark == "heart") motif.fill("mark", heart_shape({0.5, 0.56}, 0.44));
    if (mark == "check") {
        Path check;
        const double w = 0.05;  // half the stroke; one outline, so that the arms do not overlap
        check.arc({0.30, 0.56}, w, w, 135, 180);
        check.line_to({0.45, 0.71 - w * 1.41421356});
        check.line_to({0.72 - w * 0.7071, 0.40 - w * 0.7071});
        check.arc({0.72, 0.40}, w, w, 225, 180);
        check.line_to({0.45, 0.71 + w * 1.41421356});
        motif.fill("mark", check.close());
    }
    return motif.place(request, "shield");
}

}  // namespace

OrnamentRow shield_ornament() {
    return {"shield", "Tấm khiên", "Shield", 0.775, false, k_parameters, draw};
}

}  // namespace codong
