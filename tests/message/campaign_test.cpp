#include "message/campaign.h"

#include <catch2/catch.hpp>
#include <set>

using namespace codong;

namespace {

using Lines = std::vector<std::string>;

const std::string k_folder = CODONG_SOURCE_DIR "/messages/bao-ve-tre-em/";
const std::string k_head = "id: a\ntitle: b\ncatalogue: messages.yaml\nissued: 2026-04-22\n";
const std::string k_formats = "formats:\n  - {ids: [pano-300x200, pano-1000x500, story], types: [pdf, png]}\n";

Lines lines_of(const Diagnostics& problems) {
    Lines out;
    for (const Diagnostic& d : problems) {
        CHECK(sentence(d, Language::Vietnamese) != d.code);
        out.push_back(std::to_string(d.place.line) + ":" + std::to_string(d.place.column) + " " + d.code);
    }
    return out;
}

Lines problems(const std::string& text) {
    const auto result = parse_campaign(text, "dir/c.yaml");
    return result ? Lines{} : lines_of(result.diagnostics());
}

Campaign campaign(const std::string& text) {
    auto result = parse_campaign(text, "dir/c.yaml");
    if (!result) FAIL(format_diagnostic(result.diagnostics()[0], Language::English));
    return *std::move(result);
}

}  // namespace

TEST_CASE("the default campaign is nine messages on nineteen sheets, at least three layouts and three themes") {
    const auto read = read_campaign(k_folder + "campaign.yaml");
    REQUIRE(read);
    const auto catalogue = read_catalogue(read->catalogue);
    REQUIRE(catalogue);
    CHECK(check_campaign(*read, *catalogue).empty());
    CHECK(read->messages.empty());
    CHECK(catalogue->messages.size() == 9);
    CHECK(read->issued == "2026-04-22");
    CHECK(read->unit_file.empty());
    CHECK(read->helpline.empty());
    CHECK(read->occasion.empty());
    Lines pdf, png;
    for (const FormatChoice& format : read->formats) (format.types == Lines{"pdf"} ? pdf : png).push_back(format.id);
    CHECK(pdf == Lines{"bang-ron-ngang-600x100", "bang-ron-ngang-1000x200", "phuon-80x240", "pano-300x200",
                       "pano-1000x500", "ap-phich-a3", "ap-phich-54x79", "standee-80x180", "backdrop-600x300",
                       "to-roi-a5"});
    CHECK(png == Lines{"fb-square", "fb-portrait", "fb-cover", "story", "og", "zalo-post", "zalo-article", "web-hero",
                       "slide"});
    std::set<std::string> layouts, themes;
    for (const Message& message : catalogue->messages)
        for (const FormatChoice& format : read->formats) {
            const Dress worn = read->dress(message.id, format.id);
            CHECK(worn.layouts.size() == 1);
            CHECK(worn.themes.size() == 1);
            layouts.insert(worn.layouts.begin(), worn.layouts.end());
            themes.insert(worn.themes.begin(), worn.themes.end());
        }
    CHECK(layouts.size() >= 3);
    CHECK(themes.size() >= 3);
}

TEST_CASE("the last rule that applies wins, for layouts and themes apart") {
    const Campaign read = campaign(k_head + k_formats +
                                   "layouts: one\nthemes: [son, troi]\nplan:\n"
                                   "  - {messages: [m1, m2], layouts: two}\n"
                                   "  - {formats: pano-*, themes: dat}\n"
                                   "  - {messages: m2, formats: [pano-1000x500], layouts: three}\n");
    CHECK(read.dress("m3", "story").layouts == Lines{"one"});
    CHECK(read.dress("m3", "story").themes == Lines{"son", "troi"});
    CHECK(read.dress("m1", "story").layouts == Lines{"two"});
    CHECK(read.dress("m1", "pano-300x200").layouts == Lines{"two"});
    CHECK(read.dress("m1", "pano-300x200").themes == Lines{"dat"});
    CHECK(read.dress("m2", "pano-1000x500").layouts == Lines{"three"});
    CHECK(read.layout_ids() == Lines{"one", "two", "three"});
    CHECK(read.theme_ids() == Lines{"son", "troi", "dat"});
}

