#include <cmath>

#include "layout/ornament_shapes.h"

namespace codong {
namespace {

constexpr auto k_parameters = joined(
    std::array{number_parameter("stage", 5, 1, 5), ink_parameter("trunk", "deep"), ink_parameter("leaf1", "second"),
               ink_parameter("leaf2", "accent"), ink_parameter("fruit", "warm"), ink_parameter("ground")},
    k_motif_parameters);

struct Branch {
    Point from, to;
    double bend;  // sideways, of its length
    double width;
};

Point on(const Branch& b, double t) {
    const Point d = b.to - b.from, control = between(b.from, b.to, 0.5) + Point{-d.y * b.bend, d.x * b.bend};
    return b.from * ((1 - t) * (1 - t)) + control * (2 * t * (1 - t)) + b.to * (t * t);
}

// Leaves along a branch, in turn left and right, one at its end.
void add_leaves(Motif& motif, const Branch& branch, int count, double size, int first) {
    for (int i = 0; i < count; ++i) {
        const double t = 0.46 + 0.54 * i / std::max(1, count - 1);
        const Point p = on(branch, t), q = on(branch, std::max(0.0, t - 0.08));
        const double along = std::atan2(p.y - q.y, p.x - q.x) * 180 / 3.14159265358979323846;
        const double side = i == count - 1 ? 0 : (i + first) % 2 == 0 ? -54 : 54;
        motif.fill((i + first) % 3 == 1 ? "leaf2" : "leaf1", leaf_shape(p, polar(p, size, along + side), size * 0.48));
    }
}

// Stage 1 is a seedling of two leaves, stage 5 a full crown with fruit: the same tree, growing.
std::vector<Item> draw(const OrnamentRequest& request) {
    Motif motif;
    const int stage = static_cast<int>(std::lround(request.number("stage")));
    const double height = 0.22 + 0.13 * stage, foot = 0.022 + 0.014 * stage, size = 0.17 + 0.012 * stage;
    motif.fill("ground", capsule({-0.26 - 0.06 * stage, 0.018}, {0.26 + 0.06 * stage, 0.018}, 0.036));
    std::vector<Point> trunk;
    for (int i = 0; i <= 6; ++i) trunk.push_back({0.008 * std::sin(i * 1.1) * stage / 3, -height * i / 6});
    Path stem;  // flat foot, a little flared
    stem.move_to({-foot * 1.5, 0});
    stem.cubic_to({-foot * 0.7, -height * 0.12}, {-foot * 0.75, -height * 0.5}, {trunk[6].x - foot * 0.36, -height});
    stem.line_to({trunk[6].x + foot * 0.36, -height});
    stem.cubic_to({foot * 0.75, -height * 0.5}, {foot * 0.7, -height * 0.12}, {foot * 1.5, 0}).close();
    motif.fill("trunk", stem);
    std::vector<Branch> branches;
    const double reach = 0.20 + 0.055 * stage;
    if (stage == 1)
        branches = {{trunk[6], polar(trunk[6], 0.05, -150), 0, 0.016},
                    {trunk[6], polar(trunk[6], 0.05, -30), 0, 0.016}};
    if (stage >= 2) {
        branches.push_back({trunk[6], polar(trunk[6], reach, -90), 0.04, foot * 0.7});
        branches.push_back({trunk[5], polar(trunk[5], reach * 1.05, -142), -0.16, foot * 0.62});
        branches.push_back({trunk[5], polar(trunk[5], reach * 1.05, -38), 0.16, foot * 0.62});
    }
    if (stage >= 3) {
        branches.push_back({trunk[4], polar(trunk[4], reach * 1.12, -164), -0.22, foot * 0.55});
        branches.push_back({trunk[4], polar(trunk[4], reach * 1.12, -16), 0.22, foot * 0.55});
    }
    if (stage >= 4) {
        branches.push_back({trunk[6], polar(trunk[6], reach * 1.02, -116), -0.1, foot * 0.55});
        branches.push_back({trunk[6], polar(trunk[6], reach * 1.02, -64), 0.1, foot * 0.55});
    }
    for (const Branch& b : branches) {
        std::vector<Point> line;
        for (int i = 0; i <= 5; ++i) line.push_back(on(b, i / 5.0));
        motif.fill("trunk", brush(line, b.width, b.width * 0.55));
    }
    int first = 0;
    for (const Branch& b : branches)
        add_leaves(motif, b, stage == 1 ? 1 : 3 + stage / 2, stage == 1 ? 0.2 : size * 0.86, first++);
    if (stage == 5)
        for (size_t i = 1; i < branches.size(); ++i) {
            const Point p = on(branches[i], i % 2 == 1 ? 0.62 : 0.78);
            motif.fill("fruit", heart_shape({p.x, p.y + 0.045}, 0.085));
        }
    return motif.place(request, "tree");
}

}  // namespace

OrnamentRow tree_ornament() {
    return {"tree", "Cây lớn lên", "Tree of growth", 0.865, false, k_parameters, draw};
}

}  // namespace codong
