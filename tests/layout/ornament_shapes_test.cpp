#include "layout/ornament_shapes.h"

#include <numbers>

#include "ornament_probe.h"

using namespace codong;

TEST_CASE("cutting a shape at a box keeps exactly the part inside") {
    const Path disc = Path::circle({0, 0}, 10);
    CHECK(probe::area(clipped(disc, {0, -20, 20, 40})) == Approx(50 * std::numbers::pi).epsilon(1e-3));
    CHECK(probe::area(clipped(disc, {0, 0, 20, 20})) == Approx(25 * std::numbers::pi).epsilon(1e-3));
    CHECK(Rect{0, 0, 10, 10}.contains(clipped(disc, {0, 0, 20, 20}).bounds(), 1e-9));
    CHECK(clipped(disc, {-20, -20, 40, 40}) == disc);  // untouched
    CHECK(clipped(disc, {30, 30, 5, 5}).empty());
    CHECK(clipped(Path{}, {0, 0, 1, 1}).empty());
}

TEST_CASE("a cut ring keeps its hole") {
    const Path half = clipped(ring({0, 0}, 10, 6), {-20, 0, 40, 20});
    CHECK(probe::area(half) == Approx((100 - 36) * std::numbers::pi / 2).epsilon(1e-3));
    CHECK_FALSE(probe::covers(half, {0.1, 3}));
    CHECK(probe::covers(half, {0.1, 8}));
    CHECK(probe::rules_agree(half));
    CHECK(probe::is_closed(half));
}

TEST_CASE("a shape that leaves the box twice comes back as it should") {
    const Path comb = Path::polygon({{0, 0}, {10, 0}, {10, 10}, {8, 10}, {8, 2}, {2, 2}, {2, 10}, {0, 10}});
    const Path cut = clipped(comb, {-1, 5, 20, 20});
    CHECK(probe::area(cut) == Approx(20));
    CHECK_FALSE(probe::covers(cut, {5, 6}));
    CHECK(probe::covers(cut, {1, 6}));
    CHECK(probe::covers(cut, {9, 6}));
}

TEST_CASE("hearts, drops and leaves fill the measure they are given") {
    const Rect heart = heart_shape({50, 50}, 20).bounds();
    CHECK(heart.width == Approx(20));
    CHECK(heart.centre().x == Approx(50));
    CHECK(heart.centre().y == Approx(50));
    const Rect drop = drop_shape({50, 50}, 20).bounds();
    CHECK(drop.height == Approx(20));
    CHECK(drop.centre().y == Approx(50));
    const Rect leaf = leaf_shape({0, 0}, {0, -30}, 12).bounds();
    CHECK(leaf.width == Approx(12).epsilon(1e-3));
    CHECK(leaf.height == Approx(30).epsilon(1e-3));
}

TEST_CASE("capsules and bands have the width they are given") {
    const Rect bar = capsule({10, 10}, {40, 10}, 6).bounds();
    CHECK(bar.x == Approx(7));
    CHECK(bar.width == Approx(36));
    CHECK(bar.height == Approx(6));
    CHECK(probe::area(arc_band({0, 0}, 8, 10, 0, 90, false)) == Approx(9 * std::numbers::pi).epsilon(1e-3));
    CHECK(probe::area(arc_band({0, 0}, 8, 10, 0, 90, true)) == Approx(10 * std::numbers::pi).epsilon(1e-3));
    CHECK(probe::area(arc_band({0, 0}, 8, 10, 90, -90, true)) == Approx(10 * std::numbers::pi).epsilon(1e-3));
    CHECK(probe::area(mitred_line({{0, 0}, {10, 0}, {10, 10}}, 2)) == Approx(40));
}

TEST_CASE("dice fall the same everywhere") {
    Dice dice(7);
    // mulberry32 of seed 7.
    CHECK(dice.next() == Approx(0.011704753153));
    CHECK(dice.next() == Approx(0.061958257575));
    for (int i = 0; i < 1000; ++i) {
        const double value = dice.range(3, 5);
        REQUIRE((value >= 3 && value < 5));
    }
}
