#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "codec/decode.h"
#include "export/file_sink.h"
#include "export/raster.h"
#include "export/target.h"
#include "support/scratch.h"
#include "support/test_page.h"

using namespace codong;
using namespace codong::test;
namespace fs = std::filesystem;

namespace {

Sheet sheet_of(const std::string& yaml) {
    auto sheets = parse_sheets(
        "checked_on: 2026-01-01\ntypes: [pdf, png]\nsource: test\ngroups:\n  - id: thu\n    vi: a\n    en: b\n    "
        "bleed_mm: 3\n    safe_mm: 5\n"
        "    dpi: 72\n    distance_m: 0.5\n    sheets:\n      - " +
            yaml + "\n",
        "test");
    REQUIRE(sheets);
    return sheets->front();
}

// An A5 page of plain shapes; words come with the job's tests, which have real faces.
Scene page_for(const Sheet& sheet) {
    Scene scene = empty_page(sheet.trim.width, sheet.trim.height);
    scene.bleed = sheet.bleed;
    scene.items.push_back(fill(Path::rect(scene.bleed_rect()), 0, Role::Ground, "ground"));
    scene.items.push_back(fill(Path::circle({sheet.trim.width / 2, sheet.trim.height / 2}, sheet.trim.width / 3), 1));
    return scene;
}

Provenance provenance() {
    return {"Toàn xã hội", "Toàn xã hội", "m3", "Kế hoạch, 2.3", "2026-04-22", "codong test", "abc", "def"};
}

std::shared_ptr<const OutputIntent> intent() {
    auto opened = OutputIntent::open(bytes_of(CODONG_SOURCE_DIR "/layouts/icc/FOGRA39L_coated.icc"));
    REQUIRE(opened);
    return *opened;
}

struct Magic {
    const char* type;
    std::string start;
};

}  // namespace

TEST_CASE("every row of the table writes a file of its kind, and twice the same bytes") {
    const Sheet sheet = sheet_of("{id: a5, vi: a, en: b, size_mm: [148, 210]}");
    const Scene scene = page_for(sheet);
    const Provenance from = provenance();
    const auto condition = intent();
    const std::vector<Magic> magics = {{"pdf", "%PDF-1."},      {"png", "\x89PNG\r\n\x1a\n"},
                                       {"jpg", "\xFF\xD8\xFF"}, {"webp", "RIFF"},
                                       {"tiff", "II"},          {"svg", "<"}};
    std::set<std::string> types;
    for (const ExportTarget& target : export_targets()) {
        INFO(std::string(target.type) << (target.curves ? " curves" : ""));
        const Scratch folder;
        std::string first;
        for (const int threads : {1, 2}) {
            const std::string path = folder / ("file" + std::to_string(threads));
            ExportRequest request{scene, sheet, from, path};
            request.threads = threads;
            request.intent = condition;
            const auto exported = target.write(request);
            if (!exported) FAIL(format_diagnostic(exported.diagnostics()[0], Language::English));
            CHECK(exported->path == path);
            const std::string bytes = bytes_of(path);
            const auto magic =
                std::find_if(magics.begin(), magics.end(), [&](const Magic& m) { return m.type == target.type; });
            REQUIRE(magic != magics.end());
            CHECK(bytes.starts_with(magic->start));
            CHECK(bytes.find(folder.path()) == std::string::npos);
            if (first.empty()) first = bytes;
            CHECK((bytes == first));
            const bool raster = target.type != "pdf" && target.type != "svg";
            CHECK((exported->width_px > 0) == raster);
            CHECK((exported->dpi > 0) == raster);
        }
        types.insert(std::string(target.type));
        CHECK_FALSE(target.vi.empty());
        CHECK_FALSE(target.en.empty());
        CHECK(find_target(target.type, target.curves) == &target);
    }
    CHECK(types == std::set<std::string>{"pdf", "png", "jpg", "webp", "tiff", "svg"});
    CHECK(find_target("pdf", true) != find_target("pdf"));
    CHECK(find_target("gif") == nullptr);
    CHECK(find_target("png", true) == nullptr);
}

