#include "intake/vector_art.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>
#include <map>
#include <set>

#include "intake/file.h"
#include "intake/yaml.h"
#include "support/scratch.h"

using namespace codong;

namespace {

VectorArt parse(const std::string& body, const std::string& view = "0 0 100 50") {
    const auto art = parse_vector_art(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"" + view + "\">" + body + "</svg>", "a.svg");
    if (!art) FAIL(format_diagnostic(art.diagnostics().front(), Language::English));
    return art.value();
}

Diagnostics problems(const std::string& body) {
    const auto art = parse_vector_art("<svg viewBox=\"0 0 100 50\">\n" + body + "\n</svg>", "a.svg");
    return art ? Diagnostics{} : art.diagnostics();
}

bool same(const Path& a, const Path& b) {
    if (a.segments().size() != b.segments().size()) return false;
    for (size_t i = 0; i < a.segments().size(); ++i) {
        if (a.segments()[i].verb != b.segments()[i].verb) return false;
        const Path::Verb verb = a.segments()[i].verb;
        for (size_t j = 0; j < (verb == Path::Verb::Close ? 0u : verb == Path::Verb::Cubic ? 3u : 1u); ++j) {
            const Point d = a.segments()[i].points[j] - b.segments()[i].points[j];
            if (std::abs(d.x) + std::abs(d.y) > 1e-9) return false;
        }
    }
    return true;
}

Path path(const std::string& data) {
    const auto parsed = parse_path_data(data);
    if (!parsed) FAIL(data << ": " << parsed.diagnostics().front().args[0]);
    return parsed.value();
}

std::string bad_path_at(const std::string& data) {
    const auto parsed = parse_path_data(data);
    return parsed ? "" : parsed.diagnostics().front().args[1];
}

std::vector<std::string> art_files() {
    std::vector<std::string> files;
    for (const auto& entry : std::filesystem::directory_iterator(std::string(CODONG_SOURCE_DIR) + "/layouts/art"))
        if (entry.path().extension() == ".svg") files.push_back(entry.path().string());
    std::sort(files.begin(), files.end());
    return files;
}

YamlNode art_index() {
    auto index = read_yaml(std::string(CODONG_SOURCE_DIR) + "/layouts/art/index.yaml");
    if (!index) FAIL(format_diagnostic(index.diagnostics().front(), Language::English));
    return *std::move(index);
}

}  // namespace

TEST_CASE("shapes come in drawing order with ink, tint and fill rule") {
    const VectorArt art = parse(
        "<title>t</title><desc>d</desc>"
        "<circle class=\"accent\" cx=\"10\" cy=\"20\" r=\"5\"/>"
        "<rect class=\"main\" data-tint=\"0.48\" x=\"1\" y=\"2\" width=\"30\" height=\"4\"/>"
        "<ellipse class=\"skin\" cx=\"50\" cy=\"25\" rx=\"8\" ry=\"3\"/>"
        "<polygon class=\"deep\" fill-rule=\"evenodd\" points=\"0,0 10,0 10,10\"/>"
        "<path class=\"paper\" d=\"M0 0H10V10Z\"/>");
    REQUIRE(art.shapes.size() == 5);
    CHECK(art.size == Size{100, 50});
    CHECK(art.shapes[0].ink == "accent");
    CHECK(art.shapes[0].tint == 1);
    CHECK(same(art.shapes[0].path, Path::circle({10, 20}, 5)));
    CHECK(art.shapes[1].tint == 0.48);
    CHECK(same(art.shapes[1].path, Path::rect({1, 2, 30, 4})));
    CHECK(same(art.shapes[2].path, Path::ellipse({50, 25}, 8, 3)));
    CHECK(art.shapes[3].rule == FillRule::EvenOdd);
    CHECK(same(art.shapes[3].path, Path::polygon({{0, 0}, {10, 0}, {10, 10}})));
    CHECK(art.shapes[4].rule == FillRule::NonZero);
    CHECK(same(art.shapes[4].path, Path::polygon({{0, 0}, {10, 0}, {10, 10}})));
}

