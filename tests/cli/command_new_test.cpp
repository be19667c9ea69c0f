#include <catch2/catch.hpp>

#include "cli/delivered.h"
#include "message/campaign.h"
#include "message/unit.h"

using namespace codong::test;
namespace fs = std::filesystem;

namespace {

// A data folder whose layouts are a test's own; all else is the checkout's.
std::string data_folder(const Scratch& scratch) {
    const fs::path data = fs::path(scratch.path()) / "data";
    fs::create_directories(data / "layouts");
    for (const char* name : {"fonts", "messages"})
        fs::create_directory_symlink(fs::path(CODONG_SOURCE_DIR) / name, data / name);
    for (const auto& entry : fs::directory_iterator(CODONG_SOURCE_DIR "/layouts"))
        if (entry.is_directory())
            fs::create_directory_symlink(entry.path(), data / "layouts" / entry.path().filename());
    return data.string();
}

Outcome make(const std::string& folder, std::vector<std::string> words) {
    words.insert(words.begin(), "new");
    return Codong(words).set("LC_ALL", "en_US.UTF-8").in(folder).run();
}

}  // namespace

TEST_CASE("the starter layout renders on banners, panels, posters and screens, with and without a unit") {
    const Scratch scratch;
    const std::string data = data_folder(scratch);
    const Outcome made = make(data + "/layouts", {"layout", "mau-thu"});
    REQUIRE(made.exit == 0);
    CHECK(contains(made.out, "mau-thu.yaml\n"));
    CHECK(contains(made.out, "codong render --layout mau-thu"));
    REQUIRE(make(scratch.path(), {"unit", "don-vi"}).exit == 0);
    for (const bool with_unit : {false, true}) {
        const std::string folder = scratch / (with_unit ? "co" : "khong");
        std::vector<std::string> words{"render", "--data", data,  "--layout", "mau-thu", "-o",
                                       folder,   "--type", "png", "--dpi",    "8"};
        words.insert(words.end(), {"--message", message_list(), "--format"});
        words.emplace_back("bang-ron-ngang-600x100,phuon-80x240,pano-300x200,ap-phich-a3,fb-square,fb-cover,story,og");
        if (with_unit) words.insert(words.end(), {"--unit", scratch / "don-vi.yaml"});
        const Outcome outcome = Codong(words).run();
        INFO(outcome.err);
        CHECK(outcome.exit == 0);
        const auto manifest = nlohmann::json::parse(bytes_of(folder + "/manifest.json"));
        CHECK(manifest["files"].size() == 8 * rendered_messages().size());
        std::set<std::string> arrangements;
        for (const auto& file : manifest["files"]) arrangements.insert(file["arrangement"]);
        CHECK(arrangements == std::set<std::string>{"strip", "landscape", "upright"});
    }
}

TEST_CASE("the example of docs/layouts.md renders") {
    const Scratch scratch;
    const std::string data = data_folder(scratch), text = bytes_of(CODONG_SOURCE_DIR "/docs/layouts.md");
    const size_t begin = text.find("```yaml\n") + 8;
    scratch.write("data/layouts/vi-du.yaml", text.substr(begin, text.find("```\n", begin) - begin));
    const Outcome outcome =
        Codong({"render", "--data", data, "--layout", "vi-du", "-o", scratch / "ra", "--type", "png", "--dpi", "8",
                "--message", "m1,m5", "--format", "bang-ron-ngang-600x100,ap-phich-a3,og,story"})
            .run();
    INFO(outcome.err);
    CHECK(outcome.exit == 0);
    CHECK(outcome.out == "8 " + std::string("files in ") + scratch / "ra" + "\n");
}

