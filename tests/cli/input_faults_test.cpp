#include <catch2/catch.hpp>

#include "cli/delivered.h"

using namespace codong::test;
namespace fs = std::filesystem;

namespace {

// A data folder like the project's, in which a test may spoil things: its fonts stand each by itself.
void link_data(const Scratch& scratch) {
    for (const char* folder : {"layouts", "messages"})
        fs::create_directory_symlink(data_dir() + "/" + folder, scratch / folder);
    fs::create_directories(scratch / "fonts/files");
    for (const char* name : {"fonts.yaml", "icons.yaml"})
        fs::copy_file(data_dir() + "/fonts/" + name, scratch / ("fonts/" + std::string(name)));
    for (const auto& entry : fs::directory_iterator(data_dir() + "/fonts/files"))
        fs::create_symlink(fs::canonical(entry.path()), scratch / ("fonts/files/" + entry.path().filename().string()));
}

const std::string k_catalogue =
    "id: a\ntitle: b\nsource: {document: c, section: \"1\"}\nmessages:\n  - {id: m1, text: \"Bảo vệ trẻ em.\"}\n";
const std::string k_campaign =
    "id: a\ntitle: b\ncatalogue: messages.yaml\nmessages: all\nissued: 2026-04-22\nformats:\n  - {types: [png], ids: "
    "[og]}\n"
    "layouts: chu-lon\nthemes: son\n";

Outcome render(const Scratch& scratch, const std::string& campaign, const std::string& catalogue = k_catalogue) {
    scratch.write("messages.yaml", catalogue);
    return Codong({"render", scratch.write("campaign.yaml", campaign), "-o", scratch / "out"}).run();
}

bool nothing_made(const std::string& folder) {
    return !fs::exists(folder) || fs::is_empty(folder);
}

}  // namespace

TEST_CASE("broken YAML is told with file, line and column, and exit 2") {
    struct Row {
        const char* what;
        std::string campaign, catalogue;
        const char* place;
    };
    const Row rows[] = {
        {"an open bracket", "id: a\ntitle: [b\n", k_catalogue, "campaign.yaml:3:1: error: "},
        {"a tab", "id: a\n\ttitle: b\n", k_catalogue, "campaign.yaml:2:1: error: "},
        {"a key twice", k_campaign + "id: c\n", k_catalogue, "campaign.yaml:10:1: error: "},
        {"an unknown field", k_campaign + "colour: red\n", k_catalogue, "campaign.yaml:10:1: error: "},
        {"a catalogue's open quote", k_campaign, "id: a\ntitle: \"b\n", "messages.yaml:"},
        {"a message without text", k_campaign, k_catalogue + "  - {id: m2}\n", "messages.yaml:6:5: error: "},
    };
    for (const Row& row : rows) {
        const Scratch scratch;
        const Outcome outcome = render(scratch, row.campaign, row.catalogue);
        INFO(row.what << "\n" << outcome.err);
        CHECK(outcome.exit == 2);
        CHECK(contains(outcome.err, scratch / row.place));
        CHECK(outcome.out.empty());
        CHECK(nothing_made(scratch / "out"));
    }
}

TEST_CASE("all problems of a file are told at once") {
    const Scratch scratch;
    const Outcome outcome = render(
        scratch, k_campaign, k_catalogue + "  - {id: m1, text: \"x\"}\n  - {id: M 3, text: \"y\"}\n  - {id: m4}\n");
    INFO(outcome.err);
    CHECK(outcome.exit == 2);
    for (const char* place : {"messages.yaml:6:", "messages.yaml:7:", "messages.yaml:8:"})
        CHECK(contains(outcome.err, place));
}

TEST_CASE("an unknown id of any list is an error with the nearest name, and exit 2") {
    struct Row {
        const char *flag, *value, *nearest;
    };
    const Row rows[] = {{"--message", "m1,m11", "m1"},
                        {"--format", "fb-squar", "fb-square"},
                        {"--layout", "chu-lo", "chu-lon"},
                        {"--theme", "soon", "son"},
                        {"--type", "pgn", "png"},
                        {"--format", "ap-phich-a33", "ap-phich-a3"},
                        {"--layout", "trong-dongg", "trong-dong"}};
    for (const Row& row : rows) {
        const Scratch scratch;
        const Outcome outcome = Codong({"render", "-o", scratch / "out", row.flag, row.value}).run();
        INFO(row.flag << " " << row.value << "\n" << outcome.err);
        CHECK(outcome.exit == 2);
        CHECK(contains(outcome.err, "error: "));
        const size_t hint = outcome.err.find("hint: ");
        REQUIRE(hint != std::string::npos);
        CHECK(contains(outcome.err.substr(hint), row.nearest));
        CHECK(nothing_made(scratch / "out"));
    }
}

