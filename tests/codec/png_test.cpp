#include <isa-l/igzip_lib.h>
#include <spng.h>

#include <catch2/catch.hpp>

#include "codec/encode.h"
#include "codec/zlib_stream.h"
#include "support/paint_process.h"
#include "support/paint_rows.h"

using namespace codong;
using namespace codong::test;

namespace {

std::string png(const ImageHeader& header, const std::vector<uint8_t>& pixels, int group) {
    std::string bytes;
    auto encoder = png_encoder(header, into(bytes));
    REQUIRE(encoder);
    REQUIRE(feed(**encoder, header, pixels, group) == "");
    return bytes;
}

// libspng, strict about checksums.
std::vector<uint8_t> decoded(const std::string& bytes) {
    spng_ctx* ctx = spng_ctx_new(0);
    spng_set_png_buffer(ctx, bytes.data(), bytes.size());
    size_t size = 0;
    REQUIRE(spng_decoded_image_size(ctx, SPNG_FMT_RGB8, &size) == 0);
    std::vector<uint8_t> pixels(size);
    CHECK(spng_decode_image(ctx, pixels.data(), size, SPNG_FMT_RGB8, 0) == 0);
    CHECK(spng_decode_chunks(ctx) == 0);
    spng_ctx_free(ctx);
    return pixels;
}

}  // namespace

TEST_CASE("a PNG read back by another library has the same pixels") {
    for (const auto& [w, h] : std::vector<std::pair<int, int>>{{1, 1}, {2, 3}, {640, 480}, {1080, 1080}, {59055, 7}}) {
        const ImageHeader header = header_of(w, h);
        const std::vector<uint8_t> pixels = sample_pixels(header);
        CHECK(decoded(png(header, pixels, 64)) == pixels);
    }
}

TEST_CASE("pngcheck finds the file sound, its resolution, colour space and texts in place") {
    const Scratch folder;
    ImageHeader header = header_of(300, 200);
    header.texts = {{"Description", "Bảo vệ trẻ em"}, {"Title", "m1"}};
    const std::string file = folder.write("a.png", png(header, sample_pixels(header), 50));
    const ProcessResult result = run("pngcheck -vt " + file);
    CHECK(result.status == 0);
    CHECK(contains(result.output, "300 x 200 image, 24-bit RGB, non-interlaced"));
    CHECK(contains(result.output, "chunk sRGB"));
    CHECK(contains(result.output, "chunk gAMA"));
    CHECK(contains(result.output, "5906x5906 pixels/meter"));
    CHECK(contains(bytes_of(file), "Bảo vệ trẻ em"));
    CHECK(count_of(result.output, "chunk iTXt") == 2);
}

TEST_CASE("how rows are grouped does not change a PNG's bytes") {
    const ImageHeader header = header_of(700, 400);
    const std::vector<uint8_t> pixels = sample_pixels(header);
    const std::string whole = png(header, pixels, 400);
    CHECK(png(header, pixels, 1) == whole);
    CHECK(png(header, pixels, 7) == whole);
    CHECK(png(header, pixels, 256) == whole);
}

TEST_CASE("IDAT chunks stay small") {
    const ImageHeader header = header_of(1500, 900);
    const std::string bytes = png(header, sample_pixels(header), 900);
    size_t at = 8, largest = 0, chunks = 0;
    while (at < bytes.size()) {
        size_t length = 0;
        for (size_t i = 0; i < 4; ++i) length = length << 8 | static_cast<unsigned char>(bytes[at + i]);
        largest = std::max(largest, length);
        chunks += bytes.compare(at + 4, 4, "IDAT") == 0;
        at += length + 12;
    }
    CHECK(at == bytes.size());
    CHECK(largest <= 128 << 10);
    CHECK(chunks > 3);
}

TEST_CASE("a full disk, wrong rows and unfit headers are errors") {
    const ImageHeader header = header_of(600, 500);
    const std::vector<uint8_t> pixels = sample_pixels(header);
    size_t room = 100000;
    auto full = png_encoder(header, [&](std::span<const uint8_t> piece) {
        if (piece.size() > room) return false;
        room -= piece.size();
        return true;
    });
    REQUIRE(full);
    CHECK(feed(**full, header, pixels, 100) == "codec/write-failed");
    CHECK((*full)->finish().diagnostics().front().code == "codec/rows");

    std::string ignored;
    auto short_of_rows = png_encoder(header, into(ignored));
    REQUIRE((*short_of_rows)->write(std::span(pixels).first(1800), 1));
    CHECK_FALSE((*short_of_rows)->finish());
    auto too_many = png_encoder(header_of(600, 499), into(ignored));
    CHECK(feed(**too_many, header, pixels, 500) == "codec/rows");

    const auto code = [](const ImageHeader& h) {
        return png_encoder(h, [](auto) { return true; }).diagnostics().front().code;
    };
    CHECK(code(header_of(0, 5)) == "codec/bad-size");
    CHECK(code(header_of(5, 5, PixelLayout::Cmyk8)) == "codec/no-cmyk");
    ImageHeader bad = header_of(5, 5);
    bad.dpi = 0;
    CHECK(code(bad) == "codec/bad-resolution");
    bad = header_of(5, 5);
    bad.texts = {{"Tiêu đề", "x"}};
    CHECK(code(bad) == "codec/bad-keyword");
    CHECK_FALSE(png_encoder(header, [](auto) { return false; }));
}
