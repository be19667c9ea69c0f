#include "check/raster_proof.h"

#include <catch2/catch.hpp>

#include "codec/decode.h"
#include "codec/encode.h"
#include "compose/qr_code.h"
#include "paint/raster.h"
#include "support/paint_scenes.h"

using namespace codong;
using namespace codong::test;

namespace {

constexpr double k_pixel = 25.4 / 96;

struct Shot {
    int width = 0, height = 0;
    std::vector<uint8_t> rgb;
};

Shot paint(const Scene& scene, double scale = 1) {
    RasterSpec spec;
    spec.window = scene.trim_rect();
    spec.width = static_cast<int>(std::lround(scene.trim.width / k_pixel * scale));
    spec.height = static_cast<int>(std::lround(scene.trim.height / k_pixel * scale));
    Shot out{spec.width, spec.height, {}};
    const auto done = paint_raster(scene, spec, 1, [&](const PixelBand& band) {
        out.rgb.insert(out.rgb.end(), band.pixels.begin(), band.pixels.end());
        return true;
    });
    REQUIRE(done);
    return out;
}

// As it looks after JPEG of that quality with halved colour.
Shot jpeg(Shot pixels, int quality) {
    ImageHeader header;
    header.width = pixels.width;
    header.height = pixels.height;
    std::vector<uint8_t> file;
    auto encoder = jpeg_encoder(header, {quality, Chroma::Half420}, [&](std::span<const uint8_t> bytes) {
        file.insert(file.end(), bytes.begin(), bytes.end());
        return true;
    });
    REQUIRE(encoder);
    REQUIRE((*encoder)->write(pixels.rgb, pixels.height));
    REQUIRE((*encoder)->finish());
    const auto decoded = decode_image(file, "test");
    REQUIRE(decoded);
    for (size_t i = 0; i < pixels.rgb.size(); ++i) pixels.rgb[i] = decoded->rgba[i / 3 * 4 + i % 3];
    return pixels;
}

InkMatch match(const Scene& expected, const Shot& pixels) {
    RasterProof proof(expected, {expected.trim_rect(), pixels.width, pixels.height});
    const size_t stride = static_cast<size_t>(pixels.width) * 3;
    for (int row = 0; row < pixels.height; ++row)
        proof.feed(row, std::span(pixels.rgb).subspan(static_cast<size_t>(row) * stride, stride));
    auto result = proof.finish();
    REQUIRE(result);
    return *std::move(result);
}

const auto& bold() {
    static const auto face = std::make_shared<const TestFace>("be-vietnam-pro-800");
    return face;
}

// A 540 px square with two lines of `size` px over a plain or a busy ground.
Scene sheet(const std::string& first, const std::string& second, double size, bool busy = false) {
    Scene scene = page(540 * k_pixel, 540 * k_pixel);
    scene.items.push_back(filled(Path::rect(scene.trim_rect()), InkPaint{k_red}));
    if (busy) {
        scene.items.push_back(filled(Path::rect({0, 0, 80, 200}), linear({0, 0}, {80, 0}, {k_red}, {k_green})));
        for (int i = 0; i < 40; ++i)
            scene.items.push_back(filled(Path::circle({i * 3.7, 30 + (i % 7) * 9.0}, 2.2), InkPaint{k_black, 0.9}));
    }
    const double em = size * k_pixel;
    scene.items.push_back(plain_run(bold(), first, em, {8, 30}, InkPaint{k_yellow}));
    scene.items.push_back(plain_run(bold(), second, em, {8, 30 + 1.45 * em}, InkPaint{k_white}));
    return scene;
}

// A hole in the page's own ground, over the upper or left half of the topmost part of the n-th letter.
void cover_half(Scene& scene, const std::string& letter, bool upper) {
    for (const InkLine& line : ink_lines(scene)) {
        const InkPart* top = nullptr;
        for (const InkPart& part : line.parts)
            if (part.letter == letter && (!top || part.box.y < top->box.y)) top = &part;
        if (!top) continue;
        Rect half = top->box;
        (upper ? half.height : half.width) /= 2;
        scene.items.push_back(filled(Path::rect(half.inset(-0.02)), InkPaint{k_red}));
        return;
    }
    FAIL("no such letter");
}

bool finds(const InkMatch& found, const std::string& letter) {
    return std::any_of(found.faults.begin(), found.faults.end(),
                       [&](const InkFault& fault) { return fault.letter == letter; });
}

}  // namespace