TEST_CASE("a viewBox that starts elsewhere is moved to the origin") {
    const VectorArt art = parse("<rect class=\"main\" x=\"-20\" y=\"30\" width=\"10\" height=\"10\"/>", "-20 30 10 10");
    CHECK(art.size == Size{10, 10});
    CHECK(art.shapes[0].path.bounds() == Rect{0, 0, 10, 10});
}

TEST_CASE("groups hand down transforms, ink and tint; the shape's own word wins") {
    const VectorArt art = parse(
        "<g class=\"warm\" data-tint=\"0.5\" transform=\"translate(10 5)\"><g transform=\"scale(2)\">"
        "<rect x=\"1\" y=\"1\" width=\"2\" height=\"2\"/>"
        "<rect class=\"deep\" data-tint=\"1\" transform=\"translate(1,0)\" x=\"1\" y=\"1\" width=\"2\" "
        "height=\"2\"/></g></g>");
    REQUIRE(art.shapes.size() == 2);
    CHECK(art.shapes[0].ink == "warm");
    CHECK(art.shapes[0].tint == 0.5);
    CHECK(same(art.shapes[0].path, Path::rect({12, 7, 4, 4})));
    CHECK(art.shapes[1].ink == "deep");
    CHECK(same(art.shapes[1].path, Path::rect({14, 7, 4, 4})));
}

TEST_CASE("transforms are read in order, as SVG has them") {
    const auto moved = [](const std::string& transform) {
        return parse("<path class=\"main\" transform=\"" + transform + "\" d=\"M1 0L2 0L2 1Z\"/>")
            .shapes[0]
            .path.segments()[0]
            .points[0];
    };
    const auto check = [&](const std::string& transform, Point expected) {
        INFO(transform);
        const Point p = moved(transform);
        CHECK(p.x == Approx(expected.x).margin(1e-12));
        CHECK(p.y == Approx(expected.y).margin(1e-12));
    };
    check("rotate(90)", {0, 1});
    check("rotate(90 1 1)", {2, 1});
    check("translate(3) scale(2 5)", {5, 0});
    check("scale(2, 5) translate(3, 1)", {8, 5});
    check("matrix(1 2 3 4 5 6)", {6, 8});
    check("skewY(45)", {1, 1});
    check("translate(1,1) skewX(45)", {2, 1});
    check(" ", {1, 0});
}

TEST_CASE("every path command is read, absolute and relative") {
    CHECK(same(path("M1 2L3 4H5V6Z"), path("m1 2l2 2h2v2z")));
    CHECK(same(path("M0 0C1 2 3 4 5 6S9 8 7 6Z"), path("m0,0c1,2,3,4,5,6s4,2 2,0z")));
    // S and T mirror the last control.
    CHECK(same(path("M0 0C1 2 3 4 5 6S9 8 7 6Z"), path("M0 0C1 2 3 4 5 6C7 8 9 8 7 6Z")));
    CHECK(same(path("M0 0Q2 4 4 0T8 0Z"), path("M0 0Q2 4 4 0Q6 -4 8 0Z")));
    CHECK(same(path("m0 0q2 4 4 0t4 0z"), path("M0 0Q2 4 4 0T8 0Z")));
    CHECK(same(path("M0 0L4 4S6 6 8 0Z"), path("M0 0L4 4C4 4 6 6 8 0Z")));  // no curve before: the point itself
    const Path arc = path("M10 0A10 10 0 0 1 0 10Z");
    CHECK(arc.bounds().right() == Approx(10));
    CHECK(same(arc, path("m10 0a10 10 0 0 1 -10 10z")));
    // More points after a move are lines.
    CHECK(same(path("M0 0 5 0 5 5Z"), path("M0 0L5 0L5 5Z")));
    CHECK(same(path("m1 1 5 0 0 5z"), path("M1 1L6 1L6 6Z")));
}

TEST_CASE("numbers may stand close together") {
    CHECK(same(path("M.5.5L-1-2 3e1-4E-1Z"), path("M0.5 0.5 L-1 -2 L30 -0.4 Z")));
    CHECK(same(path("M10 0A10 10 0 01 0 10Z"), path("M10 0A10 10 0 0 1 0 10Z")));
    CHECK(same(path("M10 0A10 10 0 010 10Z"), path("M10 0A10 10 0 0 1 0 10Z")));
    CHECK(same(path("M+1,+2L3,4L5,5z"), path("M1 2L3 4L5 5Z")));
}

