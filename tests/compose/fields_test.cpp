#include <catch2/catch.hpp>

#include "compose/studio.h"

using namespace codong;
using namespace codong::test;

namespace {

const char* const k_page = R"(      layers:
        - {fill: main, bleed: ltrb}
        - frame: safe
          column:
            gap: 4mm
            children:
              - when: {needs: [unit]}
                size: fit
                most: 30%
                column:
                  gap: 1h
                  children:
                    - {size: fit, text: {field: superior, ink: paper, size: 4s, case: capitals, lines: [1, 3]}}
                    - {size: fit, text: {field: unit, ink: accent, size: 5s, case: capitals, lines: [1, 3]}}
              - size: 1fr
                text: {field: message, ink: paper}
              - {size: fit, text: {field: helpline, ink: paper, size: 4s}}
)";

}  // namespace

TEST_CASE("without a unit the head collapses and the slogan has the room") {
    Studio studio;
    const Layout layout = studio.one(k_page);
    const Composed bare = studio.composed(layout);
    CHECK(bare.texts.size() == 1);
    CHECK(runs(bare, Role::Unit).empty());
    CHECK(runs(bare, Role::Superior).empty());
    studio.m_fields = {{"unit", "Ủy ban nhân dân xã Mẫu"}, {"superior", "Huyện Mẫu"}, {"helpline", "111"}};
    const Composed full = studio.composed(layout);
    CHECK(full.texts.size() == 4);
    CHECK(text_with(full, Role::Unit)->shown == "ỦY BAN NHÂN DÂN XÃ MẪU");
    CHECK(text_with(full, Role::Superior)->shown == "HUYỆN MẪU");
    CHECK(text_with(full, Role::Helpline)->shown == "111");
    const Rect slogan = text_with(full, Role::Slogan)->ink, alone = text_with(bare, Role::Slogan)->ink;
    CHECK(alone.y < slogan.y);
    CHECK(text_with(full, Role::Superior)->ink.bottom() <= text_with(full, Role::Unit)->ink.y);
    CHECK(text_with(full, Role::Unit)->ink.bottom() <= slogan.y);
    CHECK(slogan.bottom() <= text_with(full, Role::Helpline)->ink.y);
}

TEST_CASE("an absent or empty field leaves no trace: the page is the one without it") {
    Studio studio;
    const Layout layout = studio.one(k_page);
    const std::string bare = dump(studio.composed(layout).scene);
    studio.m_fields = {{"unit", ""}, {"superior", ""}, {"helpline", ""}};
    CHECK(dump(studio.composed(layout).scene) == bare);
    studio.m_fields = {{"contact", "số 1, đường Mẫu"}};  // a field the layout does not show
    CHECK(dump(studio.composed(layout).scene) == bare);
}

TEST_CASE("a long unit's name wraps, whole, inside the safe area, and stays smaller than the slogan") {
    Studio studio;
    const Layout layout = studio.one(k_page);
    studio.m_fields = {{"unit", "Ban Chỉ đạo công tác chăm sóc và bảo vệ trẻ em có hoàn cảnh đặc biệt xã Mẫu"}};
    const Composed page = studio.composed(layout);
    const SetText* unit = text_with(page, Role::Unit);
    REQUIRE(unit);
    CHECK(unit->lines.size() >= 2);
    CHECK(unit->lines.size() <= 3);
    std::string joined;
    for (const std::string& line : unit->lines) joined += (joined.empty() ? "" : " ") + line;
    CHECK(joined == unit->shown);
    CHECK(studio.m_sheet.text_area.contains(unit->ink, 0.01));
    CHECK_FALSE(unit->ink.intersects(text_with(page, Role::Slogan)->ink));
    CHECK(unit->least_size < text_with(page, Role::Slogan)->least_size);
}

TEST_CASE("conditions ask about fields, aspect, kind and message") {
    Studio studio;
    const std::string body = R"(variants:
  - id: wide
    when: {aspect: [1, 20]}
    root: {layers: [{fill: main, bleed: ltrb}, {frame: safe, text: {field: message, ink: paper}}]}
  - id: with-unit
    when: {needs: [unit], lacks: [helpline]}
    root: {layers: [{fill: main, bleed: ltrb}, {frame: safe, text: {field: message, ink: paper}}]}
  - id: screen
    when: {kind: screen}
    root: {layers: [{fill: main, bleed: ltrb}, {frame: safe, text: {field: message, ink: paper}}]}
  - id: second-message
    when: {messages: [m2]}
    root: {layers: [{fill: main, bleed: ltrb}, {frame: safe, text: {field: message, ink: paper}}]}
  - id: rest
    root: {layers: [{fill: main, bleed: ltrb}, {frame: safe, text: {field: message, ink: paper}}]}
)";
    const Layout layout = studio.layout(body);
    CHECK(studio.composed(layout).variant == "rest");
    studio.m_message.id = "m2";
    CHECK(studio.composed(layout).variant == "second-message");
    studio.m_fields = {{"unit", "Xã Mẫu"}};
    CHECK(studio.composed(layout).variant == "with-unit");
    studio.m_fields["helpline"] = "111";
    CHECK(studio.composed(layout).variant == "second-message");
    studio.m_fields.clear();
    studio.m_sheet = Studio::sheet("{id: ngang, vi: a, en: b, size_mm: [300, 100]}");
    CHECK(studio.composed(layout).variant == "wide");
}