TEST_CASE("patterns match with a star for any characters") {
    CHECK(matches_pattern("*", ""));
    CHECK(matches_pattern("pano-*", "pano-300x200"));
    CHECK(matches_pattern("*x200", "pano-300x200"));
    CHECK(matches_pattern("*-*x*0", "bang-ron-ngang-600x100"));
    CHECK(matches_pattern("a**b", "ab"));
    CHECK_FALSE(matches_pattern("pano", "pano-300x200"));
    CHECK_FALSE(matches_pattern("pano-*x", "pano-300x200"));
    CHECK_FALSE(matches_pattern("", "a"));
}

TEST_CASE("options, unit and paths are read; paths start at the file's folder") {
    const Campaign read =
        campaign(k_head + k_formats +
                 "layouts: a\nthemes: b\nunit: ../u/unit.yaml\noccasion: Tháng hành động\nhelpline: 111\n"
                 "messages: [m1, m2]\noptions: {case: capitals, final_stop: drop, tracking: 0.04, curves: true}\n");
    CHECK(read.catalogue == "dir/messages.yaml");
    CHECK(read.unit_file == "u/unit.yaml");
    CHECK(read.unit_place.line == 9);
    CHECK(read.helpline == "111");
    CHECK(read.messages.size() == 2);
    CHECK(read.options.letter_case == "capitals");
    CHECK(read.options.final_stop == "drop");
    CHECK(read.options.tracking == 0.04);
    CHECK(read.options.curves);
}

TEST_CASE("all problems of a campaign come at once, each where it stands") {
    CHECK(problems("id: A B\ntitle: b\ncatalog: messages.yaml\nissued: 22/4/2026\nformats:\n"
                   "  - {ids: [story, story], types: [pdf, gif]}\n"
                   "  - {ids: [Story]}\n"
                   "  - {types: png}\n"
                   "  - {ids: og, types: png}\n"
                   "messages: [m1, m2]\n"
                   "plan:\n  - {messages: [m1, m3], formats: [pano-*, o*], layout: x}\n"
                   "options: {case: CAPITALS, tracking: 0.2}\n") ==
          Lines{"1:5 id/not-an-id", "1:1 yaml/missing-field", "4:9 id/not-a-date", "6:19 id/duplicate",
                "6:40 campaign/unknown-type", "7:12 id/not-an-id", "7:5 yaml/missing-field", "8:5 yaml/missing-field",
                "12:49 yaml/unknown-field", "12:21 campaign/unknown-message", "12:36 campaign/matches-nothing",
                "13:17 campaign/unknown-word", "13:37 campaign/out-of-range", "3:1 yaml/unknown-field"});
}

TEST_CASE("a format in two groups, or no format at all, is refused") {
    CHECK(
        problems(k_head +
                 "layouts: a\nthemes: b\nformats:\n  - {ids: og, types: png}\n  - {ids: [story, og], types: jpg}\n") ==
        Lines{"9:19 campaign/duplicate-format"});
    CHECK(problems(k_head + "layouts: a\nthemes: b\nformats: []\n") == Lines{"7:10 campaign/no-formats"});
    CHECK(problems(k_head + "layouts: a\nthemes: b\n") == Lines{"1:1 yaml/missing-field"});
}

TEST_CASE("a message without a layout or theme on some format is refused there") {
    CHECK(problems(k_head + "formats:\n  - {ids: [og, story], types: png}\nmessages: m1\nthemes: b\nplan: [{formats: "
                            "og, layouts: a}]\n") == Lines{"6:16 campaign/no-layout"});
    const auto catalogue = parse_catalogue(
        "id: a\ntitle: b\nsource: {document: c}\nmessages: [{id: m1, text: d}, {id: m2, text: e}]\n", "m.yaml");
    REQUIRE(catalogue);
    const Campaign all =
        campaign(k_head + "formats:\n  - {ids: og, types: png}\nlayouts: a\nplan: [{messages: m1, themes: b}]\n");
    CHECK(lines_of(check_campaign(all, *catalogue)) == Lines{"6:11 campaign/no-theme"});
}

TEST_CASE("a message the catalogue has not is refused with the nearest") {
    const auto catalogue = read_catalogue(k_folder + "messages.yaml");
    REQUIRE(catalogue);
    const Campaign read =
        campaign(k_head + k_formats + "layouts: a\nthemes: b\nplan: [{messages: [m1, m10], layouts: c}]\n");
    const Diagnostics found = check_campaign(read, *catalogue);
    CHECK(lines_of(found) == Lines{"9:24 campaign/unknown-message"});
    CHECK(found[0].args[1] == "m1");
}
