#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

#include "paint/vector.h"
#include "press/press.h"
#include "support/test_page.h"

using namespace codong;
using namespace codong::test;

namespace {

struct Streams {
    int stored = 0, compressed = 0;
};

// By the first block of each zlib stream (RFC 1951, 3.2.3).
Streams streams_of(const std::string& pdf) {
    Streams out;
    const std::string mark = "stream\n";
    for (size_t at = pdf.find(mark); at != std::string::npos; at = pdf.find(mark, at + 1)) {
        if (pdf.compare(at - 3, 3, "end") == 0) continue;
        const auto byte = [&](size_t i) { return static_cast<unsigned char>(pdf[at + mark.size() + i]); };
        if ((byte(0) & 15) != 8 || (byte(0) * 256 + byte(1)) % 31 != 0) continue;  // not of zlib
        ++((byte(2) & 6) == 0 ? out.stored : out.compressed);
    }
    return out;
}

Scene busy_page() {
    Scene scene = empty_page(148, 210);
    scene.items.push_back(fill(Path::rect(scene.bleed_rect()), 0, Role::Ground, "ground"));
    for (int i = 0; i < 200; ++i) scene.items.push_back(fill(Path::circle({74, 105}, 1 + 0.3 * i), i % 2));
    return scene;
}

std::string profile() {
    std::ifstream in(CODONG_SOURCE_DIR "/layouts/icc/FOGRA39L_coated.icc", std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE(
    "Cairo stores the streams that the press takes apart, compresses those of a deck, and no stored one is delivered") {
    const Scene scene = busy_page();
    const auto painted = paint_pdf(scene, {1, TextAs::Live});
    REQUIRE(painted);
    CHECK(streams_of(painted->bytes).stored >= 1);
    CHECK(streams_of(painted->bytes).compressed == 0);

    const Scene* pages[] = {&scene};
    const auto deck = paint_deck(pages, {"t", "s", "a", "c", "2026-04-22"});
    REQUIRE(deck);
    CHECK(streams_of(*deck).stored == 0);
    CHECK(streams_of(*deck).compressed >= 1);

    PressSpec spec;
    spec.trim = scene.trim;
    spec.bleed = scene.bleed;
    spec.date = "2026-04-22";
    const auto intent = OutputIntent::open(profile());
    REQUIRE(intent);
    spec.intent = *intent;
    const auto pressed = press_pdf(painted->bytes, painted->keys, spec);
    if (!pressed) FAIL(format_diagnostic(pressed.diagnostics()[0], Language::English));

    CHECK(streams_of(*pressed).stored == 0);
    CHECK(streams_of(*pressed).compressed >= 2);
    CHECK(pressed->size() < painted->bytes.size() + (*intent)->deflated().size());
}
