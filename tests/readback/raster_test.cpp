#include "readback/raster.h"

#include <catch2/catch.hpp>

#include "press/sheet.h"

using namespace codong;
using namespace codong::test;

namespace {

// Ghostscript draws a pressed page as a picture file.
std::string drawn(Folder& folder, const std::string& device, const std::string& name) {
    Sheet sheet({100, 50}, {0, 0, 0, 0});
    sheet.ink(Red);
    cairo_paint(sheet.cr);
    sheet.ink(Blue);
    sheet.rect(10, 10, 20, 20);
    const std::string in = folder.write("in.pdf", *sheet.press()), out = folder.path(name);
    run("gs -q -o " + out + " -sDEVICE=" + device + " -r150 -dTextAlphaBits=1 -dGraphicsAlphaBits=1 " + in);
    return out;
}

}  // namespace

TEST_CASE("a CMYK TIFF's facts and its highest total ink") {
    Folder folder;
    const std::string file = drawn(folder, "tiff32nc", "x.bin");  // the name does not matter
    const auto facts = read_raster_facts(file);
    REQUIRE(facts);
    CHECK(facts->kind == RasterKind::Tiff);
    CHECK(facts->colour == "cmyk");
    CHECK(facts->bits == 8);
    CHECK_FALSE(facts->alpha);
    CHECK(facts->width == 591);
    CHECK(*facts->dpi_x == Approx(150));
    CHECK(facts->pages == 1);
    CHECK(facts->bytes > 100);
    const auto ink = highest_ink(file);
    REQUIRE(ink);
    CHECK(*ink == Approx(200).margin(0.5));
}

TEST_CASE("a JPEG's facts, in RGB and in CMYK") {
    Folder folder;
    const auto rgb = read_raster_facts(drawn(folder, "jpeg", "a.jpg"));
    REQUIRE(rgb);
    CHECK(rgb->kind == RasterKind::Jpeg);
    CHECK(rgb->colour == "rgb");
    CHECK(rgb->width == 591);
    CHECK(*rgb->dpi_x == Approx(150));
    const auto cmyk = read_raster_facts(drawn(folder, "jpegcmyk", "b.jpg"));
    REQUIRE(cmyk);
    CHECK(cmyk->colour.substr(0, 1) != "r");
    CHECK(cmyk->inverted);
}

TEST_CASE("a PNG's facts from its file") {
    Folder folder;
    const auto opaque = read_raster_facts(drawn(folder, "png16m", "a.png"));
    REQUIRE(opaque);
    CHECK(opaque->kind == RasterKind::Png);
    CHECK(opaque->colour == "rgb");
    CHECK_FALSE(opaque->alpha);
    CHECK(*opaque->dpi_x == Approx(150).margin(0.02));
    const auto clear = read_raster_facts(drawn(folder, "pngalpha", "b.png"));
    REQUIRE(clear);
    CHECK(clear->alpha);
}

TEST_CASE("cut and foreign files are errors") {
    Folder folder;
    for (const char* device : {"tiff32nc", "jpeg", "png16m"}) {
        const std::string whole = file_bytes(drawn(folder, device, "whole"));
        CHECK_FALSE(read_raster_facts(folder.write("cut", whole.substr(0, 20))));
    }
    CHECK_FALSE(read_raster_facts(folder.write("text", "hello")));
    CHECK_FALSE(read_raster_facts(folder.path("missing")));
}
