#include <catch2/catch.hpp>

#include "cli/delivered.h"
#include "readback/raster.h"

using namespace codong::test;
namespace fs = std::filesystem;

namespace {

// A data folder whose layouts a test may change; all else is the checkout's.
std::string data_folder(const Scratch& scratch) {
    const fs::path data = fs::path(scratch.path()) / "data";
    fs::create_directories(data / "layouts");
    for (const char* name : {"fonts", "messages"})
        fs::create_directory_symlink(fs::path(CODONG_SOURCE_DIR) / name, data / name);
    for (const auto& entry : fs::directory_iterator(CODONG_SOURCE_DIR "/layouts"))
        if (entry.is_directory())
            fs::create_directory_symlink(entry.path(), data / "layouts" / entry.path().filename());
    fs::copy_file(CODONG_SOURCE_DIR "/layouts/chu-lon.yaml", data / "layouts" / "chu-lon.yaml");
    return data.string();
}

void change(const std::string& path, const std::string& from, const std::string& to) {
    std::string text = bytes_of(path);
    const size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    text.replace(at, from.size(), to);
    std::ofstream(path, std::ios::binary) << text;
}

}  // namespace

TEST_CASE("a contact sheet shows every layout asked for on its sheets, and says what is wrong with a page") {
    const Scratch scratch;
    const std::string data = data_folder(scratch), out = scratch / "xem";
    const std::vector<std::string> words{"gallery", "--data", data, "-o", out, "--format", "fb-square,og,ap-phich-a3"};
    const Outcome good = Codong(words).run();
    INFO(good.err);
    CHECK(good.exit == 0);
    CHECK(contains(good.out, "3 "));
    const std::string page = bytes_of(out + "/index.html");
    for (const char* id : {"fb-square", "og", "ap-phich-a3", "chu-lon.png"}) CHECK(contains(page, id));
    const auto picture = codong::read_raster_facts(out + "/chu-lon.png");
    REQUIRE(picture);
    CHECK(picture->width == 1640);
    // White words on the light ground.
    change(data + "/layouts/chu-lon.yaml", "field: [main]", "field: [paper]");
    const Outcome bad = Codong(words).run();
    CHECK(bad.exit == 1);
    CHECK(contains(bad.err, "chu-lon fb-square"));
    CHECK(contains(bytes_of(out + "/index.html"), "class=\"fault\""));
}

TEST_CASE("a word that an ornament does not know is an error with its place and the words it knows") {
    const Scratch scratch;
    const std::string data = data_folder(scratch);
    change(data + "/layouts/chu-lon.yaml", "{id: quarter-tiles, ", "{id: quarter-tiles, cut: tron, ");
    const Outcome outcome = Codong({"render", "--data", data, "--layout", "chu-lon", "-o", scratch / "out"})
                                .set("LC_ALL", "vi_VN.UTF-8")
                                .run();
    CHECK(outcome.exit == 2);
    CHECK(contains(outcome.err, "chu-lon.yaml:"));
    CHECK(contains(outcome.err, "“tron” không dùng được cho cut của hoa văn quarter-tiles"));
    CHECK(contains(outcome.err, "quarter,mixed"));
}

TEST_CASE("watching makes the files again when a layout is saved, tells a fault and goes on") {
    const Scratch scratch;
    const std::string data = data_folder(scratch), out = scratch / "out";
    const std::string layout = data + "/layouts/chu-lon.yaml", made = out + "/og/m1.png";
    Codong watching(
        {"render", "--data", data, "--layout", "chu-lon", "--message", "m1", "--format", "og", "-o", out, "--watch"});
    watching.start();
    REQUIRE(watching.wait_until([&] { return fs::exists(out + "/manifest.json"); }));
    const std::string before = bytes_of(made);
    change(layout, "field: [main]", "field: [khong-co]");
    REQUIRE(watching.wait_until([&] { return !fs::exists(made); }));
    change(layout, "field: [khong-co]", "field: [deep]");
    REQUIRE(watching.wait_until([&] { return fs::exists(made); }));
    CHECK(bytes_of(made) != before);
    watching.send(SIGINT);
    const Outcome outcome = watching.finish();
    CHECK(contains(outcome.err, "chu-lon.yaml"));
    CHECK(contains(outcome.err, "khong-co"));
}