TEST_CASE("several unknown ids are told in one go") {
    const Scratch scratch;
    const Outcome outcome = Codong({"render", "-o", scratch / "out", "--message", "m0", "--format", "x", "--layout",
                                    "y", "--theme", "z", "--type", "q"})
                                .run();
    INFO(outcome.err);
    CHECK(outcome.exit == 2);
    for (const char* name : {"“m0”", "“x”", "“y”", "“z”"}) CHECK(contains(outcome.err, name));
}

TEST_CASE("unknown ids inside a campaign are told with their place") {
    const std::pair<std::string, std::string> changes[] = {{"layouts: chu-lon", "layouts: chu-lo"},
                                                           {"themes: son", "themes: sn"},
                                                           {"ids: [og]", "ids: [ogg]"},
                                                           {"messages: all", "messages: [m1, m2]"}};
    for (const auto& [from, to] : changes) {
        const Scratch scratch;
        const Outcome outcome = render(scratch, replaced(k_campaign, from, to));
        INFO(to << "\n" << outcome.err);
        CHECK(outcome.exit == 2);
        CHECK(contains(outcome.err, scratch / "campaign.yaml:"));
        CHECK(nothing_made(scratch / "out"));
    }
}

TEST_CASE("wrong options are usage errors in the reader's language") {
    for (const std::vector<std::string>& words :
         std::vector<std::vector<std::string>>{{"render", "--no-such"},
                                               {"render", "-o"},
                                               {"render", "--jobs", "none"},
                                               {"render", "--jobs", "0"},
                                               {"render", "a.yaml", "b.yaml"},
                                               {"no-such-command"},
                                               {"list", "nothing"},
                                               {"render", "/nonexistent/c.yaml"},
                                               {"render", "--data", "/nonexistent"},
                                               {}}) {
        const Outcome outcome = Codong(words).run();
        INFO(outcome.err << outcome.out);
        CHECK(outcome.exit == 2);
        CHECK(outcome.err.size() + outcome.out.size() > 0);
    }
    CHECK(contains(Codong({"render", "--no-such"}).set("LC_ALL", "vi_VN.UTF-8").run().err, "lỗi: không có tùy chọn"));
    CHECK(contains(Codong({"render", "--no-such"}).set("LC_ALL", "C").run().err, "error: there is no option"));
}

TEST_CASE("a missing font file is an error that names it; what does not need it is delivered") {
    const Scratch scratch;
    link_data(scratch);
    fs::remove(scratch / "fonts/files/be-vietnam-pro-900.ttf");
    const Outcome outcome =
        Codong({"render", "--data", scratch.path(), "-o", scratch / "out", "--message", "m4", "--format", "fb-square"})
            .run();
    INFO(outcome.err);
    CHECK((outcome.exit == 1 || outcome.exit == 2));
    CHECK(contains(outcome.err, "be-vietnam-pro-900.ttf"));
    CHECK(contains(outcome.err, "tools/setup"));
    CHECK(nothing_made(scratch / "out"));
}

TEST_CASE("a font file with one changed byte is refused") {
    for (const size_t at : {size_t{100}, size_t{70000}}) {
        const Scratch scratch;
        link_data(scratch);
        const std::string name = "fonts/files/be-vietnam-pro-900.ttf";
        std::string bytes = bytes_of(scratch / name);
        bytes[at] = static_cast<char>(bytes[at] ^ 0x01);
        fs::remove(scratch / name);
        scratch.write(name, bytes);
        const Outcome outcome = Codong({"render", "--data", scratch.path(), "-o", scratch / "out", "--message", "m4",
                                        "--format", "fb-square"})
                                    .run();
        INFO(outcome.err);
        CHECK((outcome.exit == 1 || outcome.exit == 2));
        CHECK(contains(outcome.err, "be-vietnam-pro-900"));
        CHECK(nothing_made(scratch / "out"));
    }
}

TEST_CASE("a font file cut short, or empty, is refused") {
    for (const size_t kept : {size_t{0}, size_t{1000}}) {
        const Scratch scratch;
        link_data(scratch);
        const std::string name = "fonts/files/be-vietnam-pro-700.ttf";
        const std::string bytes = bytes_of(scratch / name).substr(0, kept);
        fs::remove(scratch / name);
        scratch.write(name, bytes);
        const Outcome outcome = Codong({"render", "--data", scratch.path(), "-o", scratch / "out", "--message", "m4",
                                        "--format", "fb-square"})
                                    .run();
        INFO(outcome.err);
        CHECK((outcome.exit == 1 || outcome.exit == 2));
        CHECK(contains(outcome.err, "be-vietnam-pro-700"));
    }
}
