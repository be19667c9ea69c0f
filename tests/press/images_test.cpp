#include <lcms2.h>

#include <catch2/catch.hpp>

#include "sheet.h"

using namespace codong;
using namespace codong::test;

namespace {

constexpr int k_side = 64;

void place(Sheet& sheet, cairo_format_t format, const std::vector<uint32_t>& pixels, double x, double y) {
    std::vector<uint32_t> copy = pixels;
    cairo_surface_t* image = cairo_image_surface_create_for_data(reinterpret_cast<unsigned char*>(copy.data()), format,
                                                                 k_side, k_side, k_side * 4);
    cairo_save(sheet.cr);
    cairo_translate(sheet.cr, x, y);
    cairo_scale(sheet.cr, 20.0 / k_side, 20.0 / k_side);
    cairo_set_source_surface(sheet.cr, image, 0, 0);
    cairo_pattern_set_filter(cairo_get_source(sheet.cr), CAIRO_FILTER_NEAREST);
    cairo_paint(sheet.cr);
    cairo_restore(sheet.cr);
    cairo_surface_flush(sheet.cr ? cairo_get_target(sheet.cr) : nullptr);
    cairo_surface_finish(image);
    cairo_surface_destroy(image);
}

std::vector<uint32_t> flat(uint32_t argb) {
    return std::vector<uint32_t>(k_side * k_side, argb);
}

// Little CMS called directly, without the press.
Pixel expected(uint8_t r, uint8_t g, uint8_t b) {
    const std::string icc = file_bytes(std::string(CODONG_SOURCE_DIR) + "/layouts/icc/FOGRA39L_coated.icc");
    const cmsHPROFILE out = cmsOpenProfileFromMem(icc.data(), static_cast<cmsUInt32Number>(icc.size()));
    const cmsHPROFILE in = cmsCreate_sRGBProfile();
    const cmsHTRANSFORM t = cmsCreateTransform(in, TYPE_RGB_8, out, TYPE_CMYK_8, INTENT_RELATIVE_COLORIMETRIC,
                                               cmsFLAGS_BLACKPOINTCOMPENSATION | cmsFLAGS_NOOPTIMIZE);
    const uint8_t rgb[3] = {r, g, b};
    uint8_t cmyk[4];
    cmsDoTransform(t, rgb, cmyk, 1);
    cmsDeleteTransform(t);
    cmsCloseProfile(in);
    cmsCloseProfile(out);
    return {cmyk[0], cmyk[1], cmyk[2], cmyk[3]};
}

bool near(const Pixel& a, const Pixel& b, int tolerance) {
    for (size_t i = 0; i < 4; ++i)
        if (std::abs(a[i] - b[i]) > tolerance) return false;
    return true;
}

}  // namespace

TEST_CASE("an RGB image is separated by the output intent") {
    Sheet sheet;
    sheet.spec.expected_images = 2;
    sheet.spec.ink_limit = 400;
    sheet.ink(White);
    cairo_paint(sheet.cr);
    place(sheet, CAIRO_FORMAT_RGB24, flat(0xffc83c28), 0, 0);
    auto half = flat(0xff285080);
    for (size_t i = 0; i < half.size() / 2; ++i) half[i] = 0xffe8e0c0;
    place(sheet, CAIRO_FORMAT_RGB24, half, 30, 0);
    const auto pdf = sheet.press();
    REQUIRE(pdf);
    const CmykPicture picture = ghostscript(*pdf, 254);
    CHECK(near(picture.at(130, 130), expected(0xc8, 0x3c, 0x28), 2));
    CHECK(near(picture.at(430, 80), expected(0xe8, 0xe0, 0xc0), 2));
    CHECK(near(picture.at(430, 180), expected(0x28, 0x50, 0x80), 2));
    Folder folder;
    const std::string list = run("pdfimages -list " + folder.write("in.pdf", *pdf)).output;
    CHECK(count(list, "cmyk") == 2);
    CHECK(count(list, "rgb") == 0);
}

TEST_CASE("a soft mask stays with its image and grey images stay grey") {
    Sheet sheet;
    sheet.spec.expected_images = 2;
    sheet.ink(White);
    cairo_paint(sheet.cr);
    place(sheet, CAIRO_FORMAT_ARGB32, flat(0x80641e14), 0, 0);  // premultiplied half red-brown
    place(sheet, CAIRO_FORMAT_RGB24, flat(0xff808080), 30, 0);
    const auto pdf = sheet.press();
    REQUIRE(pdf);
    CHECK(count(uncompressed(*pdf), "/SMask") >= 1);
    const CmykPicture picture = ghostscript(*pdf, 254);
    const Pixel full = expected(0xc7, 0x3c, 0x28);
    const Pixel half = {full[0] / 2, full[1] / 2, full[2] / 2, full[3] / 2};
    CHECK(near(picture.at(130, 130), half, 3));
    const Pixel grey = picture.at(430, 130);
    CHECK(near(grey, {0, 0, 0, 127}, 1));
}

TEST_CASE("photos keep within the total ink limit, black untouched") {
    const auto intent = fogra39();
    std::vector<uint8_t> rgb;
    for (int i = 0; i < 4096; ++i)
        for (const int v : {(i % 16) * 17, (i / 16 % 16) * 17, (i / 256) * 17}) rgb.push_back(static_cast<uint8_t>(v));
    std::vector<uint8_t> free(4096 * 4), held(4096 * 4);
    REQUIRE(intent->separate(rgb, free, 400));
    REQUIRE(intent->separate(rgb, held, 240));
    int over = 0;
    for (size_t i = 0; i < 4096; ++i) {
        const auto total = [&](const std::vector<uint8_t>& p) {
            return p[4 * i] + p[4 * i + 1] + p[4 * i + 2] + p[4 * i + 3];
        };
        if (total(free) > 612) ++over;
        CHECK(total(held) <= 612);
        CHECK(held[4 * i + 3] == free[4 * i + 3]);
    }
    CHECK(over > 0);  // else the limit was never put to the test
}

TEST_CASE("a profile that is not a CMYK printer's is refused") {
    CHECK_FALSE(OutputIntent::open(""));
    CHECK_FALSE(OutputIntent::open("not a profile"));
    Sheet sheet;
    sheet.spec.intent = nullptr;
    sheet.ink(White);
    cairo_paint(sheet.cr);
    const auto pdf = sheet.press();
    REQUIRE_FALSE(pdf);
    CHECK(pdf.diagnostics()[0].code == "press/no-profile");
}
