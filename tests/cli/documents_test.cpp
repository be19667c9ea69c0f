#include <catch2/catch.hpp>
#include <regex>

#include "cli/delivered.h"

using namespace codong::test;
namespace fs = std::filesystem;

namespace {

const std::vector<std::string> k_documents = {"README.md",     "README.vi.md",    "src/README.md",
                                              "docs/files.md", "docs/layouts.md", "docs/line-breaking.md"};

std::string document(const std::string& name) {
    return bytes_of(CODONG_SOURCE_DIR "/" + name);
}

std::vector<std::string> all_matches(const std::string& text, const std::string& pattern) {
    std::vector<std::string> out;
    const std::regex regex(pattern);
    for (std::sregex_iterator at(text.begin(), text.end(), regex), end; at != end; ++at) out.push_back((*at)[1]);
    return out;
}

// Every property named anywhere in a schema.
void collect_properties(const nlohmann::json& schema, std::set<std::string>& names) {
    if (schema.is_object()) {
        if (schema.contains("properties") && schema["properties"].is_object())
            for (const auto& [name, value] : schema["properties"].items()) names.insert(name);
        for (const auto& [key, value] : schema.items()) collect_properties(value, names);
    }
    if (schema.is_array())
        for (const auto& value : schema) collect_properties(value, names);
}

}  // namespace

TEST_CASE("every file that a document links to is there") {
    for (const std::string& name : k_documents) {
        const fs::path folder = (fs::path(CODONG_SOURCE_DIR) / name).parent_path();
        const auto links = all_matches(document(name), R"(\]\(([^)#:]+)\))");
        for (const std::string& link : links) {
            INFO(name << ": " << link);
            CHECK(fs::exists(folder / link));
        }
    }
    CHECK(all_matches(document("README.md"), R"(\]\(([^)#:]+)\))").size() >= 7);
}

TEST_CASE("every command and option that a document writes is one") {
    std::map<std::string, std::string> help;
    for (const std::string& name : k_documents)
        for (const std::string& command : all_matches(document(name), R"((?:^|[`\n(])codong ([a-z]+))")) {
            if (help.contains(command)) continue;
            const Outcome outcome = Codong({command, "--help"}).run();
            INFO(name << ": codong " << command);
            CHECK(outcome.exit == 0);
            help[command] = outcome.out;
        }
    for (const char* command : {"render", "check", "report", "break", "import", "new", "list"})
        CHECK(help.contains(command));
    std::string all_help;
    for (const auto& [command, text] : help) all_help += text;
    for (const std::string& name : k_documents)
        for (const std::string& option : all_matches(document(name), R"([` ](--[a-z][a-z-]*))")) {
            INFO(name << ": " << option);
            CHECK((option == "--help" || contains(all_help, option)));
        }
}

TEST_CASE("docs/files.md names every field of the files that people write") {
    const std::string text = document("docs/files.md");
    for (const char* schema : {"messages", "campaign", "unit", "formats", "theme", "data"}) {
        std::set<std::string> names;
        collect_properties(nlohmann::json::parse(document("docs/schemas/" + std::string(schema) + ".schema.json")),
                           names);
        // Parts of what the page names as a whole.
        for (const char* part : {"every_mm", "inset_mm", "corners", "left_mm", "top_mm", "right_mm", "bottom_mm"})
            names.erase(part);
        for (const std::string& name : names) {
            INFO(schema << ": " << name);
            CHECK((contains(text, "`" + name + "`") || contains(text, name + ":")));
        }
    }
}

TEST_CASE("the rooms of src/README.md stand on what the build lets them stand on") {
    std::map<std::string, std::set<std::string>> built, told;
    const std::string cmake = document("src/CMakeLists.txt");
    for (const std::string& call : all_matches(cmake, R"(codong_room\(([^)]*)\))")) {
        const auto words = words_of(call);
        auto& rooms = built[words.at(0)];
        for (const std::string& word : words)
            if (word.starts_with("room_")) rooms.insert(word.substr(5));
    }
    built["cli"] = {"job"};
    std::istringstream in(document("src/README.md"));
    bool inside = false;
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with("| Room ")) inside = true;
        if (line.empty()) inside = false;
        if (!inside || line.starts_with("| Room ") || line.starts_with("|---")) continue;
        const size_t bar = line.find('|', 1);
        std::set<std::string> under;
        for (const std::string& word : words_of(replaced(replaced(line.substr(bar), "|", " "), ",", " ")))
            under.insert(word);
        for (const std::string& room : words_of(replaced(replaced(line.substr(0, bar), "|", " "), ",", " ")))
            told[room] = under;
    }
    CHECK(told == built);
}

TEST_CASE("the line for a new format that the README shows is right") {
    const Scratch scratch;
    for (const char* name : {"README.md", "README.vi.md"}) {
        const auto line = all_matches(document(name), R"((\{id: bang-ron-ngang-700x120[^}]*\}))");
        REQUIRE(line.size() == 1);
        const fs::path data = fs::path(scratch.path()) / name;
        fs::create_directories(data / "layouts/formats");
        for (const char* folder : {"fonts", "messages"})
            fs::create_directory_symlink(fs::path(CODONG_SOURCE_DIR) / folder, data / folder);
        scratch.write(std::string(name) + "/layouts/formats/print.yaml",
                      "groups:\n  - id: bang-ron-ngang\n    vi: a\n    en: b\n    sheets:\n      - " + line[0] + "\n");
        const Outcome outcome = Codong({"list", "formats", "--data", data.string()}).run();
        INFO(outcome.err);
        CHECK(contains(outcome.out, "bang-ron-ngang-700x120"));
    }
}
