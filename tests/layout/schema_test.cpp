#include "support/schema.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <set>

#include "layout/dataset.h"
#include "layout/layout.h"
#include "layout/ornament.h"
#include "layout/theme.h"
#include "support/program.h"

using namespace codong;
using namespace codong::test;
using nlohmann::json;

namespace {

const std::filesystem::path k_root = CODONG_SOURCE_DIR;
constexpr const char* k_planted = "zzzzzzzzzzzzzzzz";
using Names = std::set<std::string>;

std::vector<std::string> yaml_in(const std::filesystem::path& folder) {
    std::vector<std::string> paths;
    for (const auto& file : std::filesystem::directory_iterator(folder))
        if (file.path().extension() == ".yaml") paths.push_back(file.path().string());
    std::sort(paths.begin(), paths.end());
    return paths;
}

Names split(const std::string& list) {
    Names names;
    for (size_t at = 0; at < list.size();) {
        const size_t end = std::min(list.find(", ", at), list.size());
        names.insert(list.substr(at, end - at));
        at = end + 2;
    }
    return names;
}

// The fields a reader knows at the place where an unknown one is planted: its error lists them.
template <class T>
Names known_fields(Result<T> (*read)(const std::string&), const std::string& yaml) {
    const Scratch scratch;
    const auto result = read(scratch.write("a.yaml", yaml));
    REQUIRE_FALSE(result);
    for (const Diagnostic& problem : result.diagnostics())
        if (problem.code == "yaml/unknown-field" && problem.args[0] == k_planted) return split(problem.args[1]);
    FAIL("the planted field was not found: " + yaml);
    return {};
}

std::string layout_with(const std::string& node, const std::string& more = {}) {
    return "id: a\nvi: a\nen: a\nkind: event\n" + more + "variants:\n  - {when: {}, root: " + node + "}\n";
}
std::string planted(const std::string& rest) {
    return "{" + (rest.empty() ? "" : rest + ", ") + k_planted + ": 1}";
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

Names properties(const json& schema) {
    Names names;
    for (const auto& [name, value] : schema["properties"].items()) names.insert(name);
    return names;
}

// The part of a oneOf that is an object.
const json& object_of(const json& definition) {
    for (const json& one : definition["oneOf"])
        if (one.contains("properties")) return one;
    throw std::runtime_error("no object");
}

}  // namespace

TEST_CASE("the shipped layouts and themes follow their schemas") {
    const auto layouts = yaml_in(k_root / "layouts"), themes = yaml_in(k_root / "layouts/themes");
    CHECK(layouts.size() >= 3);
    CHECK(themes.size() >= 8);
    for (const std::string& path : layouts) {
        INFO(path);
        CHECK(is_valid("layout.schema.json", read_as_json(path)));
    }
    for (const std::string& path : yaml_in(k_root / "layouts/data")) {
        INFO(path);
        CHECK(is_valid("data.schema.json", read_as_json(path)));
    }
    for (const std::string& path : themes) {
        INFO(path);
        CHECK(is_valid("theme.schema.json", read_as_json(path)));
    }
}

TEST_CASE("the layout schema names every field that the reader knows, and no other") {
    const json schema = schema_text("layout.schema.json");
    const json& parts = schema["definitions"];
    const auto known = [](const std::string& node) { return known_fields(read_layout, layout_with(node)); };
    CHECK(known_fields(read_layout, layout_with("{fill: main}", std::string(k_planted) + ": 1\n")) ==
          properties(schema));
    CHECK(known_fields(read_layout, "id: a\nvi: a\nen: a\nkind: event\nvariants:\n  - {root: {fill: main}, " +
                                        std::string(k_planted) + ": 1}\n") == properties(parts["variant"]));
    CHECK(known(planted("fill: main, when: " + planted(""))) == properties(parts["condition"]));
    CHECK(known("{fill: " + planted("ink: main") + "}") == properties(object_of(parts["fill"])));
    CHECK(known("{polygon: " + planted("ink: main, points: []") + "}") == properties(parts["polygon"]));
    CHECK(known("{ellipse: " + planted("ink: main") + "}") == properties(parts["ellipse"]));
    CHECK(known("{art: " + planted("id: auto") + "}") == properties(object_of(parts["art"])));
    CHECK(known("{text: " + planted("field: message, ink: main") + "}") == properties(parts["text"]));
    CHECK(known("{image: " + planted("") + "}") == properties(parts["image"]));
    CHECK(known("{qr: " + planted("") + "}") == properties(parts["qr"]));
    CHECK(known("{icon: " + planted("id: heart, ink: main") + "}") == properties(parts["icon"]));
    CHECK(known("{figure: " + planted("kind: steps") + "}") == properties(parts["figure"]));
    CHECK(known("{row: " + planted("children: []") + "}") == properties(object_of(parts["stack"])));
    // A box knows what all boxes know, `use`, and the kind it is.
    Names kinds;
    for (const json& one : parts["node"]["oneOf"]) kinds.insert(one["required"][0].get<std::string>());
    Names common = properties(parts["node"]);
    for (const std::string& kind : kinds) common.erase(kind);
    for (const std::string& kind : kinds) {
        if (kind == "use") continue;
        Names wanted = common;
        wanted.insert({"use", kind});
        CHECK(known(planted(kind + ": main")) == wanted);
    }
}

TEST_CASE("the layout schema knows every ornament and its parameters") {
    const json ornament = schema_text("layout.schema.json")["definitions"]["ornament"];
    REQUIRE(ornament["allOf"].size() == ornaments().size());
    for (size_t i = 0; i < ornaments().size(); ++i) {
        const OrnamentRow& row = ornaments()[i];
        INFO(std::string(row.id));
        CHECK(ornament["properties"]["id"]["enum"][i] == row.id);
        const json& then = ornament["allOf"][i]["then"];
        CHECK(ornament["allOf"][i]["if"]["properties"]["id"]["const"] == row.id);
        Names names{"id", "avoids_text"};
        for (const OrnamentParameter& parameter : row.parameters) {
            const std::string name(parameter.name);
            names.insert(name);
            const json& field = then["properties"][name];
            if (parameter.kind == OrnamentParameter::Kind::Number) {
                CHECK(field["minimum"] == parameter.least);
                CHECK(field["maximum"] == parameter.most);
                CHECK(field["default"] == parameter.fallback);
            } else if (parameter.kind == OrnamentParameter::Kind::Word) {
                CHECK(field["enum"] == json(allowed_words(parameter)));
            } else {
                CHECK(field["$ref"] == "#/definitions/ink");
            }
        }
        CHECK(properties(then) == names);
    }
}

TEST_CASE("docs/layouts.md names every field, every ornament and every parameter") {
    const std::string text = bytes_of((k_root / "docs/layouts.md").string());
    const json schema = schema_text("layout.schema.json");
    const auto named = [&](const std::string& name) {
        INFO(name);
        CHECK(
            (contains(text, "`" + name + "`") || contains(text, "`" + name + ":") || contains(text, "`" + name + " ")));
    };
    for (const std::string& name : properties(schema)) named(name);
    for (const char* part :
         {"variant", "condition", "node", "text", "ellipse", "polygon", "image", "qr", "icon", "figure"})
        for (const std::string& name : properties(schema["definitions"][part])) named(name);
    for (const OrnamentRow& row : ornaments()) {
        const size_t begin = text.find("| `" + std::string(row.id) + "` ");
        INFO(std::string(row.id));
        REQUIRE(begin != std::string::npos);
        const std::string line = text.substr(begin, text.find('\n', begin) - begin);
        for (const OrnamentParameter& parameter : row.parameters)
            CHECK(contains(line, "`" + std::string(parameter.name) + "`"));
    }
}

TEST_CASE("the theme schema names every field that the reader knows, and the roles every theme fills") {
    const json schema = schema_text("theme.schema.json");
    const std::string head = "id: a\nvi: a\nen: a\n";
    CHECK(known_fields(read_theme, head + std::string(k_planted) + ": 1\n") == properties(schema));
    CHECK(known_fields(read_theme, head + "inks: {paper: " + planted("rgb: \"#FFFFFF\", cmyk: [0, 0, 0, 0]") + "}\n") ==
          properties(schema["definitions"]["ink"]));
    Names roles;
    for (const json& role : schema["properties"]["inks"]["required"]) roles.insert(role.get<std::string>());
    CHECK(roles == Names(k_ink_roles.begin(), k_ink_roles.end()));
}

TEST_CASE("the schema of data names every field that the reader knows") {
    const json schema = schema_text("data.schema.json");
    const std::string head = "id: a\nvi: a\nen: a\n", source = "sources: [{id: s, document: d}]\n";
    CHECK(known_fields(read_dataset, head + std::string(k_planted) + ": 1\n") == properties(schema));
    CHECK(known_fields(read_dataset, head + "sources: [" + planted("id: s, document: d") + "]\nitems: []\n") ==
          properties(schema["properties"]["sources"]["items"]));
    CHECK(known_fields(read_dataset, head + source + "items: [" + planted("id: i, text: t, source: s") + "]\n") ==
          properties(schema["properties"]["items"]["items"]));
    const Scratch scratch;
    for (const auto& [items, good] : {std::pair{"[{id: i, text: t, source: s}]", true},
                                      {"[{id: i, value: 5, source: s, points: [a]}]", true},
                                      {"[]", false},
                                      {"[{id: i, source: s}]", false},
                                      {"[{id: i, text: t}]", false}}) {
        const std::string yaml = head + source + "items: " + items + "\n";
        INFO(yaml);
        CHECK(static_cast<bool>(read_dataset(scratch.write("a.yaml", yaml))) == good);
        CHECK(is_valid("data.schema.json", json_from_yaml(yaml)) == good);
    }
}

TEST_CASE("the layout schema takes and refuses what the reader takes and refuses") {
    const Scratch scratch;
    const auto both = [&](const std::string& yaml) {
        INFO(yaml);
        const bool read = static_cast<bool>(read_layout(scratch.write("a.yaml", yaml)));
        const bool valid = is_valid("layout.schema.json", json_from_yaml(yaml));
        CHECK(read == valid);
        return read && valid;
    };
    for (const char* node :
         {"{fill: main}", "{fill: {ink: main, tint: 0.5, to: deep, radius: 2s}}", "{layers: []}", "{space: {}}",
          "{art: auto}",
          "{row: [{size: 1fr, fill: main}, {size: 0.5fr, fill: main}, {size: \"100% - 6s\", fill: main}]}",
          "{column: {gap: 2h, anchor: bottom-right, children: [{size: fit, most: 10h, text: {field: unit, ink: "
          "paper}}]}}",
          "{at: [0, 5mm, 100% + 9w, -2h], frame: trim, pad: 2s, fill: main}",
          "{frame: safe, margin: [1w, 2h, 3w, 4h], space: {}}",
          "{reach: lrb, bleed: t, turn: -4.5, opacity: 0.5, blend: multiply, clip: true, ornament: {id: sunburst, "
          "rays: 12, ray: main}}",
          "{text: {field: message, mode: voices, ink: paper, key_ink: accent, lines: [1, 4], ratio: [1, 2.2], "
          "tracking: 0.05}}",
          "{text: {literal: Gọi 111, ink: paper}}", "{polygon: {ink: main, points: [[0, 0], [50%, 1h], [0, 100%]]}}",
          "{when: {aspect: [0.5, 2], needs: unit, lacks: [qr], kind: screen, messages: [m1]}, fill: main}"})
        CHECK(both(layout_with(node)));
    CHECK(both(layout_with("{use: a}",
                           "pieces: {a: {fill: main}}\naspect: [0.2, 14]\nthemes: son\ninks: {b: [main, deep]}\n")));
    for (const char* node : {"{}",
                             "{fill: main, art: auto}",
                             "{fill: {tint: 1}}",
                             "{fil: main}",
                             "{at: [0, 0, 0], fill: main}",
                             "{at: [1, 0, 0, 0], fill: main}",
                             "{at: [5 w, 0, 0, 0], fill: main}",
                             "{at: [5w +, 0, 0, 0], fill: main}",
                             "{size: 2x, fill: main}",
                             "{frame: page, fill: main}",
                             "{bleed: x, fill: main}",
                             "{turn: left, fill: main}",
                             "{clip: yes, fill: main}",
                             "{text: {ink: paper}}",
                             "{text: {field: message}}",
                             "{text: {field: message, literal: a, ink: paper}}",
                             "{text: {field: headline, ink: paper}}",
                             "{text: {field: message, ink: paper, tracking: 0.2}}",
                             "{text: {field: message, ink: paper, lines: 3}}",
                             "{ornament: {id: sunbrust}}",
                             "{ornament: {id: sunburst, rays: 4}}",
                             "{ornament: {id: sunburst, petals: 4}}",
                             "{ornament: {}}",
                             "{when: {aspect: 2}, fill: main}",
                             "{when: {kind: paper}, fill: main}",
                             "{polygon: {ink: main, points: [[0, 0, 0]]}}",
                             "{row: {gap: 2h}}",
                             "{column: {children: [], anchor: middle}}",
                             "main"})
        CHECK_FALSE(both(layout_with(node)));
    for (const char* head : {"kind: poster\n", "case: upper\n", "final_stop: no\n", "aspect: [1]\n", "layers: []\n"})
        CHECK_FALSE(both("id: a\nvi: a\nen: a\n" +
                         std::string(std::string(head).starts_with("kind") ? "" : "kind: event\n") + head +
                         "variants: [{root: {fill: main}}]\n"));
    CHECK_FALSE(both("id: a\nvi: a\nen: a\nkind: event\nvariants: []\n"));
    CHECK_FALSE(both("id: a\nvi: a\nen: a\nkind: event\nvariants: [{when: {}}]\n"));
}

TEST_CASE("the theme schema refuses what the reader refuses") {
    const Scratch scratch;
    const std::string good = bytes_of((k_root / "layouts/themes/sen.yaml").string());
    const auto both = [&](const std::string& from, const std::string& to) {
        std::string yaml = good;
        const size_t at = yaml.find(from);
        REQUIRE(at != std::string::npos);
        yaml.replace(at, from.size(), to);
        INFO(yaml);
        const bool read = static_cast<bool>(read_theme(scratch.write("a.yaml", yaml)));
        CHECK(read == is_valid("theme.schema.json", json_from_yaml(yaml)));
        return read;
    };
    CHECK(both("id: sen", "id: sen"));
    CHECK(both("  skin:", "  blush: {rgb: \"#ffffff\", cmyk: [0, 0, 0, 0], spot: PANTONE 100 C}\n  skin:"));
    CHECK_FALSE(both("id: sen", "colour: sen"));
    CHECK_FALSE(both("  skin:", "  flesh:"));
    CHECK_FALSE(both("\"#FFF5EA\"", "\"#FFF5E\""));
    CHECK_FALSE(both("cmyk: [0, 5, 10, 0]", "cmyk: [0, 5, 10]"));
    CHECK_FALSE(both("cmyk: [0, 5, 10, 0]", "cmyk: [0, 5, 110, 0]"));
}
