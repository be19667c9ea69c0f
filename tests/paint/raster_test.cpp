// What the pixels are: mostly two scenes that must draw one picture.
#include <catch2/catch.hpp>

#include "support/paint_pixels.h"
#include "support/paint_scenes.h"

using namespace codong;
using namespace codong::test;
using Bytes = std::vector<uint8_t>;

namespace {

template <class... Items>
Scene scene_of(Items... items) {
    Scene scene = page(40, 30);
    (scene.items.push_back(std::move(items)), ...);
    return scene;
}

Bytes draw(const Scene& scene, Plates plates = Plates::Rgb) {
    return picture(scene, spec_of(scene, 200, 150, plates));
}

FilledPath ground() {
    return filled(Path::rect({0, 0, 40, 30}), InkPaint{k_red});
}
FilledPath disc(InkPaint paint = {k_green}) {
    return filled(Path::circle({20, 15}, 10), paint);
}

// The same group, made to take a layer: something off the page keeps it company.
std::unique_ptr<Group> layered(std::unique_ptr<Group> group) {
    group->items.push_back(filled(Path::rect({900, 900, 1, 1}), InkPaint{k_black}));
    return group;
}

}  // namespace

TEST_CASE("paper is white where nothing is drawn") {
    const Scene scene = page(10, 10);
    CHECK(draw(scene) == Bytes(200 * 150 * 3, 255));
    CHECK(draw(scene, Plates::Cmyk) == Bytes(200 * 150 * 4, 0));
}

TEST_CASE("a flat ink is exactly its screen colour and exactly its recipe") {
    for (const double tint : {1.0, 0.5, 0.25, 0.1, 0.0}) {
        const Scene scene = scene_of(filled(Path::rect({0, 0, 40, 30}), InkPaint{k_green, tint}));
        const Ink& ink = scene.inks[k_green];
        const Rgb rgb = ink.rgb.tinted(tint);
        const auto byte = [](double v) { return static_cast<uint8_t>(std::lround(v * 255)); };
        CHECK(pixel_at(draw(scene), spec_of(scene, 200, 150), 77, 66) == Bytes{byte(rgb.r), byte(rgb.g), byte(rgb.b)});
        const Bytes plates = pixel_at(draw(scene, Plates::Cmyk), spec_of(scene, 200, 150, Plates::Cmyk), 77, 66);
        CHECK(plates == Bytes{byte(0.7 * tint), byte(0.15 * tint), byte(0.6 * tint), byte(0.37 * tint)});
    }
}

TEST_CASE("black text has no colour under it on the plates") {
    Scene scene = page(40, 30);
    scene.items.push_back(
        plain_run(std::make_shared<const TestFace>("be-vietnam-pro-800"), "Trẻ em", 8, {2, 20}, InkPaint{k_black}));
    const Bytes pixels = draw(scene, Plates::Cmyk);
    int black = 0;
    for (size_t i = 0; i < pixels.size(); i += 4) {
        CHECK_FALSE((pixels[i] || pixels[i + 1] || pixels[i + 2]));
        black = std::max<int>(black, pixels[i + 3]);
    }
    CHECK(black == 255);
}

TEST_CASE("multiply and opacity blend the inks, not the screen colours") {
    auto multiplied = group(1, Blend::Multiply);
    multiplied->items.push_back(disc({k_yellow}));
    const Scene over_red = scene_of(ground(), std::move(multiplied));
    CHECK(pixel_at(draw(over_red, Plates::Cmyk), spec_of(over_red, 200, 150, Plates::Cmyk), 100, 75) ==
          Bytes{0, 255, 255, 0});
    auto half = group(0.5);
    half->items.push_back(disc({k_black}));
    const Scene half_black = scene_of(ground(), std::move(half));
    const Bytes mixed = pixel_at(draw(half_black, Plates::Cmyk), spec_of(half_black, 200, 150, Plates::Cmyk), 100, 75);
    CHECK(difference(mixed, {0, 128, 128, 128}) <= 1);
}

