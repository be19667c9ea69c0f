#include "intake/icon.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

using namespace codong;

namespace {

const std::string k_folder = CODONG_SOURCE_DIR "/fonts/icons";

std::vector<std::string> codes(const Result<Icon>& icon) {
    std::vector<std::string> out;
    if (!icon)
        for (const Diagnostic& problem : icon.diagnostics()) out.push_back(problem.code);
    return out;
}

Result<Icon> parse(const std::string& body) {
    return parse_icon("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 48 48\">\n" + body + "\n</svg>",
                      "a.svg");
}

}  // namespace

TEST_CASE("every icon of the project is read, and its ink lies in its box") {
    int count = 0;
    for (const auto& file : std::filesystem::directory_iterator(k_folder)) {
        if (file.path().extension() != ".svg") continue;
        INFO(file.path().filename().string());
        const auto icon = read_icon(file.path().string());
        REQUIRE(icon);
        CHECK_FALSE(icon->shapes.empty());
        CHECK(Rect{0, 0, icon->size.width, icon->size.height}.contains(icon->ink, 0.01 * icon->size.width));
        CHECK(icon->ink.width + icon->ink.height > icon->size.width);
        ++count;
    }
    CHECK(count >= 100);
}

TEST_CASE("an icon keeps its fill rule and the shapes of its groups") {
    const auto icon = parse(
        "<g fill=\"none\"><path fill=\"currentColor\" fill-rule=\"evenodd\" d=\"M0 0h20v20h-20z M5 5h10v10h-10z\"/></g>"
        "<path d=\"M30 30h10v10z\"/>");
    REQUIRE(icon);
    REQUIRE(icon->shapes.size() == 2);
    CHECK(icon->shapes[0].rule == FillRule::EvenOdd);
    CHECK(icon->shapes[1].rule == FillRule::NonZero);
    CHECK(icon->ink == Rect{0, 0, 40, 40});
}

TEST_CASE("an icon of more than one colour, with strokes or other elements is refused") {
    CHECK(codes(parse("<path fill=\"#ff0000\" d=\"M0 0h9v9z\"/>")) ==
          std::vector<std::string>{"art/unknown-attribute"});
    CHECK(codes(parse("<path stroke=\"currentColor\" d=\"M0 0h9v9z\"/>")) ==
          std::vector<std::string>{"art/unknown-attribute"});
    CHECK(codes(parse("<circle r=\"3\"/>")) == std::vector<std::string>{"art/unknown-element"});
    CHECK(codes(parse("<path d=\"M0 0q\"/>")) == std::vector<std::string>{"art/bad-path"});
    CHECK(codes(parse("")) == std::vector<std::string>{"art/empty"});
    CHECK(codes(parse_icon("<svg/>", "a.svg")) == std::vector<std::string>{"art/no-viewbox"});
    CHECK(codes(parse_icon("<svg", "a.svg")) == std::vector<std::string>{"art/not-xml"});
    const auto two = parse("<path d=\"M0 0h9v9z\"/>\n<text/>");
    REQUIRE_FALSE(two);
    CHECK(two.diagnostics().front().place.line == 3);
}

TEST_CASE("the shelf reads an icon once and names the nearest of an unknown one") {
    IconShelf shelf(k_folder);
    const auto first = shelf.icon("heart"), second = shelf.icon("heart");
    REQUIRE(first);
    REQUIRE(second);
    CHECK(first->get() == second->get());
    const auto wrong = shelf.icon("haert");
    REQUIRE_FALSE(wrong);
    CHECK(wrong.diagnostics().front().code == "icon/unknown");
    CHECK(wrong.diagnostics().front().args[1] == "heart");
    CHECK_FALSE(shelf.icon("../../README"));
}