TEST_CASE("contours are closed, and a command after z starts where the contour began") {
    const Path open = path("M0 0L4 0L4 4");
    CHECK(open.segments().back().verb == Path::Verb::Close);
    const Path two = path("M1 1L4 1L4 4ZL9 9L9 1Z");
    CHECK(same(two, path("M1 1L4 1L4 4ZM1 1L9 9L9 1Z")));
    CHECK(same(path("M1 1l4 0l0 4zm10 0l4 0l0 4z"), path("M1 1L5 1L5 5ZM11 1L15 1L15 5Z")));
    CHECK(path("").empty());
}

TEST_CASE("broken path data is an error that says where") {
    CHECK(bad_path_at("L1 1") == "2");
    CHECK(bad_path_at("5 5") == "1");
    CHECK(bad_path_at("M0 0L4 x") == "8");
    CHECK(bad_path_at("M0 0X4 4") == "6");
    CHECK(bad_path_at("M0 0Z5 5") == "6");
    CHECK(bad_path_at("M0 0C1 1 2 2") == "13");
    CHECK(bad_path_at("M0 0A5 5 0 2 0 9 9") == "12");
    CHECK(bad_path_at("M0 0L1e999 0") != "");
    CHECK(bad_path_at("M0 0Lnan 0") != "");
    CHECK(bad_path_at("M0 0Linf 0") != "");
}

TEST_CASE("what art may not hold is an error at its line") {
    const auto check = [](const std::string& body, const std::string& code, const std::string& arg, int line) {
        INFO(body);
        const Diagnostics found = problems(body);
        REQUIRE(found.size() == 1);
        CHECK(found[0].code == code);
        if (!arg.empty()) CHECK(found[0].args.at(0) == arg);
        CHECK(found[0].place.file == "a.svg");
        CHECK(found[0].place.line == line);
        CHECK(sentence(found[0], Language::Vietnamese) != code);  // the table knows it
    };
    const std::string good = "<circle class=\"main\" cx=\"5\" cy=\"5\" r=\"2\"/>\n";
    check(good + "<text class=\"main\" >Trẻ em</text>", "art/unknown-element", "text", 3);
    check(good + good + "<image/>", "art/unknown-element", "image", 4);
    check(good + "<linearGradient/>", "art/unknown-element", "linearGradient", 3);
    check(good + "<style>.a{}</style>", "art/unknown-element", "style", 3);
    check(good + "<filter/>", "art/unknown-element", "filter", 3);
    check(good + "<use/>", "art/unknown-element", "use", 3);
    check(good + "words", "art/unknown-element", "#text", 2);
    check("<circle class=\"main\" style=\"fill:#fff\" cx=\"5\" cy=\"5\" r=\"2\"/>", "art/unknown-attribute", "style",
          2);
    check("<circle class=\"main\" fill=\"red\" cx=\"5\" cy=\"5\" r=\"2\"/>", "art/unknown-attribute", "fill", 2);
    check("<circle class=\"main\" stroke-width=\"2\" cx=\"5\" cy=\"5\" r=\"2\"/>", "art/unknown-attribute",
          "stroke-width", 2);
    check(good + "<g opacity=\"0.5\"/>", "art/unknown-attribute", "opacity", 3);
    check("<circle class=\"ink-1\" cx=\"5\" cy=\"5\" r=\"2\"/>", "art/unknown-ink", "ink-1", 2);
    check("<circle cx=\"5\" cy=\"5\" r=\"2\"/>", "art/no-ink", "circle", 2);
    check("<circle class=\"main\" cx=\"five\" cy=\"5\" r=\"2\"/>", "art/bad-number", "cx", 2);
    check("<circle class=\"main\" cx=\"5\" cy=\"5\"/>", "art/bad-number", "r", 2);
    check("<circle class=\"main\" cx=\"5\" cy=\"5\" r=\"-2\"/>", "art/bad-number", "r", 2);
    check("<rect class=\"main\" width=\"5\"/>", "art/bad-number", "height", 2);
    check("<rect class=\"main\" width=\"5\" height=\"50%\"/>", "art/bad-number", "height", 2);
    check("<polygon class=\"main\" points=\"0,0 1,1 2\"/>", "art/bad-number", "points", 2);
    check("<polygon class=\"main\" points=\"0,0 1,1\"/>", "art/bad-number", "points", 2);
    check("<circle class=\"main\" data-tint=\"1.5\" cx=\"5\" cy=\"5\" r=\"2\"/>", "art/bad-number", "data-tint", 2);
    check("<path class=\"main\" fill-rule=\"winding\" d=\"M0 0L1 0L1 1\"/>", "art/bad-number", "fill-rule", 2);
    check("<path class=\"main\" d=\"M0 0L1 q\"/>", "art/bad-path", "q", 2);
    check("<circle class=\"main\" transform=\"spin(5)\" cx=\"5\" cy=\"5\" r=\"2\"/>", "art/bad-transform", "spin(5)",
          2);
    check("<circle class=\"main\" transform=\"rotate(5\" cx=\"5\" cy=\"5\" r=\"2\"/>", "art/bad-transform", "rotate(5",
          2);
    check("<circle class=\"main\" transform=\"scale()\" cx=\"5\" cy=\"5\" r=\"2\"/>", "art/bad-transform", "scale()",
          2);
    check("", "art/empty", "", 1);
    check("<g class=\"main\"></g>", "art/empty", "", 1);
}

