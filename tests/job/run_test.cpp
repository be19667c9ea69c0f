#include "job/run.h"

#include <catch2/catch.hpp>
#include <set>

#include "compose/qr_code.h"
#include "paint/raster.h"
#include "readback/qr.h"
#include "support/composed_pages.h"
#include "support/program.h"
#include "support/test_page.h"

using namespace codong;
using namespace codong::test;
namespace fs = std::filesystem;

namespace {

JobOptions small_job(const Scratch& scratch) {
    JobOptions options;
    options.data = ComposedPages::data_folder();
    options.out = scratch / "out";
    options.messages = {"m1", "m2", "m3"};
    options.formats = {"og", "zalo-article"};
    options.jobs = 2;
    return options;
}

RgbPicture painted(const Scene& scene, int width) {
    RasterSpec spec;
    spec.window = scene.trim_rect();
    spec.width = width;
    spec.height = static_cast<int>(width * scene.trim.height / scene.trim.width + 0.5);
    RgbPicture picture{spec.width, spec.height, {}};
    const auto done = paint_raster(scene, spec, 1, [&](const PixelBand& band) {
        picture.pixels.insert(picture.pixels.end(), band.pixels.begin(), band.pixels.end());
        return true;
    });
    REQUIRE(done);
    return picture;
}

}  // namespace

TEST_CASE("progress goes up by one, from one thread at a time, to the end") {
    const Scratch scratch;
    std::vector<size_t> seen;
    Observer observer;
    observer.progress = [&](size_t done, size_t all) {
        CHECK(all == 6);
        seen.push_back(done);
    };
    const auto report = run(small_job(scratch), observer);
    REQUIRE(report);
    CHECK(seen == std::vector<size_t>{1, 2, 3, 4, 5, 6});
    CHECK(report->failures.empty());
    CHECK(report->manifest.files.size() == 6);
    CHECK_FALSE(report->cancelled);
    CHECK(report->manifest.issued == "2026-04-22");
}

TEST_CASE("a run stopped by its observer keeps whole files and writes no manifest") {
    const Scratch scratch;
    size_t done = 0;
    Observer observer;
    observer.progress = [&](size_t now, size_t) { done = now; };
    observer.cancelled = [&] { return done >= 2; };
    JobOptions options = small_job(scratch);
    options.jobs = 1;
    const auto report = run(options, observer);
    REQUIRE(report);
    CHECK(report->cancelled);
    CHECK_FALSE(fs::exists(options.out + "/manifest.json"));
    CHECK(fs::exists(options.out + "/og/m1.png"));
    CHECK_FALSE(fs::exists(options.out + "/zalo-article/m3.png"));
}

TEST_CASE("a wrong request touches no folder") {
    const Scratch scratch;
    JobOptions options = small_job(scratch);
    options.messages = {"m99"};
    CHECK_FALSE(run(options, {}));
    CHECK_FALSE(fs::exists(options.out));
}

TEST_CASE("a page that its layout cannot make is listed, and the others are made") {
    const Scratch scratch;
    JobOptions options = small_job(scratch);
    options.messages = {"m1"};
    options.layouts = {"chu-lon"};
    options.formats = {"og", "led-6400x320-p10"};  // 20 to 1: longer than any layout
    const auto report = run(options, {});
    REQUIRE(report);
    REQUIRE(report->failures.size() == 1);
    CHECK(report->failures[0].piece.starts_with("led-6400x320-p10/m1"));
    CHECK(report->failures[0].reasons[0].code == "compose/unsuited");
    CHECK(report->manifest.files.size() == 1);
}

TEST_CASE("a QR code drawn on a page is read by a phone's reader") {
    for (const char* target :
         {"https://example.org", "https://example.org/tre-em?ma=111&nguon=ap-phich#m1", "Gọi 111"}) {
        Scene scene = empty_page(100, 100);
        scene.inks[0].rgb = *rgb_from_hex("#0E4A4F");
        scene.items.push_back(fill(Path::rect({-3, -3, 106, 106}), 1, Role::Ground));
        const Path code = qr_path(target, {20, 30, 50, 50});
        CHECK(Rect{20, 30, 50, 50}.contains(code.bounds()));
        scene.items.push_back(fill(code, 0, Role::Qr));
        CHECK(read_qr_codes(painted(scene, 500)) == std::vector<std::string>{target});
    }
    CHECK(qr_path(std::string(5000, 'x'), {0, 0, 10, 10}).empty());
}

TEST_CASE("a unit's QR code on a composed page is read from its pixels; without a unit there is none") {
    const Scratch scratch;
    fs::create_directories(scratch / "data");
    for (const char* folder : {"fonts", "messages"})
        fs::create_directory_symlink(ComposedPages::data_folder() + "/" + folder,
                                     scratch / ("data/" + std::string(folder)));
    fs::copy(ComposedPages::data_folder() + "/layouts", scratch / "data/layouts", fs::copy_options::recursive);
    scratch.write("data/layouts/co-qr.yaml", R"(id: co-qr
vi: Có mã
en: With a code
kind: typographic
themes: [son]
faces: {slogan: be-vietnam-pro-700, label: be-vietnam-pro-600}
variants:
  - id: v
    root:
      layers:
        - {fill: main, bleed: ltrb}
        - frame: safe
          column:
            gap: 3h
            children:
              - {size: 1fr, text: {field: message, ink: paper}}
              - {when: {needs: [unit]}, size: fit, text: {field: unit, ink: paper, size: 4s, lines: [1, 3]}}
              - {when: {needs: [qr]}, size: 30h, qr: {}}
)");
    JobOptions options = small_job(scratch);
    options.data = scratch / "data";
    options.messages = {"m1"};
    options.formats = {"fb-square"};
    options.layouts = {"co-qr"};
    options.unit = scratch.write("unit.yaml", "id: xa\nname: Xã Mẫu\nqr: https://example.org/tre-em\n");
    const auto report = run(options, {});
    REQUIRE(report);
    for (const Failure& failure : report->failures) FAIL(format_diagnostic(failure.reasons[0], Language::English));
    const auto picture = read_png(bytes_of(options.out + "/fb-square/m1.png"));
    REQUIRE(picture);
    CHECK(read_qr_codes(*picture) == std::vector<std::string>{"https://example.org/tre-em"});
    CHECK(report->manifest.files[0].unit == "xa");
    options.unit.clear();
    const auto bare = run(options, {});
    REQUIRE(bare);
    REQUIRE(bare->failures.empty());
    const auto without = read_png(bytes_of(options.out + "/fb-square/m1.png"));
    REQUIRE(without);
    CHECK(read_qr_codes(*without).empty());
}
