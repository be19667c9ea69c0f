#include "job/delivery.h"

#include <catch2/catch.hpp>
#include <set>

#include "job/manifest.h"
#include "support/program.h"

using namespace codong;
using namespace codong::test;
namespace fs = std::filesystem;

namespace {

std::unique_ptr<Delivery> opened(const std::string& dir) {
    auto delivery = Delivery::open(dir);
    if (!delivery) throw std::runtime_error(format_diagnostic(delivery.diagnostics()[0], Language::English));
    return *std::move(delivery);
}

std::string code_of(const Status& status) {
    return status ? "" : status.diagnostics().front().code;
}

Status put(Delivery& delivery, const std::string& bytes, const std::string& relative) {
    const TemporaryFile file(delivery.temporary());
    std::ofstream(file.path(), std::ios::binary) << bytes;
    return delivery.deliver(file.path(), relative);
}

std::string manifest_of(const std::vector<std::string>& paths) {
    Manifest manifest;
    for (const std::string& path : paths) {
        manifest.files.emplace_back();
        manifest.files.back().path = path;
    }
    return to_json(manifest);
}

}  // namespace

TEST_CASE("a folder is made with those above it, and left without temporaries") {
    const Scratch scratch;
    const std::string dir = scratch / "a/b/c";
    {
        const auto delivery = opened(dir);
        CHECK(put(*delivery, "one", "x/m1.pdf"));
        CHECK(delivery->deliver_manifest(manifest_of({"x/m1.pdf"})));
    }
    std::set<std::string> names;
    for (const auto& [name, path] : files_below(dir)) names.insert(name);
    CHECK(names == std::set<std::string>{"manifest.json", "x/m1.pdf"});
    CHECK(bytes_of(dir + "/x/m1.pdf") == "one");
}

TEST_CASE("temporary names are all different and lie in the folder itself") {
    const Scratch scratch;
    const auto delivery = opened(scratch / "out");
    std::set<std::string> names;
    for (int i = 0; i < 100; ++i) {
        const std::string name = delivery->temporary();
        CHECK(fs::path(name).parent_path() == scratch / "out");
        CHECK(fs::path(name).filename().string().starts_with(".codong-"));
        names.insert(name);
    }
    CHECK(names.size() == 100);
}

TEST_CASE("a temporary that was not delivered is gone") {
    const Scratch scratch;
    const auto delivery = opened(scratch / "out");
    std::string name;
    {
        const TemporaryFile file(delivery->temporary());
        name = file.path();
        std::ofstream(name) << "half";
        CHECK(fs::exists(name));
    }
    CHECK_FALSE(fs::exists(name));
}

TEST_CASE("two runs never share a folder, one after the other may") {
    const Scratch scratch;
    {
        const auto first = opened(scratch / "out");
        const auto second = Delivery::open(scratch / "out");
        REQUIRE_FALSE(second);
        CHECK(second.diagnostics()[0].code == "job/folder-in-use");
    }
    CHECK(Delivery::open(scratch / "out"));
}

TEST_CASE("what this run or an earlier one delivered is replaced") {
    const Scratch scratch;
    {
        const auto first = opened(scratch / "out");
        CHECK(put(*first, "one", "x/m1.pdf"));
        CHECK(put(*first, "two", "x/m1.pdf"));
        CHECK(first->deliver_manifest(manifest_of({"x/m1.pdf"})));
    }
    const auto next = opened(scratch / "out");
    CHECK(next->earlier() == std::vector<std::string>{"x/m1.pdf"});
    CHECK(put(*next, "three", "x/m1.pdf"));
    CHECK(bytes_of(scratch / "out/x/m1.pdf") == "three");
}

TEST_CASE("a file that codong did not make is not replaced, one with the very bytes is taken over") {
    const Scratch scratch;
    scratch.write("out/x/m1.pdf", "mine");
    scratch.write("out/x/m2.pdf", "two");
    const auto delivery = opened(scratch / "out");
    CHECK(code_of(put(*delivery, "one", "x/m1.pdf")) == "job/foreign-file");
    CHECK(bytes_of(scratch / "out/x/m1.pdf") == "mine");
    CHECK(code_of(put(*delivery, "min3", "x/m1.pdf")) == "job/foreign-file");
    CHECK(put(*delivery, "two", "x/m2.pdf"));
    CHECK(put(*delivery, "two again", "x/m2.pdf"));
}

