#include <catch2/catch.hpp>
#include <set>

#include "job/run.h"
#include "readback/pdf.h"
#include "support/composed_pages.h"
#include "support/program.h"

using namespace codong;
using namespace codong::test;

namespace {

std::set<std::string> names(const Report& report) {
    std::set<std::string> out;
    for (const ManifestEntry& entry : report.manifest.files) out.insert(entry.path);
    for (const Companion& companion : report.manifest.companions) out.insert(companion.path);
    return out;
}

JobOptions options(const Scratch& scratch) {
    JobOptions out;
    out.data = ComposedPages::data_folder();
    out.out = scratch / "ra";
    out.messages = {"m5", "m9"};
    out.layouts = {"vong-tay"};
    out.types = {"png"};
    out.unit = scratch.write("unit.yaml",
                             "name: Đảng ủy xã MẪU\nhelpline: \"111\"\nhelpline_name: Tổng đài quốc gia bảo vệ trẻ em\n"
                             "qr: https://example.org/a\n");
    return out;
}

Report made(const JobOptions& options) {
    Report report = ComposedPages::must(run(options, {}));
    for (const Failure& failure : report.failures)
        FAIL_CHECK(failure.piece << ": " << format_diagnostic(failure.reasons.front(), Language::English));
    return report;
}

}  // namespace

TEST_CASE("a series has a cover, a slogan a slide and an end card, in names that sort; slides also as one PDF") {
    const Scratch scratch;
    JobOptions asked = options(scratch);
    asked.formats = {"fb-square", "slide"};
    asked.series = asked.kit = true;
    const Report report = made(asked);
    const std::set<std::string> all = names(report);
    for (const char* name : {"fb-square/bia.png", "fb-square/m5.png", "fb-square/m9.png", "fb-square/ket.png",
                             "slide/bia.png", "dang-bai/facebook/00-bia-fb-square.png",
                             "dang-bai/facebook/05-m5-fb-square.png", "dang-bai/facebook/10-ket-fb-square.png",
                             "dang-bai/facebook/00-bia-bai-dang.txt", "dang-bai/bo-trang-slide.pdf"}) {
        INFO(name);
        CHECK(all.contains(name));
    }
    CHECK_FALSE(all.contains("dang-bai/facebook/10-ket-bai-dang.txt"));
    CHECK_FALSE(all.contains("dang-bai/bo-trang-fb-square.pdf"));
    for (const ManifestEntry& entry : report.manifest.files) {
        if (entry.message == "bia") CHECK(entry.text.starts_with("Chăm sóc và bảo vệ trẻ em"));
        if (entry.message == "ket") CHECK(entry.layout == "lien-he");
    }
    const std::string caption = bytes_of(scratch / "ra/dang-bai/facebook/00-bia-bai-dang.txt");
    CHECK(caption.find("\n2. Hãy để mỗi trẻ em được lớn lên trong yêu thương") != std::string::npos);

    const std::string deck = scratch / "ra/dang-bai/bo-trang-slide.pdf";
    const Outcome info = Program({"pdfinfo", deck}).run();
    CHECK(info.out.find("Pages:           4\n") != std::string::npos);
    CHECK(info.out.find("1440 x 810 pts") != std::string::npos);
    CHECK(info.out.find("Title:           Chăm sóc và bảo vệ trẻ em có hoàn cảnh đặc biệt") != std::string::npos);
    for (const auto& [page, words] : std::vector<std::pair<std::string, std::string>>{
             {"2", "Chung tay vì trẻ em"}, {"3", "yêu thương"}, {"4", "Tổng đài quốc gia bảo vệ trẻ em"}}) {
        const Outcome text = Program({"pdftotext", "-f", page, "-l", page, deck, "-"}).run();
        INFO(text.out);
        std::string joined = text.out;
        for (char& c : joined)
            if (c == '\n') c = ' ';
        CHECK(joined.find(words) != std::string::npos);
    }
    CHECK(bytes_of(deck) == (made(asked), bytes_of(deck)));
}

TEST_CASE("a series has no end card when there is nobody to turn to, and says so") {
    const Scratch scratch;
    JobOptions asked = options(scratch);
    asked.unit.clear();
    asked.formats = {"zalo-post"};
    asked.series = true;
    const Report report = made(asked);
    CHECK(names(report) == std::set<std::string>{"zalo-post/bia.png", "zalo-post/m5.png", "zalo-post/m9.png"});
    CHECK(std::any_of(report.notes.begin(), report.notes.end(),
                      [](const Diagnostic& d) { return d.code == "job/no-end-card"; }));
}

TEST_CASE("a retina picture has twice the pixels, is proved like the other, and stays out of the kit") {
    const Scratch scratch;
    JobOptions asked = options(scratch);
    asked.messages = {"m5"};
    asked.formats = {"fb-cover", "ap-phich-a3"};
    asked.types = {"jpg"};
    asked.dpi = 50;
    asked.retina = asked.kit = true;
    const Report report = made(asked);
    REQUIRE(report.manifest.files.size() == 3);
    const ManifestEntry& one = report.manifest.files[0];
    const ManifestEntry& two = report.manifest.files[1];
    CHECK(two.path == "fb-cover/m5-2x.jpg");
    CHECK(two.width_px == 2 * one.width_px);
    CHECK(two.dpi == 192);
    CHECK(two.proved == one.proved);
    CHECK(two.bytes <= 100 * 1024);
    CHECK_FALSE(names(report).contains("ap-phich-a3/m5-2x.jpg"));
    CHECK(names(report).contains("dang-bai/facebook/05-m5-fb-cover.jpg"));
    CHECK_FALSE(names(report).contains("dang-bai/facebook/05-m5-2x-fb-cover.jpg"));
}
