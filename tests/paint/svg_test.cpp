#include <catch2/catch.hpp>

#include "paint/vector.h"
#include "support/paint_pixels.h"
#include "support/paint_process.h"
#include "support/paint_scenes.h"

using namespace codong;
using namespace codong::test;

namespace {

std::string svg(const Scene& scene) {
    auto painted = paint_svg(scene);
    if (!painted) throw std::runtime_error(first_code(painted.diagnostics()));
    return *std::move(painted);
}

}  // namespace

TEST_CASE("an SVG is well formed and holds outlines, no text") {
    const Scratch folder;
    const std::string file = folder.write("a.svg", svg(all_features(true)));
    CHECK(run("xmllint --noout " + file).status == 0);
    const std::string text = bytes_of(file);
    CHECK_FALSE(contains(text, "<text"));
    CHECK(contains(text, "aria-label=\"BẢO VỆ TRẺ EM\""));
    CHECK(count_of(text, "<image ") == 1);
    CHECK(count_of(text, "<use ") == 5);
    CHECK(count_of(text, "mix-blend-mode:multiply") == 1);
    CHECK(count_of(text, "<mask ") == 1);
    CHECK(count_of(text, "<clipPath ") == 2);
}

TEST_CASE("an SVG shows the trim box in screen colours, to four decimals of a millimetre") {
    Scene scene = page(100.00004, 50, 3);
    scene.items.push_back(filled(Path::rect({1.0 / 3, 0, 10, 10}), InkPaint{k_red}));
    const std::string text = svg(scene);
    CHECK(contains(text, "width=\"100mm\" height=\"50mm\" viewBox=\"0 0 100 50\""));
    CHECK(contains(text, "<path d=\"M0.3333 0L10.3333 0L10.3333 10L0.3333 10Z\" fill=\"#DA251D\"/>"));
}

TEST_CASE("the same scene gives the same SVG") {
    CHECK(svg(all_features(true)) == svg(all_features(true)));
}

TEST_CASE("a gradient of no length is written as its last stop") {
    Scene scene = page(20, 20), flat = page(20, 20);
    scene.items.push_back(filled(Path::circle({9, 9}, 5), linear({3, 3}, {3, 3}, {k_red}, {k_yellow})));
    flat.items.push_back(filled(Path::circle({9, 9}, 5), InkPaint{k_yellow}));
    CHECK(svg(scene) == svg(flat));
}

TEST_CASE("text with markup in it stays text") {
    Scene scene = page(20, 20);
    GlyphRun run = plain_run(std::make_shared<const TestFace>("be-vietnam-pro-700"), "a", 5, {1, 9}, InkPaint{k_black});
    run.text = "<\"&\">";
    scene.items.push_back(run);
    CHECK(contains(svg(scene), "aria-label=\"&lt;&quot;&amp;&quot;&gt;\""));
}

TEST_CASE("a scene that cannot be drawn gives no SVG") {
    Scene scene = page(20, 20);
    scene.items.push_back(filled(Path::circle({9, 9}, 5), InkPaint{77}));
    CHECK_FALSE(paint_svg(scene));
}
