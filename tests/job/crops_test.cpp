#include "job/crops.h"

#include <catch2/catch.hpp>

#include "job/judge.h"
#include "paint/raster.h"
#include "support/composed_pages.h"

using namespace codong;
using namespace codong::test;

namespace {

const Platforms& shipped() {
    static const Platforms platforms =
        ComposedPages::must(read_platforms(std::string(CODONG_SOURCE_DIR) + "/layouts/platforms"));
    return platforms;
}

RgbPicture flat(int width, int height, uint8_t value) {
    return {width, height, std::vector<uint8_t>(static_cast<size_t>(width) * static_cast<size_t>(height) * 3, value)};
}

const uint8_t* at(const RgbPicture& picture, int x, int y) {
    return &picture.pixels[(static_cast<size_t>(y) * static_cast<size_t>(picture.width) + static_cast<size_t>(x)) * 3];
}

const PlatformView& view_of(const char* sheet, const char* view) {
    for (const PlatformView& v : shipped().views(sheet))
        if (v.id == view) return v;
    throw std::runtime_error(std::string("no view ") + sheet + " " + view);
}

// A letter that is a square on its baseline, an em high.
class Square : public Face {
public:
    const std::string& id() const override { return m_id; }
    std::span<const std::byte> bytes() const override { return {}; }
    const Path& outline(uint32_t) const override { return m_path; }

private:
    std::string m_id = "square";
    Path m_path = Path::rect({0, -1, 1, 1});
};

// A page of one line of text whose ink fills a place of the sheet, px.
struct OneLine {
    Scene scene;
    Sheet sheet;
    OneLine(const std::string& id, Pixels size, Rect px) {
        constexpr double k_pixel = 25.4 / 96;
        sheet.id = id;
        sheet.is_screen = true;
        sheet.pixels = size;
        sheet.trim = scene.trim = {size.width * k_pixel, size.height * k_pixel};
        scene.inks = {{"k", {}, {0, 0, 0}, {}}};
        GlyphRun run;
        run.info = {Role::Slogan, "test"};
        run.face = std::make_shared<Square>();
        run.size = px.height * k_pixel;
        run.origin = {px.x * k_pixel, px.bottom() * k_pixel};
        for (double x = 0; x + px.height <= px.width + 1e-6; x += px.height)
            run.glyphs.push_back({1, x / px.height, 0});
        run.glyphs.push_back({1, px.width / px.height - 1, 0});
        run.clusters.assign(run.glyphs.size(), {1, 1});
        run.text = std::string(run.glyphs.size(), 'x');
        scene.items.push_back(std::move(run));
    }
    Diagnostics check() const { return check_views(scene, sheet, shipped().views(sheet.id)); }
};

std::vector<std::string> codes(const Diagnostics& list) {
    std::vector<std::string> out;
    for (const Diagnostic& d : list) out.push_back(d.code);
    return out;
}

bool has_code(const Diagnostics& list, const std::string& code) {
    return std::any_of(list.begin(), list.end(), [&](const Diagnostic& d) { return d.code == code; });
}

}  // namespace

TEST_CASE("the shipped views know all 17 digital sheets, have a source each, and leave every safe area free") {
    const auto sheets = ComposedPages::must(read_sheets(std::string(CODONG_SOURCE_DIR) + "/layouts/formats"));
    CHECK(shipped().checked_on.size() == 10);
    int digital = 0;
    for (const Sheet& sheet : sheets) {
        if (!sheet.is_screen) continue;
        ++digital;
        INFO(sheet.id);
        CHECK_FALSE(shipped().views(sheet.id).empty());
        CHECK_FALSE(sheet.source.empty());
        CHECK(sheet.checked_on.size() == 10);
        const Rect mm = sheet.text_area;
        const Rect safe{Length::mm(mm.x).px(), Length::mm(mm.y).px(), Length::mm(mm.width).px(),
                        Length::mm(mm.height).px()};
        CHECK(OneLine(sheet.id, sheet.pixels, {safe.x, safe.y, safe.width, std::min(safe.width, safe.height) / 8})
                  .check()
                  .empty());
        for (const PlatformView& view : shipped().views(sheet.id)) {
            INFO(view.id);
            const Rect shown = shown_by(view, sheet);
            CHECK(Rect{0, 0, 1.0 * sheet.pixels.width, 1.0 * sheet.pixels.height}.contains(shown, 1e-6));
            CHECK(view.at.width * shown.height == Approx(view.at.height * shown.width).epsilon(0.01));
            if (view.is_part) continue;
            CHECK(shown.contains(safe, 0.01));
            for (const Rect& covered : view.covered) CHECK_FALSE(covered.intersects(safe.inset(0.01)));
        }
    }
    CHECK(digital == 17);
    for (const Platform& platform : shipped().platforms)
        for (const PlatformFormat& format : platform.formats) CHECK_FALSE(format.source.empty());
}