TEST_CASE("a gradient of no length is its last stop") {
    const Gradient nothing = linear({5, 5}, {5, 5}, {k_yellow}, {k_green});
    CHECK(draw(scene_of(filled(Path::circle({20, 15}, 10), nothing))) == draw(scene_of(disc())));
    const Gradient point = radial({5, 5}, 0, {k_yellow}, {k_green});
    CHECK(draw(scene_of(filled(Path::circle({20, 15}, 10), point))) == draw(scene_of(disc())));
}

TEST_CASE("a gradient between equal inks is flat") {
    const Gradient same = linear({0, 0}, {40, 30}, {k_green}, {k_green});
    CHECK(difference(draw(scene_of(filled(Path::circle({20, 15}, 10), same))), draw(scene_of(disc()))) <= 1);
}

TEST_CASE("a gradient moves with its item's transform") {
    const auto shape = [] {
        return filled(Path::rect({0, 0, 10, 10}), linear({0, 0}, {10, 0}, {k_yellow}, {k_black}));
    };
    auto moved = group();
    moved->transform = Transform::translation(20, 10).after(Transform::scaling(1.5, 1));
    moved->items.push_back(shape());
    const Scene direct =
        scene_of(filled(Path::rect({20, 10, 15, 10}), linear({20, 0}, {35, 0}, {k_yellow}, {k_black})));
    CHECK(difference(draw(scene_of(std::move(moved))), draw(direct)) <= 1);
}

TEST_CASE("a symbol's use draws what the symbol holds") {
    Scene with_symbol = scene_of(ground());
    with_symbol.symbols.emplace_back();
    with_symbol.symbols[0].push_back(disc());
    with_symbol.symbols[0].push_back(stroked(Path::circle({20, 15}, 5), InkPaint{k_black}, 1));
    with_symbol.items.push_back(SymbolUse{{}, 0, Transform::translation(3, 2)});
    auto moved = group();
    moved->transform = Transform::translation(3, 2);
    moved->items.push_back(disc());
    moved->items.push_back(stroked(Path::circle({20, 15}, 5), InkPaint{k_black}, 1));
    CHECK(draw(with_symbol) == draw(scene_of(ground(), std::move(moved))));
}

TEST_CASE("a group of one shape draws as through a layer") {
    for (const Blend blend : {Blend::Normal, Blend::Multiply})
        for (const double opacity : {1.0, 0.6, 0.07}) {
            auto plain = group(opacity, blend), through_layer = group(opacity, blend);
            plain->items.push_back(disc());
            through_layer->items.push_back(disc());
            CHECK(difference(draw(scene_of(ground(), std::move(plain))),
                             draw(scene_of(ground(), layered(std::move(through_layer))))) <= 2);
        }
}

TEST_CASE("a group at full opacity draws as its items do") {
    auto plain = group();
    plain->items.push_back(disc());
    CHECK(draw(scene_of(ground(), std::move(plain))) == draw(scene_of(ground(), disc())));
}

TEST_CASE("overlapping shapes in a half transparent group do not show through each other") {
    auto pair = group(0.5), one = group(0.5);
    pair->items.push_back(filled(Path::rect({5, 5, 20, 20}), InkPaint{k_yellow}));
    pair->items.push_back(filled(Path::rect({10, 5, 20, 20}), InkPaint{k_yellow}));
    one->items.push_back(filled(Path::rect({5, 5, 25, 20}), InkPaint{k_yellow}));
    CHECK(difference(draw(scene_of(ground(), std::move(pair))), draw(scene_of(ground(), std::move(one)))) <= 1);
}

TEST_CASE("a clip's soft edge counts once, with a layer and without") {
    const auto clipped = [](double opacity) {
        auto g = group(opacity);
        g->clip = Path::circle({20, 15}, 10);
        g->items.push_back(filled(Path::rect({0, 0, 40, 30}), InkPaint{k_green}));
        return g;
    };
    CHECK(difference(draw(scene_of(ground(), clipped(1))), draw(scene_of(ground(), disc()))) <= 3);
    auto half = group(0.5);
    half->items.push_back(disc());
    CHECK(difference(draw(scene_of(ground(), layered(clipped(0.5)))), draw(scene_of(ground(), std::move(half)))) <= 3);
}

