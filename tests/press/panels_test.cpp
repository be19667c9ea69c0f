#include "press/panels.h"

#include <catch2/catch.hpp>

#include "sheet.h"

using namespace codong;
using namespace codong::test;

namespace {

void draw(Sheet& sheet, double width, double height) {
    sheet.ink(Red);
    cairo_paint(sheet.cr);
    sheet.ink(Yellow);
    for (int i = 0; i < 40; ++i) {
        cairo_arc(sheet.cr, width * i / 39, height / 2, height / 3, 0, 6.3);
        cairo_set_line_width(sheet.cr, height / 40);
        cairo_stroke(sheet.cr);
    }
    cairo_pattern_t* fade = cairo_pattern_create_linear(0, 0, width, 0);
    sheet.stop(fade, 0, Blue);
    sheet.stop(fade, 1, Blue, 1, 0);
    cairo_set_source(sheet.cr, fade);
    sheet.rect(0, height * 0.8, width, height * 0.1);
    cairo_pattern_destroy(fade);
    sheet.ink(White);
    sheet.text(width * 0.05, height * 0.5, height * 0.2, "Toàn dân tham gia bầu cử");
}

}  // namespace

TEST_CASE("strips are few, fit the machine, share the overlap and meet on whole points") {
    for (const auto& [width, scale] : {std::pair(12000.0, 0.1), {10000.0, 0.1}, {6000.0, 0.1}, {4000.0, 1.0}}) {
        PressSpec spec;
        spec.trim = {width, 1000};
        spec.bleed = {50, 50, 50, 50};
        spec.scale = scale;
        const auto windows = panel_windows(spec, {});
        REQUIRE(windows);
        const double k = 72 / 25.4 * scale;
        const double page = (width + 100) * k;
        CHECK(windows->front().left == 0);
        CHECK(windows->back().right == Approx(page));
        CHECK(windows->size() == static_cast<size_t>(std::ceil((width + 100 - 20) / 3180)));
        for (size_t i = 0; i < windows->size(); ++i) {
            CHECK((*windows)[i].right - (*windows)[i].left <= 3200 * k);
            if (i == 0) continue;
            CHECK((*windows)[i].left == std::floor((*windows)[i].left));
            CHECK((*windows)[i - 1].right == std::floor((*windows)[i - 1].right));
            CHECK((*windows)[i - 1].right - (*windows)[i].left >= 20 * k);
        }
    }
}

TEST_CASE("a seam moves off the letters when there is room") {
    PressSpec spec;
    spec.trim = {6000, 1000};
    spec.scale = 0.1;
    const auto plain = panel_windows(spec, {});
    REQUIRE(plain);
    REQUIRE(plain->size() == 2);
    const double k = 7.2 / 25.4;
    const double seam = (*plain)[1].left / k;
    PanelSpec with;
    with.letters = {{seam - 60, 0, 70, 500}, {seam + 15, 0, 20, 500}};
    const auto moved = panel_windows(spec, with);
    REQUIRE(moved);
    for (const double edge : {(*moved)[1].left / k, (*moved)[0].right / k})
        for (const Rect& letter : with.letters) {
            const bool clear = edge <= letter.x || edge >= letter.right();
            CHECK(clear);
        }
    CHECK(std::abs((*moved)[1].left / k - seam) < 120);
}

TEST_CASE("a sheet within the machine's width is one strip, an impossible overlap is an error") {
    PressSpec spec;
    spec.trim = {3000, 1000};
    REQUIRE(panel_windows(spec, {}));
    CHECK(panel_windows(spec, {})->size() == 1);
    spec.trim = {9000, 1000};
    CHECK_FALSE(panel_windows(spec, {3200, 1700, {}}));
}

TEST_CASE("strips put side by side are the sheet, pixel for pixel") {
    Sheet sheet({10000, 2000}, {50, 50, 50, 50}, 0.1);
    draw(sheet, 10000, 2000);
    const auto whole = sheet.press();
    REQUIRE(whole);
    const auto strips = press_panels(*whole, sheet.spec, {});
    REQUIRE(strips);
    REQUIRE(strips->size() == 4);
    const auto windows = panel_windows(sheet.spec, {});
    const int zoom = 2;
    const CmykPicture full = ghostscript(*whole, 72 * zoom);
    // Without anti-aliasing a rounding may turn a pixel over on an edge; a shift turns whole edges over.
    const auto differing_per_million = [&](int shift) {
        int64_t differing = 0, pixels = 0;
        for (size_t i = 0; i < strips->size(); ++i) {
            const CmykPicture part = ghostscript((*strips)[i], 72 * zoom);
            const int left = static_cast<int>((*windows)[i].left) * zoom + shift;
            REQUIRE(part.height == full.height);
            CHECK(std::abs(part.width - ((*windows)[i].right - (*windows)[i].left) * zoom) <= 1);
            for (int y = 0; y < part.height; ++y)
                for (int x = 1; x < part.width - 2; ++x) {
                    const Pixel a = part.at(x, y), b = full.at(left + x, y);
                    bool same = true;
                    for (size_t c = 0; c < 4; ++c) same = same && std::abs(a[c] - b[c]) <= 3;
                    differing += same ? 0 : 1;
                    ++pixels;
                }
        }
        return differing * 1'000'000 / pixels;
    };
    CHECK(differing_per_million(0) < 50);
    CHECK(differing_per_million(1) > 1000);
}

TEST_CASE("each strip is a sound file of its own") {
    Sheet sheet({10000, 2000}, {50, 50, 50, 50}, 0.1);
    draw(sheet, 10000, 2000);
    const auto strips = press_panels(*sheet.press(), sheet.spec, {});
    REQUIRE(strips);
    Folder folder;
    std::string ids;
    for (size_t i = 0; i < strips->size(); ++i) {
        const std::string file = folder.write("p.pdf", (*strips)[i]);
        CHECK(run("qpdf --check " + file).status == 0);
        const std::string info = run("pdfinfo -box " + file).output;
        CHECK(info.find("tấm " + std::to_string(i + 1) + "/4") != std::string::npos);
        CHECK(info.find("PDF/X-4") != std::string::npos);
        const std::string id = (*strips)[i].substr((*strips)[i].rfind("/ID"), 40);
        CHECK(ids.find(id) == std::string::npos);
        ids += id;
    }
    CHECK(*press_panels(*sheet.press(), sheet.spec, {}) == *strips);
}
