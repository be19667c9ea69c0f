#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>

#include "codec/encode.h"
#include "job/run.h"
#include "readback/pdf.h"
#include "support/composed_pages.h"
#include "support/program.h"

using namespace codong;
using namespace codong::test;

namespace {

// A picture of many colours, the size of a telephone's.
void write_photo(const std::string& path, int width, int height) {
    std::vector<uint8_t> rgb;
    rgb.reserve(static_cast<size_t>(width) * static_cast<size_t>(height) * 3);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            for (const int v : {x * 255 / width, y * 255 / height, 128 + (x / 50 + y / 50) % 2 * 60})
                rgb.push_back(static_cast<uint8_t>(v));
    ImageHeader header;
    header.width = width;
    header.height = height;
    header.dpi = 72;
    const auto png = small_png(header, rgb);
    REQUIRE(png);
    std::ofstream(path, std::ios::binary) << *png;
}

Report framed(const Scratch& scratch, const std::string& consent, int width, int height) {
    write_photo(scratch / "anh.png", width, height);
    std::ofstream(scratch / "unit.yaml") << "id: xa\nname: Ủy ban nhân dân xã Mẫu\nphoto: anh.png\n";
    std::ofstream(scratch / "campaign.yaml") << "id: thu\ntitle: Thử ảnh\ncatalogue: " << ComposedPages::data_folder()
                                             << "/messages/bao-ve-tre-em/messages.yaml\nissued: 2026-04-22\n"
                                             << consent
                                             << "unit: unit.yaml\nmessages: [m6]\nlayouts: [khung-anh]\n"
                                                "themes: [troi]\nformats: [{types: [pdf, png], ids: [fb-square]}]\n";
    JobOptions options;
    options.data = ComposedPages::data_folder();
    options.campaign = scratch / "campaign.yaml";
    options.out = scratch / "out";
    options.jobs = 1;
    auto report = run(options, {});
    REQUIRE(report);
    return *std::move(report);
}

constexpr const char* k_consent = "consent: giấy đồng ý của gia đình, lưu tại xã\n";

}  // namespace

TEST_CASE("a unit's photograph stands in its frame, in the intent's inks, once its consent is noted") {
    const Scratch scratch;
    const Report report = framed(scratch, k_consent, 990, 900);
    for (const Failure& failure : report.failures)
        for (const Diagnostic& d : failure.reasons) UNSCOPED_INFO(format_diagnostic(d, Language::English));
    REQUIRE(report.failures.empty());
    REQUIRE(report.manifest.files.size() == 2);
    for (const ManifestEntry& entry : report.manifest.files) {
        if (entry.type != "pdf") continue;
        const auto facts = read_pdf_file(scratch / "out" + "/" + entry.path, {.image_pixels = true});
        REQUIRE(facts);
        REQUIRE(facts->images.size() == 1);
        CHECK(facts->images[0].width == 990);
        CHECK(facts->images[0].height == 900);
        CHECK(facts->images[0].colour_space == "DeviceCMYK");
        CHECK(facts->images[0].max_ink.value_or(999) <= 301);
    }
}

TEST_CASE("a photograph without consent is not delivered, and one too small is told") {
    const Scratch scratch;
    const Report refused = framed(scratch, "", 990, 900);
    REQUIRE(refused.failures.size() == 1);
    CHECK(refused.failures[0].reasons[0].code == "check/photo-without-consent");
    CHECK(refused.manifest.files.empty());
    const Scratch other;
    const Report coarse = framed(other, k_consent, 120, 100);
    const auto told = [](const Diagnostics& list) {
        return std::any_of(list.begin(), list.end(),
                           [](const Diagnostic& d) { return d.code == "check/photo-too-small"; });
    };
    bool found = told(coarse.notes);
    for (const Failure& failure : coarse.failures) found |= told(failure.reasons);
    for (const Diagnostic& d : coarse.notes) UNSCOPED_INFO(d.code);
    for (const Failure& failure : coarse.failures)
        for (const Diagnostic& d : failure.reasons) UNSCOPED_INFO(d.code);
    CHECK(found);
}
