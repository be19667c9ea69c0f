#include "check/legibility.h"

#include <catch2/catch.hpp>

#include "support/paint_scenes.h"

using namespace codong;
using namespace codong::test;

namespace {

TextFaceRef bold() {
    static const TextFaceRef face = [] {
        const std::string file = std::string(CODONG_SOURCE_DIR) + "/fonts/files/be-vietnam-pro-800.ttf";
        std::ifstream in(file, std::ios::binary);
        if (!in) throw std::runtime_error("font file missing, run the set-up first: " + file);
        auto opened = TextFace::open({"be-vietnam-pro-800", "Be Vietnam Pro", 800, file},
                                     {std::istreambuf_iterator<char>(in), {}});
        if (!opened) throw std::runtime_error("cannot open " + file);
        return *opened;
    }();
    return face;
}

// A run whose size gives that cap height, mm.
GlyphRun line(const std::string& text, double cap, Point origin, Paint fill, Role role = Role::Slogan) {
    static const auto shapes = std::make_shared<const TestFace>("be-vietnam-pro-800");
    GlyphRun run = plain_run(shapes, text, cap / bold()->cap_height(), origin, std::move(fill));
    run.face = bold();
    run.info.role = role;
    return run;
}

Sheet banner(double width, double height, double distance, std::optional<double> speed = {}) {
    Sheet sheet;
    sheet.id = "bang-ron-" + std::to_string(static_cast<int>(width / 10));
    sheet.group = "bang-ron";
    sheet.trim = {width, height};
    sheet.distance_m = distance;
    sheet.speed_kmh = speed;
    return sheet;
}

struct Page {
    Composed composed;
    Sheet sheet;
    Page(Sheet s, Paint ground) : sheet(std::move(s)) {
        composed.scene = page(sheet.trim.width, sheet.trim.height);
        composed.scene.items.push_back(filled(Path::rect(composed.scene.trim_rect()), std::move(ground)));
    }
    void add(GlyphRun run) {
        SetText text;
        text.role = run.info.role;
        text.shown = run.text;
        text.lines = {run.text};
        text.least_size = run.size;
        text.ink = ink_bounds(run);
        composed.texts.push_back(std::move(text));
        composed.scene.items.push_back(std::move(run));
    }
    Legibility judge(LegibilityContext context = {}) const {
        auto result = judge_legibility(composed, sheet, context);
        REQUIRE(result);
        return *std::move(result);
    }
};

bool has(const Diagnostics& list, const char* code) {
    return std::any_of(list.begin(), list.end(), [&](const Diagnostic& d) { return d.code == code; });
}

}  // namespace

TEST_CASE("distances follow the cap height until the marks give out, and contrast shortens both") {
    CHECK(reading_distance(0.30, 100, 0, 10) == Approx(30));
    CHECK(reading_distance(0.12, 100, 0, 7) == Approx(12));
    CHECK(reading_distance(0.30, 100, 0, 4.5) == Approx(27));
    CHECK(reading_distance(0.30, 100, 0, 3) == Approx(22.5));
    CHECK(reading_distance(0.30, 100, 0, 2.9) == 0);
    CHECK(reading_distance(0.30, 100, 8, 10) == Approx(8 / 0.582));
    CHECK(contrast_factor(5.75) == Approx(0.95));
    CHECK(contrast_factor(21) == 1);
}

TEST_CASE("time in passing runs from the greatest distance to 15 degrees off the way") {
    // 5 m / tan 15 degrees = 18.66 m; 36 km/h is 10 m/s.
    CHECK(passing_seconds(68.66, 36) == Approx(5).margin(0.01));
    CHECK(passing_seconds(10, 36) == 0);
    CHECK(syllables_in(5) == 14);  // 3 s of reading, 9 words, 14.4 syllables
    CHECK(syllables_in(2) == 0);
    CHECK(syllables_in(0.5) == 0);
}

TEST_CASE("every line is measured at its true size, with the ground it really stands on") {
    Page page(banner(3000, 1000, 5), InkPaint{k_red});
    page.composed.scene.items.push_back(filled(Path::rect({0, 500, 3000, 500}), InkPaint{k_white}));
    page.add(line("BẢO VỆ", 150, {200, 400}, InkPaint{k_yellow}));
    page.add(line("trẻ em", 100, {200, 800}, InkPaint{k_red}, Role::Unit));
    const Legibility found = page.judge();
    REQUIRE(found.lines.size() == 2);
    CHECK(found.lines[0].cap_mm == Approx(150));
    CHECK(found.lines[1].cap_mm == Approx(100));
    CHECK(found.lines[0].contrast == Approx(4.59).margin(0.02));  // FFFF00 on DA251D
    CHECK(found.lines[1].contrast == Approx(4.93).margin(0.02));
    CHECK(found.lines[0].mark_mm == Approx(bold()->mark_stroke() * 150 / bold()->cap_height()));
    CHECK(found.slogan_m == Approx(found.lines[0].greatest_m));
    CHECK(found.findings.empty());
}

