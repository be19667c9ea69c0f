#include <catch2/catch.hpp>
#include <cmath>
#include <nlohmann/json.hpp>

#include "job/panel_files.h"
#include "job/run.h"
#include "job/ticket.h"
#include "readback/pdf.h"
#include "readback/raster.h"
#include "support/composed_pages.h"
#include "support/plates.h"

using namespace codong;
using namespace codong::test;

namespace {

JobOptions print_job(const Scratch& scratch, const std::string& format) {
    JobOptions options;
    options.data = ComposedPages::data_folder();
    options.out = scratch / "out";
    options.messages = {"m1"};
    options.formats = {format};
    options.types = {"pdf"};
    options.jobs = 1;
    return options;
}

Report rendered(const JobOptions& options) {
    Report report = ComposedPages::must(run(options, {}));
    for (const Failure& failure : report.failures)
        FAIL(failure.piece + ": " + format_diagnostic(failure.reasons.front(), Language::English));
    return report;
}

std::vector<std::string> paths_of(const std::vector<Companion>& companions, const std::string& kind) {
    std::vector<std::string> out;
    for (const Companion& one : companions)
        if (one.kind == kind) out.push_back(one.path);
    return out;
}

bool is_ascii(const std::string& text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c > 32 && c < 127; });
}

std::vector<std::string> members_of(const std::string& zip) {
    const Outcome listed = Program({"python3", "-c",
                                    "import sys,zipfile\nz=zipfile.ZipFile(sys.argv[1])\nassert z.testzip() is None\n"
                                    "for i in z.namelist(): print(i)",
                                    zip})
                               .run();
    REQUIRE(listed.exit == 0);
    std::istringstream in(listed.out);
    std::vector<std::string> names;
    for (std::string line; std::getline(in, line);) names.push_back(line);
    return names;
}

}  // namespace

TEST_CASE("the printer's pack holds the print file, its curves, ticket and proof under ASCII names") {
    const Scratch scratch;
    JobOptions options = print_job(scratch, "bang-ron-ngang-600x100");
    REQUIRE(find_option("shop")->set(options, ""));
    const Report report = rendered(options);
    const std::string base = "kiem-tra/bang-ron-ngang-600x100/m1-";
    CHECK(paths_of(report.manifest.companions, "ticket") == std::vector<std::string>{base + "phieu-in.pdf"});
    CHECK(paths_of(report.manifest.companions, "proof") == std::vector<std::string>{base + "ban-xem.png"});
    const auto packs = paths_of(report.manifest.companions, "shop");
    REQUIRE(packs == std::vector<std::string>{"gui-nha-in/bang-ron-ngang-600x100-m1-gui-nha-in.zip"});
    const auto members = members_of(options.out + "/" + packs[0]);
    CHECK(members == std::vector<std::string>{"bang-ron-ngang-600x100-m1-tyle-1-10.pdf",
                                              "bang-ron-ngang-600x100-m1-tyle-1-10-curves.pdf",
                                              "bang-ron-ngang-600x100-m1-phieu-in.pdf",
                                              "bang-ron-ngang-600x100-m1-ban-xem.png", "SHA256SUMS.txt"});
    for (const std::string& name : members) CHECK(is_ascii(name));
    const Outcome sums =
        Program({"bash", "-c", "cd \"$1\" && python3 -m zipfile -e \"$2\" . && sha256sum -c SHA256SUMS.txt", "-",
                 scratch.path(), options.out + "/" + packs[0]})
            .run();
    INFO(sums.out << sums.err);
    CHECK(sums.exit == 0);

    // The curves were proved from their own outlines.
    for (const ManifestEntry& entry : report.manifest.files) {
        const bool outlines = std::find(entry.proved.begin(), entry.proved.end(), "outlines") != entry.proved.end();
        CHECK(outlines == entry.path.ends_with("-curves.pdf"));
        CHECK(std::find(entry.proved.begin(), entry.proved.end(), "text") != entry.proved.end());
    }
}

