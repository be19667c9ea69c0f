#include "intake/yaml.h"

#include <catch2/catch.hpp>

using namespace codong;

namespace {

YamlNode tree(const std::string& text) {
    auto result = parse_yaml(text, "a.yaml");
    REQUIRE(result);
    return *std::move(result);
}

// "line:column code" of each problem.
std::vector<std::string> problems(const std::string& text) {
    const auto result = parse_yaml(text, "a.yaml");
    std::vector<std::string> out;
    if (result) return out;
    for (const Diagnostic& d : result.diagnostics()) {
        CHECK(d.place.file == "a.yaml");
        CHECK(sentence(d, Language::Vietnamese) != d.code);
        out.push_back(std::to_string(d.place.line) + ":" + std::to_string(d.place.column) + " " + d.code);
    }
    return out;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("maps keep the order written, and every node its place in characters") {
    const YamlNode root = tree("trẻ em: có ặ\nb: [một, \"hai\"]\n");
    REQUIRE(root.is_map());
    REQUIRE(root.entries.size() == 2);
    CHECK(root.entries[0].first == "trẻ em");
    CHECK(root.entries[0].second.scalar == "có ặ");
    CHECK(root.entries[0].second.place.line == 1);
    CHECK(root.entries[0].second.place.column == 9);
    CHECK(root.key_places[1].line == 2);
    CHECK(root.key_places[1].column == 1);
    const YamlNode& list = *root.find("b");
    REQUIRE(list.items.size() == 2);
    CHECK(list.items[1].place.column == 10);
    CHECK(root.find("c") == nullptr);
}

TEST_CASE("quoted and block scalars are text, plain ones may be numbers") {
    const YamlNode root = tree("a: 111\nb: \"111\"\nc: '111'\nd: |\n  111\ne: !!str 111\n");
    CHECK_FALSE(root.find("a")->quoted);
    for (const char* key : {"b", "c", "d", "e"}) CHECK(root.find(key)->quoted);
    CHECK(to_number(*root.find("a")) == 111.0);
    CHECK_FALSE(to_number(*root.find("b")));
}

TEST_CASE("numbers are read the same whatever the locale, and nothing else passes for one") {
    for (const auto& [text, value] : std::vector<std::pair<std::string, double>>{
             {"0.4", 0.4}, {"-3", -3}, {"+5", 5}, {"1e3", 1000}, {"6000", 6000}})
        CHECK(to_number(tree(text)) == value);
    for (const std::string text : {"0,4", "3mm", "inf", "nan", "0x10", "1 2", "~", "[1]"})
        CHECK_FALSE(to_number(tree(text)));
}

TEST_CASE("an empty document is null, a comment alone too") {
    for (const std::string text : {"", "\n", "# không có gì\n", "\xEF\xBB\xBF"}) {
        const YamlNode root = tree(text);
        CHECK(root.is_null());
        CHECK(root.place.line == 1);
        CHECK(root.place.file == "a.yaml");
    }
}

TEST_CASE("a byte order mark and CRLF line ends change nothing") {
    const YamlNode root = tree(
        "\xEF\xBB\xBF"
        "a: 1\r\nb: hai\r\n");
    CHECK(root.find("a")->scalar == "1");
    CHECK(root.find("b")->scalar == "hai");
    CHECK(root.find("b")->place.line == 2);
    CHECK(root.key_places[0].column == 1);
}

TEST_CASE("an absent value is null at its key") {
    const YamlNode root = tree("a:\nb: ~\nc: null\n\nd: 1\n");
    CHECK(root.find("a")->is_null());
    CHECK(root.find("a")->place.line == 1);
    CHECK(root.find("b")->is_null());
    CHECK(root.find("c")->place.line == 3);
}

TEST_CASE("aliases stand for copies, placed where they are used") {
    const YamlNode root = tree("a: &x [1, 2]\nb: *x\n");
    CHECK(root.find("b")->items.size() == 2);
    CHECK(root.find("b")->place.line == 2);
    CHECK(root.find("b")->place.column == 4);
}

TEST_CASE("every duplicate key of a file is reported, where it stands") {
    CHECK(problems("a: 1\nb:\n  c: 1\n  c: 2\n  d: 3\na: 3\n") ==
          Lines{"4:3 yaml/duplicate-key", "6:1 yaml/duplicate-key"});
    CHECK(problems("- {a: 1}\n- {a: 1}\n").empty());
}

TEST_CASE("syntax errors have a line and a column counted in characters") {
    CHECK(problems("a: 1\nbé: chữ: hai\n") == Lines{"2:8 yaml/syntax"});
    CHECK(problems("a: 1\n\tb: 3\n") == Lines{"2:1 yaml/syntax"});
    CHECK(problems("a: @x\n") == Lines{"1:4 yaml/syntax"});
    CHECK(problems("ặ: *chưa\n") == Lines{"1:7 yaml/syntax"});
    CHECK(problems("{a: 1}}\n") == Lines{"1:7 yaml/syntax"});
    CHECK(problems("a: [1, 2\nb: 3\n") == Lines{"2:2 yaml/syntax"});
}

TEST_CASE("a quote that is never closed is an error at the quote") {
    CHECK(problems("a: 1\nb: \"trẻ em\n\nc: 3\n") == Lines{"2:4 yaml/syntax"});
    CHECK(problems("b: 'trẻ em\n") == Lines{"1:4 yaml/syntax"});
    CHECK(problems("b: \"a \\\" b\"\nc: 'd '' e'\nd: ''\ne: \"\"\nf: \"\\\\\"\n").empty());
}

TEST_CASE("a syntax error reads well in both languages") {
    const auto result = parse_yaml("a: \"x\n", "a.yaml");
    CHECK(sentence(result.diagnostics()[0], Language::Vietnamese) ==
          "sai cú pháp YAML: chuỗi trong dấu nháy chưa đóng");
    CHECK(sentence(result.diagnostics()[0], Language::English).find("YAML syntax: ") == 0);
}

TEST_CASE("nesting, aliases and documents are bounded") {
    CHECK(problems(std::string(100, '[') + std::string(100, ']')) == Lines{"1:65 yaml/too-deep"});
    CHECK(problems(std::string(64, '[') + std::string(64, ']')).empty());
    CHECK(problems(std::string(5000, '[')).size() == 1);
    CHECK(problems(std::string(5000, '{')).size() == 1);
    std::string bomb = "a: &a [x,x,x,x,x,x,x,x,x,x]\n";
    for (char c = 'b'; c < 'j'; ++c) {
        const std::string before(1, static_cast<char>(c - 1));
        bomb += std::string(1, c) + ": &" + c + " [";
        for (int i = 0; i < 10; ++i) bomb += "*" + before + ",";
        bomb += "]\n";
    }
    REQUIRE(problems(bomb).size() == 1);
    CHECK(problems(bomb)[0].find("yaml/too-large") != std::string::npos);
    CHECK(problems("a: &x [*x]\n") == Lines{"1:8 yaml/alias-of-itself"});
    CHECK(problems("a: 1\n---\nb: 2\n") == Lines{"2:1 yaml/second-document"});
}

TEST_CASE("keys are text") {
    CHECK(problems("? [a, b]\n: c\n") == Lines{"1:3 yaml/key-not-text"});
    CHECK(problems("? {a: b}\n: c\n") == Lines{"1:3 yaml/key-not-text"});
    CHECK(problems(": c\n").size() == 1);
    CHECK(problems("a: &k 1\n*k : 2\n").size() == 1);
}

TEST_CASE("what is not UTF-8 text is refused at the byte") {
    CHECK(problems("a: 1\nb: \xFF\n") == Lines{"2:4 yaml/not-utf8"});
    CHECK(problems("a: \xC0\x80\n") == Lines{"1:4 yaml/not-utf8"});
    CHECK(problems("a: \xED\xA0\x80\n") == Lines{"1:4 yaml/not-utf8"});
    CHECK(problems(std::string("ặ: \0x\n", 8)) == Lines{"1:4 yaml/control-character"});
    CHECK(problems("a: \x04\n") == Lines{"1:4 yaml/control-character"});
}

TEST_CASE("damaged YAML never gets past the reader as an exception") {
    const std::string good =
        "id: a\nlist:\n  - {x: 1, \"y\": 'z'}\n  - &n |\n    hai dòng\n    chữ\n  - *n\nmap:\n  ? k\n  : v\n  m: >-\n  "
        "  gấp\n";
    int refused = 0;
    for (size_t i = 0; i < good.size(); ++i) {
        for (const char c : std::string("\"'[]{}:,-#&*!|>%@?\n\t \\") + '\xE1') {
            std::string bad = good;
            bad[i] = c;
            refused += !parse_yaml(bad, "a.yaml");
            bad.insert(i, 1, c);
            refused += !parse_yaml(bad, "a.yaml");
        }
        refused += !parse_yaml(good.substr(0, i), "a.yaml");
    }
    CHECK(refused > 500);
}
