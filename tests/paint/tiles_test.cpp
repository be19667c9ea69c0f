// Bands and tiles: one picture, whatever it is cut into.
#include <catch2/catch.hpp>
#include <chrono>
#include <thread>

#include "support/paint_pixels.h"
#include "support/paint_scenes.h"

using namespace codong;
using namespace codong::test;

namespace {

std::vector<uint8_t> cut(const std::vector<uint8_t>& whole, const RasterSpec& spec, int x, int y, int w, int h) {
    const int n = bytes_per_pixel(spec.plates);
    std::vector<uint8_t> out;
    for (int row = y; row < y + h; ++row) {
        const auto at = whole.begin() + (static_cast<long>(row) * spec.width + x) * n;
        out.insert(out.end(), at, at + static_cast<long>(w) * n);
    }
    return out;
}

}  // namespace

TEST_CASE("a window of the picture equals that part of the whole picture") {
    const Scene scene = all_features(true);
    const RasterSpec spec = spec_of(scene, 930, 630);
    const std::vector<uint8_t> whole = picture(scene, spec);
    for (const auto& [x, y, w, h] : std::vector<std::array<int, 4>>{
             {0, 0, 930, 630}, {100, 50, 64, 64}, {311, 229, 333, 222}, {900, 600, 30, 30}, {5, 333, 800, 1}}) {
        const auto window = paint_window(scene, spec, x, y, w, h);
        REQUIRE(window);
        CHECK(*window == cut(whole, spec, x, y, w, h));
    }
}

TEST_CASE("tile columns meet without a seam") {
    const Scene scene = poster(2200, 60);
    const RasterSpec spec = spec_of(scene, 11000, 300);
    REQUIRE(spec.width > k_tile_columns);
    const std::vector<uint8_t> whole = picture(scene, spec);
    const double step = scene.trim.width / spec.width;
    RasterSpec across = spec_of(scene, 400, 300);
    across.window = {(k_tile_columns - 200) * step, 0, 400 * step, scene.trim.height};
    CHECK(same_but_for_rare_edges(picture(scene, across), cut(whole, spec, k_tile_columns - 200, 0, 400, 300)));
    CHECK_FALSE(same_but_for_rare_edges(picture(scene, across), cut(whole, spec, k_tile_columns - 199, 0, 400, 300)));
}

TEST_CASE("windows far out in a 59,055 px wide banner equal a direct render of them") {
    const double px = 25.4 / 150;
    Scene scene = poster(10000, 2000);
    scene.items.push_back(
        filled(Path::rect({9500, 1500, 400, 400}), linear({9500, 0}, {9900, 0}, {k_white}, {k_black})));
    scene.items.push_back(ImageItem{{Role::Photo, "photo"}, {9000, 1500, 400, 300}, photo(200, 150, true)});
    const RasterSpec spec = spec_of(scene, 59055, 11811);
    CHECK(std::abs(scene.trim.width / px - spec.width) < 1);
    const double step_x = scene.trim.width / spec.width, step_y = scene.trim.height / spec.height;
    for (const auto& [x, y] :
         std::vector<std::array<int, 2>>{{0, 0}, {58500, 11300}, {53700, 9000}, {30000, 5000}, {57000, 9400}}) {
        const auto window = paint_window(scene, spec, x, y, 500, 400);
        RasterSpec direct = spec;
        direct.window = {x * step_x, y * step_y, 500 * step_x, 400 * step_y};
        direct.width = 500;
        direct.height = 400;
        REQUIRE(window);
        CHECK(same_but_for_rare_edges(*window, picture(scene, direct)));
    }
}

TEST_CASE("a gradient across 59,055 px has the right colour at both ends and between") {
    Scene scene = page(10000, 100);
    scene.items.push_back(filled(Path::rect(scene.trim_rect()), linear({0, 0}, {10000, 0}, {k_black}, {k_white})));
    const RasterSpec spec = spec_of(scene, 59055, 590);
    for (const int x : {0, 8191, 8192, 20000, 32767, 32768, 45000, 59000}) {
        const auto window = paint_window(scene, spec, x, 100, 4, 1);
        REQUIRE(window);
        CHECK(std::abs((*window)[0] - 255.0 * (x + 0.5) / 59055) <= 1.0);
    }
}

TEST_CASE("one, two and five threads give the same bytes") {
    const Scene scene = all_features(true);
    for (const Plates plates : {Plates::Rgb, Plates::Cmyk}) {
        RasterSpec spec = spec_of(scene, 1400, 1900, plates);
        spec.separate = [](std::span<const uint8_t> rgba) { return std::vector<uint8_t>(rgba.begin(), rgba.end()); };
        const std::vector<uint8_t> alone = picture(scene, spec, 1);
        CHECK(alone == picture(scene, spec, 2));
        CHECK(alone == picture(scene, spec, 5));
    }
}

TEST_CASE("at most one band more than threads is in memory, and a band of a wide picture is small") {
    const Scene scene = poster(100, 100);
    const RasterSpec spec = spec_of(scene, 300, 256 * 12);
    for (const int threads : {1, 2, 3}) {
        const auto counts = paint_raster(scene, spec, threads, [](const PixelBand&) {
            std::this_thread::sleep_for(std::chrono::milliseconds(4));
            return true;
        });
        REQUIRE(counts);
        CHECK(counts->bands == 12);
        CHECK(counts->tiles == 12);
        CHECK(counts->most_bands <= threads + 1);
    }
    for (const int width : {1, 1080, 20000, 59055, 200000}) {
        CHECK(band_rows(width) >= 16);
        CHECK((int64_t{3} * width * band_rows(width) <= 10 << 20 || band_rows(width) == 16));
    }
    CHECK(band_rows(1080) == k_band_rows);
}

TEST_CASE("a sink that refuses stops the work at once") {
    const Scene scene = poster(100, 100);
    for (const int threads : {1, 2}) {
        int calls = 0;
        const auto counts =
            paint_raster(scene, spec_of(scene, 200, 256 * 40), threads, [&](const PixelBand&) { return ++calls < 3; });
        REQUIRE_FALSE(counts);
        CHECK(first_code(counts.diagnostics()) == "paint/stopped");
        CHECK(calls == 3);
    }
}

TEST_CASE("a picture drawn ten times larger and scaled down equals the small one") {
    const Scene scene = all_features(false);
    const RasterSpec small = spec_of(scene, 186, 126);
    const std::vector<uint8_t> large = picture(scene, spec_of(scene, 1860, 1260), 2);
    const std::vector<uint8_t> direct = picture(scene, small);
    double sum = 0;
    for (int y = 0; y < 126; ++y)
        for (int x = 0; x < 186; ++x)
            for (int c = 0; c < 3; ++c) {
                int total = 0;
                for (int i = 0; i < 100; ++i)
                    total += large[static_cast<size_t>(((y * 10 + i / 10) * 1860 + x * 10 + i % 10) * 3 + c)];
                sum += std::abs(total / 100.0 - direct[static_cast<size_t>((y * 186 + x) * 3 + c)]);
            }
    CHECK(sum / (186 * 126 * 3) < 1.0);
}