TEST_CASE("an alpha mask of one value is opacity, of no length its last stop") {
    const auto masked = [](AlphaMask mask) {
        auto g = group();
        g->mask = std::move(mask);
        g->items.push_back(disc());
        return g;
    };
    auto half = group(0.5);
    half->items.push_back(disc());
    const Bytes expected = draw(scene_of(ground(), std::move(half)));
    CHECK(difference(draw(scene_of(ground(), masked({{0, 0}, {40, 0}, {{0, 0.5}, {1, 0.5}}}))), expected) <= 2);
    CHECK(difference(draw(scene_of(ground(), masked({{7, 7}, {7, 7}, {{0, 1}, {1, 0.5}}}))), expected) <= 2);
}

TEST_CASE("an alpha mask fades from one end to the other") {
    auto fading = group();
    fading->mask = AlphaMask{{0, 0}, {40, 0}, {{0, 1}, {1, 0}}};
    fading->items.push_back(filled(Path::rect({0, 0, 40, 30}), InkPaint{k_black}));
    const Scene scene = scene_of(std::move(fading));
    const Bytes pixels = draw(scene);
    for (const int x : {0, 50, 100, 199})
        CHECK(std::abs(pixel_at(pixels, spec_of(scene, 200, 150), x, 75)[1] - 255 * (x + 0.5) / 200) <= 2);
}

TEST_CASE("a stroke has its width under any transform") {
    auto stretched = group();
    stretched->transform = Transform::scaling(2, 1);
    stretched->items.push_back(stroked(Path().move_to({10, 0}).line_to({10, 30}), InkPaint{k_black}, 2));
    const Scene direct = scene_of(filled(Path::rect({18, 0, 4, 30}), InkPaint{k_black}));
    CHECK(difference(draw(scene_of(std::move(stretched))), draw(direct)) <= 1);
    const Scene plain = scene_of(stroked(Path().move_to({0, 10}).line_to({40, 10}), InkPaint{k_black}, 2));
    CHECK(difference(draw(plain), draw(scene_of(filled(Path::rect({0, 9, 40, 2}), InkPaint{k_black})))) <= 1);
}

TEST_CASE("a run's stroke lies beneath its fill") {
    const auto face = std::make_shared<const TestFace>("be-vietnam-pro-800");
    GlyphRun run = plain_run(face, "Ộ", 20, {5, 25}, InkPaint{k_yellow});
    const Bytes without = draw(scene_of(run));
    run.stroke = Stroke{InkPaint{k_black}, 2, LineCap::Butt, LineJoin::Round};
    const Bytes with = draw(scene_of(run));
    int kept = 0, darker = 0;
    for (size_t i = 0; i < with.size(); i += 3) {
        if (without[i + 2] == 0) kept += with[i] == 255 && with[i + 1] == 255 && with[i + 2] == 0 ? 0 : 1;
        darker += with[i] < 40;
    }
    CHECK(kept == 0);
    CHECK(darker > 300);
}

TEST_CASE("even-odd leaves the hole that non-zero fills") {
    Path twice = Path::rect({10, 5, 20, 20});
    twice.append(Path::rect({15, 10, 10, 10}));
    FilledPath hole = filled(twice, InkPaint{k_red});
    const Scene full = scene_of(hole);
    hole.rule = FillRule::EvenOdd;
    const Scene open = scene_of(hole);
    CHECK(pixel_at(draw(full), spec_of(full, 200, 150), 100, 75)[1] < 100);
    CHECK(pixel_at(draw(open), spec_of(open, 200, 150), 100, 75)[1] == 255);
}

TEST_CASE("a photo fills its box to the edge and keeps its mean when made small") {
    const auto source = photo(700, 500, true);
    Scene scene = page(40, 30);
    scene.items.push_back(ImageItem{{Role::Photo, "photo"}, {0, 0, 40, 30}, source});
    const Bytes pixels = draw(scene);
    double mean[3] = {}, expected[3] = {};
    for (size_t i = 0; i < pixels.size(); ++i) mean[i % 3] += pixels[i] / (200 * 150.0);
    for (size_t i = 0; i < source->rgba->size(); ++i)
        if (i % 4 != 3) expected[i % 4] += (*source->rgba)[i] / (700 * 500.0);
    for (int c = 0; c < 3; ++c) CHECK(std::abs(mean[c] - expected[c]) < 1.5);
    CHECK(pixel_at(pixels, spec_of(scene, 200, 150), 0, 0)[0] < 4);
    CHECK(pixel_at(pixels, spec_of(scene, 200, 150), 199, 0)[0] > 250);
}