TEST_CASE("text behind a story's bars, outside a phone's crop or outside a circle is an error") {
    CHECK(OneLine("story", {1080, 1920}, {100, 400, 600, 100}).check().empty());
    CHECK(codes(OneLine("story", {1080, 1920}, {100, 1300, 600, 100}).check()) ==
          std::vector<std::string>{"check/covered-by-platform"});
    CHECK_FALSE(OneLine("story", {1080, 1920}, {100, 200, 600, 100}).check().empty());
    CHECK_FALSE(OneLine("story", {1080, 1920}, {20, 400, 600, 100}).check().empty());

    const Diagnostics cut = OneLine("fb-cover", {1640, 624}, {200, 300, 400, 50}).check();
    CHECK(codes(cut) == std::vector<std::string>{"check/cut-by-platform"});
    CHECK(cut[0].args[3] == "Phone");
    CHECK(OneLine("fb-cover", {1640, 624}, {100, 550, 50, 50}).check().size() == 2);  // under the avatar, too
    CHECK_FALSE(OneLine("fb-profile", {1080, 1080}, {60, 60, 100, 100}).check().empty());
    CHECK_FALSE(OneLine("yt-thumb", {1280, 720}, {1100, 640, 60, 60}).check().empty());
    // A cutting that is meant to be one asks nothing.
    CHECK(OneLine("fb-portrait", {1080, 1350}, {100, 70, 200, 40}).check().empty());
}

TEST_CASE("a view shows its part, scaled by the mean, with bars and circle") {
    RgbPicture picture = flat(1640, 624, 200);
    for (size_t y = 0; y < 624; ++y)
        for (size_t x = 0; x < 266; ++x) picture.pixels[(y * 1640 + x) * 3] = 0;
    const RgbPicture phone = simulate(picture, view_of("fb-cover", "dien-thoai"));
    CHECK(phone.width == 640);
    CHECK(phone.height == 360);
    for (const uint8_t v : phone.pixels)
        if (v != 200) FAIL("what is cropped away shows");
    const RgbPicture desktop = simulate(picture, view_of("fb-cover", "may-tinh"));
    CHECK(desktop.width == 820);
    CHECK(at(desktop, 10, 10)[0] == 0);
    CHECK(at(desktop, 132, 10)[0] == 0);
    CHECK(at(desktop, 133, 10)[0] == 200);
    CHECK(at(desktop, 70, 280)[1] < 120);  // under the page's avatar
    CHECK(at(desktop, 400, 280)[1] == 200);

    const RgbPicture story = simulate(flat(1080, 1920, 255), view_of("story", "dien-thoai"));
    CHECK(at(story, 180, 40)[0] < 130);
    CHECK(at(story, 180, 250)[0] == 255);
    CHECK(at(story, 180, 600)[0] < 130);

    const RgbPicture round = simulate(flat(1080, 1080, 0), view_of("fb-profile", "bieu-tuong"));
    CHECK(round.width == 128);
    CHECK(at(round, 0, 0)[0] > 200);
    CHECK(at(round, 64, 64)[0] == 0);
    CHECK(at(round, 64, 1)[0] == 0);

    // Columns of black and white become grey: three of them go into each new pixel.
    RgbPicture lines = flat(1080, 1080, 0);
    for (size_t i = 0; i < lines.pixels.size(); ++i) lines.pixels[i] = i / 3 % 2 ? 255 : 0;
    const RgbPicture grey = simulate(lines, view_of("fb-square", "dien-thoai"));
    for (int x = 0; x < 360; ++x) CHECK(at(grey, x, 100)[0] == (x % 2 ? 170 : 85));
}