TEST_CASE("all problems of a drawing are told at once, in the order they stand") {
    const Diagnostics found = problems(
        "<circle class=\"blue\" cx=\"5\" cy=\"5\" r=\"2\"/>\n<text/>\n<path class=\"main\" d=\"M0\" fill=\"red\"/>");
    REQUIRE(found.size() == 4);
    CHECK(found[0].code == "art/unknown-ink");
    CHECK(found[1].code == "art/unknown-element");
    CHECK(found[2].code == "art/unknown-attribute");
    CHECK(found[3].code == "art/bad-path");
    CHECK(found[3].place.line == 4);
}

TEST_CASE("what is no drawing at all is refused") {
    const auto code = [](const std::string& text) {
        const auto art = parse_vector_art(text, "a.svg");
        return art ? std::string() : art.diagnostics().front().code;
    };
    CHECK(code("") == "art/not-xml");
    CHECK(code("<svg viewBox=\"0 0 1 1\"><g></svg>") == "art/not-xml");
    CHECK(code("<html/>") == "art/unknown-element");
    CHECK(code("<svg/>") == "art/no-viewbox");
    CHECK(code("<svg viewBox=\"0 0 0 5\"/>") == "art/no-viewbox");
    CHECK(code("<svg viewBox=\"0 0 5\"/>") == "art/no-viewbox");
    std::string deep;
    for (int i = 0; i < 5000; ++i) deep += "<g>";
    deep += "<circle class=\"main\" r=\"1\"/>";
    for (int i = 0; i < 5000; ++i) deep += "</g>";
    CHECK(code("<svg viewBox=\"0 0 1 1\">" + deep + "</svg>") == "art/too-deep");
    CHECK(read_vector_art("no/such/file.svg").diagnostics().front().code == "file/not-found");
}

TEST_CASE("a drawing is read from its file") {
    const test::Scratch folder;
    const std::string file =
        folder.write("dot.svg", "<svg viewBox=\"0 0 2 2\"><circle class=\"warm\" cx=\"1\" cy=\"1\" r=\"1\"/></svg>");
    const auto art = read_vector_art(file);
    REQUIRE(art.has_value());
    CHECK(art->shapes.size() == 1);
}

