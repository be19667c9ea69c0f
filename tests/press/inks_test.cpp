#include <catch2/catch.hpp>

#include "sheet.h"

using namespace codong;
using namespace codong::test;

namespace {

void ground(Sheet& sheet, size_t ink) {
    sheet.ink(ink);
    cairo_paint(sheet.cr);
}

bool no_rgb(const std::string& pdf) {
    return count(trace(pdf), "DeviceRGB") == 0 && count(uncompressed(pdf), "DeviceRGB") == 0;
}

bool near(const Pixel& a, const Pixel& b, int tolerance) {
    for (size_t i = 0; i < 4; ++i)
        if (std::abs(a[i] - b[i]) > tolerance) return false;
    return true;
}

}  // namespace

TEST_CASE("flat inks print as their exact recipe and nothing else is on the page") {
    Sheet sheet;
    ground(sheet, Red);
    sheet.ink(Yellow);
    sheet.rect(0, 0, 20, 20);
    sheet.ink(Blue, 0.5);
    cairo_set_line_width(sheet.cr, 4);
    cairo_arc(sheet.cr, 40, 40, 10, 0, 6.2);
    cairo_stroke(sheet.cr);
    const auto pdf = sheet.press();
    REQUIRE(pdf);
    const auto colours = ghostscript(*pdf).colours();
    REQUIRE(colours.size() == 3);
    CHECK(colours.count({0, 255, 255, 0}) == 1);
    CHECK(colours.count({0, 0, 255, 0}) == 1);
    // Half of 100/50: 127.5 and 63.75 of 255.
    const bool half =
        colours.count({128, 64, 0, 0}) + colours.count({127, 64, 0, 0}) + colours.count({128, 63, 0, 0}) > 0;
    CHECK(half);
    CHECK(no_rgb(*pdf));
}

TEST_CASE("the RGB watch sees cairo's own file and one stray fill") {
    Sheet sheet;
    ground(sheet, Red);
    CHECK_FALSE(no_rgb(sheet.painted()));
}

TEST_CASE("black live text leaves cyan, magenta and yellow plates empty") {
    Sheet sheet;
    ground(sheet, White);
    sheet.ink(Black);
    sheet.text(2, 30, 10, "Toàn dân đi bầu cử");
    const auto pdf = sheet.press();
    REQUIRE(pdf);
    const auto colours = ghostscript(*pdf, 150).colours();
    REQUIRE(colours.size() == 2);
    CHECK(colours.count({0, 0, 0, 0}) == 1);
    CHECK(colours.count({0, 0, 0, 255}) == 1);
}

TEST_CASE("opacity, group opacity and multiply mix inks, not screens") {
    Sheet sheet;
    ground(sheet, Red);
    sheet.ink(Blue, 1, 0.5);
    sheet.rect(0, 0, 20, 20);

    cairo_push_group(sheet.cr);
    sheet.ink(Blue);
    sheet.rect(25, 0, 15, 15);
    sheet.ink(Yellow);
    sheet.rect(30, 5, 15, 15);
    cairo_pop_group_to_source(sheet.cr);
    cairo_paint_with_alpha(sheet.cr, 0.5);

    cairo_set_operator(sheet.cr, CAIRO_OPERATOR_MULTIPLY);
    sheet.ink(Blue);
    sheet.rect(0, 30, 20, 20);
    cairo_set_operator(sheet.cr, CAIRO_OPERATOR_OVER);

    const auto pdf = sheet.press();
    REQUIRE(pdf);
    const CmykPicture picture = ghostscript(*pdf, 254);  // 10 px/mm
    const auto at = [&](double x, double y) {
        return picture.at(static_cast<int>((x + 3) * 10), static_cast<int>((y + 3) * 10));
    };
    CHECK(near(at(10, 10), {128, 191, 128, 0}, 1));
    CHECK(near(at(27, 2), {128, 191, 128, 0}, 1));   // group: blue alone
    CHECK(near(at(35, 10), {0, 128, 255, 0}, 1));    // group: yellow covers blue, then half over red
    CHECK(near(at(10, 40), {255, 255, 255, 0}, 1));  // multiply adds blue to red
    CHECK(near(at(50, 50), {0, 255, 255, 0}, 0));
    CHECK(no_rgb(*pdf));
}

