#include <catch2/catch.hpp>

#include "cli/delivered.h"

using namespace codong::test;

namespace {

// A locale made for the test, so that it need not be installed; empty when it cannot be made.
std::string make_locale(const Scratch& scratch, const std::string& input, const std::string& name) {
    const Outcome made = Program({"localedef", "-i", input, "-f", "UTF-8", scratch / name}).run();
    return std::filesystem::exists(std::filesystem::path(scratch / name) / "LC_NUMERIC") && made.signal == 0
               ? name
               : std::string();
}

}  // namespace

TEST_CASE("the default campaign delivers exactly the nineteen formats of every message, and a manifest") {
    const Reference& made = reference();
    CHECK(made.outcome.exit == 0);
    std::set<std::string> wanted{"manifest.json"};
    for (const ExpectedSheet& sheet : expected_sheets())
        for (const int message : rendered_messages()) wanted.insert(file_of(sheet, message));
    CHECK(wanted.size() == 19 * rendered_messages().size() + 1);
    std::set<std::string> found;
    for (const auto& [name, path] : files_below(made.folder)) found.insert(name);
    CHECK(found == wanted);
    for (const auto& entry : std::filesystem::recursive_directory_iterator(made.folder))
        if (entry.is_directory()) {
            INFO(entry.path().string());
            CHECK_FALSE(std::filesystem::is_empty(entry.path()));
        }
}

TEST_CASE("without a list of messages the default campaign takes all nine") {
    const Scratch scratch;
    const Outcome outcome = Codong({"render", "-o", scratch / "ra", "--format", "og", "--json"}).run();
    REQUIRE(outcome.exit == 0);
    const auto report = nlohmann::json::parse(outcome.out);
    CHECK(report["delivered"] == 9);
    std::vector<std::string> messages;
    for (const auto& file : report["files"]) messages.push_back(file["message"]);
    CHECK(messages == std::vector<std::string>{"m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8", "m9"});
}

TEST_CASE("the manifest lists each file once with its own sha256, in the order of formats and messages") {
    const Reference& made = reference();
    std::vector<std::string> words{"sha256sum"}, paths;
    for (const ExpectedSheet& sheet : expected_sheets())
        for (const int message : rendered_messages()) {
            paths.push_back(file_of(sheet, message));
            words.push_back(made.folder + "/" + paths.back());
        }
    const std::vector<std::string> sums = words_of(output_of(words));
    const auto& files = made.manifest["files"];
    REQUIRE(files.size() == paths.size());
    for (size_t i = 0; i < paths.size(); ++i) {
        INFO(paths[i]);
        CHECK(files[i]["path"] == paths[i]);
        CHECK(files[i]["sha256"] == sums.at(2 * i));
        CHECK(files[i]["bytes"] == std::filesystem::file_size(made.folder + "/" + paths[i]));
        CHECK_FALSE(files[i]["proved"].empty());
        CHECK_FALSE(files[i]["inks"].empty());
    }
}

TEST_CASE("the manifest tells each sheet's size, scale, resolution and exact text") {
    const Reference& made = reference();
    const auto all = slogans();
    REQUIRE(all.size() == 9);
    for (const ExpectedSheet& sheet : expected_sheets())
        for (const int message : rendered_messages()) {
            const auto& entry = made.entry(file_of(sheet, message));
            INFO(entry.dump());
            CHECK(entry["message"] == "m" + std::to_string(message));
            CHECK(entry["format"] == sheet.id);
            CHECK(entry["type"] == sheet.type);
            CHECK(entry["scale"] == sheet.scale);
            if (std::string(sheet.type) == "pdf") {
                CHECK(entry["size_mm"] == nlohmann::json{sheet.width, sheet.height});
                CHECK(entry["bleed_mm"] == sheet.bleed);
                CHECK_FALSE(entry.contains("size_px"));
            } else {
                CHECK(entry["size_px"] ==
                      nlohmann::json{static_cast<int>(sheet.width), static_cast<int>(sheet.height)});
                CHECK(entry["dpi"] == 96);
            }
            const std::string how = entry["derivation"], slogan = all.at(static_cast<size_t>(message) - 1);
            CHECK(entry["text"] == displayed(slogan, contains(how, "capitals"), !contains(how, "final-stop-dropped")));
            CHECK(contains(how, "en-dash") == contains(slogan, " - "));
            std::string joined;
            for (const auto& line : entry["lines"]) joined += (joined.empty() ? "" : " ") + line.get<std::string>();
            CHECK(joined == entry["text"]);
        }
}

