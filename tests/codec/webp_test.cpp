#include <webp/decode.h>

#include <catch2/catch.hpp>

#include "codec/decode.h"
#include "support/paint_process.h"
#include "support/paint_rows.h"

using namespace codong;
using namespace codong::test;

namespace {

std::string webp(const ImageHeader& header, const std::vector<uint8_t>& pixels, int quality, int group = 32) {
    std::string bytes;
    auto encoder = webp_encoder(header, quality, into(bytes));
    REQUIRE(encoder);
    REQUIRE(feed(**encoder, header, pixels, group) == "");
    return bytes;
}

}  // namespace

TEST_CASE("a WebP read back is close to what was given") {
    for (const auto& [w, h] : std::vector<std::pair<int, int>>{{301, 200}, {1, 1}, {64, 3}}) {
        const ImageHeader header = header_of(w, h);
        const std::vector<uint8_t> pixels = sample_pixels(header);
        const std::string bytes = webp(header, pixels, 95);
        const auto image = decode_image({reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size()}, "a.webp");
        REQUIRE(image);
        CHECK(image->width == w);
        CHECK(image->height == h);
        double sum = 0;
        for (size_t i = 0; i < pixels.size(); ++i) sum += std::abs(pixels[i] - image->rgba[i / 3 * 4 + i % 3]);
        CHECK(sum / static_cast<double>(pixels.size()) < 6);
    }
}

TEST_CASE("webpinfo finds the file sound and the sRGB profile in it") {
    const Scratch folder;
    const ImageHeader header = header_of(301, 200);
    const std::string bytes = webp(header, sample_pixels(header), 80);
    const ProcessResult info = run("webpinfo -diag " + folder.write("a.webp", bytes));
    CHECK(info.status == 0);
    CHECK(contains(info.output, "No error detected."));
    CHECK(contains(info.output, "ICCP"));
    CHECK(contains(info.output, "Width: 301"));
    CHECK(webp(header, sample_pixels(header), 80, 1) == bytes);
}

TEST_CASE("what WebP cannot hold is refused") {
    const auto code = [](const ImageHeader& header, int quality) {
        const auto encoder = webp_encoder(header, quality, [](auto) { return true; });
        return encoder ? std::string() : encoder.diagnostics().front().code;
    };
    CHECK(code(header_of(16383, 2), 80).empty());
    CHECK(code(header_of(16384, 2), 80) == "codec/bad-size");
    CHECK(code(header_of(5, 5, PixelLayout::Cmyk8), 80) == "codec/no-cmyk");
    CHECK(code(header_of(5, 5), 101) == "codec/bad-quality");
    const ImageHeader header = header_of(20, 20);
    auto full = webp_encoder(header, 80, [](auto) { return false; });
    CHECK(feed(**full, header, sample_pixels(header), 20) == "codec/write-failed");
}
