#include <malloc.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <map>
#include <memory>
#include <random>
#include <string>

#include "codec/encode.h"
#include "paint/raster.h"
#include "support/composed_pages.h"

using namespace codong;
using namespace codong::test;

namespace {

#ifdef CODONG_SANITIZED
constexpr int k_rounds = 20;
#else
constexpr int k_rounds = 200;
#endif

}  // namespace

TEST_CASE("a PNG's bytes do not depend on where in memory its encoder lies") {
    JobOptions options;
    options.messages = {"m8"};
    options.formats = {"slide"};
    ComposedPages pages(options);
    const Composed page = pages.composed(pages.pieces().at(0));
    RasterSpec spec;
    spec.window = page.scene.trim_rect();
    spec.width = 1920;
    spec.height = 1080;
    std::vector<uint8_t> pixels;
    REQUIRE(paint_raster(page.scene, spec, 1, [&](const PixelBand& band) {
        pixels.insert(pixels.end(), band.pixels.begin(), band.pixels.end());
        return true;
    }));
    ImageHeader header;
    header.width = spec.width;
    header.height = spec.height;
    std::mt19937 random(11);
    std::map<std::string, int> seen;
    // Blocks of some size come from the system, each at an address of its own while those before it are kept;
    // untouched, those between cost nothing.
    ::mallopt(M_MMAP_THRESHOLD, 16 << 10);
    std::vector<std::unique_ptr<char, void (*)(void*)>> between;
    std::vector<std::unique_ptr<RowEncoder>> kept;
    for (int round = 0; round < k_rounds; ++round) {
        between.emplace_back(static_cast<char*>(std::malloc(static_cast<size_t>(1 + random() % 40000) << 12)),
                             std::free);
        std::string bytes;
        auto encoder = png_encoder(header, [&](std::span<const uint8_t> piece) {
            bytes.append(reinterpret_cast<const char*>(piece.data()), piece.size());
            return true;
        });
        REQUIRE(encoder);
        REQUIRE((*encoder)->write(pixels, spec.height));
        REQUIRE((*encoder)->finish());
        ++seen[bytes];
        kept.push_back(*std::move(encoder));
    }
    INFO(seen.size() << " different files");
    CHECK(seen.size() == 1);
}
