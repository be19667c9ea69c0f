#include "check/scene_check.h"

#include <catch2/catch.hpp>
#include <set>

#include "check/collision.h"
#include "support/test_page.h"

using namespace codong;
using namespace codong::test;

namespace {

// A page without fault: a red ground to the bleed's edge, a slogan and a smaller line in paper on it.
Composed good_page() {
    Composed page;
    page.scene = empty_page(200, 100);
    page.scene.inks.push_back({"pale", {0, 40, 30, 0}, {0xF0 / 255.0, 0x60 / 255.0, 0x60 / 255.0}, std::nullopt});
    page.scene.items.push_back(fill(Path::rect({-3, -3, 206, 106}), 0, Role::Ground, "ground"));
    page.scene.items.push_back(letters("TOAN XA HOI", {20, 50}, 20));
    page.scene.items.push_back(letters("xa mau", {20, 80}, 8, 1, Role::Unit));
    page.texts.resize(2);
    page.texts[0].role = Role::Slogan;
    page.texts[0].shown = "TOAN XA HOI";
    page.texts[0].least_size = 20;
    page.texts[1].role = Role::Unit;
    page.texts[1].shown = "xa mau";
    page.texts[1].least_size = 8;
    return page;
}

Sheet a_sheet() {
    Sheet sheet;
    sheet.id = "thu";
    sheet.trim = {200, 100};
    return sheet;
}

std::set<std::string> codes(const Composed& page) {
    std::set<std::string> out;
    for (const Diagnostic& d : check_scene(page, a_sheet())) {
        out.insert(d.code);
        CHECK(d.severity == Severity::Error);
        CHECK(sentence(d, Language::Vietnamese) != d.code);
    }
    return out;
}

GlyphRun& slogan(Composed& page) {
    return std::get<GlyphRun>(page.scene.items[1]);
}
GlyphRun& label(Composed& page) {
    return std::get<GlyphRun>(page.scene.items[2]);
}

using Codes = std::set<std::string>;

}  // namespace

TEST_CASE("a page without fault has no findings") {
    CHECK(codes(good_page()) == Codes{});
}

TEST_CASE("letters that meet are found, within a run and between runs") {
    Composed page = good_page();
    slogan(page).glyphs[1].x -= 0.2;
    CHECK(codes(page) == Codes{"check/collision"});
    page = good_page();
    label(page).origin = {20, 51};
    CHECK(codes(page).contains("check/collision"));
}

TEST_CASE("letters that only touch with their boxes do not meet") {
    Composed page = good_page();
    // Bars that cross in their boxes only: two thin triangles side by side.
    CHECK(find_collisions(page.scene).empty());
    label(page).origin = {20, 50 + 8 * 0.5 + 0.001};
    CHECK(find_collisions(page.scene).empty());
}

TEST_CASE("a letter inside another's bowl meets nothing, one inside its ink does") {
    class RingFace : public SquareFace {
    public:
        const Path& outline(uint32_t) const override { return m_ring; }
        RingFace() {
            m_ring = Path::rect({0, -1, 1, 1});
            // The bowl turns the other way.
            m_ring.append(Path::polygon({{0.2, -0.8}, {0.2, -0.2}, {0.8, -0.2}, {0.8, -0.8}}));
        }

    private:
        Path m_ring;
    };
    Composed page = good_page();
    page.scene.items.clear();
    GlyphRun ring = letters("O", {50, 60}, 40);
    ring.face = std::make_shared<const RingFace>();
    page.scene.items.push_back(std::move(ring));
    page.scene.items.push_back(letters("a", {66, 42}, 8));
    CHECK(find_collisions(page.scene).empty());
    std::get<GlyphRun>(page.scene.items[1]).size = 2;
    std::get<GlyphRun>(page.scene.items[1]).origin = {52, 58};
    CHECK(find_collisions(page.scene).size() == 1);
}

