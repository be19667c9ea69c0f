#include <catch2/catch.hpp>

#include "cli/delivered.h"

using namespace codong::test;

namespace {

Outcome check(std::vector<std::string> words, const std::string& locale = "en_US.UTF-8") {
    words.insert(words.begin(), "check");
    return Codong(words).set("LC_ALL", locale).run();
}

// Two messages on a banner drawn 1:10, a leaflet and a screen, with curves and a CMYK picture.
struct Small {
    Scratch scratch;
    std::string folder = scratch / "ra";
    Small() {
        const Outcome pdf = Codong({"render", "-o", folder, "--message", "m1,m5", "--format",
                                    "bang-ron-ngang-600x100,to-roi-a5,og", "--curves"})
                                .run();
        if (pdf.exit != 0) throw std::runtime_error(pdf.err);
    }
    std::string leaflet() const { return folder + "/to-roi-a5/m1.pdf"; }
};

const Small& small() {
    static const Small once;
    return once;
}

}  // namespace

TEST_CASE("a delivered campaign is clean: PDF at true size and 1:10, text live and as curves, pictures") {
    const Outcome outcome = check({small().folder});
    INFO(outcome.out << outcome.err);
    CHECK(outcome.exit == 0);
    CHECK(contains(outcome.out, "10 files: 10 clean, 0 with warnings, 0 with errors\n"));
    CHECK(contains(outcome.out, "/bang-ron-ngang-600x100/m5-tyle-1-10-curves.pdf: clean\n"));
    // One file of it is known by its manifest too.
    const auto one = nlohmann::json::parse(check({small().leaflet(), "--json"}).out);
    CHECK(one["clean"] == 1);
    CHECK(one["files"][0]["format"] == "to-roi-a5");
}

TEST_CASE("a CMYK picture of a print sheet is clean") {
    const Scratch scratch;
    REQUIRE(Codong({"render", "-o", scratch / "ra", "--message", "m1", "--format", "to-roi-a5", "--type", "tiff"})
                .run()
                .exit == 0);
    const Outcome outcome = check({scratch / "ra"});
    INFO(outcome.out);
    CHECK(outcome.exit == 0);
    CHECK(contains(outcome.out, "1 files: 1 clean"));
}

TEST_CASE("what was changed or lost since the delivery is an error") {
    const Scratch scratch;
    const std::string folder = scratch / "ra";
    std::filesystem::copy(small().folder, folder, std::filesystem::copy_options::recursive);
    std::filesystem::remove(folder + "/og/m1.png");
    scratch.write("ra/to-roi-a5/m5.pdf", bytes_of(folder + "/to-roi-a5/m1.pdf"));
    const Outcome outcome = check({folder});
    INFO(outcome.out);
    CHECK(outcome.exit == 1);
    CHECK(contains(outcome.out, "error: file not found: " + folder + "/og/m1.png"));
    CHECK(contains(outcome.out, "to-roi-a5/m5.pdf: error: the file is no longer what manifest.json says"));
    // It is a whole leaflet, but of another message.
    CHECK(contains(outcome.out, "[preflight/text-missing]"));
    CHECK(contains(outcome.out, "10 files: 8 clean, 0 with warnings, 2 with errors\n"));
}

TEST_CASE("a stranger's file is held against the format and the message that the caller names") {
    const Scratch scratch;
    const std::string file = scratch.write("la/to-roi.pdf", bytes_of(small().leaflet()));
    CHECK(check({file}).exit == 0);
    CHECK(check({scratch / "la"}).exit == 0);
    CHECK(check({file, "--format", "to-roi-a5", "--message=m1"}).exit == 0);
    // In capitals or not, with its final stop or not: all are the message.
    const std::string m1 = slogans()[0];
    CHECK(check({file, "--message", m1}).exit == 0);
    const Outcome other = check({file, "--message", "m2"});
    CHECK(other.exit == 1);
    CHECK(contains(other.out, "[preflight/text-missing]"));
    const Outcome slip = check({file, "--message", replaced(m1, "trẻ em", "trẻ nhỏ")});
    CHECK(slip.exit == 1);
    CHECK(contains(slip.out, "[preflight/text-differs]"));
    const Outcome size = check({file, "--format", "ap-phich-a3"});
    CHECK(size.exit == 1);
    CHECK(contains(size.out, "[preflight/size]"));
    CHECK(check({scratch.write("og.png", bytes_of(small().folder + "/og/m1.png")), "--format", "og"}).exit == 0);
    const Outcome pixels = check({scratch / "og.png", "--format", "fb-square"});
    CHECK(pixels.exit == 1);
    CHECK(contains(pixels.out, "[preflight/pixels]"));
}

