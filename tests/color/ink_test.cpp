#include "color/ink.h"

#include <catch2/catch.hpp>

using namespace codong;

namespace {

double contrast(const char* a, const char* b) {
    return contrast_ratio(*rgb_from_hex(a), *rgb_from_hex(b));
}

}  // namespace

TEST_CASE("contrast ratios are those of WCAG 2.2, on the colours this trade uses") {
    struct Row {
        const char *ink, *ground;
        double ratio;
    };
    const Row rows[] = {{"#FFFF00", "#DA251D", 4.59}, {"#FFFFFF", "#DA251D", 4.93}, {"#FFFFFF", "#C8102E", 5.88},
                        {"#FFCD00", "#C8102E", 3.92}, {"#FFEB3B", "#B71C1C", 5.38}, {"#FFFFFF", "#0B3D91", 10.04},
                        {"#FFEB3B", "#0B3D91", 8.23}, {"#FFFFFF", "#2E7D32", 5.13}, {"#FFFFFF", "#F57C00", 2.70}};
    for (const Row& row : rows) {
        INFO(row.ink << " on " << row.ground);
        CHECK(contrast(row.ink, row.ground) == Approx(row.ratio).margin(0.006));
        CHECK(contrast(row.ink, row.ground) == contrast(row.ground, row.ink));
    }
    CHECK(contrast("#FFFFFF", "#000000") == Approx(21));
    CHECK(contrast("#777777", "#777777") == Approx(1));
}

TEST_CASE("luminance runs from 0 to 1") {
    CHECK(relative_luminance({0, 0, 0}) == 0);
    CHECK(relative_luminance({1, 1, 1}) == Approx(1));
    CHECK(relative_luminance({0, 1, 0}) == Approx(0.7152));
    CHECK(relative_luminance(*rgb_from_hex("#808080")) == Approx(0.2159).margin(0.0001));
}

TEST_CASE("hex colours are read strictly and written in capitals") {
    CHECK(to_hex(*rgb_from_hex("#da251d")) == "#DA251D");
    for (int v = 0; v < 256; ++v) {
        const Rgb grey{v / 255.0, v / 255.0, v / 255.0};
        CHECK(rgb_from_hex(to_hex(grey)) == grey);
    }
    for (const char* wrong : {"", "#", "DA251D", "#DA251", "#DA251D0", "#GG0000", "#da 51d", "da251d#"}) {
        INFO(wrong);
        CHECK_FALSE(rgb_from_hex(wrong));
    }
    CHECK(to_hex({-1, 2, 0.5}) == "#00FF80");
}

TEST_CASE("a tint goes towards paper") {
    const Cmyk full{0, 100, 90, 10};
    CHECK(full.total() == 200);
    CHECK(full.tinted(0.5) == Cmyk{0, 50, 45, 5});
    CHECK(full.tinted(0) == Cmyk{});
    CHECK(Rgb{0.2, 0.4, 0.6}.tinted(1).b == Approx(0.6));
    CHECK(Rgb{0.2, 0.4, 0.6}.tinted(0.5).r == Approx(0.6));
    CHECK(Rgb{0.2, 0.4, 0.6}.tinted(0) == Rgb{1, 1, 1});
}