TEST_CASE("contrast is taken where a gradient or a picture is worst") {
    Page page(banner(3000, 1000, 5), linear({0, 0}, {3000, 0}, {k_red}, {k_yellow}));
    page.add(line("BẢO VỆ TRẺ EM BẢO VỆ", 150, {200, 600}, InkPaint{k_white}));
    CHECK(page.judge().lines[0].contrast < 2);
    Page faint(banner(3000, 1000, 5), InkPaint{k_red});
    auto veil = group(0.6);
    veil->items.push_back(filled(Path::rect({0, 0, 3000, 1000}), InkPaint{k_yellow}));
    faint.composed.scene.items.push_back(std::move(veil));
    faint.add(line("BẢO VỆ", 150, {200, 600}, InkPaint{k_yellow}));
    CHECK(faint.judge().lines[0].contrast < 3);
}

TEST_CASE("a slogan that does not carry to the sheet's distance is named, with what would help") {
    Page page(banner(3000, 1000, 60), InkPaint{k_red});
    page.add(line("BẢO VỆ TRẺ EM", 100, {200, 600}, InkPaint{k_yellow}));
    const std::vector<Sheet> sheets = {banner(3000, 1000, 60), banner(6000, 1500, 60), banner(9000, 3000, 60),
                                       banner(20000, 8000, 60)};
    LegibilityContext context;
    context.sheets = sheets;
    const Legibility found = page.judge(context);
    REQUIRE(has(found.findings, "check/hard-to-read"));
    CHECK(found.findings[0].args[0] == "BẢO VỆ TRẺ EM");
    CHECK(found.findings[0].args[3] == "60");
    // 100 mm: 27.1 m at contrast 4.59, so 2.2 times as large is wanted.
    const auto larger = std::find_if(found.findings.begin(), found.findings.end(),
                                     [](const Diagnostic& d) { return d.code == "check/try-larger-sheet"; });
    REQUIRE(larger != found.findings.end());
    CHECK(larger->args[0] == "bang-ron-900");
    CHECK(larger->severity == Severity::Note);
    Page near(banner(3000, 1000, 20), InkPaint{k_red});
    near.add(line("BẢO VỆ TRẺ EM", 100, {200, 600}, InkPaint{k_yellow}));
    CHECK(near.judge().findings.empty());
}

TEST_CASE("too many lines are seen where fewer would stand larger") {
    Page page(banner(6000, 1000, 200), InkPaint{k_red});
    SetText text;
    text.role = Role::Slogan;
    for (int i = 0; i < 4; ++i) {
        GlyphRun run = line("BẢO VỆ", 120, {2000, 250.0 + 230 * i}, InkPaint{k_yellow});
        text.lines.push_back(run.text);
        text.least_size = run.size;
        text.ink = text.ink.united(ink_bounds(run));
        page.composed.scene.items.push_back(std::move(run));
    }
    page.composed.scene.safe = {100, 50, 5800, 900};
    page.composed.texts.push_back(std::move(text));
    const Legibility found = page.judge();
    const auto lines = std::find_if(found.findings.begin(), found.findings.end(),
                                    [](const Diagnostic& d) { return d.code == "check/try-other-lines"; });
    REQUIRE(lines != found.findings.end());
    CHECK(std::stoi(lines->args[0]) < 4);
    CHECK(lines->args[1] == "4");
}

TEST_CASE("who drives past reads so many syllables, and the key phrase counts by itself") {
    Page page(banner(6000, 1000, 20, 36), InkPaint{k_black});
    page.add(line("BẢO VỆ TRẺ EM", 300, {200, 450}, InkPaint{k_yellow}));
    page.add(line("là trách nhiệm của mỗi gia đình và toàn xã hội", 60, {200, 800}, InkPaint{k_yellow}));
    const Legibility found = page.judge();
    REQUIRE(found.passing);
    CHECK(found.passing->syllables == 15);
    CHECK(found.passing->key_syllables == 4);
    CHECK(found.passing->readable_key >= 4);
    CHECK(found.passing->readable_syllables == 0);
    CHECK_FALSE(has(found.findings, "check/passed-too-fast"));
    Page fast(banner(6000, 1000, 20, 80), InkPaint{k_black});
    fast.add(line("BẢO VỆ TRẺ EM LÀ TRÁCH NHIỆM CỦA MỖI GIA ĐÌNH", 100, {200, 450}, InkPaint{k_yellow}));
    CHECK(has(fast.judge().findings, "check/passed-too-fast"));
}