TEST_CASE("text where the print will be hemmed, eyeletted, folded or hidden is an error") {
    const Scratch scratch;
    const std::string file = scratch.write("to-roi.pdf", bytes_of(small().leaflet()));
    const auto finds = [&](const std::string& finish) {
        const Outcome outcome = check({file, "--finish", finish});
        INFO(finish << outcome.out << outcome.err);
        CHECK(outcome.exit == (contains(outcome.out, "[preflight/text-covered]") ? 1 : 0));
        return contains(outcome.out, "[preflight/text-covered]");
    };
    CHECK_FALSE(finds("none"));
    CHECK_FALSE(finds("hem:2"));
    CHECK(finds("hem:60"));
    CHECK(finds("eyelets:45"));
    CHECK(finds("pockets:100"));
    CHECK(finds("base:205"));
    CHECK(finds("folds:74"));
    CHECK(finds("hem:2,folds:50/100"));
}

TEST_CASE("check reports as JSON, and in Vietnamese") {
    const Scratch scratch;
    const std::string file = scratch.write("to-roi.pdf", bytes_of(small().leaflet()));
    const Outcome outcome = check({file, "--format", "ap-phich-a3", "--json"}, "vi_VN.UTF-8");
    CHECK(outcome.exit == 1);
    const auto report = nlohmann::json::parse(outcome.out);
    CHECK(report["errors"] == 1);
    const auto& findings = report["files"][0]["findings"];
    REQUIRE_FALSE(findings.empty());
    CHECK(findings[0]["severity"] == "error");
    CHECK(findings[0]["code"].get<std::string>().starts_with("preflight/"));
    bool vietnamese = false;
    for (const auto& finding : findings) vietnamese = vietnamese || contains(finding["message"], "khổ thành phẩm");
    CHECK(vietnamese);
    CHECK(contains(check({file}, "vi_VN.UTF-8").out, ": sạch\n"));
}

TEST_CASE("a wrong call of check is a usage error") {
    const Scratch scratch;
    const std::string file = scratch.write("to-roi.pdf", bytes_of(small().leaflet()));
    std::filesystem::create_directories(scratch / "trong");
    const auto refuses = [&](std::vector<std::string> words, const std::string& code) {
        const Outcome outcome = check(words);
        INFO(outcome.err);
        CHECK(outcome.exit == 2);
        CHECK(contains(outcome.err, "[" + code + "]"));
    };
    refuses({}, "check/no-path");
    refuses({scratch / "khong-co.pdf"}, "file/not-found");
    refuses({scratch / "trong"}, "check/nothing-to-check");
    refuses({file, "--format", "to-roi-a55"}, "sheet/unknown");
    refuses({file, "--message", "m99"}, "job/unknown-message");
    refuses({file, "--loud"}, "cli/unknown-option");
    refuses({file, "--format"}, "cli/no-value");
    for (const char* finish : {"hem", "hem:", "hem:x", "hem:-3", "fold:9", "folds:1//2", "hem:1/2"})
        refuses({file, "--finish", finish}, "check/bad-finish");
}

TEST_CASE("what is no picture and no PDF is reported, not passed") {
    const Scratch scratch;
    const Outcome outcome = check({scratch.write("a.pdf", "%PDF-1.7\nrubbish"), scratch.write("b.png", "rubbish"),
                                   scratch.write("c.txt", "rubbish")});
    INFO(outcome.out);
    CHECK(outcome.exit == 1);
    CHECK(contains(outcome.out, "3 files: 0 clean, 0 with warnings, 3 with errors\n"));
}

TEST_CASE("strips of a wide sheet and sheets with printers' marks are clean") {
    const Scratch scratch;
    const std::string folder = scratch / "out";
    const Outcome made =
        Codong({"render", "-o", folder, "--message", "m4", "--format", "bang-ron-ngang-600x100,to-roi-a5", "--type",
                "pdf", "--marks", "--panel-width", "3.2m"})
            .run();
    INFO(made.err);
    REQUIRE(made.exit == 0);
    CHECK(std::filesystem::exists(folder + "/bang-ron-ngang-600x100/m4-tyle-1-10-tam-2-2.pdf"));
    const Outcome checked = Codong({"check", folder}).run();
    INFO(checked.out);
    CHECK(checked.exit == 0);
    CHECK(contains(checked.out, "4 clean"));
}
