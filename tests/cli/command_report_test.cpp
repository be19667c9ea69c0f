#include <catch2/catch.hpp>

#include "cli/delivered.h"

using namespace codong::test;

namespace {

Outcome report(std::vector<std::string> words, const std::string& locale = "en_US.UTF-8") {
    words.insert(words.begin(), "report");
    return Codong(words).set("LC_ALL", locale).run();
}

// A small campaign, rendered once: two formats of three messages.
struct Small {
    Scratch scratch;
    std::string folder = scratch / "ra";
    Small() {
        const Outcome made =
            Codong({"render", "-o", folder, "--message", "m1,m4,m8", "--format", "bang-ron-ngang-600x100,og"}).run();
        if (made.exit != 0) throw std::runtime_error(made.err);
    }
};

const Small& small() {
    static const Small once;
    return once;
}

std::string copy_of_small(const Scratch& scratch) {
    std::filesystem::copy(small().folder, scratch / "ra", std::filesystem::copy_options::recursive);
    return scratch / "ra";
}

}  // namespace

TEST_CASE("the report counts the files of a campaign by format, message and proof") {
    const Outcome outcome = report({small().folder});
    INFO(outcome.out << outcome.err);
    CHECK(outcome.exit == 0);
    CHECK(contains(outcome.out, "\n- 6 files, "));
    CHECK(contains(outcome.out, "\n- Issued: 2026-04-22\n"));
    CHECK(contains(outcome.out, "\n- Every file is as it was delivered.\n"));
    CHECK(contains(outcome.out, "\n| bang-ron-ngang-600x100 | 6 × 1 m | pdf 1:10 × 3 | 3 | "));
    CHECK(contains(outcome.out, "\n| og | 1200 × 630 px | png × 3 | 3 | "));
    for (const char* message : {"\n| m1 | ", "\n| m4 | ", "\n| m8 | "}) CHECK(contains(outcome.out, message));
    CHECK(contains(outcome.out, "\n| the text read back is exact | pdf × 3 | 3 |\n"));
    CHECK(contains(outcome.out, "\n| exact pixels | png × 3 | 3 |\n"));
    CHECK(contains(outcome.out, "\n## How it reads (the least of each format)\n"));
    CHECK(contains(outcome.out, "\n## Worth another look\n"));
    CHECK(contains(outcome.out, "someone passing at 30 km/h reads "));
}

TEST_CASE("the report speaks Vietnamese under a Vietnamese locale") {
    const Outcome outcome = report({small().folder}, "vi_VN.UTF-8");
    CHECK(outcome.exit == 0);
    CHECK(contains(outcome.out, "# Báo cáo kết quả: "));
    CHECK(contains(outcome.out, "\n- Ngày ban hành: 22/04/2026\n"));
    CHECK(contains(outcome.out, "\n- 6 tệp, "));
}

TEST_CASE("every total of the report is the sum of its rows") {
    const auto manifest = nlohmann::json::parse(bytes_of(small().folder + "/manifest.json"));
    const Outcome outcome = report({small().folder});
    std::istringstream in(outcome.out);
    std::map<std::string, int> sums;
    std::string title;
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with("## ")) title = line.substr(3);
        const auto cells = words_of(replaced(line, "|", " "));
        if (!line.starts_with("| ") || (title != "By message" && title != "By layout")) continue;
        if (cells.back() != "Files") sums[title] += std::stoi(cells.back());
    }
    CHECK(sums == std::map<std::string, int>{{"By message", 6}, {"By layout", 6}});
    CHECK(manifest["files"].size() == 6);
}