TEST_CASE("ninety kilobytes of drawing are read in a moment") {
    std::string body;
    while (body.size() < 90'000)
        body +=
            "<path class=\"warm\" d=\"M12.25 40.5C13.75 42.25 15.5 44 18.75 47.25L20 48A5.5 5.5 0 0 1 30.25 55.5Q31 60 "
            "12.25 40.5Z\"/>\n";
    double best = 1e9;
    for (int i = 0; i < 8; ++i) {
        const auto start = std::chrono::steady_clock::now();
        const VectorArt art = parse(body);
        best =
            std::min(best, std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
        REQUIRE(art.shapes.size() > 700);
    }
    CAPTURE(best);
    CHECK(best < 40);  // under 2 ms in a release build; room for sanitizers and busy machines
}

TEST_CASE("every drawing of layouts/art is readable, stays in its box and uses only ink roles") {
    const auto files = art_files();
    CHECK(files.size() >= 26);
    uintmax_t bytes = 0;
    for (const std::string& file : files) {
        INFO(file);
        bytes += std::filesystem::file_size(file);
        const auto art = read_vector_art(file);
        if (!art) FAIL(format_diagnostic(art.diagnostics().front(), Language::English));
        Rect drawn;
        for (const VectorArt::Shape& shape : art->shapes) {
            drawn = drawn.united(shape.path.bounds());
            CHECK(shape.tint > 0);
        }
        CHECK(Rect{0, 0, art->size.width, art->size.height}.contains(drawn, 0.02));
        // Tight: the drawing reaches all four sides.
        CHECK(drawn.width == Approx(art->size.width).margin(art->size.width * 0.035));
        CHECK(drawn.height == Approx(art->size.height).margin(art->size.height * 0.035));
        CHECK(art->shapes.size() <= 200);
    }
    CHECK(bytes < 400'000);
}

TEST_CASE("index.yaml names every drawing, with its true proportions, and nothing else") {
    const YamlNode index = art_index();
    Diagnostics problems;
    std::set<std::string> ids, styles;
    const std::set<std::string> roles{"paper", "deep", "main", "second", "accent", "warm", "skin"},
        sides{"left", "right", "top", "bottom"};
    REQUIRE(index.find("drawings") != nullptr);
    for (const YamlNode& node : index.find("drawings")->items) {
        FieldReader fields(node, problems);
        const std::string id = fields.required_text("id");
        INFO(id);
        CHECK(ids.insert(id).second);
        CHECK_FALSE(fields.required_text("vi").empty());
        CHECK_FALSE(fields.required_text("en").empty());
        const std::string style = fields.required_text("style");
        CHECK((style == "flat" || style == "tradition"));
        const double aspect = fields.required_number("aspect");
        CHECK_FALSE(fields.texts("idea").empty());
        for (const std::string& role : fields.texts("needs_backing")) CHECK(roles.count(role) == 1);
        for (const std::string& side : fields.texts("cut")) CHECK(sides.count(side) == 1);
        fields.finish();
        const auto art = read_vector_art(std::string(CODONG_SOURCE_DIR) + "/layouts/art/" + id + ".svg");
        REQUIRE(art.has_value());
        CHECK(art->size.width / art->size.height == Approx(aspect).epsilon(0.002));
    }
    CHECK(problems.empty());
    for (const std::string& file : art_files()) {
        INFO(file);
        CHECK(ids.count(std::filesystem::path(file).stem().string()) == 1);
    }
    CHECK(ids.size() == art_files().size());
}

TEST_CASE("each of the nine messages has drawings of both styles, and the drawings say so") {
    const YamlNode index = art_index();
    std::map<std::string, std::pair<std::string, std::set<std::string>>> drawings;
    for (const YamlNode& node : index.find("drawings")->items) {
        auto& [style, ideas] = drawings[node.find("id")->scalar];
        style = node.find("style")->scalar;
        for (const YamlNode& idea : node.find("idea")->items) ideas.insert(idea.scalar);
    }
    const YamlNode* messages = index.find("messages");
    REQUIRE(messages != nullptr);
    std::set<std::pair<std::string, std::string>> told;
    for (int i = 1; i <= 9; ++i) {
        const std::string message = "m" + std::to_string(i);
        INFO(message);
        const YamlNode* row = messages->find(message);
        REQUIRE(row != nullptr);
        for (const char* style : {"flat", "tradition"}) {
            const YamlNode* list = row->find(style);
            REQUIRE(list != nullptr);
            CHECK_FALSE(list->items.empty());
            for (const YamlNode& id : list->items) {
                INFO(id.scalar);
                REQUIRE(drawings.count(id.scalar) == 1);
                CHECK(drawings[id.scalar].first == style);
                CHECK(drawings[id.scalar].second.count(message) == 1);
                told.insert({id.scalar, message});
            }
        }
    }
    for (const auto& [id, drawing] : drawings)
        for (const std::string& message : drawing.second) CHECK(told.count({id, message}) == 1);
}
