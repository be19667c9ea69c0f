#include <catch2/catch.hpp>

#include "intake/yaml.h"

using namespace codong;

namespace {

struct Read {
    YamlNode node;
    Diagnostics problems;
    explicit Read(const std::string& text) {
        auto result = parse_yaml(text, "a.yaml");
        REQUIRE(result);
        node = *std::move(result);
    }
    std::vector<std::string> lines() const {
        std::vector<std::string> out;
        for (const Diagnostic& d : problems) {
            CHECK(sentence(d, Language::English) != d.code);
            out.push_back(std::to_string(d.place.line) + ":" + std::to_string(d.place.column) + " " + d.code);
        }
        return out;
    }
};

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("fields of the right kind are read without a word") {
    Read read("name: trẻ em\nsize: 3.5\non: true\nlist: [a, b]\none: c\n");
    FieldReader fields(read.node, read.problems);
    CHECK(fields.required_text("name") == "trẻ em");
    CHECK(fields.required_number("size") == 3.5);
    CHECK(fields.flag("on", false));
    CHECK(fields.texts("list") == Lines{"a", "b"});
    CHECK(fields.texts("one") == Lines{"c"});
    CHECK(fields.texts("none").empty());
    CHECK(fields.text("none", "x") == "x");
    CHECK(fields.number("none", 7) == 7);
    CHECK(fields.child("none") == nullptr);
    fields.finish();
    CHECK(read.problems.empty());
}

TEST_CASE("every problem of a map is collected, each at its place") {
    Read read("nam: x\nsize: 3mm\non: có\nlist: {a: b}\ntext: [1]\nempty:\nitems: [a, [b]]\n");
    FieldReader fields(read.node, read.problems);
    fields.required_text("name");
    fields.required_number("size");
    fields.flag("on", false);
    fields.texts("list");
    fields.text("text");
    fields.required_text("empty");
    fields.texts("items");
    fields.finish();
    CHECK(read.lines() == Lines{"1:1 yaml/missing-field", "2:7 yaml/not-a-number", "3:5 yaml/not-a-flag",
                                "4:7 yaml/not-a-list", "5:7 yaml/not-a-text", "6:1 yaml/missing-field",
                                "7:12 yaml/not-a-text", "1:1 yaml/unknown-field"});
    CHECK(hint(read.problems.back(), Language::English) == "use: name");
}

TEST_CASE("an unknown field far from every name lists the names") {
    Read read("qwerty: 1\n");
    FieldReader fields(read.node, read.problems);
    fields.text("id");
    fields.text("text");
    fields.finish();
    REQUIRE(read.problems.size() == 1);
    CHECK(read.problems[0].args == Lines{"qwerty", "id, text"});
}

TEST_CASE("a node that is no map is one problem, not one a field") {
    Read read("- a\n");
    FieldReader fields(read.node, read.problems);
    CHECK_FALSE(fields.is_map());
    CHECK(fields.required_text("name").empty());
    CHECK(fields.required_child("x") == nullptr);
    fields.finish();
    CHECK(read.lines() == Lines{"1:1 yaml/not-a-map"});
}

TEST_CASE("the nearest name is within a third of the word") {
    const Lines names = {"layout", "theme", "formats", "fb-square"};
    CHECK(nearest_name("layuot", names) == "layout");
    CHECK(nearest_name("them", names) == "theme");
    CHECK(nearest_name("format", names) == "formats");
    CHECK(nearest_name("fbsquare", names) == "fb-square");
    CHECK(nearest_name("x", names).empty());
    CHECK(nearest_name("lay", names).empty());
    CHECK(nearest_name("", names).empty());
    CHECK(nearest_name("abc", {}).empty());
}