TEST_CASE("a panorama wider than cairo can hold is drawn all the same") {
    constexpr int k_wide = 40000;
    auto pixels = std::make_shared<std::vector<uint8_t>>();
    for (int i = 0; i < k_wide; ++i) pixels->insert(pixels->end(), {static_cast<uint8_t>(i * 255 / k_wide), 0, 0, 255});
    Scene scene = page(40, 30);
    scene.items.push_back(ImageItem{{Role::Photo, "photo"},
                                    {0, 0, 40, 30},
                                    std::make_shared<ImageSource>(ImageSource{"a.png", k_wide, 1, pixels})});
    const RasterSpec spec = spec_of(scene, 50000, 16);
    const auto window = paint_window(scene, spec, 25000, 0, 2, 2);
    REQUIRE(window);
    CHECK(std::abs((*window)[0] - 127) <= 2);
}

TEST_CASE("a photo on the plates goes through the separator, and is an error without one") {
    Scene scene = page(40, 30);
    auto pixels = std::make_shared<std::vector<uint8_t>>(4 * 4 * 4, uint8_t{255});
    scene.items.push_back(ImageItem{
        {Role::Photo, "photo"}, {0, 0, 40, 30}, std::make_shared<ImageSource>(ImageSource{"a.png", 4, 4, pixels})});
    RasterSpec spec = spec_of(scene, 100, 75, Plates::Cmyk);
    const auto refused = paint_raster(scene, spec, 1, [](const PixelBand&) { return true; });
    REQUIRE_FALSE(refused);
    CHECK(first_code(refused.diagnostics()) == "paint/no-separation");
    spec.separate = [](std::span<const uint8_t> rgba) {
        Bytes inks;
        for (size_t i = 0; i < rgba.size(); i += 4) inks.insert(inks.end(), {10, 20, 30, 40});
        return inks;
    };
    CHECK(pixel_at(picture(scene, spec), spec, 50, 40) == Bytes{10, 20, 30, 40});
}

TEST_CASE("what cannot be drawn is refused with its reason") {
    const auto code = [](Scene scene) {
        const auto result = paint_raster(scene, spec_of(scene, 50, 50), 1, [](const PixelBand&) { return true; });
        return result ? std::string("drawn") : first_code(result.diagnostics());
    };
    CHECK(code(scene_of(disc({99}))) == "paint/unknown-ink");
    CHECK(code(scene_of(SymbolUse{{}, 3, {}})) == "paint/unknown-symbol");
    Scene endless = scene_of(SymbolUse{{}, 0, {}});
    endless.symbols.emplace_back();
    endless.symbols[0].push_back(SymbolUse{{}, 0, {}});
    CHECK(code(std::move(endless)) == "paint/too-deep");
    CHECK(code(scene_of(filled(Path::circle({std::nan(""), 3}, 2), InkPaint{k_red}))) == "paint/not-finite");
    CHECK(code(scene_of(
              ImageItem{{}, {0, 0, 5, 5}, std::make_shared<ImageSource>(ImageSource{"a.png", 4, 4, nullptr})})) ==
          "paint/bad-image");
    auto flat = group();
    flat->transform = Transform::scaling(0, 1);
    flat->items.push_back(disc());
    CHECK(code(scene_of(std::move(flat))) == "drawn");
    const Scene scene = page(10, 10);
    const auto none =
        paint_raster(scene, {{0, 0, 10, 0}, 10, 10, Plates::Rgb, {}}, 1, [](const PixelBand&) { return true; });
    REQUIRE_FALSE(none);
    CHECK(first_code(none.diagnostics()) == "paint/bad-size");
    const RasterSpec spec = spec_of(scene, 50, 50);
    CHECK(paint_window(scene, spec, 10, 10, 40, 40));
    CHECK_FALSE(paint_window(scene, spec, 10, 10, 41, 40));
    CHECK_FALSE(paint_window(scene, spec, -1, 10, 5, 5));
}