TEST_CASE("a screen is judged as a phone of 360 px shows it") {
    Sheet sheet;
    sheet.id = "fb-cover";
    sheet.is_screen = true;
    sheet.pixels = {1640, 624};
    sheet.trim = {1640 * 25.4 / 96, 624 * 25.4 / 96};
    Page page(sheet, InkPaint{k_red});
    page.add(line("BẢO VỆ", 60 * 25.4 / 96, {100, 80}, InkPaint{k_yellow}));
    page.add(line("Đảng ủy xã", 14 * 25.4 / 96, {100, 140}, InkPaint{k_white}, Role::Unit));
    const Legibility whole = page.judge();
    CHECK(whole.lines[0].phone_cap_px == Approx(60 * 360.0 / 1640));
    REQUIRE(whole.findings.size() == 1);
    CHECK(whole.findings[0].code == "check/small-on-phone");
    CHECK(whole.findings[0].args[0] == "Đảng ủy xã");
    LegibilityContext cropped;
    cropped.phone_shows_px = 1108;
    CHECK(page.judge(cropped).findings.empty());
    CHECK(page.judge(cropped).lines[1].phone_cap_px == Approx(14 * 360.0 / 1108));
}

TEST_CASE("a slide is not judged as a phone shows it, an LED board by its lamps where it hangs") {
    Sheet sheet;
    sheet.id = "slide";
    sheet.is_screen = true;
    sheet.pixels = {384, 192};
    sheet.trim = {384 * 25.4 / 96, 192 * 25.4 / 96};
    const auto page_of = [](const Sheet& made) {
        Page page(made, InkPaint{k_red});
        page.add(line("BẢO VỆ", 20 * 25.4 / 96, {10, 30}, InkPaint{k_white}));
        return page;
    };
    LegibilityContext projected;
    projected.is_seen_on_phone = false;
    const Legibility slide = page_of(sheet).judge(projected);
    CHECK(slide.lines[0].phone_cap_px == 0);
    CHECK(slide.lines[0].greatest_m == 0);
    CHECK(slide.findings.empty());
    sheet.pitch_mm = 10;
    const Legibility board = page_of(sheet).judge();
    CHECK(board.lines[0].cap_mm == Approx(200));
    CHECK(board.lines[0].phone_cap_px == 0);
    CHECK(board.lines[0].greatest_m == Approx(reading_distance(0.30, 200, board.lines[0].mark_mm, 21)).epsilon(0.2));
    CHECK(board.lines[0].greatest_m > 20);
}

TEST_CASE("a QR code's scanning distance follows its modules, and one that scans from too near is told") {
    Sheet sheet = banner(800, 1200, 5);
    Page page(sheet, InkPaint{k_white});
    page.composed.codes = {{"https://example.org", {0, 0, 330, 330}, 33, QrLevel::Medium}};
    const Legibility large = page.judge();
    REQUIRE(large.codes.size() == 1);
    CHECK(large.codes[0].module_mm == Approx(10));
    CHECK(large.codes[0].scan_m == Approx(2.5));
    CHECK(large.codes[0].wanted_m == Approx(1));
    CHECK(large.findings.empty());
    page.composed.codes[0].square = {0, 0, 66, 66};
    const Legibility small = page.judge();
    REQUIRE(small.findings.size() == 1);
    CHECK(small.findings[0].code == "check/qr-from-near");
    // Its size by the sheet's reading distance: modules of 4 mm for 1 m.
    CHECK(qr_side("https://example.org", sheet) == Approx(4.0 * qr_modules("https://example.org", qr_level(sheet))));
}

TEST_CASE("a code's error level goes by what is done to the sheet") {
    Sheet sheet = banner(300, 400, 3);
    CHECK(qr_level(sheet) == QrLevel::Medium);
    sheet.finishing.folds = {100, 200};
    CHECK(qr_level(sheet) == QrLevel::Quartile);
    sheet.finishing = {};
    sheet.finishing.hem = 25;
    CHECK(qr_level(sheet) == QrLevel::Quartile);
    sheet.finishing = {};
    sheet.distance_m = 15;
    CHECK(qr_level(sheet) == QrLevel::Quartile);
    sheet.finishing.kiss_cut_radius = 3;
    CHECK(qr_level(sheet) == QrLevel::High);
    sheet.is_screen = true;
    CHECK(qr_level(sheet) == QrLevel::Medium);
    const std::string address = "https://example.org/bao-ve-tre-em?nguon=ap-phich";
    CHECK(qr_modules(address, QrLevel::High) > qr_modules(address, QrLevel::Medium));
    CHECK(qr_modules(std::string(5000, 'x'), QrLevel::Medium) == 0);
}