TEST_CASE("the glyphs of one cluster may overlap, and joined scripts are left out when asked") {
    Composed page = good_page();
    GlyphRun& run = slogan(page);
    run.glyphs[1].x = 0.1;
    run.clusters.erase(run.clusters.begin());
    run.clusters[0] = {2, 2};
    CHECK(find_collisions(page.scene).empty());
    page = good_page();
    slogan(page).glyphs[1].x -= 0.2;
    CHECK(find_collisions(page.scene, [](const Face&) { return true; }).empty());
}

TEST_CASE("letters in groups are looked at where they stand on the page") {
    Composed page = good_page();
    auto group = std::make_unique<Group>();
    group->transform = Transform::translation(20, 50);
    group->items.push_back(letters("X", {1, 1}, 20));
    page.scene.items.push_back(std::move(group));
    CHECK(codes(page).contains("check/collision"));
}

TEST_CASE("text outside the safe area is found, and text that leaves the page") {
    Composed page = good_page();
    slogan(page).origin.x = 5 - 0.05 * 20 - 0.2;
    CHECK(codes(page) == Codes{"check/unsafe-text"});
    slogan(page).origin.x = 5 - 0.05 * 20;
    CHECK(codes(page) == Codes{});
    slogan(page).origin.x = -20;
    CHECK(codes(page).contains("check/off-page"));
    page = good_page();
    label(page).origin.y = 95.2;
    CHECK(codes(page) == Codes{"check/unsafe-text"});
    label(page).origin.y = 102;
    CHECK(codes(page) == Codes{"check/off-page"});
}

TEST_CASE("what is drawn over a text is found; what is drawn beside it or under it is not") {
    Composed page = good_page();
    page.scene.items.push_back(fill(Path::circle({40, 45}, 8), 1, Role::Art, "mat-troi"));
    CHECK(codes(page) == Codes{"check/covered-text"});
    page = good_page();
    page.scene.items.push_back(fill(Path::circle({170, 85}, 8), 1, Role::Art, "mat-troi"));
    CHECK(codes(page) == Codes{});
    page = good_page();
    page.scene.items.push_back(
        StrokedPath{{Role::Art, "day"}, Path().move_to({10, 45}).line_to({190, 45}), {InkPaint{0, 1}, 1}});
    CHECK(codes(page) == Codes{"check/covered-text"});
    page = good_page();
    page.scene.items.push_back(
        StrokedPath{{Role::Guide, "guides"}, Path::rect({15, 30, 150, 30}), {InkPaint{0, 1}, 1}});
    CHECK(codes(page) == Codes{});
}

TEST_CASE("a ground that stops before the bleed's edge is found") {
    Composed page = good_page();
    page.scene.items[0] = fill(Path::rect({0, 0, 200, 100}), 0, Role::Ground, "ground");
    CHECK(codes(page) == Codes{"check/bare-bleed"});
    page.scene.items[0] = fill(Path::rect({-3, -3, 206, 105.5}), 0, Role::Ground, "ground");
    CHECK(codes(page) == Codes{"check/bare-bleed"});
    page.scene.items[0] = fill(Path::rect({-3, -3, 206, 106}), 0, Role::Art, "not a ground");
    CHECK(codes(page) == Codes{"check/bare-bleed"});
}

TEST_CASE("a label larger than the slogan is found") {
    Composed page = good_page();
    page.texts[1].least_size = 21;
    CHECK(codes(page) == Codes{"check/hierarchy"});
    page.texts[1].role = Role::Figure;
    CHECK(codes(page) == Codes{});
}

