#include <catch2/catch.hpp>
#include <cstdlib>

#include "paint/vector.h"
#include "press/press.h"
#include "support/program.h"
#include "support/random_scene.h"

using namespace codong;
using namespace codong::test;

namespace {

// CODONG_RANDOM_SCENES=100000 is the full round; some minutes.
unsigned rounds() {
    const char* asked = std::getenv("CODONG_RANDOM_SCENES");
    return asked ? static_cast<unsigned>(std::atoi(asked)) : k_sanitized ? 40 : 1500;
}

}  // namespace

TEST_CASE("random scenes through paint and press: none is refused, so no colour is left that is no ink") {
    const auto intent = OutputIntent::open(bytes_of(CODONG_SOURCE_DIR "/layouts/icc/FOGRA39L_coated.icc"));
    REQUIRE(intent);
    size_t with_images = 0, refused = 0;
    for (unsigned seed = 0; seed < rounds(); ++seed) {
        const Scene scene = RandomScene(seed).make();
        const PdfSpec how{seed % 7 == 0 ? 0.1 : 1, seed % 3 == 0 ? TextAs::Curves : TextAs::Live};
        INFO("seed " << seed);
        const auto painted = paint_pdf(scene, how);
        if (!painted) {
            FAIL(format_diagnostic(painted.diagnostics()[0], Language::English));
            continue;
        }
        with_images += painted->images > 0;
        PressSpec spec;
        spec.trim = scene.trim;
        spec.bleed = scene.bleed;
        spec.scale = how.scale;
        spec.expected_images = painted->images;
        spec.intent = *intent;
        const auto pressed = press_pdf(painted->bytes, painted->keys, spec);
        if (!pressed) {
            ++refused;
            FAIL(format_diagnostic(pressed.diagnostics()[0], Language::English));
        }
        if (pressed->find("/DeviceRGB") != std::string::npos) FAIL("DeviceRGB is left");
    }
    CHECK(refused == 0);
    CHECK(with_images > rounds() / 5);
}

TEST_CASE("the random round sees an ink that the press does not know") {
    const auto intent = OutputIntent::open(bytes_of(CODONG_SOURCE_DIR "/layouts/icc/FOGRA39L_coated.icc"));
    REQUIRE(intent);
    Scene scene = page(50, 50);
    scene.items.push_back(filled(Path::rect({5, 5, 20, 20}), InkPaint{k_red, 1}));
    const auto painted = paint_pdf(scene, {});
    REQUIRE(painted);
    PressSpec spec;
    spec.trim = scene.trim;
    spec.intent = *intent;
    const auto pressed = press_pdf(painted->bytes, KeyTable({}), spec);
    REQUIRE_FALSE(pressed);
    CHECK(pressed.diagnostics()[0].code == "press/unknown-colour");
}