TEST_CASE("a missing file, a changed file and one cut short are named, and the exit status is 1") {
    const Scratch scratch;
    const std::string folder = copy_of_small(scratch);
    std::filesystem::remove(folder + "/og/m1.png");
    std::string bytes = bytes_of(folder + "/og/m4.png");
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
    scratch.write("ra/og/m4.png", bytes);
    const std::string pdf = "bang-ron-ngang-600x100/m8-tyle-1-10.pdf";
    scratch.write("ra/" + pdf, bytes_of(folder + "/" + pdf).substr(0, 1000));
    const Outcome outcome = report({folder});
    INFO(outcome.out);
    CHECK(outcome.exit == 1);
    CHECK(contains(outcome.out, "\n- Missing: 1; Changed: 2.\n"));
    CHECK(contains(outcome.out, "\n| og/m1.png | missing |\n"));
    CHECK(contains(outcome.out, "\n| og/m4.png | other content |\n"));
    CHECK(contains(outcome.out, "\n| " + pdf + " | other content |\n"));
    CHECK_FALSE(contains(outcome.out, "og/m8.png"));
    std::filesystem::remove_all(folder + "/og");
    std::filesystem::create_directories(folder + "/og/m8.png");
    CHECK(contains(report({folder}).out, "\n| og/m8.png | unreadable |\n"));
}

TEST_CASE("the page of HTML is whole, says the same and needs nothing else") {
    const Scratch scratch;
    const std::string folder = copy_of_small(scratch);
    const Outcome outcome = report({folder, "-o", scratch / "bao-cao.html"}, "vi_VN.UTF-8");
    CHECK(outcome.exit == 0);
    const std::string page = bytes_of(scratch / "bao-cao.html");
    CHECK(page.starts_with("<!doctype html>\n<html lang=\"vi\">"));
    CHECK(page.ends_with("</body>\n</html>\n"));
    CHECK(contains(page, "<td>bang-ron-ngang-600x100</td>"));
    for (const char* outside : {"<script", "<link", "src=", "href=", "url(", "@import"})
        CHECK_FALSE(contains(page, outside));
    // Made again it gives way, and with a fault it says so.
    std::filesystem::remove(folder + "/og/m1.png");
    CHECK(report({folder, "-o", scratch / "bao-cao.html"}).exit == 1);
    CHECK(contains(bytes_of(scratch / "bao-cao.html"), "<ul class=\"fault\">"));
    CHECK(contains(bytes_of(scratch / "bao-cao.html"), "<td>og/m1.png</td><td>missing</td>"));
}

TEST_CASE("text of a manifest cannot break out of the tables") {
    const Scratch scratch;
    scratch.write("ra/a/b.png", "x");
    scratch.write(
        "ra/manifest.json",
        R"({"title": "<b>&", "files": [{"path": "a/b.png", "bytes": 9, "message": "a|b", "text": "<script>\"", "layout": "l"}]})");
    const Outcome outcome = report({scratch / "ra", "-o", scratch / "a.html"});
    CHECK(outcome.exit == 1);
    CHECK(contains(outcome.out, "| a\\|b | <script>\" |"));
    const std::string page = bytes_of(scratch / "a.html");
    CHECK(contains(page, "&lt;b&gt;&amp;"));
    CHECK(contains(page, "&lt;script&gt;&quot;"));
    CHECK_FALSE(contains(page, "<script"));
}

TEST_CASE("without a manifest, or with a damaged one, the report is a usage error") {
    const Scratch scratch;
    const auto refuses = [&](std::vector<std::string> words, const std::string& code) {
        const Outcome outcome = report(words);
        INFO(outcome.err);
        CHECK(outcome.exit == 2);
        CHECK(outcome.out.empty());
        CHECK(contains(outcome.err, "[" + code + "]"));
    };
    refuses({scratch.path()}, "job/no-manifest");
    refuses({scratch / "khong-co"}, "job/no-manifest");
    refuses({}, "cli/no-folder");
    refuses({"a", "b"}, "cli/one-folder");
    refuses({"--loud"}, "cli/unknown-option");
    for (const char* damaged : {"", "{", "[]", "{\"files\": 3}", "{\"files\": [3]}", "{\"files\": [{}]}",
                                "{\"files\": [{\"path\": \"../a\"}]}", "{\"files\": [{\"path\": \"/etc/passwd\"}]}",
                                "{\"files\": [{\"path\": 3}]}"}) {
        scratch.write("manifest.json", damaged);
        refuses({scratch.path()}, "job/damaged-manifest");
    }
}
