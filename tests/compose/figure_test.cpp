#include "compose/figure.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "compose/figure_cells.h"
#include "compose/figure_marks.h"
#include "compose/studio.h"

using namespace codong;
using namespace codong::test;

namespace {

constexpr const char* k_data = R"(id: thu
vi: Thử
en: Test
title: Tên của bảng
sources:
  - {id: so, document: Sổ tay của đơn vị}
items:
  - {id: mot, value: 100, unit: "%", label: Trẻ em được bảo vệ, text: ở mọi nơi và mọi lúc, icon: vuong, source: so, points: [Lắng nghe, Tin lời em kể]}
  - {id: hai, value: 25, unit: "%", label: Gia đình, text: "cùng nhà trường và xã hội chăm lo cho các em từ những điều nhỏ nhất", icon: vuong, source: so, points: [Không trách mắng]}
  - {id: ba, value: 50, unit: "%", label: Nhà trường, text: ngắn, icon: vuong, source: so, points: [Một, Hai, Ba điều]}
  - {id: bon, value: 5, unit: "%", label: Cộng đồng và toàn xã hội chung tay, icon: vuong, source: so, points: [Bốn]}
)";

// A studio whose layouts have data and an icon of their own.
class FigureStudio {
public:
    FigureStudio() {
        m_root.write("layouts/data/thu.yaml", k_data);
        m_root.write("fonts/icons/vuong.svg", "<svg viewBox=\"0 0 10 10\"><path d=\"M1 1h8v8h-8z\"/></svg>");
    }

    // A page with the slogan at its head and the figure in the box (mm from the trim).
    Result<Composed> compose(const std::string& figure, const Rect& box = {12, 60, 124, 138}) {
        const auto mm = [](double v) { return std::to_string(v) + "mm"; };
        m_root.write(
            "layouts/thu.yaml",
            "id: thu\nvi: Thử\nen: Test\nkind: infographic\ndata: thu\n"
            "faces: {slogan: be-vietnam-pro-700, figure: be-vietnam-pro-900, head: be-vietnam-pro-700, body: "
            "be-vietnam-pro-600, label: be-vietnam-pro-600}\nvariants:\n  - id: v\n    root:\n      layers:\n"
            "        - {fill: paper, bleed: ltrb}\n"
            "        - {at: [12mm, 12mm, 124mm, 40mm], text: {field: message, ink: deep}}\n"
            "        - {at: [" +
                mm(box.x) + ", " + mm(box.y) + ", " + mm(box.width) + ", " + mm(box.height) + "], figure: " + figure +
                "}\n        - {at: [12mm, 199mm, 124mm, 5mm], text: {field: data_source, ink: deep, size: 2mm}}\n");
        auto layout = read_layout(m_root / "layouts/thu.yaml");
        if (!layout) return layout.diagnostics();
        m_layout = *std::move(layout);
        return m_studio.compose(m_layout);
    }
    Composed composed(const std::string& figure, const Rect& box = {12, 60, 124, 138}) {
        return Studio::must(compose(figure, box));
    }
    Studio& studio() { return m_studio; }

private:
    Studio m_studio;
    Layout m_layout;
    Scratch m_root;
};

// Every kind with inks that draw all its parts.
const std::pair<const char*, const char*> k_kinds[] = {
    {"number", "{kind: number, columns: 2, inks: {card: skin, value: deep, label: deep, text: deep}}"},
    {"ring", "{kind: ring, columns: 2, side: top, align: centre, inks: {track: skin, badge: main, mark: deep}}"},
    {"bars", "{kind: bars, inks: {bar: main, track: skin, value: deep, label: deep}}"},
    {"columns", "{kind: columns, inks: {bar: main, line: deep, value: deep, label: deep}}"},
    {"steps", "{kind: steps, inks: {badge: main, mark: paper, label: deep, text: deep}}"},
    {"panels",
     "{kind: steps, badge: panel, trail: true, inks: {card: skin, line: deep, badge: main, mark: paper, trail: deep}}"},
    {"timeline",
     "{kind: timeline, inks: {card: skin, line: deep, badge: main, badge_line: deep, mark: paper, spine: deep}}"},
    {"timeline across",
     "{kind: timeline, side: top, align: centre, columns: 4, inks: {card: skin, badge: main, mark: paper, spine: "
     "deep}}"},
    {"icon-grid", "{kind: icon-grid, columns: [1, 4], inks: {badge: main, mark: paper}}"},
    {"compare",
     "{kind: compare, columns: 2, items: [mot, hai], inks: {card: skin, head: main, label: paper, mark: deep}}"},
    {"table",
     "{kind: table, heads: [Ai, Thế nào], inks: {head: main, head_text: paper, card: [paper, skin], line: deep, mark: "
     "main}}"},
};