TEST_CASE("the slogans of the default pages keep every stroke on a phone after JPEG of quality 60") {
    JobOptions options;
    options.formats = {"fb-square", "fb-cover", "story", "web-hero"};
    options.messages = {"m1", "m4"};
    ComposedPages pages(options);
    for (const Piece& piece : pages.pieces()) {
        const Composed composed = pages.composed(piece);
        INFO(piece.name());
        CHECK(check_views(composed.scene, *piece.sheet, shipped().views(piece.sheet->id)).empty());
        RasterSpec spec;
        spec.window = composed.scene.trim_rect();
        spec.width = piece.sheet->pixels.width;
        spec.height = piece.sheet->pixels.height;
        RgbPicture picture{spec.width, spec.height, {}};
        REQUIRE(paint_raster(composed.scene, spec, 1, [&](const PixelBand& band) {
            picture.pixels.insert(picture.pixels.end(), band.pixels.begin(), band.pixels.end());
            return true;
        }));
        const PlatformView* phone = shipped().phone_view(piece.sheet->id);
        REQUIRE(phone);
        const RgbPicture seen = simulate(picture, *phone);
        const auto match = look_on_phone(seen, *phone, composed.scene, *piece.sheet);
        REQUIRE(match);
        CHECK(match->pieces > 40);
        CHECK(match->lost == 0);
        // It does not pass for the other message's picture.
        for (const Piece& other : pages.pieces())
            if (other.sheet->id == piece.sheet->id && other.message != piece.message)
                CHECK(look_on_phone(seen, *phone, pages.composed(other).scene, *piece.sheet)->lost > 10);
    }
}

TEST_CASE("a photograph without a consent note is refused") {
    JobOptions options;
    options.formats = {"fb-square"};
    options.messages = {"m1"};
    ComposedPages pages(options);
    const Piece& piece = pages.pieces().front();
    Campaign campaign;
    campaign.file = "campaign.yaml";
    const Judges judges{campaign, shipped(), {}};
    CHECK(judge_page(piece, pages.composed(piece), judges));
    Composed with_photo = pages.composed(piece);
    const auto pixels = std::make_shared<std::vector<uint8_t>>(16, uint8_t{255});
    with_photo.scene.items.push_back(ImageItem{
        {Role::Photo, "photo"}, {0, 0, 0.5, 0.5}, std::make_shared<ImageSource>(ImageSource{"a.jpg", 2, 2, pixels})});
    const auto refused = judge_page(piece, with_photo, judges);
    REQUIRE_FALSE(refused);
    CHECK(refused.diagnostics()[0].code == "check/photo-without-consent");
    campaign.photo_consent = "giấy đồng ý số 1, lưu tại xã";
    const auto judged = judge_page(piece, with_photo, judges);
    REQUIRE(judged);
    CHECK_FALSE(has_code(judged->findings, "check/photo-too-small"));
    // The same pixels farther apart: 85 to the inch of a screen's 96, then 51.
    auto& photo = std::get<ImageItem>(with_photo.scene.items.back());
    photo.rect.width = 0.6;
    const auto coarse = judge_page(piece, with_photo, judges);
    REQUIRE(coarse);
    CHECK(has_code(coarse->findings, "check/photo-too-small"));
    photo.rect.width = 1;
    const auto too_small = judge_page(piece, with_photo, judges);
    REQUIRE_FALSE(too_small);
    CHECK(has_code(too_small.diagnostics(), "check/photo-too-small"));
}

TEST_CASE("a wrong platform file is told with its place") {
    const auto bad = parse_platforms(
        "checked_on: 2026-11-23\nplatforms:\n  - id: a\n    vi: A\n    en: A\n    formats:\n      - id: b\n"
        "        source: c\n        views:\n          - {id: d, vi: D, en: D, at_px: [1], shows_px: [0, 0, x, 1]}\n",
        "views.yaml");
    REQUIRE_FALSE(bad);
    CHECK(codes(bad.diagnostics()) == std::vector<std::string>{"platform/bad-rectangle", "platform/bad-rectangle"});
    CHECK(bad.diagnostics()[0].place.line == 10);
}
