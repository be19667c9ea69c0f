#include <catch2/catch.hpp>

#include "compose/studio.h"

using namespace codong;
using namespace codong::test;

namespace {

// Unofficial, of this test.
constexpr const char* k_english = "All of society joins hands to care for and fully protect children.";

std::string pair_layout(const std::string& first, const std::string& second) {
    return "      layers:\n        - {fill: main, bleed: ltrb}\n        - frame: safe\n          column:\n            "
           "gap: 3h\n"
           "            children:\n" +
           first + second;
}
const std::string k_message = "            - {size: fit, most: 50h, text: {field: message, ink: paper}}\n";
const std::string k_translation = "            - {size: fit, text: {field: translation, ink: accent, pair: 0.6}}\n";

void with_english(ComposeRequest& request) {
    request.second_language = "en";
}

}  // namespace

TEST_CASE("a pair shows the message and its translation, the translation at its share of the size") {
    Studio studio;
    studio.m_fields["translation"] = k_english;
    const Composed page = studio.composed(studio.one(pair_layout(k_message, k_translation)), with_english);
    const SetText* slogan = text_with(page, Role::Slogan);
    const SetText* second = text_with(page, Role::Translation);
    REQUIRE(slogan);
    REQUIRE(second);
    CHECK(second->shown == k_english);
    CHECK(second->language == "en");
    CHECK(second->least_size <= 0.6 * slogan->least_size * (1 + 1e-9));
    CHECK(second->least_size > 0.4 * slogan->least_size);
    CHECK(second->ink.y >= slogan->ink.bottom());
    for (const GlyphRun* run : runs(page, Role::Translation)) CHECK(run->language == "en");
    for (const GlyphRun* run : runs(page, Role::Slogan)) CHECK(run->language == "vi");
    for (const std::string& line : second->lines)
        for (const char* leaning : {" and", " for", " to", " of", " The", " the"}) CHECK_FALSE(line.ends_with(leaning));
}

TEST_CASE("without a translation the box collapses and the page is the one without it") {
    Studio studio;
    const std::string alone = dump(studio.composed(studio.one(pair_layout(k_message, ""))).scene);
    CHECK(dump(studio.composed(studio.one(pair_layout(k_message, k_translation))).scene) == alone);
}

TEST_CASE("a pair whose translation stands first is an error of the layout") {
    Studio studio;
    studio.m_fields["translation"] = k_english;
    const auto composed = studio.compose(studio.one(pair_layout(k_translation, k_message)), with_english);
    REQUIRE_FALSE(composed);
    CHECK(composed.diagnostics().front().code == "compose/pair-first");
}

TEST_CASE("a label that would be smaller than its least size is left out, and leaves no gap") {
    Studio studio;
    studio.m_fields["unit"] = "Ban Chỉ đạo công tác chăm sóc và bảo vệ trẻ em có hoàn cảnh đặc biệt trên địa bàn";
    const auto page = [&](const std::string& least) {
        const std::string label = "            - {size: fit, most: 6h, text: {field: unit, ink: paper" + least + "}}\n";
        return studio.composed(studio.one(pair_layout(label, k_message)));
    };
    const Composed kept = page("");
    REQUIRE(text_with(kept, Role::Unit));
    const double size = text_with(kept, Role::Unit)->least_size;
    CHECK(text_with(page(", least_size: " + std::to_string(size * 0.98) + "mm"), Role::Unit));
    const Composed without = page(", least_size: " + std::to_string(size * 1.02) + "mm");
    CHECK_FALSE(text_with(without, Role::Unit));
    CHECK(text_with(without, Role::Slogan)->ink.y < text_with(kept, Role::Slogan)->ink.y);
    studio.m_fields.erase("unit");
    CHECK(dump(page("").scene) == dump(without.scene));
}