TEST_CASE("every file says its words, their source, message, tool and the hash of the text") {
    const Sheet sheet = sheet_of("{id: a5, vi: a, en: b, size_mm: [148, 210]}");
    const Scene scene = page_for(sheet);
    Provenance from = provenance();
    from.source = "Kế hoạch <12> & Đảng ủy, 2.3";
    from.text_sha256 = std::string(32, '0') + std::string(32, 'f');
    for (const char* type : {"pdf", "png", "jpg", "webp"}) {
        INFO(type);
        const Scratch folder;
        ExportRequest request{scene, sheet, from, folder / "file"};
        request.intent = intent();
        REQUIRE(find_target(type)->write(request));
        const std::string bytes = bytes_of(folder / "file");
        const bool plain = std::string(type) == "png";
        for (const std::string& said : {std::string("Toàn xã hội"), from.message_id, from.producer, from.text_sha256,
                                        plain ? from.source : "Kế hoạch &lt;12&gt; &amp; Đảng ủy, 2.3"})
            CHECK(bytes.find(said) != std::string::npos);
        if (plain) continue;
        const size_t start = bytes.find("<x:xmpmeta"), end = bytes.find("</x:xmpmeta>");
        REQUIRE(start < end);
        CHECK(end - start < (std::string(type) == "pdf" ? 3000u : 1200u));
        if (std::string(type) == "webp") CHECK((bytes[20] & 0x24) == 0x24);  // VP8X: profile and XMP
    }
}

TEST_CASE("no EXIF of a placed photograph reaches any file") {
    const Sheet sheet = sheet_of("{id: a5, vi: a, en: b, size_mm: [148, 210]}");
    // A JPEG with a place, as a camera writes it, decoded as a page's pictures are.
    const std::string tiff("II\x2A\0\x08\0\0\0\x01\0\x25\x88\x04\0\x01\0\0\0\x1A\0\0\0\0\0\0\0PLACE", 31);
    std::string jpeg;
    ImageHeader header;
    header.width = header.height = 16;
    auto encoder = jpeg_encoder(header, {}, [&](std::span<const uint8_t> bytes) {
        jpeg.append(bytes.begin(), bytes.end());
        return true;
    });
    REQUIRE(encoder);
    REQUIRE((*encoder)->write(std::vector<uint8_t>(16 * 16 * 3, 90), 16));
    REQUIRE((*encoder)->finish());
    const std::string body = std::string("Exif\0\0", 6) + tiff;
    jpeg = jpeg.substr(0, 2) + "\xFF\xE1" + std::string(1, '\0') + static_cast<char>(body.size() + 2) + body +
           jpeg.substr(2);
    const auto photo = decode_image({reinterpret_cast<const uint8_t*>(jpeg.data()), jpeg.size()}, "photo.jpg");
    REQUIRE(photo);
    REQUIRE(photo->had_location);
    Scene scene = page_for(sheet);
    scene.items.push_back(ImageItem{{Role::Photo, "photo"},
                                    {20, 20, 40, 40},
                                    std::make_shared<ImageSource>(ImageSource{
                                        "photo.jpg", 16, 16, std::make_shared<std::vector<uint8_t>>(photo->rgba)})});
    const Provenance from = provenance();
    for (const ExportTarget& target : export_targets()) {
        if (target.type == "svg" || target.type == "tiff") continue;  // SVG holds the picture, TIFF refuses it
        INFO(std::string(target.type));
        const Scratch folder;
        ExportRequest request{scene, sheet, from, folder / "file"};
        request.intent = intent();
        REQUIRE(target.write(request));
        const std::string bytes = bytes_of(folder / "file");
        for (const char* trace : {"Exif", "PLACE", "eXIf", "EXIF", "photo.jpg"})
            CHECK(bytes.find(trace) == std::string::npos);
    }
}

TEST_CASE("a target whose place cannot be written says so, and leaves no file") {
    const Sheet sheet = sheet_of("{id: a5, vi: a, en: b, size_mm: [148, 210]}");
    const Scene scene = page_for(sheet);
    const Provenance from = provenance();
    for (const ExportTarget& target : export_targets()) {
        INFO(std::string(target.type));
        ExportRequest request{scene, sheet, from, "/proc/no-such-folder/file"};
        request.intent = intent();
        const auto exported = target.write(request);
        REQUIRE_FALSE(exported);
        CHECK(has_errors(exported.diagnostics()));
        CHECK_FALSE(sentence(exported.diagnostics()[0], Language::English).empty());
    }
}

