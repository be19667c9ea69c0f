#include <catch2/catch.hpp>
#include <cmath>

#include "cli/delivered.h"
#include "job/data.h"
#include "readback/pdf.h"
#include "support/plates.h"

using namespace codong;
using namespace codong::test;

namespace {

// One message of each format; every PDF of the campaign with CODONG_ALL_PDFS=1, some minutes.
std::vector<std::pair<ExpectedSheet, int>> looked_at() {
    std::vector<std::pair<ExpectedSheet, int>> out;
    for (const ExpectedSheet& sheet : expected_sheets()) {
        if (std::string(sheet.type) != "pdf") continue;
        if (std::getenv("CODONG_ALL_PDFS"))
            for (const int message : rendered_messages()) out.emplace_back(sheet, message);
        else
            out.emplace_back(sheet, 1 + 3 * (static_cast<int>(out.size()) % 2));  // m1, m4
    }
    return out;
}

double dpi_for(const ExpectedSheet& sheet, double pixels) {
    return pixels / (std::max(sheet.width, sheet.height) / sheet.scale / 25.4);
}

// An ink of the theme, whole or as a tint.
bool is_ink(const std::array<int, 4>& value, const Theme& theme) {
    for (const Ink& ink : theme.inks) {
        const double recipe[] = {ink.cmyk.c * 2.55, ink.cmyk.m * 2.55, ink.cmyk.y * 2.55, ink.cmyk.k * 2.55};
        const double most = std::max({recipe[0], recipe[1], recipe[2], recipe[3]});
        const int strongest = *std::max_element(value.begin(), value.end());
        const double tint = most > 0 ? std::min(1.0, strongest / most) : 1;
        bool same = true;
        for (size_t k = 0; k < 4; ++k) same = same && std::abs(value[k] - recipe[k] * tint) <= 1.6;
        if (same) return true;
    }
    return value == std::array<int, 4>{};
}

}  // namespace

TEST_CASE("PDFs of the campaign: strict readers, PDF/X-4, nested boxes, no RGB, no image, no ink but the theme's") {
    DataFiles data(data_dir());
    for (const auto& [sheet, message] : looked_at()) {
        const std::string name = file_of(sheet, message), path = reference().folder + "/" + name;
        INFO(name);
        CHECK(Program({"qpdf", "--check", path}).run().exit == 0);
        CHECK(Program({"gs", "-dNODISPLAY", "-dBATCH", "-dNOPAUSE", "-dPDFSTOPONWARNING", "-q", path}).run().exit == 0);
        CHECK(contains(output_of({"pdfinfo", path}), "PDF/X-4"));
        std::istringstream drawn(output_of({"mutool", "trace", path}));
        int rgb = 0;
        for (std::string line; std::getline(drawn, line);)
            rgb += contains(line, "DeviceRGB") && !contains(line, "set_default_colorspaces");
        CHECK(rgb == 0);
        const auto facts = read_pdf_file(path);
        REQUIRE(facts);
        CHECK(facts->images.empty());
        CHECK(facts->boxes.at("MediaBox").contains(facts->boxes.at("BleedBox")));
        CHECK(facts->boxes.at("BleedBox").contains(facts->boxes.at("TrimBox")));
        const auto theme = data.theme(reference().entry(name)["theme"]);
        REQUIRE(theme);
        const PlatePicture plates = plates_of(path, dpi_for(sheet, 700));
        std::map<std::array<int, 4>, int> values;
        for (int y = 0; y < plates.height; ++y)
            for (int x = 0; x < plates.width; ++x) ++values[plates.at(x, y)];
        CHECK(values.size() <= 24);
        for (const auto& [value, count] : values) {
            INFO(value[0] << " " << value[1] << " " << value[2] << " " << value[3] << ", " << count << " pixels");
            CHECK(is_ink(value, **theme));
        }
    }
}

TEST_CASE("a CMYK TIFF is Ghostscript's rendering of the PDF where both are smooth") {
    const Scratch scratch;
    for (const ExpectedSheet& sheet : expected_sheets()) {
        if (std::string(sheet.id) != "to-roi-a5" && std::string(sheet.id) != "bang-ron-ngang-600x100") continue;
        INFO(sheet.id);
        const double drawn = dpi_for(sheet, 900);
        const int dpi = std::max(1, static_cast<int>(std::lround(drawn / sheet.scale)));
        const std::string folder = scratch / sheet.id;
        const Outcome outcome = Codong({"render", "-o", folder, "--message", "m1", "--format", sheet.id, "--type",
                                        "pdf,tiff", "--dpi", std::to_string(dpi)})
                                    .run();
        REQUIRE(outcome.exit == 0);
        const std::string base = folder + "/" + sheet.id + "/m1";
        const PlatePicture theirs =
            plates_of(base + (sheet.scale == 10 ? "-tyle-1-10.pdf" : ".pdf"), dpi * sheet.scale);
        const std::string raw = output_of({"convert", base + ".tiff", "-depth", "8", "cmyk:-"});
        const int width = static_cast<int>(std::lround((sheet.width + 2 * sheet.bleed) / 25.4 * dpi));
        const PlatePicture ours{width, static_cast<int>(raw.size() / 4) / width, raw};
        REQUIRE(raw.size() % (4 * static_cast<size_t>(width)) == 0);
        REQUIRE(std::abs(ours.width - theirs.width) <= 1);
        REQUIRE(std::abs(ours.height - theirs.height) <= 1);
        const auto smooth = [](const PlatePicture& p, int x, int y) {
            for (int dy = -2; dy <= 2; ++dy)
                for (int dx = -2; dx <= 2; ++dx)
                    for (size_t k = 0; k < 4; ++k)
                        if (std::abs(p.at(x, y)[k] - p.at(x + dx, y + dy)[k]) > 2) return false;
            return true;
        };
        int64_t compared = 0;
        int most = 0;
        for (int y = 2; y < std::min(ours.height, theirs.height) - 2; ++y)
            for (int x = 2; x < std::min(ours.width, theirs.width) - 2; ++x) {
                if (!smooth(ours, x, y) || !smooth(theirs, x, y)) continue;
                ++compared;
                for (size_t k = 0; k < 4; ++k) most = std::max(most, std::abs(ours.at(x, y)[k] - theirs.at(x, y)[k]));
            }
        CHECK(compared * 4 > static_cast<int64_t>(ours.width) * ours.height);
        CHECK(most <= 2);
    }
}