TEST_CASE("the starter campaign renders the catalogue that import made beside it") {
    const Scratch scratch;
    const std::string plan = CODONG_SOURCE_DIR "/tests/corpus/plans/an-toan-giao-thong.txt";
    REQUIRE(Codong({"import", plan, "-o", scratch / "messages.yaml"}).run().exit == 0);
    REQUIRE(make(scratch.path(), {"campaign", "giao-thong"}).exit == 0);
    const Outcome outcome =
        Codong({"render", scratch / "giao-thong.yaml", "--format", "fb-square,og", "-o", scratch / "ra"}).run();
    INFO(outcome.err);
    CHECK(outcome.exit == 0);
    CHECK(nlohmann::json::parse(bytes_of(scratch / "ra/manifest.json"))["files"].size() == 14);
}

TEST_CASE("the starter files hold what their readers want, and the unit is marked as a sample") {
    const Scratch scratch;
    REQUIRE(make(scratch.path(), {"unit", "don-vi.yaml"}).exit == 0);
    REQUIRE(make(scratch.path(), {"campaign", "chien-dich"}).exit == 0);
    const auto unit = codong::read_unit(scratch / "don-vi.yaml");
    REQUIRE(unit);
    CHECK(contains(unit->name, "MẪU"));
    CHECK(contains(unit->superior, "MẪU"));
    const auto campaign = codong::read_campaign(scratch / "chien-dich.yaml");
    REQUIRE(campaign);
    CHECK(campaign->id == "chien-dich");
    CHECK(campaign->formats.size() == 5);
}

TEST_CASE("the commented lines of the starter files are right once their mark is taken away") {
    const Scratch scratch;
    REQUIRE(make(scratch.path(), {"unit", "a"}).exit == 0);
    REQUIRE(make(scratch.path(), {"campaign", "b"}).exit == 0);
    const auto uncomment = [&](const std::string& name) {
        std::istringstream in(bytes_of(scratch / name));
        std::string out;
        for (std::string line; std::getline(in, line);) {
            const bool code =
                line.starts_with("# ") && line.find(':') < 20 && line[2] >= 'a' && line[2] <= 'z' && line[5] != '-';
            const bool nested = line.starts_with("#   ");
            out += (code || nested ? line.substr(2) : line) + "\n";
        }
        return scratch.write(name, out);
    };
    scratch.write("logo.png", "x");
    scratch.write("don-vi.yaml", "name: Xã MẪU\n");
    const auto unit = codong::read_unit(uncomment("a.yaml"));
    REQUIRE(unit);
    CHECK(unit->short_name == "UBND xã MẪU");
    CHECK(unit->qr == "https://example.vn");
    CHECK(unit->helpline == "111");
    CHECK_FALSE(unit->contact.empty());
    const auto campaign = codong::read_campaign(uncomment("b.yaml"));
    if (!campaign) FAIL(campaign.diagnostics()[0].code + " " + campaign.diagnostics()[0].args[0]);
    CHECK(campaign->unit_file == scratch / "don-vi.yaml");
    CHECK(campaign->rules.size() == 3);
    CHECK(campaign->options.letter_case == "capitals");
    CHECK(campaign->options.curves);
}

TEST_CASE("new replaces nothing and says what it wants") {
    const Scratch scratch;
    scratch.write("don-vi.yaml", "mine\n");
    const auto refuses = [&](std::vector<std::string> words, const std::string& code) {
        const Outcome outcome = make(scratch.path(), words);
        INFO(outcome.err);
        CHECK(outcome.exit == 2);
        CHECK(contains(outcome.err, "[" + code + "]"));
    };
    refuses({"unit", "don-vi"}, "file/exists");
    CHECK(bytes_of(scratch / "don-vi.yaml") == "mine\n");
    refuses({}, "cli/what-to-make");
    refuses({"poster", "a"}, "cli/what-to-make");
    refuses({"unit"}, "cli/no-name");
    refuses({"unit", "a", "b"}, "cli/one-name");
    refuses({"unit", "Đơn vị"}, "id/not-an-id");
    refuses({"unit", "../don-vi"}, "id/not-an-id");
    refuses({"unit", "--loud"}, "cli/unknown-option");
    CHECK(files_below(scratch.path()).size() == 1);
    CHECK(make(scratch.path(), {"unit", "Đơn vị"}).err.find("don-vi") != std::string::npos);
}
