#include "layout/sheet.h"

#include <catch2/catch.hpp>
#include <map>

using namespace codong;

namespace {

using Lines = std::vector<std::string>;

const std::string k_formats = CODONG_SOURCE_DIR "/layouts/formats";
const std::string k_group = "groups:\n  - id: g\n    vi: a\n    en: b\n    sheets:\n";

std::vector<Sheet> shipped() {
    auto sheets = read_sheets(k_formats);
    if (!sheets) FAIL(format_diagnostic(sheets.diagnostics()[0], Language::English));
    return *std::move(sheets);
}

Sheet shipped(const std::string& id) {
    auto sheet = sheet_by_id(shipped(), id);
    REQUIRE(sheet);
    return *std::move(sheet);
}

Sheet one(const std::string& fields) {
    auto sheets = parse_sheets(k_group + "      - {id: x, vi: a, en: b, " + fields + "}\n", "f.yaml");
    if (!sheets) FAIL(format_diagnostic(sheets.diagnostics()[0], Language::English));
    return sheets->at(0);
}

Lines problems(const std::string& text) {
    const auto result = parse_sheets(text, "f.yaml");
    Lines out;
    if (result) return out;
    for (const Diagnostic& d : result.diagnostics()) {
        CHECK(sentence(d, Language::Vietnamese) != d.code);
        out.push_back(std::to_string(d.place.line) + ":" + std::to_string(d.place.column) + " " + d.code);
    }
    return out;
}

void check_rect(const Rect& r, const Rect& expected) {
    CHECK(r.x == Approx(expected.x));
    CHECK(r.y == Approx(expected.y));
    CHECK(r.width == Approx(expected.width));
    CHECK(r.height == Approx(expected.height));
}

}  // namespace

TEST_CASE("every sheet of the plan's campaign is shipped with its size") {
    const std::map<std::string, Size> print = {{"bang-ron-ngang-600x100", {6000, 1000}},
                                               {"bang-ron-ngang-1000x200", {10000, 2000}},
                                               {"phuon-80x240", {800, 2400}},
                                               {"pano-300x200", {3000, 2000}},
                                               {"pano-1000x500", {10000, 5000}},
                                               {"ap-phich-a3", {297, 420}},
                                               {"ap-phich-54x79", {540, 790}},
                                               {"standee-80x180", {800, 1800}},
                                               {"backdrop-600x300", {6000, 3000}},
                                               {"to-roi-a5", {148, 210}}};
    const std::map<std::string, Pixels> screens = {
        {"fb-square", {1080, 1080}},   {"fb-portrait", {1080, 1350}}, {"fb-cover", {1640, 624}},
        {"story", {1080, 1920}},       {"og", {1200, 630}},           {"zalo-post", {1080, 1080}},
        {"zalo-article", {1280, 720}}, {"web-hero", {1920, 600}},     {"slide", {1920, 1080}}};
    const auto sheets = shipped();
    CHECK(sheets.size() == 63);
    for (const auto& [id, size] : print) {
        INFO(id);
        const Sheet sheet = *sheet_by_id(sheets, id);
        CHECK_FALSE(sheet.is_screen);
        CHECK(sheet.trim == size);
        CHECK(sheet.types[0] == "pdf");
        CHECK(sheet.distance_m);
    }
    for (const auto& [id, size] : screens) {
        INFO(id);
        const Sheet sheet = *sheet_by_id(sheets, id);
        CHECK(sheet.is_screen);
        CHECK(sheet.pixels == size);
        CHECK(sheet.trim.width == Approx(size.width * 25.4 / 96));
        CHECK(sheet.trim.height == Approx(size.height * 25.4 / 96));
        CHECK(sheet.types[0] == "png");
        CHECK(sheet.bleed == Insets{});
    }
}

TEST_CASE("every shipped sheet says where it comes from and leaves room for text inside its trim") {
    for (const Sheet& sheet : shipped()) {
        INFO(sheet.id);
        CHECK_FALSE(sheet.vi.empty());
        CHECK_FALSE(sheet.en.empty());
        CHECK_FALSE(sheet.group.empty());
        CHECK_FALSE(sheet.source.empty());
        CHECK(sheet.checked_on == "2026-11-23");
        CHECK(sheet.place.line > 0);
        const Rect trim{0, 0, sheet.trim.width, sheet.trim.height};
        CHECK(trim.contains(sheet.text_area));
        CHECK(sheet.text_area.area() > 0);
        if (!sheet.is_screen) CHECK(trim.inset(sheet.safe - 1e-9).contains(sheet.text_area));
        CHECK(sheet.text_area.height > 3 * sheet.least_cap_mm());
        CHECK_FALSE(sheet.types.empty());
    }
}

