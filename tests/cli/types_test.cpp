#include <catch2/catch.hpp>

#include "cli/delivered.h"
#include "support/png_rows.h"

using namespace codong::test;

TEST_CASE("one leaflet in every type: print PDF, curves, PNG, JPEG, WebP, CMYK TIFF and SVG") {
    const Scratch scratch;
    const Outcome outcome = Codong({"render", "-o", scratch / "out", "--message", "m4", "--format", "to-roi-a5",
                                    "--type", "pdf,png,jpg,webp,tiff,svg", "--curves", "--dpi", "100"})
                                .run();
    INFO(outcome.err);
    REQUIRE(outcome.exit == 0);
    const std::string folder = scratch / "out/to-roi-a5/";
    std::set<std::string> names;
    for (const auto& [name, path] : files_below(folder)) names.insert(name);
    CHECK(names ==
          std::set<std::string>{"m4-curves.pdf", "m4.jpg", "m4.pdf", "m4.png", "m4.svg", "m4.tiff", "m4.webp"});
    const auto manifest = nlohmann::json::parse(bytes_of(scratch / "out/manifest.json"));
    REQUIRE(manifest["files"].size() == 7);
    const std::string text = manifest["files"][0]["text"];

    CHECK(folded(output_of({"pdftotext", folder + "m4.pdf", "-"})) == text);
    CHECK(folded(output_of({"pdftotext", folder + "m4-curves.pdf", "-"})).empty());
    CHECK(words_of(output_of({"pdffonts", folder + "m4-curves.pdf"})).size() < 25);  // the heading alone
    CHECK_FALSE(contains(output_of({"pdffonts", folder + "m4-curves.pdf"}), "TrueType"));

    // 148 x 210 mm at 100 dpi; print sheets in CMYK carry their bleed.
    const Picture png = read_picture(folder + "m4.png");
    CHECK(png.width == 583);
    CHECK(png.height == 827);
    CHECK(contains(output_of({"file", folder + "m4.jpg"}), "583x827"));
    CHECK(contains(output_of({"webpinfo", folder + "m4.webp"}), "Width: 583"));
    const std::string tiff = output_of({"tiffinfo", folder + "m4.tiff"});
    CHECK(contains(tiff, "Image Width: 606 Image Length: 850"));
    CHECK(contains(tiff, "Photometric Interpretation: separated"));
    CHECK(contains(tiff, "InkSet: 1"));  // CMYK
    CHECK(contains(tiff, "ICC Profile: <present>"));
    CHECK(contains(tiff, "Resolution: 100, 100 pixels/inch"));
    const std::string svg = bytes_of(folder + "m4.svg");
    CHECK(contains(svg, "<svg"));
    CHECK(contains(svg, "148mm"));
}

TEST_CASE("a PDF with curves looks like the one with live text") {
    const Scratch scratch;
    const Outcome outcome =
        Codong({"render", "-o", scratch / "out", "--message", "m1", "--format", "to-roi-a5", "--curves"}).run();
    INFO(outcome.err);
    REQUIRE(outcome.exit == 0);
    const auto drawn = [&](const std::string& name) {
        return read_ppm(output_of({"pdftoppm", "-singlefile", "-r", "60", scratch / ("out/to-roi-a5/" + name)}));
    };
    const Picture live = drawn("m1.pdf"), curves = drawn("m1-curves.pdf");
    REQUIRE(live.pixels.size() == curves.pixels.size());
    size_t apart = 0;
    for (size_t i = 0; i < live.pixels.size(); ++i) apart += std::abs(live.pixels[i] - curves.pixels[i]) > 48;
    CHECK(static_cast<double>(apart) / static_cast<double>(live.pixels.size()) < 0.02);
}

TEST_CASE("parts of a name appear when more than one of their kind was asked for") {
    const Scratch scratch;
    const Outcome outcome = Codong({"render", "-o", scratch / "out", "--message", "m4", "--format", "og", "--layout",
                                    "chu-lon,vong-tay", "--theme", "son,troi"})
                                .run();
    INFO(outcome.err);
    REQUIRE(outcome.exit == 0);
    std::set<std::string> names;
    for (const auto& [name, path] : files_below(scratch / "out")) names.insert(name);
    CHECK(names == std::set<std::string>{"manifest.json", "og/m4-chu-lon-son.png", "og/m4-chu-lon-troi.png",
                                         "og/m4-vong-tay-son.png", "og/m4-vong-tay-troi.png"});
}

TEST_CASE("UserUnit draws a long sheet at its true size") {
    const Scratch scratch;
    const Outcome outcome = Codong({"render", "-o", scratch / "out", "--message", "m4", "--format",
                                    "bang-ron-ngang-600x100", "--user-unit"})
                                .run();
    INFO(outcome.err);
    REQUIRE(outcome.exit == 0);
    const std::string path = scratch / "out/bang-ron-ngang-600x100/m4.pdf";
    REQUIRE(std::filesystem::exists(path));
    CHECK(contains(output_of({"qpdf", "--json=1", "--json-key=objects", path}), "\"/UserUnit\": 10"));
    CHECK(nlohmann::json::parse(bytes_of(scratch / "out/manifest.json"))["files"][0]["scale"] == 1);
}

TEST_CASE("every list lists, as text and as JSON with an id and both languages") {
    for (const char* what : {"messages", "formats", "layouts", "themes", "fonts", "icons"}) {
        INFO(what);
        const Outcome json = Codong({"list", what, "--json"}).run();
        REQUIRE(json.exit == 0);
        const auto list = nlohmann::json::parse(json.out);
        CHECK(list.size() >= 3);
        std::set<std::string> ids;
        for (const auto& entry : list) {
            CHECK(ids.insert(entry["id"]).second);
            CHECK_FALSE(entry["vi"].get<std::string>().empty());
            CHECK(entry.contains("en"));
        }
        const Outcome text = Codong({"list", what}).run();
        CHECK(text.exit == 0);
        for (const std::string& id : ids) CHECK(contains(text.out, id));
    }
    const auto formats = nlohmann::json::parse(Codong({"list", "formats", "--json"}).run().out);
    for (const ExpectedSheet& sheet : expected_sheets())
        CHECK(std::any_of(formats.begin(), formats.end(), [&](const auto& f) { return f["id"] == sheet.id; }));
    const auto layouts = nlohmann::json::parse(Codong({"list", "layouts", "--json"}).run().out);
    for (const auto& layout : layouts) {
        CHECK_FALSE(layout["kind"].get<std::string>().empty());
        CHECK_FALSE(layout["formats"].empty());
    }
}

TEST_CASE("help and version speak the reader's language and succeed") {
    CHECK(contains(Codong({"--version"}).run().out, "codong "));
    for (const char* command : {"render", "break", "list"}) {
        const Outcome vietnamese = Codong({command, "--help"}).set("LC_ALL", "vi_VN.UTF-8").run();
        const Outcome english = Codong({command, "--help"}).set("LC_ALL", "en_US.UTF-8").run();
        CHECK(vietnamese.exit == 0);
        CHECK(english.exit == 0);
        CHECK(vietnamese.out != english.out);
    }
    const std::string help = Codong({"render", "--help"}).run().out;
    for (const char* flag : {"--message", "--format", "--layout", "--theme", "--type", "--unit", "--jobs", "--timings",
                             "--json", "--curves", "-o"})
        CHECK(contains(help, flag));
}