TEST_CASE("forms in forms, repeated patterns and alpha masks are all recoloured") {
    Sheet sheet;
    ground(sheet, White);
    // A tile, repeated. (A tile recorded as drawing would go the same way, but cairo 1.16 loses its copy of one.)
    std::vector<uint32_t> pixels(16, 0xffffffffu);
    pixels[0] = pixels[5] = 0xff0000ffu;
    cairo_surface_t* tile = cairo_image_surface_create_for_data(reinterpret_cast<unsigned char*>(pixels.data()),
                                                                CAIRO_FORMAT_RGB24, 4, 4, 16);
    cairo_pattern_t* repeat = cairo_pattern_create_for_surface(tile);
    cairo_pattern_set_extend(repeat, CAIRO_EXTEND_REPEAT);
    cairo_pattern_set_filter(repeat, CAIRO_FILTER_NEAREST);
    cairo_set_source(sheet.cr, repeat);
    sheet.rect(0, 0, 20, 20);
    cairo_pattern_destroy(repeat);
    sheet.spec.expected_images = 1;
    // Groups in groups, under a mask that itself is a group painted in a colour that is no ink.
    cairo_push_group(sheet.cr);
    cairo_push_group(sheet.cr);
    sheet.ink(Red);
    sheet.rect(30, 0, 20, 20);
    cairo_pop_group_to_source(sheet.cr);
    cairo_paint_with_alpha(sheet.cr, 0.8);
    cairo_pop_group_to_source(sheet.cr);
    cairo_pattern_t* fade = cairo_pattern_create_linear(30, 0, 50, 0);
    cairo_pattern_add_color_stop_rgba(fade, 0, 0.123, 0.456, 0.789, 0);
    cairo_pattern_add_color_stop_rgba(fade, 1, 0.123, 0.456, 0.789, 1);
    cairo_mask(sheet.cr, fade);
    cairo_pattern_destroy(fade);

    const auto pdf = sheet.press();
    cairo_surface_destroy(tile);
    REQUIRE(pdf);
    CHECK(no_rgb(*pdf));
    const CmykPicture picture = ghostscript(*pdf, 254);
    const auto at = [&](double x, double y) {
        return picture.at(static_cast<int>((x + 3) * 10), static_cast<int>((y + 3) * 10));
    };
    CHECK(at(0.5, 0.5)[0] > 200);
    CHECK(at(0.5, 0.5)[1] > 150);
    CHECK(at(3, 0.5) == Pixel{0, 0, 0, 0});
    CHECK(at(4.5, 4.5) == at(0.5, 0.5));
    const Pixel middle = at(40, 10);  // half of the fade, at 80 %
    CHECK(near(middle, {0, 102, 102, 0}, 3));
}

TEST_CASE("a spot ink is a Separation with its own plate") {
    Sheet sheet;
    ground(sheet, White);
    sheet.ink(Cut);
    cairo_set_line_width(sheet.cr, 1);
    cairo_rectangle(sheet.cr, 10, 10, 40, 40);
    cairo_stroke(sheet.cr);
    sheet.ink(Cut, 0.5);
    sheet.rect(20, 20, 5, 5);
    const auto pdf = sheet.press();
    REQUIRE(pdf);
    const std::string text = uncompressed(*pdf);
    CHECK(count(text, "/Separation") == 1);
    CHECK(count(text, "/CutContour") == 1);
    Folder folder;
    run("gs -q -o " + folder.path("p%d.tif") + " -sDEVICE=tiffsep -r72 " + folder.write("in.pdf", *pdf));
    CHECK(std::filesystem::exists(folder.path("p1(CutContour).tif")));
    const CmykPicture picture = ghostscript(*pdf, 254);
    CHECK(near(picture.at(30 + 220, 30 + 220), {0, 128, 0, 0}, 1));  // alternate at half tint
}