TEST_CASE("a ticket says size, scale, finishing, inks, names and sums, in black ink alone but for the picture") {
    const Scratch scratch;
    JobOptions options = print_job(scratch, "bang-ron-ngang-600x100");
    options.tickets = true;
    const Report report = rendered(options);
    const std::string ticket = options.out + "/kiem-tra/bang-ron-ngang-600x100/m1-phieu-in.pdf";
    const std::string text = output_of({"pdftotext", "-layout", ticket, "-"});
    INFO(text);
    const ManifestEntry& print = report.manifest.files.at(0);
    for (const std::string& wanted :
         {std::string("PHIẾU IN"), std::string("6000 × 1000 mm"), std::string("6040 × 1040 mm"), std::string("1:10"),
          std::string("1000 %"), std::string("20 mm mỗi cạnh"), std::string("Gấp biên"), std::string("khoen"),
          std::string("FOGRA39"), std::string("Hình vectơ"), std::string("2026-04-22"),
          std::string("Người đặt in duyệt"), std::string("m1-tyle-1-10.pdf"), print.sha256})
        CHECK(text.find(wanted) != std::string::npos);
    const auto facts = read_pdf_file(ticket);
    REQUIRE(facts);
    CHECK(facts->trim.width == Approx(210).margin(0.1));
    CHECK(facts->trim.height == Approx(297).margin(0.1));
    int words = 0;
    for (const PdfMark& mark : facts->marks) {
        if (mark.kind != PdfMark::Kind::Text || mark.bounds.y < 14 || mark.bounds.bottom() < 36) continue;
        const auto& cmyk = facts->colours.at(mark.colour).cmyk;
        REQUIRE(cmyk);
        if (facts->texts[mark.index].text.find("TỆP") != std::string::npos) continue;
        const bool in_picture = mark.bounds.bottom() < 72;
        if (in_picture) continue;
        ++words;
        CHECK(cmyk->c + cmyk->m + cmyk->y == 0);
    }
    CHECK(words > 30);

    const auto proof = read_raster_facts(options.out + "/kiem-tra/bang-ron-ngang-600x100/m1-ban-xem.png");
    REQUIRE(proof);
    CHECK(proof->width >= 1400);
    CHECK(proof->srgb);

    // The same job twice gives the same papers.
    options.out = scratch / "again";
    rendered(options);
    CHECK(bytes_of(ticket) == bytes_of(scratch / "again/kiem-tra/bang-ron-ngang-600x100/m1-phieu-in.pdf"));
    CHECK(bytes_of(scratch / "out/kiem-tra/bang-ron-ngang-600x100/m1-ban-xem.png") ==
          bytes_of(scratch / "again/kiem-tra/bang-ron-ngang-600x100/m1-ban-xem.png"));
}

TEST_CASE("a ticket with another sum than the file's would not be delivered: screens get none at all") {
    const Scratch scratch;
    JobOptions options = print_job(scratch, "og");
    options.types = {"png"};
    options.tickets = true;
    CHECK(rendered(options).manifest.companions.empty());
}

TEST_CASE("a pack past its limit is split, and a file that fits no pack is named") {
    const Scratch scratch;
    JobOptions options = print_job(scratch, "to-roi-a5");
    REQUIRE(find_option("shop")->set(options, ""));
    options.types = {"pdf", "tiff"};
    options.dpi = 150;
    options.shop_mb = 1;
    const Report report = rendered(options);
    uint64_t all = 0, most = 0;
    for (const Companion& one : report.manifest.companions)
        if (one.kind == "shop") {
            all += one.bytes;
            most = std::max(most, one.bytes);
        }
    CHECK(most <= 1'000'000);
    uint64_t files = 0;
    for (const ManifestEntry& entry : report.manifest.files) files += entry.bytes;
    CHECK(all > 0);
    const bool told = std::any_of(report.notes.begin(), report.notes.end(),
                                  [](const Diagnostic& d) { return d.code == "job/shop-too-large"; });
    CHECK((told || all > files));
}

TEST_CASE("lengths are read with their unit") {
    CHECK(millimetres("3.2m") == 3200);
    CHECK(millimetres("3,2 m") == 3200);
    CHECK(millimetres("320cm") == 3200);
    CHECK(millimetres("1600") == 1600);
    CHECK_FALSE(millimetres("3.2 inch"));
    CHECK_FALSE(millimetres("rộng"));
    CHECK_FALSE(millimetres("5"));
}

