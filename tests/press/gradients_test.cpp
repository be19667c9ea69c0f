#include <catch2/catch.hpp>

#include "sheet.h"

using namespace codong;
using namespace codong::test;

namespace {

// Largest distance of any channel from the line between two recipes (of 255), at t.
int distance(const Pixel& p, const Pixel& from, const Pixel& to, double t) {
    int worst = 0;
    for (size_t i = 0; i < 4; ++i)
        worst = std::max(worst, static_cast<int>(std::lround(std::abs(p[i] - (from[i] + (to[i] - from[i]) * t)))));
    return worst;
}

}  // namespace

TEST_CASE("a gradient runs straight from ink to ink") {
    Sheet sheet({100, 40});
    sheet.ink(White);
    cairo_paint(sheet.cr);
    cairo_pattern_t* pattern = cairo_pattern_create_linear(0, 0, 100, 0);
    sheet.stop(pattern, 0, Yellow);
    sheet.stop(pattern, 1, Blue);
    cairo_set_source(sheet.cr, pattern);
    sheet.rect(0, 0, 100, 20);
    cairo_pattern_destroy(pattern);
    const auto pdf = sheet.press();
    REQUIRE(pdf);
    const CmykPicture picture = ghostscript(*pdf, 254);
    int worst = 0;
    for (int x = 0; x < 1000; ++x)
        worst = std::max(worst, distance(picture.at(30 + x, 130), {0, 0, 255, 0}, {255, 128, 0, 0}, (x + 0.5) / 1000));
    CHECK(worst <= 2);
    CHECK(count(trace(*pdf), "DeviceRGB") == 0);
}

TEST_CASE("gradients on text, radial, of several stops, faded, sharing stops, all become inks") {
    Sheet sheet({100, 100});
    sheet.ink(White);
    cairo_paint(sheet.cr);
    const auto three = [&](cairo_pattern_t* pattern) {
        sheet.stop(pattern, 0.1, Red);
        sheet.stop(pattern, 0.5, Yellow, 0.5);
        sheet.stop(pattern, 0.9, Blue);
        cairo_set_source(sheet.cr, pattern);
        cairo_pattern_destroy(pattern);
    };
    three(cairo_pattern_create_linear(0, 0, 100, 0));
    sheet.text(2, 20, 12, "Tự hào dải lụa");
    three(cairo_pattern_create_linear(0, 0, 100, 0));  // the same stops: cairo shares the functions
    sheet.rect(0, 30, 100, 10);
    three(cairo_pattern_create_radial(50, 60, 0, 50, 60, 20));
    sheet.rect(30, 45, 40, 30);
    cairo_pattern_t* fade = cairo_pattern_create_linear(0, 0, 100, 0);
    sheet.stop(fade, 0, Red, 1, 1);
    sheet.stop(fade, 1, Red, 1, 0);
    cairo_set_source(sheet.cr, fade);
    sheet.rect(0, 80, 100, 10);
    cairo_pattern_destroy(fade);

    const auto pdf = sheet.press();
    REQUIRE(pdf);
    CHECK(count(trace(*pdf), "DeviceRGB") == 0);
    CHECK(count(uncompressed(*pdf), "DeviceRGB") == 0);
    const CmykPicture picture = ghostscript(*pdf, 254);
    const auto at = [&](double x, double y) {
        return picture.at(static_cast<int>((x + 3) * 10), static_cast<int>((y + 3) * 10));
    };
    CHECK(distance(at(50, 35), {0, 0, 128, 0}, {0, 0, 128, 0}, 0) <= 2);
    CHECK(distance(at(30, 35), {0, 255, 255, 0}, {0, 0, 128, 0}, 0.5) <= 2);
    CHECK(distance(at(5, 35), {0, 255, 255, 0}, {0, 255, 255, 0}, 0) <= 1);
    CHECK(distance(at(25, 85), {0, 191, 191, 0}, {0, 191, 191, 0}, 0) <= 2);  // fades to paper, stays red
}

TEST_CASE("a gradient to a spot ink shows its process alternate") {
    Sheet sheet;
    sheet.ink(White);
    cairo_paint(sheet.cr);
    cairo_pattern_t* pattern = cairo_pattern_create_linear(0, 0, 60, 0);
    sheet.stop(pattern, 0, White);
    sheet.stop(pattern, 1, Cut);
    cairo_set_source(sheet.cr, pattern);
    sheet.rect(0, 0, 60, 60);
    cairo_pattern_destroy(pattern);
    const auto pdf = sheet.press();
    REQUIRE(pdf);
    CHECK(distance(ghostscript(*pdf, 254).at(330, 300), {0, 128, 0, 0}, {0, 128, 0, 0}, 0) <= 2);
}