TEST_CASE("a full device is an error of every target") {
    if (!fs::exists("/dev/full")) return;
    const Sheet sheet = sheet_of("{id: a5, vi: a, en: b, size_mm: [148, 210]}");
    const Scene scene = page_for(sheet);
    const Provenance from = provenance();
    for (const ExportTarget& target : export_targets()) {
        INFO(std::string(target.type));
        ExportRequest request{scene, sheet, from, "/dev/full"};
        request.intent = intent();
        CHECK_FALSE(target.write(request).has_value());
    }
}

TEST_CASE("a raster that is cancelled stops") {
    const Sheet sheet = sheet_of("{id: a5, vi: a, en: b, size_mm: [148, 210]}");
    const Scene scene = page_for(sheet);
    const Provenance from = provenance();
    for (const char* type : {"png", "jpg", "webp", "tiff"}) {
        INFO(type);
        const Scratch folder;
        ExportRequest request{scene, sheet, from, folder / "file"};
        request.intent = intent();
        request.cancelled = [] { return true; };
        const auto exported = find_target(type)->write(request);
        REQUIRE_FALSE(exported);
        CHECK(exported.diagnostics()[0].code == "export/cancelled");
    }
}

TEST_CASE("the pixels of a print sheet follow its size and resolution, those of a screen are its own") {
    const Sheet sheet = sheet_of("{id: a5, vi: a, en: b, size_mm: [148, 210]}");
    const Scene scene = page_for(sheet);
    const Provenance from = provenance();
    ExportRequest request{scene, sheet, from, "x"};
    CHECK(plan_raster(request, Plates::Rgb).spec.width == 420);  // 148 / 25.4 * 72
    CHECK(plan_raster(request, Plates::Rgb).spec.height == 595);
    CHECK(plan_raster(request, Plates::Rgb).dpi == 72);
    CHECK(plan_raster(request, Plates::Cmyk).spec.window == scene.bleed_rect());
    CHECK(plan_raster(request, Plates::Cmyk).spec.width == 437);  // 154 mm
    request.dpi = 300;
    CHECK(plan_raster(request, Plates::Rgb).spec.width == 1748);
    Sheet screen;
    screen.is_screen = true;
    screen.pixels = {1080, 1350};
    screen.trim = {285.75, 357.1875};
    const ExportRequest shown{scene, screen, from, "x"};
    CHECK(plan_raster(shown, Plates::Rgb).spec.width == 1080);
    CHECK(plan_raster(shown, Plates::Rgb).spec.height == 1350);
    CHECK(plan_raster(shown, Plates::Rgb).dpi == 96);
    ExportRequest fine{scene, screen, from, "x"};
    fine.pixel_ratio = 2;
    CHECK(plan_raster(fine, Plates::Rgb).spec.width == 2160);
    CHECK(plan_raster(fine, Plates::Rgb).spec.height == 2700);
    CHECK(plan_raster(fine, Plates::Rgb).dpi == 192);
}

TEST_CASE("a PDF is drawn 1:10 past 5.08 m, bleed included") {
    CHECK(pdf_scale(sheet_of("{id: a, vi: a, en: b, size_mm: [5073, 1000]}")) == 1);
    CHECK(pdf_scale(sheet_of("{id: a, vi: a, en: b, size_mm: [5075, 1000]}")) == 0.1);
    CHECK(pdf_scale(sheet_of("{id: a, vi: a, en: b, size_mm: [1000, 6000]}")) == 0.1);
}

TEST_CASE("a file sink tells at close what it could not write") {
    const Scratch folder;
    auto sink = FileSink::create(folder / "a");
    REQUIRE(sink);
    CHECK(sink->write(std::string_view("Tiếng Việt")));
    CHECK(sink->close());
    CHECK(bytes_of(folder / "a") == "Tiếng Việt");
    const auto none = FileSink::create(folder / "none/a");
    REQUIRE_FALSE(none);
    CHECK(none.diagnostics()[0].code == "file/unwritable");
    if (!fs::exists("/dev/full")) return;
    auto full = FileSink::create("/dev/full");
    REQUIRE(full);
    full->write(std::string(1 << 20, 'x'));
    const auto closed = full->close();
    REQUIRE_FALSE(closed);
    CHECK(closed.diagnostics()[0].code == "file/unwritable");
}
