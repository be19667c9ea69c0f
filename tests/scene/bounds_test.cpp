#include <catch2/catch.hpp>

#include "scene/scene.h"
#include "support/test_page.h"

using namespace codong;
using namespace codong::test;

namespace {

void check_box(const Rect& got, const Rect& wanted) {
    CHECK(got.x == Approx(wanted.x).margin(1e-9));
    CHECK(got.y == Approx(wanted.y).margin(1e-9));
    CHECK(got.width == Approx(wanted.width).margin(1e-9));
    CHECK(got.height == Approx(wanted.height).margin(1e-9));
}

}  // namespace

TEST_CASE("a run's bounds are its ink's, not its advance's") {
    check_box(ink_bounds(letters("ab", {10, 20}, 10)), {10.5, 15, 9, 5});
    check_box(ink_bounds(letters(" a ", {10, 20}, 10)), {15.5, 15, 4, 5});
    CHECK(ink_bounds(letters("  ", {10, 20}, 10)).empty());
    check_box(outline(letters("ab", {10, 20}, 10)).bounds(), {10.5, 15, 9, 5});
}

TEST_CASE("a stroke widens what is drawn by half its width on every side") {
    const Scene scene = empty_page(100, 50);
    GlyphRun run = letters("a", {10, 20}, 10);
    run.stroke = Stroke{InkPaint{}, 2};
    check_box(ink_bounds(Item(std::move(run)), scene), {9.5, 14, 6, 7});
    check_box(ink_bounds(Item(StrokedPath{{}, Path::rect({0, 0, 10, 10}), {InkPaint{}, 4}}), scene), {-2, -2, 14, 14});
}

TEST_CASE("a group's bounds are cut by its clip and moved by its transform") {
    const Scene scene = empty_page(100, 50);
    auto group = std::make_unique<Group>();
    group->transform = {2, 0, 0, 2, 100, 0};
    group->clip = Path::rect({0, 0, 5, 50});
    group->items.push_back(fill(Path::rect({-10, 10, 100, 10}), 0));
    check_box(ink_bounds(Item(std::move(group)), scene), {100, 20, 10, 20});
    auto turned = std::make_unique<Group>();
    turned->transform = Transform::rotation(90);
    turned->items.push_back(fill(Path::rect({0, 0, 10, 2}), 0));
    check_box(ink_bounds(Item(std::move(turned)), scene), {-2, 0, 2, 10});
}

TEST_CASE("leaves are visited back to front with their place on the page, symbols and groups opened") {
    Scene scene = empty_page(100, 50);
    scene.symbols.emplace_back();
    scene.symbols[0].push_back(fill(Path::rect({0, 0, 1, 1}), 0, Role::Art, "symbol"));
    scene.items.push_back(fill(Path::rect({0, 0, 100, 50}), 0, Role::Ground, "ground"));
    auto group = std::make_unique<Group>();
    group->transform = Transform::translation(10, 0);
    group->items.push_back(SymbolUse{{Role::Art, "use"}, 0, Transform::scaling(3, 3)});
    group->items.push_back(letters("a", {0, 0}, 1));
    scene.items.push_back(std::move(group));
    std::vector<std::string> seen;
    std::vector<Point> corners;
    for_each_leaf(scene, [&](const Item& item, const Transform& to_page) {
        seen.push_back(info_of(item).source);
        corners.push_back(to_page.apply({1, 1}));
    });
    CHECK(seen == std::vector<std::string>{"ground", "symbol", "text"});
    CHECK(corners == std::vector<Point>{{1, 1}, {13, 3}, {11, 1}});
    check_box(ink_bounds(scene.items[1], scene), {10, -0.5, 3, 3.5});
}

TEST_CASE("a gradient of no length or of one stop is its last stop") {
    const Gradient two{Gradient::Kind::Linear, {0, 0}, {0, 10}, 0, 0, {{0, {0, 1}}, {1, {1, 0.5}}}};
    CHECK(std::holds_alternative<Gradient>(canonical(two)));
    Gradient point = two;
    point.to = point.from;
    CHECK(canonical(point) == Paint(InkPaint{1, 0.5}));
    Gradient one = two;
    one.stops.pop_back();
    CHECK(canonical(one) == Paint(InkPaint{0, 1}));
    Gradient ring{Gradient::Kind::Radial, {5, 5}, {5, 5}, 0, 4, two.stops};
    CHECK(std::holds_alternative<Gradient>(canonical(ring)));
    ring.r1 = 0;
    CHECK(canonical(ring) == Paint(InkPaint{1, 0.5}));
    CHECK(canonical(InkPaint{1, 0.25}) == Paint(InkPaint{1, 0.25}));
}

TEST_CASE("every role has a name of its own, and the roles people read are known") {
    std::vector<std::string> names;
    int read = 0;
    for (int i = 0; i <= static_cast<int>(Role::Guide); ++i) {
        const Role role = static_cast<Role>(i);
        CHECK(std::find(names.begin(), names.end(), to_string(role)) == names.end());
        names.emplace_back(to_string(role));
        read += is_text_role(role);
    }
    CHECK(read == 9);
    CHECK(is_text_role(Role::Slogan));
    CHECK_FALSE(is_text_role(Role::Qr));
}

TEST_CASE("the page's boxes follow from trim and bleed") {
    const Scene scene = empty_page(100, 50);
    CHECK(scene.trim_rect() == Rect{0, 0, 100, 50});
    CHECK(scene.bleed_rect() == Rect{-3, -3, 106, 56});
}