TEST_CASE("a link that leads nowhere, or a folder, is not codong's either") {
    const Scratch scratch;
    fs::create_directories(scratch / "out/x/m2.pdf");
    fs::create_symlink("/nonexistent/file", scratch / "out/x/m1.pdf");
    const auto delivery = opened(scratch / "out");
    CHECK(code_of(put(*delivery, "one", "x/m1.pdf")) == "job/foreign-file");
    CHECK_FALSE(put(*delivery, "two", "x/m2.pdf"));
    CHECK(fs::is_symlink(scratch / "out/x/m1.pdf"));
    CHECK(fs::is_directory(scratch / "out/x/m2.pdf"));
}

TEST_CASE("a run that ended before its manifest tells the next one what it made") {
    const Scratch scratch;
    scratch.write("out/manifest.json", manifest_of({"x/m9.pdf"}));
    {
        const auto first = opened(scratch / "out");
        CHECK(put(*first, "one", "x/m1.pdf"));
        CHECK(put(*first, "two", "y/m1.png"));
    }
    {
        const auto second = opened(scratch / "out");
        CHECK(second->earlier() == std::vector<std::string>{"x/m9.pdf", "x/m1.pdf", "y/m1.png"});
        CHECK(put(*second, "one, anew", "x/m1.pdf"));
        CHECK(second->deliver_manifest(manifest_of({"x/m1.pdf"})));
    }
    CHECK(opened(scratch / "out")->earlier() == std::vector<std::string>{"x/m1.pdf"});
}

TEST_CASE("a journal with lines cut short or leading outside is read for what it is worth") {
    const Scratch scratch;
    scratch.write("out/.codong-nhat-ky", "\nx/m1.pdf\n\n../../etc\n\n/etc/passwd\n\nx/m2.p");
    CHECK(opened(scratch / "out")->earlier() == std::vector<std::string>{"x/m1.pdf", "x/m2.p"});
}

TEST_CASE("what is set aside goes to .cu under its name, and folders that empty go") {
    const Scratch scratch;
    const auto delivery = opened(scratch / "out");
    CHECK(put(*delivery, "one", "x/m1.pdf"));
    const auto aside = delivery->set_aside("x/m1.pdf");
    REQUIRE(aside);
    CHECK(*aside == ".cu/x/m1.pdf");
    CHECK(bytes_of(scratch / "out/.cu/x/m1.pdf") == "one");
    CHECK_FALSE(fs::exists(scratch / "out/x"));
    const auto gone = delivery->set_aside("x/m1.pdf");
    REQUIRE(gone);
    CHECK(gone->empty());
    scratch.write("out/y/mine.txt", "mine");
    CHECK(put(*delivery, "two", "y/m1.pdf"));
    CHECK(delivery->set_aside("y/m1.pdf"));
    CHECK(bytes_of(scratch / "out/y/mine.txt") == "mine");
}

TEST_CASE("a path stays in its folder or is not ours") {
    for (const char* good : {"a", "a/b.pdf", "a..b/c", ".codong-x", "...a/b"}) CHECK(is_inside(good));
    for (const char* bad : {"", "/a", "..", "../a", "a/../b", "a/..", "a/../../b"}) {
        INFO(bad);
        CHECK_FALSE(is_inside(bad));
    }
}

TEST_CASE("the manifest is JSON of short numbers, without what does not apply") {
    Manifest manifest;
    manifest.title = "Tiêu đề “thử”";
    manifest.files.resize(2);
    manifest.files[0].path = "a/m1.pdf";
    manifest.files[0].width_mm = 0.1 + 0.2;
    manifest.files[0].cap_height_mm = 12.34567;
    manifest.files[1].path = "b/m1.png";
    manifest.files[1].width_px = 1080;
    manifest.files[1].height_px = 1350;
    manifest.files[1].dpi = 96;
    const std::string json = to_json(manifest);
    CHECK(json.ends_with("}\n"));
    CHECK(json.find("0.3,") != std::string::npos);
    CHECK(json.find("12.346") != std::string::npos);
    CHECK(json.find("0.30000") == std::string::npos);
    CHECK(json.find("“thử”") != std::string::npos);
    const size_t second = json.find("b/m1.png");
    CHECK(json.find("size_px") > second);
    CHECK(json.find("\"dpi\"") > second);
    const Scratch scratch;
    const auto paths = read_manifest_paths(scratch.write("manifest.json", json));
    REQUIRE(paths);
    CHECK(*paths == std::vector<std::string>{"a/m1.pdf", "b/m1.png"});
    CHECK(read_manifest_paths(scratch / "none.json")->empty());
    for (const char* damaged : {"", "{", "[]", "5", "{\"files\": 3}", "null"}) {
        INFO(damaged);
        CHECK_FALSE(read_manifest_paths(scratch.write("manifest.json", damaged)));
    }
}