TEST_CASE("at least three layouts and three themes dress the default campaign") {
    std::set<std::string> layouts, themes;
    for (const auto& file : reference().manifest["files"]) {
        layouts.insert(file["layout"]);
        themes.insert(file["theme"]);
    }
    if (k_sanitized) return;  // fewer messages
    CHECK(layouts.size() >= 3);
    CHECK(themes.size() >= 3);
}

TEST_CASE("neither the manifest nor any file tells the time of the run or the folder it was made in") {
    const Reference& made = reference();
    const std::string today = output_of({"date", "-u", "+%Y-%m-%d"}).substr(0, 10);
    if (today == made.manifest["issued"]) return;
    std::string compact = today;
    compact.erase(std::remove(compact.begin(), compact.end(), '-'), compact.end());
    for (const auto& [name, path] : files_below(made.folder)) {
        INFO(name);
        const std::string bytes = bytes_of(path);
        CHECK_FALSE(contains(bytes, made.scratch.path()));
        CHECK_FALSE(contains(bytes, data_dir()));
        if (name.ends_with(".json") || name.ends_with(".pdf")) {
            CHECK_FALSE(contains(bytes, today));
            CHECK_FALSE(contains(bytes, compact));
        }
    }
}

TEST_CASE("a run again in the same folder, with one thread, leaves the same bytes and nothing set aside") {
    const Scratch scratch;
    const std::string folder = scratch / "ra";
    std::filesystem::copy(reference().folder, folder, std::filesystem::copy_options::recursive);
    const Outcome again = Codong(render_words(folder, {"--jobs", "1"})).run();
    INFO(again.err);
    CHECK(again.exit == 0);
    CHECK(differences(reference().folder, folder) == "");
    CHECK_FALSE(std::filesystem::exists(folder + "/.cu"));
    CHECK(names_starting(folder, ".codong-").empty());
}

TEST_CASE("another folder, working folder, locale and time zone leave the same bytes") {
    const Scratch scratch;
    const std::string vietnamese = make_locale(scratch, "vi_VN", "vi_VN.UTF-8");
    const std::string folder = scratch / "thư mục khác/kết quả";
    Codong other(render_words("kết quả", {"--jobs", "2"}));
    std::filesystem::create_directories(scratch / "thư mục khác");
    other.in(scratch / "thư mục khác").set("TZ", "Asia/Tokyo").set("HOME", scratch.path());
    other.set("LOCPATH", scratch.path()).set("LC_ALL", vietnamese.empty() ? "vi_VN.UTF-8" : vietnamese);
    const Outcome outcome = other.run();
    INFO(outcome.err);
    CHECK(outcome.exit == 0);
    CHECK(contains(outcome.out, "tệp trong"));
    CHECK(differences(reference().folder, folder) == "");
}

TEST_CASE("a locale with a decimal comma leaves the same bytes") {
    const Scratch scratch;
    const std::string german = make_locale(scratch, "de_DE", "de_DE.UTF-8");
    if (german.empty()) WARN("localedef cannot make de_DE here; only the name of the locale is tested");
    const std::string folder = scratch / "ra";
    const Outcome outcome =
        Codong(render_words(folder, {"--format", "to-roi-a5,pano-1000x500,zalo-article", "--jobs", "2"}))
            .set("LOCPATH", scratch.path())
            .set("LC_ALL", "de_DE.UTF-8")
            .set("LANG", "de_DE.UTF-8")
            .run();
    INFO(outcome.err);
    CHECK(outcome.exit == 0);
    for (const auto& [name, path] : files_below(folder)) {
        INFO(name);
        if (name != "manifest.json") CHECK(bytes_of(path) == bytes_of(reference().folder + "/" + name));
    }
    CHECK(files_below(folder).size() == 3 * rendered_messages().size() + 1);
}

TEST_CASE("the comparison of folders sees one changed byte and one file too many") {
    const Scratch a, b;
    a.write("x/m1.pdf", "one");
    b.write("x/m1.pdf", "one");
    CHECK(differences(a.path(), b.path()) == "");
    b.write("x/m1.pdf", "onE");
    CHECK(differences(a.path(), b.path()) == "other bytes: x/m1.pdf\n");
    b.write("y", "");
    CHECK(contains(differences(a.path(), b.path()), "only in the second: y"));
}