TEST_CASE("a colour that is no ink is named with its place") {
    Sheet sheet;
    ground(sheet, Red);
    cairo_set_source_rgb(sheet.cr, 0.25, 0.5, 0.75);
    sheet.rect(0, 0, 5, 5);
    const auto pdf = sheet.press();
    REQUIRE_FALSE(pdf);
    CHECK(pdf.diagnostics()[0] == error("press/unknown-colour", {"0.25 0.5 0.75 rg", "page"}));

    Sheet gradient;
    ground(gradient, Red);
    cairo_pattern_t* pattern = cairo_pattern_create_linear(0, 0, 10, 0);
    gradient.stop(pattern, 0, Red);
    cairo_pattern_add_color_stop_rgb(pattern, 1, 0.25, 0.5, 0.75);
    cairo_set_source(gradient.cr, pattern);
    gradient.rect(0, 0, 10, 10);
    cairo_pattern_destroy(pattern);
    const auto refused = gradient.press();
    REQUIRE_FALSE(refused);
    CHECK(refused.diagnostics()[0].code == "press/unknown-colour");
    CHECK(refused.diagnostics()[0].args[0].find("0.75") != std::string::npos);
}

TEST_CASE("an ink over the total limit is named, and only when it is used") {
    auto inks = test_inks();
    inks.push_back({"heavy", {90, 90, 90, 90}, {0.05, 0.02, 0.02}, {}});
    const size_t heavy = inks.size() - 1;
    Sheet unused({60, 60}, {3, 3, 3, 3}, 1, inks);
    ground(unused, Red);
    CHECK(unused.press());

    Sheet used({60, 60}, {3, 3, 3, 3}, 1, inks);
    ground(used, Red);
    used.ink(heavy, 0.5);
    used.rect(0, 0, 10, 10);  // 180 %
    CHECK(press_pdf(used.painted(), used.keys, used.spec));

    Sheet over({60, 60}, {3, 3, 3, 3}, 1, inks);
    ground(over, Red);
    cairo_pattern_t* pattern = cairo_pattern_create_linear(0, 0, 10, 0);
    over.stop(pattern, 0, Red);
    over.stop(pattern, 1, heavy);
    cairo_set_source(over.cr, pattern);
    over.rect(0, 0, 10, 10);
    cairo_pattern_destroy(pattern);
    const auto refused = over.press();
    REQUIRE_FALSE(refused);
    CHECK(refused.diagnostics()[0] == error("press/ink-limit", {"heavy", "360", "300"}));
}

TEST_CASE("an area that cairo turned into pixels is refused") {
    Sheet sheet;
    ground(sheet, Red);
    cairo_set_operator(sheet.cr, CAIRO_OPERATOR_SOURCE);
    sheet.ink(Blue, 1, 0.5);
    sheet.rect(0, 0, 10, 10);
    const auto pdf = sheet.press();
    REQUIRE_FALSE(pdf);
    CHECK(pdf.diagnostics()[0].code == "press/raster-fallback");
}

TEST_CASE("text that looks like a colour operator stays text") {
    Sheet sheet;
    ground(sheet, White);
    sheet.ink(Black);
    sheet.text(2, 30, 5, "(1 0 0 rg) \\ 1 0 0 RG) 0 g");
    const auto pdf = sheet.press();
    REQUIRE(pdf);
    Folder folder;
    const Ran ran = run("pdftotext " + folder.write("in.pdf", *pdf) + " -");
    CHECK(ran.output.find("(1 0 0 rg) \\ 1 0 0 RG) 0 g") != std::string::npos);
}
