#include <catch2/catch.hpp>
#include <cmath>

#include "check/ink_limit.h"
#include "color/ink.h"
#include "compose/qr_code.h"
#include "paint/raster.h"
#include "paint/vector.h"
#include "press/sheet.h"
#include "readback/pdf.h"
#include "support/paint_scenes.h"

using namespace codong;
using namespace codong::test;

namespace {

constexpr Rect k_black_text{8, 100, 60, 12};

// Everything a page may hold: gradients on text and shapes, opacity, group opacity, multiply, a mask, an image, clips,
// a QR code, symbols, a spot ink, black text.
Scene every_feature() {
    Scene scene = all_features(true);
    scene.inks.push_back({"cat", {0, 100, 0, 0}, {1, 0, 1}, "CutContour"});
    const size_t cut = scene.inks.size() - 1;
    const auto bold = std::make_shared<const TestFace>("be-vietnam-pro-800");
    scene.items.push_back(
        plain_run(bold, "CHUYỂN MÀU", 9, {95, 108}, linear({95, 0}, {160, 0}, {k_yellow}, {k_green})));
    scene.items.push_back(filled(Path::rect(k_black_text), InkPaint{k_white}));
    scene.items.push_back(
        plain_run(bold, "CHỮ ĐEN", 9, {k_black_text.x + 3, k_black_text.bottom() - 2.5}, InkPaint{k_black}));
    scene.items.push_back(filled(Path::rect({70, 80, 24, 24}), InkPaint{k_white}));
    scene.items.push_back(filled(qr_path("https://example.org", {70, 80, 24, 24}), InkPaint{k_black}));
    scene.items.push_back(stroked(Path::rounded_rect({4, 4, 172, 112}, 5), InkPaint{cut}, 0.3));
    return scene;
}

ImageSeparator separator() {
    return [](std::span<const uint8_t> rgba) {
        std::vector<uint8_t> rgb, cmyk(rgba.size());
        for (size_t i = 0; i + 3 < rgba.size(); i += 4) rgb.insert(rgb.end(), &rgba[i], &rgba[i] + 3);
        fogra39()->separate(rgb, cmyk, 300);
        return cmyk;
    };
}

std::string pressed(const Scene& scene, TextAs text) {
    const auto painted = paint_pdf(scene, {1, text});
    REQUIRE(painted);
    PressSpec spec;
    spec.trim = scene.trim;
    spec.bleed = scene.bleed;
    spec.title = "Mọi nét";
    spec.intent = fogra39();
    spec.expected_images = painted->images;
    const auto out = press_pdf(painted->bytes, painted->keys, spec);
    INFO((out ? "" : format_diagnostic(out.diagnostics()[0], Language::English)));
    REQUIRE(out);
    return *out;
}

CmykPicture rastered(const Scene& scene, int width, int height) {
    RasterSpec spec;
    spec.window = scene.bleed_rect();
    spec.width = width;
    spec.height = height;
    spec.plates = Plates::Cmyk;
    spec.separate = separator();
    CmykPicture picture{width, height, {}};
    REQUIRE(paint_raster(scene, spec, 1, [&](const PixelBand& band) {
        picture.bytes.insert(picture.bytes.end(), band.pixels.begin(), band.pixels.end());
        return true;
    }));
    return picture;
}

struct Comparison {
    int smooth = 0;  // pixels whose neighbours are like them in both pictures
    int most = 0;    // greatest difference there, of 255
    Point worst;     // mm
    double mean = 0;
};

bool smooth_at(const CmykPicture& picture, int x, int y) {
    const Pixel here = picture.at(x, y);
    for (int dy = -2; dy <= 2; ++dy)
        for (int dx = -2; dx <= 2; ++dx) {
            const Pixel there = picture.at(x + dx, y + dy);
            for (size_t k = 0; k < 4; ++k)
                if (std::abs(here[k] - there[k]) > 2) return false;
        }
    return true;
}

Comparison compare(const CmykPicture& a, const CmykPicture& b, const std::vector<Rect>& without, double pixel) {
    Comparison out;
    int64_t sum = 0;
    for (int y = 2; y < a.height - 2; ++y)
        for (int x = 2; x < a.width - 2; ++x) {
            const Point at{x * pixel - 3, y * pixel - 3};
            if (std::any_of(without.begin(), without.end(), [&](const Rect& r) {
                    return r.inset(-1).contains({at.x, at.y, 0, 0});
                }))
                continue;
            if (!smooth_at(a, x, y) || !smooth_at(b, x, y)) continue;
            ++out.smooth;
            const Pixel p = a.at(x, y), q = b.at(x, y);
            for (size_t k = 0; k < 4; ++k) {
                if (std::abs(p[k] - q[k]) > out.most) out.worst = at;
                out.most = std::max(out.most, std::abs(p[k] - q[k]));
                sum += std::abs(p[k] - q[k]);
            }
        }
    out.mean = static_cast<double>(sum) / (4.0 * std::max(1, out.smooth));
    return out;
}

constexpr int k_dpi = 144;

}  // namespace