std::vector<const SetText*> figure_texts(const Composed& composed, const std::string& part) {
    std::vector<const SetText*> out;
    for (const SetText& text : composed.texts)
        if (text.source.starts_with("v/3/") && text.source.ends_with("/" + part)) out.push_back(&text);
    return out;
}

void same(const std::vector<double>& got, const std::vector<double>& wanted) {
    REQUIRE(got.size() == wanted.size());
    for (size_t i = 0; i < got.size(); ++i) CHECK(got[i] == Approx(wanted[i]));
}

Rect drawn(const Composed& composed) {
    Rect all;
    for_each_leaf(composed.scene, [&](const Item& item, const Transform&) {
        if (info_of(item).source.starts_with("v/3")) all = all.united(ink_bounds(item, composed.scene));
    });
    return all;
}

}  // namespace

TEST_CASE("a figure of any kind stays in its box, whatever its shape") {
    FigureStudio studio;
    int set = 0;
    for (const auto& [name, yaml] : k_kinds)
        for (const Rect& box : {Rect{12, 60, 124, 138}, {12, 60, 124, 70}, {20, 56, 60, 140}, {12, 70, 124, 100}}) {
            INFO(name << " " << box.width << " x " << box.height);
            const auto composed = studio.compose(yaml, box);
            if (!composed) {
                CHECK(composed.diagnostics().front().code == "compose/figure-too-small");
                continue;
            }
            CHECK(box.contains(drawn(*composed), 0.02));
            ++set;
        }
    CHECK(set >= 36);
}

TEST_CASE("every word of the items is shown exactly, and nothing else") {
    FigureStudio studio;
    const Composed page = studio.composed(k_kinds[4].second);  // steps
    std::multiset<std::string> shown, wanted{"Toàn xã hội cùng chung tay chăm lo, bảo vệ toàn diện trẻ em.",
                                             "Nguồn: Sổ tay của đơn vị.",
                                             "1",
                                             "2",
                                             "3",
                                             "4",
                                             "Trẻ em được bảo vệ",
                                             "Gia đình",
                                             "Nhà trường",
                                             "Cộng đồng và toàn xã hội chung tay",
                                             "ở mọi nơi và mọi lúc",
                                             "cùng nhà trường và xã hội chăm lo cho các em từ những điều nhỏ nhất",
                                             "ngắn"};
    for (const SetText& text : page.texts) {
        shown.insert(text.shown);
        CHECK(text.derivation == "verbatim");
        std::string joined;
        for (const std::string& line : text.lines) joined += (joined.empty() ? "" : " ") + line;
        CHECK(joined == text.shown);
    }
    CHECK(shown == wanted);
    // What the runs say is what the texts say.
    std::string runs;
    for_each_leaf(page.scene, [&](const Item& item, const Transform&) {
        if (const auto* run = std::get_if<GlyphRun>(&item)) runs += run->text;
    });
    std::string texts;
    for (const SetText& text : page.texts)
        for (const std::string& line : text.lines) texts += line;
    CHECK(runs == texts);
}

TEST_CASE("what is parallel has one size") {
    FigureStudio studio;
    for (const auto& [name, yaml] : k_kinds) {
        INFO(name);
        const auto page = studio.compose(yaml);
        REQUIRE(page);
        for (const char* part : {"label", "text", "value", "mark", "unit"}) {
            const auto texts = figure_texts(*page, part);
            for (const SetText* text : texts) {
                INFO(part << " " << text->shown);
                CHECK(text->least_size == Approx(texts.front()->least_size));
            }
        }
    }
}

TEST_CASE("a figure fills its box or reaches the size the layout allows") {
    FigureStudio studio;
    const std::string grid = "{kind: icon-grid, inks: {badge: main, mark: paper}";
    const Composed full = studio.composed(grid + "}"), capped = studio.composed(grid + ", size: 3mm}");
    const double natural = figure_texts(full, "text").front()->least_size;
    CHECK(natural > 3);
    CHECK(figure_texts(capped, "text").front()->least_size == Approx(3));
    CHECK(figure_texts(capped, "label").front()->least_size == Approx(3 * 1.25));
    // A little larger would not fit.
    const auto larger = studio.compose(grid + "}", {12, 60, 124, 137});
    CHECK(figure_texts(larger.value(), "text").front()->least_size < natural);
}

