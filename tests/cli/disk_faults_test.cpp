#include <sys/mount.h>
#include <sys/stat.h>

#include <catch2/catch.hpp>

#include "cli/delivered.h"
#include "support/png_rows.h"

using namespace codong::test;
namespace fs = std::filesystem;

namespace {

// A small disk of its own while it lives.
class SmallDisk {
public:
    SmallDisk(const std::string& folder, const std::string& size, unsigned long flags = 0) : m_folder(folder) {
        fs::create_directories(folder);
        m_mounted = ::mount("none", folder.c_str(), "tmpfs", flags, ("size=" + size).c_str()) == 0;
    }
    ~SmallDisk() {
        if (m_mounted) ::umount2(m_folder.c_str(), MNT_DETACH);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;
    bool mounted() const { return m_mounted; }

private:
    std::string m_folder;
    bool m_mounted = false;
};

// Every file under its final name can be opened whole by programs of others.
void check_all_whole(const std::string& folder) {
    std::vector<std::string> pictures{"pngcheck", "-q"};
    for (const auto& [name, path] : files_below(folder)) {
        if (name.starts_with(".codong-")) continue;
        INFO(name);
        if (name.ends_with(".pdf"))
            CHECK(contains(output_of({"qpdf", "--check", path}), "No syntax or stream encoding errors"));
        if (name.ends_with(".png")) {
            pictures.push_back(path);
            CHECK_NOTHROW(read_picture(path));
        }
        if (name.ends_with(".json")) CHECK_NOTHROW(nlohmann::json::parse(bytes_of(path)));
        CHECK((name.ends_with(".pdf") || name.ends_with(".png") || name.ends_with(".json")));
    }
    if (pictures.size() > 2) CHECK(Program(pictures).run().exit == 0);
}

// Whatever stands there is one of the reference's files, byte for byte.
void check_same_as_reference(const std::string& folder) {
    const auto wanted = files_below(reference().folder);
    for (const auto& [name, path] : files_below(folder)) {
        if (name.starts_with(".codong-") || name == "manifest.json") continue;
        INFO(name);
        REQUIRE(wanted.contains(name));
        CHECK(bytes_of(path) == bytes_of(wanted.at(name)));
    }
}

}  // namespace

TEST_CASE("a folder that cannot be made or written is an error that names it, and exit 2") {
    const Scratch scratch;
    const std::string file = scratch.write("tep", "x");
    for (const std::string& folder : {file, file + "/out", std::string("/proc/codong-out")}) {
        const Outcome outcome = Codong({"render", "-o", folder, "--message", "m1", "--format", "og"}).run();
        INFO(folder << "\n" << outcome.err);
        CHECK(outcome.exit == 2);
        CHECK(contains(outcome.err, folder));
        CHECK(contains(outcome.err, "file/unwritable"));
    }
    CHECK(bytes_of(file) == "x");
}

TEST_CASE("a read-only disk is an error that names the folder") {
    const Scratch scratch;
    const SmallDisk disk(scratch / "disk", "1m", MS_RDONLY);
    if (!disk.mounted()) {
        WARN("no right to mount here: not tested");
        return;
    }
    for (const std::string folder : {"disk", "disk/out"}) {
        const Outcome outcome = Codong({"render", "-o", scratch / folder, "--message", "m1", "--format", "og"}).run();
        INFO(outcome.err);
        CHECK(outcome.exit == 2);
        CHECK(contains(outcome.err, scratch / folder));
        CHECK(contains(outcome.err, "Read-only file system"));
    }
}

TEST_CASE("a format's folder whose name a file has taken fails that format only, and the file stays") {
    const Scratch scratch;
    scratch.write("out/og", "mine");
    const Outcome outcome =
        Codong({"render", "-o", scratch / "out", "--message", "m1", "--format", "og,zalo-post"}).run();
    INFO(outcome.err);
    CHECK(outcome.exit == 1);
    CHECK(contains(outcome.err, "og/m1"));
    CHECK(bytes_of(scratch / "out/og") == "mine");
    CHECK(fs::exists(scratch / "out/zalo-post/m1.png"));
    CHECK(names_starting(scratch / "out", ".codong-").empty());
}

TEST_CASE("a full disk leaves whole files or none, names what was not delivered, and exits 1") {
    const Scratch scratch;
    for (const std::string size : {"4k", "300k", "1500k"}) {
        const SmallDisk disk(scratch / "disk", size);
        if (!disk.mounted()) {
            WARN("no right to mount here: not tested");
            return;
        }
        const std::string folder = scratch / "disk/out";
        const Outcome outcome =
            Codong({"render", "-o", folder, "--message", message_list(), "--format", "to-roi-a5,fb-square,slide"})
                .run();
        INFO(size << "\n" << outcome.err);
        CHECK(outcome.signal == 0);
        CHECK(outcome.exit == 1);
        CHECK(contains(outcome.err, "not delivered: "));
        CHECK(contains(outcome.err, "No space left on device"));
        check_all_whole(folder);
        check_same_as_reference(folder);
        size_t delivered = 0;  // the journal stays beside them until a manifest could be written
        for (const auto& [name, path] : files_below(folder))
            delivered += name != "manifest.json" && !name.starts_with(".codong-");
        CHECK(delivered < 3 * rendered_messages().size());
    }
}

TEST_CASE("files that may not grow past a limit fail alone; the others are whole") {
    const Scratch scratch;
    const std::string folder = scratch / "out";
    const std::string formats = "to-roi-a5,fb-square,slide";
    const rlim_t limit = 150'000;
    const Outcome outcome =
        Codong({"render", "-o", folder, "--message", message_list(), "--format", formats}).limit_files(limit).run();
    INFO(outcome.err);
    CHECK(outcome.signal == 0);
    CHECK(outcome.exit == 1);
    CHECK(contains(outcome.err, "File too large"));
    check_all_whole(folder);
    size_t delivered = 0;
    for (const auto& [name, path] : files_below(reference().folder)) {
        if (!contains(formats, name.substr(0, name.find('/'))) || name == "manifest.json") continue;
        INFO(name);
        const bool fits = fs::file_size(path) <= limit;
        CHECK(fs::exists(folder + "/" + name) == fits);
        CHECK(contains(outcome.err, "not delivered: " + name + "\n") == !fits);
        delivered += fits;
    }
    CHECK(delivered > 0);
    CHECK(delivered < 3 * rendered_messages().size());
    CHECK(names_starting(folder, ".codong-").empty());
    CHECK(nlohmann::json::parse(bytes_of(folder + "/manifest.json"))["files"].size() == delivered);
}

TEST_CASE("a kill in the middle leaves no half-written file under a final name, and the next run makes all good") {
    const Scratch scratch;
    for (const size_t after : {size_t{0}, size_t{3}, size_t{20}}) {
        const std::string folder = scratch / ("out" + std::to_string(after));
        Codong killed(render_words(folder));
        killed.start();
        const bool in_time = killed.wait_until([&] {
            const auto files = files_below(folder);
            return files.size() > after && (after > 0 || !names_starting(folder, ".codong-").empty());
        });
        REQUIRE(in_time);
        killed.send(SIGKILL);
        const Outcome outcome = killed.finish();
        CHECK(outcome.signal == SIGKILL);
        CHECK_FALSE(fs::exists(folder + "/manifest.json"));
        check_all_whole(folder);
        check_same_as_reference(folder);
        for (const auto& entry : fs::directory_iterator(folder)) {
            const std::string name = entry.path().filename().string();
            CHECK((entry.is_directory() || name.starts_with(".codong-")));
        }
        if (after == 3) continue;
        const Outcome next = Codong(render_words(folder)).run();
        INFO(next.err);
        CHECK(next.exit == 0);
        CHECK(differences(reference().folder, folder) == "");
        CHECK(names_starting(folder, ".codong-").empty());
    }
}

TEST_CASE("what a killed run delivered is still codong's: the next run with other wishes moves it aside") {
    const Scratch scratch;
    const std::string folder = scratch / "out";
    Codong killed({"render", "-o", folder, "--message", message_list(), "--format", "og,slide"});
    killed.start();
    REQUIRE(killed.wait_until([&] { return fs::exists(folder + "/og/m1.png"); }));
    killed.send(SIGKILL);
    killed.finish();
    const Outcome next = Codong({"render", "-o", folder, "--message", "m1", "--format", "zalo-post"}).run();
    INFO(next.err);
    CHECK(next.exit == 0);
    CHECK_FALSE(fs::exists(folder + "/og/m1.png"));
    CHECK(fs::exists(folder + "/.cu/og/m1.png"));
    CHECK(contains(next.err, ".cu/og/m1.png"));
}

TEST_CASE("an interrupt stops the run with 130, whole files or none, and nothing temporary but the journal") {
    for (const auto& [signal, status] : {std::pair{SIGINT, 130}, {SIGTERM, 143}}) {
        const Scratch scratch;
        const std::string folder = scratch / "out";
        Codong stopped(render_words(folder));
        stopped.start();
        REQUIRE(stopped.wait_until([&] { return files_below(folder).size() > 4; }));
        stopped.send(signal);
        const Outcome outcome = stopped.finish();
        INFO(outcome.err);
        CHECK(outcome.signal == 0);
        CHECK(outcome.exit == status);
        CHECK_FALSE(fs::exists(folder + "/manifest.json"));
        check_all_whole(folder);
        check_same_as_reference(folder);
        CHECK(files_below(folder).size() < files_below(reference().folder).size());
        CHECK(names_starting(folder, ".codong-") == std::vector<std::string>{".codong-nhat-ky"});
    }
}

TEST_CASE("an interrupt of a large picture leaves nothing of it") {
    const Scratch scratch;
    const std::string folder = scratch / "out";
    Codong stopped({"render", "-o", folder, "--message", "m4", "--format", "bang-ron-ngang-1000x200", "--type", "png",
                    "--dpi", "150"});
    stopped.start();
    REQUIRE(stopped.wait_until([&] {
        for (const auto& [name, path] : files_below(folder))
            if (name != ".codong-khoa" && fs::file_size(path) > 100'000) return true;
        return false;
    }));
    stopped.send(SIGINT);
    const Outcome outcome = stopped.finish();
    CHECK(outcome.exit == 130);
    CHECK(files_below(folder).empty());
}

TEST_CASE("leftovers of a dead run are swept, and nothing else that lies there") {
    const Scratch scratch;
    scratch.write("out/.codong-12345-6", "half a file");
    scratch.write("out/.codongx", "mine");
    scratch.write("out/.bashrc", "mine");
    scratch.write("out/og/.codong-1-1", "mine, deeper down");
    const Outcome outcome = Codong({"render", "-o", scratch / "out", "--message", "m1", "--format", "og"}).run();
    INFO(outcome.err);
    CHECK(outcome.exit == 0);
    CHECK_FALSE(fs::exists(scratch / "out/.codong-12345-6"));
    CHECK(bytes_of(scratch / "out/.codongx") == "mine");
    CHECK(bytes_of(scratch / "out/.bashrc") == "mine");
    CHECK(bytes_of(scratch / "out/og/.codong-1-1") == "mine, deeper down");
}

TEST_CASE("a second run in a folder in use is refused, and the first is not disturbed") {
    const Scratch scratch;
    const std::string folder = scratch / "out";
    Codong first({"render", "-o", folder, "--message", message_list(), "--format", "slide,story,fb-portrait"});
    first.start();
    REQUIRE(first.wait_until([&] { return fs::exists(folder + "/.codong-khoa"); }));
    const Outcome second = Codong({"render", "-o", folder, "--message", "m1", "--format", "og"}).run();
    const Outcome done = first.finish();
    INFO(second.err);
    CHECK(second.exit == 2);
    CHECK(contains(second.err, "job/folder-in-use"));
    CHECK(done.exit == 0);
    CHECK(files_below(folder).size() == 3 * rendered_messages().size() + 1);
    check_all_whole(folder);
}

TEST_CASE("files that codong did not make stay as they are, at any name") {
    const Scratch scratch;
    scratch.write("out/ghi-chu.txt", "mine");
    scratch.write("out/og/anh.png", "mine too");
    scratch.write("out/og/m2.png", "a picture of my own");
    const Outcome outcome = Codong({"render", "-o", scratch / "out", "--message", "m1,m2", "--format", "og"}).run();
    INFO(outcome.err);
    CHECK(outcome.exit == 1);
    CHECK(contains(outcome.err, "job/foreign-file"));
    CHECK(contains(outcome.err, "out/og/m2.png"));
    CHECK(fs::exists(scratch / "out/og/m1.png"));
    CHECK(bytes_of(scratch / "out/ghi-chu.txt") == "mine");
    CHECK(bytes_of(scratch / "out/og/anh.png") == "mine too");
    CHECK(bytes_of(scratch / "out/og/m2.png") == "a picture of my own");
    // Out of the way it is fine.
    fs::rename(scratch / "out/og/m2.png", scratch / "out/og/cua-toi.png");
    CHECK(Codong({"render", "-o", scratch / "out", "--message", "m1,m2", "--format", "og"}).run().exit == 0);
    CHECK(bytes_of(scratch / "out/og/cua-toi.png") == "a picture of my own");
}

TEST_CASE("a lost manifest does not make codong's own unchanged files foreign") {
    const Scratch scratch;
    const std::vector<std::string> words{"render", "-o", scratch / "out", "--message", "m1", "--format", "og"};
    CHECK(Codong(words).run().exit == 0);
    fs::remove(scratch / "out/manifest.json");
    CHECK(Codong(words).run().exit == 0);
    CHECK(fs::exists(scratch / "out/manifest.json"));
}

TEST_CASE("files of the old manifest that are not in the new result move to .cu and are listed") {
    const Scratch scratch;
    const std::string folder = scratch / "out";
    CHECK(Codong({"render", "-o", folder, "--message", "m1,m2", "--format", "og,zalo-post"}).run().exit == 0);
    const std::string before = bytes_of(folder + "/zalo-post/m2.png");
    scratch.write("out/zalo-post/cua-toi.txt", "mine");
    const Outcome next = Codong({"render", "-o", folder, "--message", "m1,m3", "--format", "og", "--json"}).run();
    INFO(next.err);
    CHECK(next.exit == 0);
    std::set<std::string> names;
    for (const auto& [name, path] : files_below(folder)) names.insert(name);
    CHECK(names == std::set<std::string>{".cu/og/m2.png", ".cu/zalo-post/m1.png", ".cu/zalo-post/m2.png",
                                         "manifest.json", "og/m1.png", "og/m3.png", "zalo-post/cua-toi.txt"});
    CHECK(bytes_of(folder + "/.cu/zalo-post/m2.png") == before);
    const auto report = nlohmann::json::parse(next.out);
    CHECK(report["set_aside"].size() == 3);
    for (const char* path : {".cu/og/m2.png", ".cu/zalo-post/m1.png", ".cu/zalo-post/m2.png"})
        CHECK(contains(next.err, path));
}

TEST_CASE("a damaged manifest stops the run before any file is touched") {
    const Scratch scratch;
    const std::string folder = scratch / "out";
    scratch.write("out/manifest.json", "{\"files\": [");
    const Outcome outcome = Codong({"render", "-o", folder, "--message", "m1", "--format", "og"}).run();
    INFO(outcome.err);
    CHECK(outcome.exit == 2);
    CHECK(contains(outcome.err, "job/damaged-manifest"));
    CHECK(bytes_of(folder + "/manifest.json") == "{\"files\": [");
    CHECK(files_below(folder).size() == 1);
}

TEST_CASE("a manifest that names files outside the folder moves none of them") {
    const Scratch scratch;
    scratch.write("quan-trong.txt", "mine");
    scratch.write("out/manifest.json", R"({"files": [{"path": "../quan-trong.txt"}, {"path": ")" +
                                           (scratch / "quan-trong.txt") +
                                           R"("}, {"path": "og/../../quan-trong.txt"}, {"path": 5}, {}]})");
    CHECK(Codong({"render", "-o", scratch / "out", "--message", "m1", "--format", "og"}).run().exit == 0);
    CHECK(bytes_of(scratch / "quan-trong.txt") == "mine");
}