TEST_CASE("independent readers find no fault in a page with every feature") {
    const Scene scene = every_feature();
    for (const TextAs text : {TextAs::Live, TextAs::Curves}) {
        const std::string pdf = pressed(scene, text);
        Folder folder;
        const std::string file = folder.write("all.pdf", pdf);
        CHECK(run("qpdf --check " + file).status == 0);
        CHECK(run("gs -dNODISPLAY -dBATCH -dNOPAUSE -dPDFSTOPONWARNING -q " + file).status == 0);
        CHECK(count(trace(pdf), "DeviceRGB") == 0);
        CHECK(count(uncompressed(pdf), "DeviceRGB") == 0);
        const std::string info = run("pdfinfo -box " + file).output;
        INFO(info);
        CHECK(count(info, "PDF/X-4") > 0);
        const auto facts = read_pdf(pdf);
        REQUIRE(facts);
        CHECK(facts->images.size() == 1);
        CHECK(facts->separations == std::vector<std::string>{"CutContour"});
        CHECK(facts->boxes.at("MediaBox").contains(facts->boxes.at("BleedBox")));
        CHECK(facts->boxes.at("BleedBox").contains(facts->boxes.at("TrimBox")));
        CHECK(facts->fonts.empty() == (text == TextAs::Curves));
    }
}

TEST_CASE("Ghostscript's plates of a page with every feature are those of the CMYK raster") {
    const Scene scene = every_feature();
    const CmykPicture theirs = ghostscript(pressed(scene, TextAs::Live), k_dpi);
    REQUIRE(theirs.width > 1000);
    const CmykPicture ours = rastered(scene, theirs.width, theirs.height);
    // The photo is scaled by either program in its own way; the spot ink is no process ink in the raster.
    const std::vector<Rect> without = {{110, 55, 60, 50}};
    const Comparison found = compare(ours, theirs, without, 25.4 / k_dpi);
    INFO("smooth " << found.smooth << " most " << found.most << " mean " << found.mean << " at " << found.worst.x
                   << ", " << found.worst.y);
    CHECK(found.smooth > theirs.width * theirs.height / 3);
    CHECK(found.most <= 2);
    CHECK(found.mean < 0.2);

    const auto pixel_at = [&](double mm) { return static_cast<int>((mm + 3) * k_dpi / 25.4); };
    int black = 0;
    for (int y = pixel_at(k_black_text.y) + 2; y < pixel_at(k_black_text.bottom()) - 2; ++y)
        for (int x = pixel_at(k_black_text.x) + 2; x < pixel_at(k_black_text.right()) - 2; ++x) {
            const Pixel p = theirs.at(x, y);
            black += p[3] == 255;
            REQUIRE(p[0] + p[1] + p[2] == 0);
        }
    CHECK(black > 400);
    CHECK(theirs.at(pixel_at(1), pixel_at(60)) == Pixel{0, 255, 255, 0});
}

TEST_CASE("the comparison of plates sees a page pressed with another recipe") {
    Scene scene = page(60, 60, 3);
    scene.items.push_back(filled(Path::rect(scene.bleed_rect()), InkPaint{k_green}));
    const CmykPicture theirs = ghostscript(pressed(scene, TextAs::Live), 72);
    CHECK(compare(rastered(scene, theirs.width, theirs.height), theirs, {}, 25.4 / 72).most <= 1);
    scene.inks[k_green].cmyk.c += 2;
    CHECK(compare(rastered(scene, theirs.width, theirs.height), theirs, {}, 25.4 / 72).most > 2);
}

TEST_CASE("inks that pass the limit together under multiply are named, each alone is not") {
    Scene scene = page(100, 100, 3);
    scene.inks.push_back({"dam", {100, 80, 20, 60}, {0.1, 0.1, 0.2}, {}});
    const size_t deep = scene.inks.size() - 1;
    scene.items.push_back(filled(Path::rect(scene.bleed_rect()), InkPaint{deep}));
    const auto over = [&] { return check_total_ink(scene, 300, separator()); };
    CHECK(over().empty());
    auto normal = group(1);
    normal->items.push_back(filled(Path::rect({40, 60, 20, 20}), InkPaint{k_red}));
    scene.items.push_back(std::move(normal));
    CHECK(over().empty());
    auto multiplied = group(1, Blend::Multiply);
    multiplied->items.push_back(filled(Path::rect({10, 20, 20, 20}), InkPaint{k_red}));
    scene.items.push_back(std::move(multiplied));
    const Diagnostics found = over();
    REQUIRE(found.size() == 1);
    CHECK(found[0].args[0] == "do, dam");
    CHECK(found[0].args[1] == "360");
}