TEST_CASE("the number of columns follows the box") {
    FigureStudio studio;
    const std::string grid = "{kind: icon-grid, columns: [1, 4], inks: {badge: main, mark: paper}}";
    const auto lefts = [&](const Rect& box) {
        std::set<long> out;
        const Composed page = studio.composed(grid, box);
        for (const SetText* text : figure_texts(page, "label")) out.insert(std::lround(text->ink.x * 10));
        return out.size();
    };
    CHECK(lefts({12, 60, 60, 138}) == 1);
    CHECK(lefts({12, 60, 124, 50}) >= 2);
}

TEST_CASE("bars and columns are as long as their values, from a common start") {
    FigureStudio studio;
    const auto bar = [](const Composed& page, const std::string& item) {
        Rect box;
        for_each_leaf(page.scene, [&](const Item& leaf, const Transform&) {
            const auto* path = std::get_if<FilledPath>(&leaf);
            if (path && path->info.source == "v/3/" + item) box = path->path.bounds();
        });
        return box;
    };
    const Composed bars = studio.composed("{kind: bars, inks: {bar: main, value: deep, label: deep}}");
    const double full = bar(bars, "mot").width;
    CHECK(bar(bars, "ba").width == Approx(full * 0.5));
    CHECK(bar(bars, "hai").width == Approx(full * 0.25));
    CHECK(bar(bars, "bon").width == Approx(full * 0.05).margin(2));
    CHECK(bar(bars, "ba").x == Approx(bar(bars, "mot").x));
    const Composed columns = studio.composed("{kind: columns, inks: {bar: main, value: deep, label: deep}}");
    const double high = bar(columns, "mot").height;
    CHECK(bar(columns, "ba").height == Approx(high * 0.5));
    CHECK(bar(columns, "ba").bottom() == Approx(bar(columns, "mot").bottom()));
}

TEST_CASE("a ring covers the share of its number") {
    const double half = ring_band({0, 0}, 10, 2, 0.5).bounds().width;
    CHECK(half == Approx(11));  // the right half, and round ends beyond the middle
    const Path whole = ring_band({0, 0}, 10, 2, 1);
    CHECK(whole.bounds() == Path::circle({0, 0}, 10).bounds());
    CHECK(whole.flattened(0.01).size() == 2);
    FigureStudio studio;
    const Composed page = studio.composed("{kind: ring, items: [mot, ba], inks: {track: skin, badge: main}}");
    int bands = 0;
    for_each_leaf(page.scene, [&](const Item& leaf, const Transform&) {
        const auto* path = std::get_if<FilledPath>(&leaf);
        bands += path && path->info.source.starts_with("v/3/") && path->info.role == Role::Art;
    });
    CHECK(bands == 4);
}

TEST_CASE("words too small to be read are an error that says so") {
    FigureStudio studio;
    const auto tight = studio.compose(k_kinds[4].second, {12, 60, 124, 9});
    REQUIRE_FALSE(tight);
    CHECK(tight.diagnostics().front().code == "compose/figure-too-small");
    CHECK(tight.diagnostics().front().args[1] == "a5");
    const auto wordy =
        studio.compose("{kind: icon-grid, columns: 4, label_lines: 1, inks: {badge: main}}", {12, 60, 20, 90});
    REQUIRE_FALSE(wordy);
    CHECK(wordy.diagnostics().front().code.starts_with("compose/figure-"));
}

TEST_CASE("the same figure is the same page, whoever composes it") {
    for (const auto& [name, yaml] : k_kinds) {
        INFO(name);
        FigureStudio first, second;
        second.composed(k_kinds[0].second);  // another figure set before must not matter
        CHECK(dump(first.composed(yaml).scene) == dump(second.composed(yaml).scene));
    }
}

TEST_CASE("rows that are stretched become equal first, and fill the room") {
    same(stretched({10, 20, 30}, 90), {30, 30, 30});
    same(stretched({10, 20, 30}, 70), {20, 20, 30});
    same(stretched({10, 20, 30}, 120), {40, 40, 40});
    same(stretched({10, 20}, 30), {10, 20});
    CHECK(stretched({}, 30).empty());
}

TEST_CASE("words may be smaller the nearer people stand, and never below print's least") {
    Sheet near = Studio::sheet("{id: a, vi: a, en: a, size_mm: [148, 210]}"), far = near;
    far.distance_m = 8;
    CHECK(least_detail_cap_mm(near) == Approx(1.5));
    CHECK(least_detail_cap_mm(far) == Approx(8 / 4.0 / 0.53));
    far.is_screen = true;
    far.trim = {400, 200};
    CHECK(least_detail_cap_mm(far) == Approx(2.4));
}