TEST_CASE("an intact picture is proved, as PNG and as JPEG of quality 60, on plain and busy grounds") {
    const double size = GENERATE(18.0, 26.0, 48.0, 90.0);
    const bool busy = GENERATE(false, true);
    const Scene scene = sheet("BẢO VỆ", "trẻ em đấy", size, busy);
    for (const int quality : {0, 90, 60}) {
        const Shot pixels = quality == 0 ? paint(scene) : jpeg(paint(scene), quality);
        const InkMatch found = match(scene, pixels);
        INFO(size << " px, busy " << busy << ", quality " << quality << ", weakest " << found.weakest << ", stray "
                  << found.most_stray);
        CHECK(found.faults.empty());
        CHECK(found.parts + found.too_small == 19);
        CHECK(found.weakest > (quality == 0 ? 0.9 : 0.65));
    }
}

TEST_CASE("a mark that is lost, changed, added or cut in half is found and its letter named") {
    const double size = GENERATE(22.0, 48.0, 90.0);
    const bool busy = GENERATE(false, true);
    const int quality = GENERATE(0, 60);
    const Scene expected = sheet("BẢO VỆ", "trẻ em đấy", size, busy);
    const auto seen = [&](const Scene& scene) {
        return match(expected, quality == 0 ? paint(scene) : jpeg(paint(scene), quality));
    };
    INFO(size << " px, busy " << busy << ", quality " << quality);
    SECTION("the hook above is gone") {
        CHECK(finds(seen(sheet("BAO VỆ", "trẻ em đấy", size, busy)), "Ả"));
    }
    SECTION("the hook has become a grave") {
        CHECK(finds(seen(sheet("BÀO VỆ", "trẻ em đấy", size, busy)), "Ả"));
    }
    SECTION("the hook has become an acute") {
        CHECK(finds(seen(sheet("BÁO VỆ", "trẻ em đấy", size, busy)), "Ả"));
    }
    SECTION("the hook has become a tilde") {
        CHECK(finds(seen(sheet("BÃO VỆ", "trẻ em đấy", size, busy)), "Ả"));
    }
    SECTION("the dot below is gone") {
        CHECK(finds(seen(sheet("BẢO VÊ", "trẻ em đấy", size, busy)), "Ệ"));
    }
    SECTION("the circumflex is gone") {
        CHECK(finds(seen(sheet("BẢO VẸ", "trẻ em đấy", size, busy)), "Ệ"));
    }
    SECTION("the acute over the circumflex is gone") {
        CHECK(finds(seen(sheet("BẢO VỆ", "trẻ em đây", size, busy)), "ấ"));
    }
    SECTION("đ has lost its bar") {
        CHECK(finds(seen(sheet("BẢO VỆ", "trẻ em dấy", size, busy)), "đ"));
    }
    SECTION("a horn is gone") {
        const Scene horned = sheet("TƯƠNG LAI", "của người dưng", size, busy);
        const Scene bare = sheet("TƯONG LAI", "của nguời dưng", size, busy);
        const InkMatch found = match(horned, quality == 0 ? paint(bare) : jpeg(paint(bare), quality));
        CHECK(finds(found, "Ơ"));
        CHECK(finds(found, "ư"));
    }
    SECTION("a mark too much") {
        CHECK(finds(seen(sheet("BẢO VỆ", "trẻ ém đấy", size, busy)), "e"));
    }
    SECTION("the upper half of a hook is cut off") {
        Scene scene = sheet("BẢO VỆ", "trẻ em đấy", size, false);
        cover_half(scene, "Ả", true);
        if (!busy) CHECK(finds(seen(scene), "Ả"));
    }
    SECTION("the left half of a hook is covered") {
        Scene scene = sheet("BẢO VỆ", "trẻ em đấy", size, false);
        cover_half(scene, "ẻ", false);
        if (!busy) CHECK(finds(seen(scene), "ẻ"));
    }
}