TEST_CASE("text too near its ground in colour is found: 3 to 1 for the slogan, 4.5 for the rest") {
    Composed page = good_page();
    label(page).fill = InkPaint{2, 1};  // pale on red, below 3
    CHECK(codes(page) == Codes{"check/contrast"});
    page = good_page();
    slogan(page).fill = InkPaint{2, 1};
    CHECK(codes(page) == Codes{"check/contrast"});
    // Gold on red: 3.92, enough for the slogan alone.
    page = good_page();
    page.scene.inks[2].rgb = *rgb_from_hex("#FFCD00");
    slogan(page).fill = InkPaint{2, 1};
    CHECK(codes(page) == Codes{});
    label(page).fill = InkPaint{2, 1};
    CHECK(codes(page) == Codes{"check/contrast"});
}

TEST_CASE("contrast counts what stands under the text, not what lies under that or beside it") {
    Composed page = good_page();
    // A white panel under part of the white label.
    page.scene.items.insert(page.scene.items.begin() + 1, fill(Path::rect({30, 70, 20, 20}), 1, Role::Art, "bang"));
    CHECK(codes(page) == Codes{"check/busy-ground", "check/contrast"});
    // A red one over that panel, still under the label.
    page.scene.items.insert(page.scene.items.begin() + 2, fill(Path::rect({28, 68, 24, 24}), 0, Role::Art, "bang"));
    CHECK(codes(page) == Codes{});
    page = good_page();
    page.scene.items.insert(page.scene.items.begin() + 1, fill(Path::rect({60, 70, 20, 20}), 1, Role::Art, "ben canh"));
    CHECK(codes(page) == Codes{});
}

TEST_CASE("text over a drawing or a photograph is found, however well it stands out") {
    Composed page = good_page();
    page.scene.inks.push_back({"black", {0, 0, 0, 100}, {0, 0, 0}, std::nullopt});
    page.scene.items.insert(page.scene.items.begin() + 1, fill(Path::rect({30, 70, 9, 20}), 3, Role::Art, "hinh"));
    CHECK(codes(page) == Codes{"check/busy-ground"});
    page = good_page();
    auto picture = std::make_shared<ImageSource>();
    picture->width = picture->height = 10;
    page.scene.items.insert(page.scene.items.begin() + 1, ImageItem{{Role::Photo, "anh"}, {20, 20, 60, 60}, picture});
    CHECK(codes(page) == Codes{"check/busy-ground"});
    // A panel over the photograph makes it quiet.
    page.scene.items.insert(page.scene.items.begin() + 2, fill(Path::rect({0, 10, 200, 90}), 0, Role::Art, "bang"));
    CHECK(codes(page) == Codes{});
}

TEST_CASE("a hole of an even-odd shape shows what is under it") {
    Composed page = good_page();
    Path frame = Path::rect({10, 60, 100, 30});
    frame.append(Path::rect({15, 65, 90, 20}));
    FilledPath ring = fill(std::move(frame), 1, Role::Art, "khung");
    ring.rule = FillRule::EvenOdd;
    page.scene.items.insert(page.scene.items.begin() + 1, std::move(ring));
    CHECK(codes(page) == Codes{});
    std::get<FilledPath>(page.scene.items[1]).rule = FillRule::NonZero;
    CHECK(codes(page) == Codes{"check/contrast"});
}

TEST_CASE("contrast is that of the worst place under the text") {
    const Composed page = good_page();
    const Rect ink = ink_bounds(page.scene.items[1], page.scene);
    CHECK(worst_contrast(page.scene, ink, {1, 1, 1}, 1) == Approx(5.88).margin(0.01));
    CHECK(worst_contrast(page.scene, ink, {1, 1, 1}, 0) == Approx(1));  // nothing under it: paper
}

TEST_CASE("all faults of a page are told at once") {
    Composed page = good_page();
    slogan(page).glyphs[1].x -= 0.2;
    page.scene.items[0] = fill(Path::rect({0, 0, 200, 100}), 0, Role::Ground, "ground");
    label(page).origin.y = 97;
    page.texts[1].least_size = 30;
    CHECK(codes(page) == Codes{"check/collision", "check/bare-bleed", "check/unsafe-text", "check/hierarchy"});
}