TEST_CASE("text keeps clear of the safe margin and of whatever the finishing takes, whichever is more") {
    check_rect(shipped("bang-ron-ngang-600x100").text_area, {100, 100, 5800, 800});
    check_rect(shipped("pano-300x200").text_area, {150, 150, 2700, 1700});
    check_rect(shipped("phuon-80x240").text_area, {80, 85, 640, 2230});    // pockets of 80 and 5 from the seam
    check_rect(shipped("standee-80x180").text_area, {40, 40, 720, 1610});  // 150 vanish in the base
    check_rect(shipped("co-cam").text_area, {25, 15, 100, 180});           // sleeve at the left
    check_rect(shipped("to-roi-a5").text_area, {5, 5, 138, 200});
    check_rect(shipped("fb-cover").text_area, Rect{266 * 25.4 / 96, 30 * 25.4 / 96, 1108 * 25.4 / 96, 564 * 25.4 / 96});

    check_rect(one("size_mm: [1000, 500], safe_mm: 10, finishing: {hem_mm: 30}").text_area, {30, 30, 940, 440});
    check_rect(one("size_mm: [1000, 500], safe_mm: 10, finishing: {eyelets: {every_mm: 500, inset_mm: 25}}").text_area,
               {40, 40, 920, 420});
    check_rect(one("size_mm: [1000, 500], safe_mm: 10, bleed_mm: 50, finishing: {wrap_mm: 50}").text_area,
               {10, 10, 980, 480});
    check_rect(one("size_mm: [1000, 500], safe_mm: 10, bleed_mm: 50, finishing: {wrap_mm: 90}").text_area,
               {40, 40, 920, 420});
    check_rect(
        one("size_mm: [1000, 500], safe_mm: 10, finishing: {pockets: {left_mm: 60}, sleeve: {right_mm: 30}}").text_area,
        {65, 10, 900, 480});
    check_rect(one("size_mm: [1000, 500], safe_mm: 10, text_area_mm: [100, 50, 200, 300]").text_area,
               {100, 50, 200, 300});
}

TEST_CASE("folds cut the text area into panels that keep clear of them") {
    const Sheet sheet = shipped("to-roi-a4-gap3");
    REQUIRE(sheet.panels.size() == 3);
    check_rect(sheet.panels[0], {5, 5, 87, 200});
    check_rect(sheet.panels[1], {102, 5, 90, 200});
    check_rect(sheet.panels[2], {202, 5, 90, 200});
    CHECK(shipped("to-roi-a4").panels == std::vector<Rect>{shipped("to-roi-a4").text_area});
}

TEST_CASE("sheets longer than a PDF page are drawn 1:10, bleed included") {
    CHECK(one("size_mm: [5080, 1000]").drawn_scale() == 1);
    CHECK(one("size_mm: [5080, 1000], bleed_mm: 1").drawn_scale() == 0.1);
    CHECK(one("size_mm: [1000, 5081]").drawn_scale() == 0.1);
    CHECK(one("size_px: [30000, 1000]").drawn_scale() == 1);
    Lines tenth;
    for (const Sheet& sheet : shipped())
        if (sheet.drawn_scale() != 1) tenth.push_back(sheet.id);
    CHECK(tenth == Lines{"bang-ron-ngang-600x100", "bang-ron-ngang-600x150", "bang-ron-ngang-800x100",
                         "bang-ron-ngang-1000x100", "bang-ron-ngang-1000x200", "pano-600x400", "pano-1000x500",
                         "pano-1200x600", "backdrop-600x300", "backdrop-800x400"});
}

TEST_CASE("the least cap height comes from the distance in print and from the width on a phone") {
    CHECK(shipped("bang-ron-ngang-600x100").least_cap_mm() == Approx(20 / 0.53));
    CHECK(shipped("bang-ron-ngang-600x100").comfortable_cap_mm() == Approx(20 / 0.14));
    CHECK(shipped("to-roi-a5").least_cap_mm() == 1.5);
    CHECK(shipped("fb-square").least_cap_mm() == Approx(1080 * 0.016 * 25.4 / 96));
    CHECK(one("size_mm: [100, 100]").least_cap_mm() == 1.5);
}

