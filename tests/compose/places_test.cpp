#include <catch2/catch.hpp>

#include "compose/studio.h"

using namespace codong;
using namespace codong::test;

namespace {

void check_box(const Rect& got, const Rect& wanted) {
    INFO(got.x << " " << got.y << " " << got.width << " " << got.height);
    CHECK(got.x == Approx(wanted.x).margin(1e-6));
    CHECK(got.y == Approx(wanted.y).margin(1e-6));
    CHECK(got.width == Approx(wanted.width).margin(1e-6));
    CHECK(got.height == Approx(wanted.height).margin(1e-6));
}

Rect box_of(const Composed& composed, const std::string& source) {
    const FilledPath* found = filled(composed, source);
    REQUIRE(found);
    return found->path.bounds();
}

}  // namespace

TEST_CASE("a ground with bleed reaches the bleed edge where it touches the trim, and only there") {
    Studio studio;
    const Composed page = studio.composed(studio.one(R"(      layers:
        - {fill: main, bleed: ltrb}
        - {fill: accent}
        - {at: [50%, 0, 50%, 50%], bleed: ltrb, fill: deep}
        - {frame: safe, text: {field: message, ink: paper}}
)"));
    check_box(box_of(page, "v/1"), {-3, -3, 154, 216});
    check_box(box_of(page, "v/2"), {0, 0, 148, 210});
    check_box(box_of(page, "v/3"), {74, -3, 77, 108});
}

TEST_CASE("frames are the parent, the trim, the safe area or the bleed box") {
    Studio studio;
    const Composed page = studio.composed(studio.one(R"(      layers:
        - {fill: main, bleed: ltrb}
        - {frame: safe, fill: deep}
        - {frame: bleed, fill: second}
        - {frame: safe, margin: [20w, 0, 0, 10h], fill: accent}
        - {at: [10%, 10%, 50%, 50%], layers: [{frame: trim, at: [0, 0, 10w, 10w], fill: warm}, {at: [50%, 50%, 50%, 50%], fill: skin}]}
        - {frame: safe, text: {field: message, ink: paper}}
)"));
    check_box(box_of(page, "v/2"), {10, 10, 128, 190});
    check_box(box_of(page, "v/3"), {-3, -3, 154, 216});
    check_box(box_of(page, "v/4"), {29.6, 10, 108.4, 179});
    check_box(box_of(page, "v/5/1"), {0, 0, 14.8, 14.8});
    check_box(box_of(page, "v/5/2"), {14.8 + 37, 21 + 52.5, 37, 52.5});
}

TEST_CASE("a stack shares out what is left, after fixed children and gaps") {
    Studio studio;
    const Composed page = studio.composed(studio.one(R"(      layers:
        - {fill: main, bleed: ltrb}
        - frame: trim
          column:
            gap: 5mm
            children:
              - {size: 20mm, fill: deep}
              - {size: 1fr, fill: second}
              - {size: 3fr, fill: accent}
        - frame: trim
          row:
            children:
              - {size: 25%, fill: warm}
              - {fill: skin}
        - {frame: safe, text: {field: message, ink: paper}}
)"));
    check_box(box_of(page, "v/2/1"), {0, 0, 148, 20});
    check_box(box_of(page, "v/2/2"), {0, 25, 148, 45});
    check_box(box_of(page, "v/2/3"), {0, 75, 148, 135});
    check_box(box_of(page, "v/3/1"), {0, 0, 37, 210});
    check_box(box_of(page, "v/3/2"), {37, 0, 111, 210});
}

TEST_CASE("a text that fits its height leaves the rest to its neighbour") {
    Studio studio;
    const Composed page = studio.composed(studio.one(R"(      layers:
        - {fill: main, bleed: ltrb}
        - frame: safe
          column:
            gap: 6mm
            children:
              - {size: fit, most: 60%, text: {field: message, ink: paper}}
              - {size: 1fr, fill: deep}
)"));
    const Rect ink = text_with(page, Role::Slogan)->ink;
    check_box(box_of(page, "v/2/2"), {10, ink.bottom() + 6, 128, 200 - ink.bottom() - 6});
    CHECK(ink.y == Approx(10).margin(0.01));
    CHECK(ink.height <= 190 * 0.6 + 0.01);
}

TEST_CASE("a text stands where its alignment says") {
    Studio studio;
    const auto ink = [&](const std::string& align, const std::string& valign) {
        const Composed page =
            studio.composed(studio.one("      layers:\n        - {fill: main, bleed: ltrb}\n        - {frame: safe, "
                                       "text: {field: message, ink: paper, size: 6s, "
                                       "lines: [1, 8], align: " +
                                       align + ", valign: " + valign + "}}\n"));
        return text_with(page, Role::Slogan)->ink;
    };
    const Rect area = studio.m_sheet.text_area;
    CHECK(ink("left", "top").x == Approx(area.x).margin(0.01));
    CHECK(ink("left", "top").y == Approx(area.y).margin(0.01));
    CHECK(ink("right", "bottom").right() == Approx(area.right()).margin(0.01));
    CHECK(ink("right", "bottom").bottom() == Approx(area.bottom()).margin(0.01));
    CHECK(ink("centre", "middle").centre().y == Approx(area.centre().y).margin(0.01));
    // The letters are centred, commas and stops hang outside.
    const double with_stop = ink("centre", "middle").centre().x;
    CHECK(with_stop > area.centre().x + 0.5);
    CHECK(with_stop < area.centre().x + 2);
    studio.m_message = Studio::message("Toàn xã hội cùng chung tay bảo vệ toàn diện trẻ em");
    CHECK(ink("centre", "middle").centre().x == Approx(area.centre().x).margin(0.01));
}

TEST_CASE("turned, faint and multiplied boxes become groups") {
    Studio studio;
    const Composed page = studio.composed(studio.one(R"(      layers:
        - {fill: main, bleed: ltrb}
        - {frame: trim, at: [0, 0, 20w, 20w], turn: 90, opacity: 0.5, blend: multiply, clip: true, fill: deep}
        - {frame: safe, text: {field: message, ink: paper}}
)"));
    const Group* group = nullptr;
    for (const Item& item : page.scene.items)
        if (const auto* g = std::get_if<std::unique_ptr<Group>>(&item)) group = g->get();
    REQUIRE(group);
    CHECK(group->opacity == 0.5);
    CHECK(group->blend == Blend::Multiply);
    CHECK(group->clip);
    CHECK(group->transform.apply({14.8, 14.8}).x == Approx(14.8));  // turned about its own middle
    CHECK(group->transform.apply({0, 0}).x == Approx(29.6));
}

TEST_CASE("guides are added on top in inks of their own and change nothing else") {
    Studio studio;
    const Layout layout = studio.one(
        "      layers:\n        - {fill: main, bleed: ltrb}\n        - {frame: safe, text: {field: message, ink: "
        "paper}}\n");
    const Composed plain = studio.composed(layout);
    const Composed guided = studio.composed(layout, [](ComposeRequest& r) { r.debug_boxes = true; });
    REQUIRE(guided.scene.items.size() > plain.scene.items.size());
    CHECK(guided.scene.inks.size() == plain.scene.inks.size() + 3);
    for (size_t i = 0; i < guided.scene.items.size(); ++i)
        CHECK((info_of(guided.scene.items[i]).role == Role::Guide) == (i >= plain.scene.items.size()));
}
