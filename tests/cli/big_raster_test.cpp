#include <catch2/catch.hpp>
#include <cmath>
#include <cstdio>

#include "cli/delivered.h"
#include "paint/raster.h"
#include "support/composed_pages.h"
#include "support/png_rows.h"

using namespace codong::test;

namespace {

constexpr int k_width = 59055;
constexpr int k_height = 11811;
constexpr int k_factor = 10;

struct Window {
    int x, y, width, height;
};

// Near the corners and off the grid of tiles and bands.
constexpr Window k_windows[] = {
    {37, 61, 700, 330}, {57901, 11, 900, 401}, {8000, 11201, 600, 500}, {30211, 5803, 512, 512}};

// What the program draws, composed here a second time.
struct BigScene {
    codong::Composed composed;
    codong::RasterSpec spec;

    explicit BigScene(const std::string& message) {
        codong::JobOptions options;
        options.messages = {message};
        options.formats = {"bang-ron-ngang-1000x200"};
        options.types = {"png"};
        ComposedPages pages(options);
        REQUIRE(pages.pieces().size() == 1);
        composed = pages.composed(pages.pieces()[0]);
        spec.window = composed.scene.trim_rect();
        spec.width = k_width;
        spec.height = k_height;
    }

    std::vector<uint8_t> drawn(const codong::RasterSpec& part) const {
        std::vector<uint8_t> pixels;
        const auto painted = codong::paint_raster(composed.scene, part, 1, [&](const codong::PixelBand& band) {
            pixels.insert(pixels.end(), band.pixels.begin(), band.pixels.end());
            return true;
        });
        REQUIRE(painted);
        return pixels;
    }
};

struct Difference {
    int most = 0;
    double mean = 0;
    double over_3 = 0;  // share of the bytes that are more than 3 apart
    double over_16 = 0;
};

Difference compare(const std::vector<uint8_t>& a, const std::vector<uint8_t>& b) {
    REQUIRE(a.size() == b.size());
    Difference d;
    size_t over_3 = 0, over_16 = 0;
    for (size_t i = 0; i < a.size(); ++i) {
        const int apart = std::abs(a[i] - b[i]);
        d.most = std::max(d.most, apart);
        d.mean += apart;
        over_3 += apart > 3;
        over_16 += apart > 16;
    }
    const double all = static_cast<double>(a.size());
    return {d.most, d.mean / all, static_cast<double>(over_3) / all, static_cast<double>(over_16) / all};
}

// Reads the picture once: the windows whole, and everything as boxes of ten by ten averaged.
struct Reading {
    std::vector<std::vector<uint8_t>> windows{std::size(k_windows)};
    std::vector<uint8_t> small;

    explicit Reading(const std::string& path) {
        PngRows rows(path);
        REQUIRE(rows.width() == k_width);
        REQUIRE(rows.height() == k_height);
        const size_t small_bytes = static_cast<size_t>(k_width / k_factor) * 3;
        std::vector<uint32_t> sums(small_bytes);
        for (int y = 0; y < k_height; ++y) {
            const std::vector<uint8_t>& row = rows.next();
            for (size_t i = 0; i < windows.size(); ++i) {
                const Window& w = k_windows[i];
                if (y < w.y || y >= w.y + w.height) continue;
                windows[i].insert(windows[i].end(), row.begin() + w.x * 3, row.begin() + (w.x + w.width) * 3);
            }
            for (size_t i = 0, p = 0; i < small_bytes; i += 3)
                for (int k = 0; k < k_factor; ++k, p += 3)
                    for (size_t c = 0; c < 3; ++c) sums[i + c] += row[p + c];
            if (y % k_factor != k_factor - 1) continue;
            for (uint32_t& sum : sums) {
                small.push_back(static_cast<uint8_t>((sum + 50) / 100));
                sum = 0;
            }
        }
    }
};

}  // namespace