TEST_CASE("a letter or a line that is gone, or stands elsewhere, is found") {
    const Scene expected = sheet("BẢO VỆ", "trẻ em đấy", 48);
    CHECK(finds(match(expected, jpeg(paint(sheet("BẢO VỆ", "trẻ m đấy", 48)), 60)), "e"));
    Scene one = sheet("BẢO VỆ", "trẻ em đấy", 48);
    one.items.pop_back();
    CHECK(match(expected, paint(one)).faults.size() >= 11);
    Scene moved = sheet("BẢO VỆ", "trẻ em đấy", 48);
    std::get<GlyphRun>(moved.items.back()).origin.x += 6 * k_pixel;
    CHECK(match(expected, paint(moved)).faults.size() >= 10);
    Scene other_ink = sheet("BẢO VỆ", "trẻ em đấy", 48);
    std::get<GlyphRun>(other_ink.items.back()).fill = InkPaint{k_red, 0.95};
    CHECK(match(expected, paint(other_ink)).faults.size() >= 11);
}

TEST_CASE("strokes beneath letters and letters in groups are seen as they are") {
    Scene scene = sheet("BẢO VỆ", "trẻ em đấy", 60);
    auto& run = std::get<GlyphRun>(scene.items.back());
    run.stroke = Stroke{InkPaint{k_black}, 1.2, LineCap::Butt, LineJoin::Round};
    auto faint = group(0.7);
    faint->items.push_back(plain_run(bold(), "Đường dây nóng", 24 * k_pixel, {8, 100}, InkPaint{k_white}));
    scene.items.push_back(std::move(faint));
    const InkMatch found = match(scene, jpeg(paint(scene), 75));
    CHECK(found.faults.empty());
    Scene lost = sheet("BẢO VỆ", "trẻ em đấy", 60);
    std::get<GlyphRun>(lost.items.back()).stroke = run.stroke;
    auto wrong = group(0.7);
    wrong->items.push_back(plain_run(bold(), "Đương dây nóng", 24 * k_pixel, {8, 100}, InkPaint{k_white}));
    lost.items.push_back(std::move(wrong));
    CHECK(finds(match(scene, jpeg(paint(lost), 75)), "ờ"));
}

TEST_CASE("big letters are looked at through few cells: memory does not grow with the picture") {
    const Scene scene = sheet("BẢO VỆ", "trẻ em đấy", 90);
    for (const InkLine& line : ink_lines(scene)) {
        const PictureFrame frame{scene.trim_rect(), 54000, 54000};
        const double em = line.em * frame.pixels_per_mm();
        const CellGrid grid = CellGrid::around(line.box, em * 0.2, static_cast<int>(em / 28), frame);
        CHECK(grid.count() < 20000);
    }
    const Shot large = paint(scene, 6);
    CHECK(match(scene, large).faults.empty());
    CHECK(finds(match(scene, paint(sheet("BÀO VỆ", "trẻ em đấy", 90), 6)), "Ả"));
}

TEST_CASE("a QR code is read from the pixels, also at half size; one too small is not") {
    const std::string target = "https://example.org/bao-ve-tre-em";
    for (const double side : {40.0, 9.0}) {
        Scene scene = sheet("BẢO VỆ", "trẻ em đấy", 40);
        const Rect square{80, 90, side, side};
        scene.items.push_back(filled(Path::rect(square), InkPaint{k_white}));
        FilledPath code{{Role::Qr, "qr"}, qr_path(target, square), InkPaint{k_black}, FillRule::NonZero};
        scene.items.push_back(std::move(code));
        const InkMatch found = match(scene, jpeg(paint(scene), 75));
        INFO(side);
        CHECK(found.has_qr);
        if (side > 20) {
            CHECK(found.qr == std::vector<std::string>{target});
            CHECK(found.qr_half == std::vector<std::string>{target});
        } else {
            CHECK(found.qr_half.empty());
        }
    }
}