TEST_CASE("sheets of 10 and 12 m have their sizes at 1 to 10, with UserUnit and as strips, which rejoin") {
    struct Large {
        const char* format;
        double width, height, bleed;
    };
    for (const Large& large :
         {Large{"pano-1200x600", 12000, 6000, 50}, Large{"bang-ron-ngang-1000x200", 10000, 2000, 20},
          Large{"bang-ron-ngang-1000x100", 10000, 1000, 20}}) {
        if (k_sanitized && large.height > 1000) continue;
        for (const bool user_unit : {false, true}) {
            INFO(large.format << (user_unit ? " UserUnit" : " 1:10"));
            const Scratch scratch;
            JobOptions options = print_job(scratch, large.format);
            options.user_unit = user_unit;
            REQUIRE(find_option("panel-width")->set(options, "3.2m"));
            const Report report = rendered(options);
            const std::string folder = options.out + "/" + large.format + "/";
            const std::string stem = user_unit ? "m1" : "m1-tyle-1-10";
            const double drawn = user_unit ? 1 : 0.1;
            const auto whole = read_pdf_file(folder + stem + ".pdf");
            REQUIRE(whole);
            CHECK(std::abs(whole->trim.width / drawn - large.width) < 0.1);
            CHECK(std::abs(whole->trim.height / drawn - large.height) < 0.1);
            CHECK(std::abs(whole->bleed.width / drawn - large.width - 2 * large.bleed) < 0.1);

            const double dpi = user_unit ? 7.2 : 72;  // a pixel for each point
            const PlatePicture sheet = plates_of(folder + stem + ".pdf", dpi);
            const size_t count = report.manifest.files.size() - 1;
            CHECK(count == 4);
            double covered = 0;
            int64_t apart = 0, compared = 0;
            for (size_t i = 1; i <= count; ++i) {
                const std::string name =
                    folder + stem + "-tam-" + std::to_string(i) + "-" + std::to_string(count) + ".pdf";
                const auto panel = read_pdf_file(name);
                REQUIRE(panel);
                const double left = panel->boxes.at("MediaBox").left * panel->user_unit * 25.4 / 72 / drawn;
                const double width = panel->page.width / drawn;
                CHECK(width <= 3200.1);
                if (i > 1) CHECK(covered - left >= 19.9);  // neighbours share the overlap
                covered = left + width;
                CHECK(panel->boxes.at("MediaBox").left == std::round(panel->boxes.at("MediaBox").left));
                const PlatePicture strip = plates_of(name, dpi);
                const int shift = static_cast<int>(std::lround(panel->boxes.at("MediaBox").left));
                REQUIRE(std::abs(strip.height - sheet.height) <= 1);
                for (int y = 0; y < std::min(strip.height, sheet.height); ++y)
                    for (int x = 1; x + 1 < strip.width && x + shift < sheet.width; ++x) {
                        const auto a = strip.at(x, y), b = sheet.at(x + shift, y);
                        bool same = true;
                        for (size_t k = 0; k < 4; ++k) same = same && std::abs(a[k] - b[k]) <= 3;
                        ++compared;
                        apart += !same;
                    }
            }
            CHECK(covered == Approx(large.width + 2 * large.bleed).margin(0.2));
            // Without anti-aliasing a pixel that an edge halves may fall to either side of it.
            CHECK(compared > 700'000);
            CHECK(apart * 4'000 <= compared);  // an upright edge as high as a strip
        }
    }
}

TEST_CASE("marks stand round the sheet, whose boxes stay") {
    const Scratch scratch;
    JobOptions options = print_job(scratch, "ap-phich-a3");
    options.marks = true;
    rendered(options);
    const auto facts = read_pdf_file(options.out + "/ap-phich-a3/m1.pdf");
    REQUIRE(facts);
    CHECK(facts->trim.width == Approx(297).margin(0.1));
    CHECK(facts->bleed.width == Approx(303).margin(0.1));
    CHECK(facts->page.width == Approx(303 + 16).margin(0.1));
    int outside = 0;
    for (const PdfMark& mark : facts->marks) outside += !mark.bounds.empty() && !facts->bleed.intersects(mark.bounds);
    CHECK(outside > 12);
    CHECK(std::find(facts->separations.begin(), facts->separations.end(), "All") != facts->separations.end());
}

TEST_CASE("a JPEG for print holds plates and their profile") {
    const Scratch scratch;
    JobOptions options = print_job(scratch, "to-roi-a5");
    options.types = {"jpg", "tiff"};
    options.cmyk = true;
    options.dpi = 72;
    const Report report = rendered(options);
    CHECK(report.manifest.files.at(0).path == "to-roi-a5/m1-cmyk.jpg");
    const auto jpeg = read_raster_facts(options.out + "/to-roi-a5/m1-cmyk.jpg");
    REQUIRE(jpeg);
    CHECK((jpeg->colour == "cmyk" || jpeg->colour == "ycck"));
    CHECK(jpeg->icc_space == "CMYK");
    CHECK(jpeg->width == std::lround(154 / 25.4 * 72));
    CHECK(jpeg->dpi_x == Approx(72));
    for (const ManifestEntry& entry : report.manifest.files)
        CHECK(entry.proved == std::vector<std::string>{"pixels", "resolution", "plates", "profile"});
}
