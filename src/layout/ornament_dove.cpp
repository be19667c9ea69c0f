#include "layout/ornament_shapes.h"

namespace codong {
namespace {

constexpr auto k_parameters =
    joined(std::array{ink_parameter("body", "paper"), ink_parameter("shade", "skin"), ink_parameter("eye", "deep"),
                      ink_parameter("beak", "warm"), ink_parameter("sprig")},
           k_motif_parameters);

Path tail_feather(double length) {
    Path p;
    p.move_to({0, -9});
    p.cubic_to({-50 * length, -20}, {-84 * length, -22}, {-112 * length, -8});
    p.cubic_to({-110 * length, 4}, {-96 * length, 12}, {-84 * length, 12});
    p.cubic_to({-50 * length, 16}, {-20, 14}, {0, 12});
    return p.close();
}

Path wing_feather(double length) {
    Path p;
    p.move_to({0, 0});
    p.cubic_to({-length * 0.2, -34}, {-length * 0.72, -34}, {-length, -4});
    p.cubic_to({-length * 0.74, 20}, {-length * 0.3, 24}, {0, 14});
    return p.close();
}

Path far_wing() {
    Path p;
    p.move_to({10, -8});
    p.cubic_to({-8, -60}, {20, -120}, {78, -150}).cubic_to({84, -118}, {88, -84}, {72, -46});
    p.cubic_to({64, -22}, {46, -6}, {30, 0});
    return p.close();
}

Path body() {
    Path p;
    p.move_to({-70, 18});
    p.cubic_to({-40, -14}, {0, -22}, {44, -22}).cubic_to({58, -24}, {66, -44}, {88, -46});
    p.cubic_to({108, -46}, {120, -34}, {120, -20}).cubic_to({118, -4}, {108, 6}, {98, 20});
    p.cubic_to({78, 52}, {36, 64}, {0, 58}).cubic_to({-34, 52}, {-56, 40}, {-70, 18});
    return p.close();
}

Path belly() {
    Path p;
    p.move_to({-70, 18});
    p.cubic_to({-30, 34}, {40, 40}, {98, 20})
        .cubic_to({78, 52}, {36, 64}, {0, 58})
        .cubic_to({-34, 52}, {-56, 40}, {-70, 18});
    return p.close();
}

Path shoulder() {
    Path p;
    p.move_to({52, -14});
    p.cubic_to({34, -46}, {2, -52}, {-12, -30}).cubic_to({-10, 0}, {18, 20}, {50, 10});
    return p.close();
}

std::vector<Item> draw(const OrnamentRequest& request) {
    Motif motif;
    motif.fill("shade", far_wing());
    const double tails[][2] = {{-18, 1}, {-4, 1.06}, {9, 0.98}};
    for (const auto& [angle, length] : tails)
        motif.fill(angle > 0 ? "shade" : "body",
                   tail_feather(length).transformed(Transform::translation(-46, 22).after(Transform::rotation(angle))));
    motif.fill("body", body());
    motif.fill("shade", belly());
    motif.fill("beak", Path::polygon({{117, -30}, {140, -18}, {118, -12}}));
    motif.fill("eye", Path::circle({98, -26}, 4.6));
    // Four feathers fan 18 degrees apart from the shoulder, planes in turn.
    const double feathers[][2] = {{20, 148}, {38, 156}, {56, 146}, {74, 118}};
    for (size_t i = 0; i < 4; ++i)
        motif.fill(i % 2 == 1 ? "shade" : "body",
                   wing_feather(feathers[i][1])
                       .transformed(Transform::translation(36, -4).after(Transform::rotation(feathers[i][0]))));
    motif.fill("body", shoulder());
    if (request.ink("sprig")) {
        motif.fill("sprig", brush({{134, -16}, {150, -8}, {163, 6}, {170, 24}}, 4, 3));
        const double leaves[][3] = {{152, -16, -30}, {142, 6, 70}, {168, -2, -20}, {158, 22, 80}};
        for (const auto& [x, y, angle] : leaves)
            motif.fill("sprig", leaf_shape({-13, 0}, {13, 0}, 11)
                                    .transformed(Transform::translation(x, y).after(Transform::rotation(angle))));
    }
    return motif.place(request, "dove");
}

}  // namespace

OrnamentRow dove_ornament() {
    return {"dove", "Chim bồ câu", "Dove", 1.447, false, k_parameters, draw};
}

}  // namespace codong