// Hidden: run by its own entry.
TEST_CASE("a 10 x 2 m sheet as PNG at 150 dpi stays under 150 MB, and its pixels are those of direct renders",
          "[.big]") {
    const std::string messages[] = {"m1", "m4", "m8"};
    for (const std::string& message : messages) {
        if (k_sanitized && message != "m4") continue;
        const Scratch scratch;
        const Outcome outcome = Codong({"render", "-o", scratch / "out", "--message", message, "--format",
                                        "bang-ron-ngang-1000x200", "--type", "png", "--dpi", "150", "--jobs", "2"})
                                    .run();
        INFO(message << "\n" << outcome.err);
        REQUIRE(outcome.exit == 0);
        const std::string path = scratch / ("out/bang-ron-ngang-1000x200/" + message + ".png");
        std::printf("10 x 2 m at 150 dpi, %s: peak %.1f MB, %.1f s of CPU, %.1f MB of file\n", message.c_str(),
                    static_cast<double>(outcome.peak_kib) / 1024, outcome.cpu_seconds,
                    static_cast<double>(std::filesystem::file_size(path)) / (1024 * 1024));
        if (!k_sanitized) CHECK(outcome.peak_kib < 150 * 1000);

        const Reading reading(path);
        const BigScene scene(message);
        for (size_t i = 0; i < std::size(k_windows); ++i) {
            const Window& w = k_windows[i];
            INFO("window at " << w.x << ", " << w.y);
            const auto same_grid = codong::paint_window(scene.composed.scene, scene.spec, w.x, w.y, w.width, w.height);
            REQUIRE(same_grid);
            CHECK((*same_grid == reading.windows[i]));
            // By itself, on a grid of its own: within what the painter's header promises.
            codong::RasterSpec alone;
            const double mm = scene.composed.scene.trim.width / k_width,
                         mm_y = scene.composed.scene.trim.height / k_height;
            alone.window = {w.x * mm, w.y * mm_y, w.width * mm, w.height * mm_y};
            alone.width = w.width;
            alone.height = w.height;
            const Difference apart = compare(scene.drawn(alone), reading.windows[i]);
            CHECK(apart.over_3 <= 0.001);
            CHECK(apart.mean < 0.05);
        }

        codong::RasterSpec tenth;
        const int small_width = k_width / k_factor, small_height = k_height / k_factor;
        tenth.window = {0, 0, scene.composed.scene.trim.width * small_width * k_factor / k_width,
                        scene.composed.scene.trim.height * small_height * k_factor / k_height};
        tenth.width = small_width;
        tenth.height = small_height;
        const Difference apart = compare(scene.drawn(tenth), reading.small);
        std::printf("  against a 1:10 render: mean %.4f, most %d, over 16 of 255: %.5f %%\n", apart.mean, apart.most,
                    apart.over_16 * 100);
        CHECK(apart.mean < 0.25);
        CHECK(apart.over_16 < 0.002);
    }
}

TEST_CASE("the comparison of pictures sees a shift of one pixel", "[.big]") {
    std::vector<uint8_t> a(3000, 200), b(3000, 200);
    for (size_t i = 300; i < 600; ++i) a[i] = 20;
    for (size_t i = 303; i < 603; ++i) b[i] = 20;
    CHECK(compare(a, a).most == 0);
    CHECK(compare(a, b).over_16 == Approx(6.0 / 3000));
}

TEST_CASE("a 10 x 2 m CMYK TIFF at 150 dpi, 697 megapixels, stays under 200 MB", "[.big]") {
    const Scratch scratch;
    const Outcome outcome = Codong({"render", "-o", scratch / "out", "--message", "m4", "--format",
                                    "bang-ron-ngang-1000x200", "--type", "tiff", "--dpi", "150", "--jobs", "2"})
                                .run();
    INFO(outcome.err);
    REQUIRE(outcome.exit == 0);
    const std::string path = scratch / "out/bang-ron-ngang-1000x200/m4.tiff";
    const std::string bytes = bytes_of(path);
    const auto start = std::chrono::steady_clock::now();
    const std::string copy = scratch.write("copy", bytes);
    const double writing = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    std::printf(
        "10 x 2 m CMYK TIFF at 150 dpi: peak %.1f MB, %.1f s of CPU, %.1f MB of file, %.2f s to write as many bytes\n",
        static_cast<double>(outcome.peak_kib) / 1024, outcome.cpu_seconds,
        static_cast<double>(bytes.size()) / (1024 * 1024), writing);
    if (!k_sanitized) CHECK(outcome.peak_kib < 200 * 1000);
    const std::string info = output_of({"tiffinfo", path});
    CHECK(contains(info, "Image Width: 59291 Image Length: 12047"));
    CHECK(contains(info, "Photometric Interpretation: separated"));
}