TEST_CASE("what a group says holds for its sheets unless they say otherwise") {
    const auto sheets = parse_sheets(
        "source: file\ndpi: 50\ngroups:\n  - id: g\n    vi: a\n    en: b\n    safe_mm: 9\n    bleed_mm: 2\n    "
        "finishing: {hem_mm: 3}\n    speed_kmh: 30\n"
        "    sheets:\n      - {id: x, vi: a, en: b, size_mm: [100, 50]}\n"
        "      - {id: y, vi: a, en: b, size_mm: [100, 50], safe_mm: 4, dpi: 300, source: own, finishing: {base_mm: "
        "20}, types: [svg], distance_m: 2}\n",
        "f.yaml");
    REQUIRE(sheets);
    const Sheet &x = sheets->at(0), &y = sheets->at(1);
    CHECK(x.safe == 9);
    CHECK(x.dpi == 50);
    CHECK(x.source == "file");
    CHECK(x.finishing.hem == 3);
    CHECK(x.bleed == Insets{2, 2, 2, 2});
    CHECK(x.group == "g");
    CHECK(x.allows("tiff"));
    CHECK_FALSE(x.distance_m);
    CHECK(y.safe == 4);
    CHECK(y.dpi == 300);
    CHECK(y.source == "own");
    CHECK(y.finishing.hem == 0);
    CHECK(y.speed_kmh == 30.0);
    CHECK(y.distance_m == 2.0);
    CHECK_FALSE(y.allows("pdf"));
}

TEST_CASE("LED boards are built from their id") {
    const auto sheets = shipped();
    const auto led = sheet_by_id(sheets, "led-3840x1920-p10");
    REQUIRE(led);
    CHECK(led->pixels == Pixels{384, 192});
    CHECK(led->is_screen);
    CHECK(led->group == "led");
    CHECK(led->trim.width == Approx(384 * 25.4 / 96));
    CHECK(led->vi == "Bảng LED 384 × 192 điểm");
    CHECK(led->pitch_mm == 10.0);
    CHECK(led->least_cap_mm() * 96 / 25.4 == Approx(20 / 1.45));
    CHECK(sheet_by_id(sheets, "led-1000x500-p2.5")->pixels == Pixels{400, 200});
    CHECK(sheet_by_id(sheets, "led-1003x500-p2.5")->pixels == Pixels{401, 200});
    for (const char* bad : {"led-", "led-x-p", "led-3840x1920", "led-3840-p10", "led-ax1920-p10", "led-3840x1920-p0",
                            "led-3840x1920-p10x", "led-100x100-p10", "led-100000x1000-p1", "led--3840x1920-p10",
                            "led-1e3x500-p2", "led-3840x1920-p1-p2"}) {
        INFO(bad);
        const auto sheet = sheet_by_id(sheets, bad, {"c.yaml", 3, 4});
        REQUIRE_FALSE(sheet);
        CHECK(sheet.diagnostics()[0].code == "sheet/bad-led");
        CHECK(sheet.diagnostics()[0].place.line == 3);
    }
}

TEST_CASE("an unknown sheet is refused with the nearest") {
    const auto sheet = sheet_by_id(shipped(), "fb-sqare", {"c.yaml", 3, 4});
    REQUIRE_FALSE(sheet);
    CHECK(sheet.diagnostics()[0].code == "sheet/unknown");
    CHECK(sheet.diagnostics()[0].args == Lines{"fb-sqare", "fb-square"});
    CHECK(sheet.diagnostics()[0].place.column == 4);
}

TEST_CASE("planted faults of a formats file come at once, each where it stands") {
    CHECK(problems(
              k_group +
              "      - {id: x, vi: a, en: b, size_mm: [100, 50]}\n"
              "      - {id: x, vi: a, en: b, size_mm: [100, 50]}\n"
              "      - {id: Y, vi: a, en: b, size_mm: [100, 50]}\n"
              "      - {id: z, vi: a, size_mm: [100, 50], size_px: [100, 50]}\n"
              "      - {id: u, vi: a, en: b, size_mm: [100, x]}\n"
              "      - {id: v, vi: a, en: b, size_mm: [100, 5]}\n"
              "      - {id: w, vi: a, en: b, size_mm: [100, 50], safe_mm: 25}\n"
              "      - {id: t, vi: a, en: b, size_mm: [100, 50], safe_mm: -2, dpi: high, types: [gif], bleed: 3}\n") ==
          Lines{"8:14 sheet/bad-id", "9:9 yaml/missing-field", "9:9 sheet/bad-size", "10:40 sheet/not-numbers",
                "10:9 sheet/bad-size", "11:9 sheet/bad-size", "12:9 sheet/no-room", "13:60 sheet/negative",
                "13:69 yaml/not-a-number", "13:82 sheet/unknown-type", "13:89 yaml/unknown-field",
                "7:9 sheet/duplicate-id"});
    CHECK(problems("groups:\n  - {id: g, vi: a, en: b}\n") == Lines{"2:5 yaml/missing-field"});
    CHECK(problems("groups: x\n") == Lines{"1:9 yaml/not-a-list"});
    CHECK(problems("") == Lines{"1:1 yaml/not-a-map"});
    CHECK_FALSE(read_sheets("/nowhere"));
}
