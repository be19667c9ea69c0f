#include <catch2/catch.hpp>

#include "scene/scene.h"
#include "support/test_page.h"

using namespace codong;
using namespace codong::test;

TEST_CASE("a scene's dump names sheet, inks and items, millimetres with three decimals") {
    Scene scene = empty_page(100, 50);
    scene.items.push_back(fill(Path::rect({0, 0, 100, 50}), 0, Role::Ground, "root"));
    scene.items.push_back(StrokedPath{{Role::Art, "line"},
                                      Path().move_to({1.23456, 2}).line_to({3, 4}),
                                      {InkPaint{1, 0.5}, 0.25, LineCap::Round, LineJoin::Miter}});
    CHECK(dump(scene) ==
          "scene 100.000x50.000 bleed 3.000,3.000,3.000,3.000 safe 5.000,5.000 90.000x40.000\n"
          "ink main cmyk 0.000 100.000 90.000 10.000 rgb #C8102E\n"
          "ink paper cmyk 0.000 0.000 0.000 0.000 rgb #FFFFFF\n"
          "fill ground \"root\" main M0.000,0.000 L100.000,0.000 L100.000,50.000 L0.000,50.000 Z\n"
          "stroke art \"line\" paper*0.500 0.250 round miter M1.235,2.000 L3.000,4.000\n");
}

TEST_CASE("a dump never says minus nothing, and rounding noise does not show") {
    Scene scene = empty_page(100, 50);
    scene.items.push_back(fill(Path::rect({-0.0, -0.0001, 10 + 1e-9, 10 - 1e-9}), 0));
    const std::string text = dump(scene);
    CHECK(text.find("-0.000") == std::string::npos);
    CHECK(text.find("M0.000,0.000 L10.000,0.000") != std::string::npos);
    CHECK(text.find("inf") == std::string::npos);
}

TEST_CASE("a dump tells groups with transform, clip, opacity, blend and mask, and what is in them") {
    Scene scene = empty_page(100, 50);
    auto group = std::make_unique<Group>();
    group->info = {Role::Art, "g"};
    group->transform = {2, 0, 0, 2, 10, 20};
    group->clip = Path::rect({0, 0, 5, 5});
    group->opacity = 0.5;
    group->blend = Blend::Multiply;
    group->mask = AlphaMask{{0, 0}, {0, 5}, {{0, 1}, {1, 0}}};
    group->items.push_back(fill(Path::circle({1, 1}, 1), 1));
    scene.items.push_back(std::move(group));
    const std::string text = dump(scene);
    CHECK(text.find("group art \"g\" opacity 0.500 multiply transform 2.000 0.000 0.000 2.000 10.000 20.000 clip "
                    "M0.000,0.000") != std::string::npos);
    CHECK(text.find("mask 0.000,0.000 0.000,5.000 0.000:1.000 1.000:0.000") != std::string::npos);
    CHECK(text.find("\n  fill ") != std::string::npos);
}

TEST_CASE("every difference that is drawn shows in the dump") {
    const auto with = [](const std::function<void(Scene&)>& change) {
        Scene scene = empty_page(100, 50);
        auto group = std::make_unique<Group>();
        group->items.push_back(fill(Path::rect({1, 1, 8, 8}), 0));
        group->items.push_back(letters("ab", {10, 20}, 5));
        scene.items.push_back(std::move(group));
        change(scene);
        return dump(scene);
    };
    const auto group_of = [](Scene& scene) -> Group& { return *std::get<std::unique_ptr<Group>>(scene.items[0]); };
    const auto shape_of = [&](Scene& scene) -> FilledPath& { return std::get<FilledPath>(group_of(scene).items[0]); };
    const auto run_of = [&](Scene& scene) -> GlyphRun& { return std::get<GlyphRun>(group_of(scene).items[1]); };
    const std::function<void(Scene&)> changes[] = {
        [](Scene&) {},
        [](Scene& s) { s.trim.width = 101; },
        [](Scene& s) { s.bleed.left = 4; },
        [](Scene& s) { s.inks[0].cmyk.c = 1; },
        [](Scene& s) { s.inks[0].rgb.g = 0.5; },
        [](Scene& s) { s.inks[0].spot = "PANTONE 186 C"; },
        [&](Scene& s) { group_of(s).opacity = 0.9; },
        [&](Scene& s) { group_of(s).blend = Blend::Multiply; },
        [&](Scene& s) { group_of(s).transform.e = 1; },
        [&](Scene& s) {
            group_of(s).clip = Path::rect({0, 0, 5, 5});
        },
        [&](Scene& s) { shape_of(s).rule = FillRule::EvenOdd; },
        [&](Scene& s) {
            shape_of(s).fill = InkPaint{0, 0.5};
        },
        [&](Scene& s) {
            shape_of(s).fill = InkPaint{1, 1};
        },
        [&](Scene& s) {
            shape_of(s).fill = Gradient{Gradient::Kind::Linear, {0, 0}, {0, 5}, 0, 0, {{0, {0, 1}}, {1, {1, 1}}}};
        },
        [&](Scene& s) {
            shape_of(s).path = Path::rect({1, 1, 8, 8.001});
        },
        [&](Scene& s) { run_of(s).size = 5.001; },
        [&](Scene& s) { run_of(s).origin.x = 10.001; },
        [&](Scene& s) { run_of(s).glyphs[1].id = 9; },
        [&](Scene& s) { run_of(s).glyphs[1].x += 0.001; },
        [&](Scene& s) { run_of(s).text = "aб"; },
        [&](Scene& s) {
            run_of(s).stroke = Stroke{InkPaint{1, 1}, 0.5};
        },
    };
    std::vector<std::string> seen;
    for (const auto& change : changes) {
        const std::string text = with(change);
        INFO(text);
        CHECK(std::find(seen.begin(), seen.end(), text) == seen.end());
        seen.push_back(text);
        CHECK(with(change) == text);
    }
}

TEST_CASE("a shift of a tenth of a millimetre of a glyph in a banner's em shows in the dump") {
    const auto at = [](double x) {
        Scene scene = empty_page(6000, 1000);
        GlyphRun run = letters("ab", {100, 500}, 1000);
        run.glyphs[1].x = x;
        scene.items.push_back(std::move(run));
        return dump(scene);
    };
    CHECK(at(0.5) != at(0.5001));
}
