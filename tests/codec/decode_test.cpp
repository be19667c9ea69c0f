#include "codec/decode.h"

#include <spng.h>

#include <catch2/catch.hpp>

#include "codec/exif.h"
#include "support/paint_rows.h"

using namespace codong;
using namespace codong::test;

namespace {

std::span<const uint8_t> bytes_of(const std::string& text) {
    return {reinterpret_cast<const uint8_t*>(text.data()), text.size()};
}

std::string code_of(const std::string& bytes, int64_t most = k_most_pixels) {
    const auto image = decode_image(bytes_of(bytes), "a", most);
    return image ? "" : image.diagnostics().front().code;
}

std::string png(const ImageHeader& header) {
    std::string bytes;
    auto encoder = png_encoder(header, into(bytes));
    REQUIRE(feed(**encoder, header, sample_pixels(header), 10) == "");
    return bytes;
}

// A JPEG whose left top quarter is white, the rest black.
std::string corner_jpeg() {
    ImageHeader header = header_of(64, 32);
    std::vector<uint8_t> pixels(64 * 32 * 3);
    for (size_t y = 0; y < 16; ++y)
        for (size_t x = 0; x < 32 * 3; ++x) pixels[y * 64 * 3 + x] = 255;
    std::string bytes;
    auto encoder = jpeg_encoder(header, {95, {}, {}, {}}, into(bytes));
    REQUIRE(feed(**encoder, header, pixels, 10) == "");
    return bytes;
}

std::string little(unsigned v, int bytes) {
    std::string out;
    for (int i = 0; i < bytes; ++i) out += static_cast<char>(v >> (8 * i));
    return out;
}

std::string exif(unsigned orientation, bool gps) {
    std::string tiff = "II" + little(42, 2) + little(8, 4) + little(gps ? 2 : 1, 2) + little(0x0112, 2) + little(3, 2) +
                       little(1, 4) + little(orientation, 4);
    if (gps) tiff += little(0x8825, 2) + little(4, 2) + little(1, 4) + little(100, 4);
    return tiff + little(0, 4);
}

std::string with_exif(const std::string& jpeg, const std::string& tiff) {
    const std::string body = std::string("Exif\0\0", 6) + tiff;
    const size_t length = body.size() + 2;
    return jpeg.substr(0, 2) + "\xFF\xE1" + static_cast<char>(length >> 8) + static_cast<char>(length) + body +
           jpeg.substr(2);
}

bool white_at(const DecodedImage& image, int x, int y) {
    return image.rgba[static_cast<size_t>((y * image.width + x) * 4)] > 200;
}

}  // namespace

TEST_CASE("a PNG comes in exactly, with its transparency") {
    const ImageHeader header = header_of(90, 70);
    const std::vector<uint8_t> pixels = sample_pixels(header);
    const std::string bytes = png(header);
    const auto image = decode_image(bytes_of(bytes), "a.png");
    REQUIRE(image);
    REQUIRE(image->rgba.size() == 90 * 70 * 4);
    bool same = true;
    for (size_t i = 0; i < pixels.size(); ++i) same = same && pixels[i] == image->rgba[i / 3 * 4 + i % 3];
    CHECK(same);
    CHECK(image->rgba[3] == 255);

    // 16-bit grey with alpha, written by libspng.
    spng_ctx* ctx = spng_ctx_new(SPNG_CTX_ENCODER);
    spng_set_option(ctx, SPNG_ENCODE_TO_BUFFER, 1);
    spng_ihdr ihdr{2, 1, 16, SPNG_COLOR_TYPE_GRAYSCALE_ALPHA, 0, 0, 0};
    spng_set_ihdr(ctx, &ihdr);
    const uint16_t native[] = {0x8000, 0xFFFF, 0, 0x4000};
    REQUIRE(spng_encode_image(ctx, native, sizeof native, SPNG_FMT_PNG, SPNG_ENCODE_FINALIZE) == 0);
    size_t size = 0;
    int failure = 0;
    void* buffer = spng_get_png_buffer(ctx, &size, &failure);
    const std::string deep(static_cast<const char*>(buffer), size);
    free(buffer);
    spng_ctx_free(ctx);
    const auto shallow = decode_image(bytes_of(deep), "deep.png");
    REQUIRE(shallow);
    CHECK(shallow->rgba == std::vector<uint8_t>{0x80, 0x80, 0x80, 0xFF, 0, 0, 0, 0x40});
}

TEST_CASE("a photo is turned upright as its EXIF says") {
    struct Case {
        unsigned orientation;
        int width, height;
        bool right, bottom;  // where the white corner must be
    };
    const std::string jpeg = corner_jpeg();
    for (const Case& c : {Case{1, 64, 32, false, false}, Case{2, 64, 32, true, false}, Case{3, 64, 32, true, true},
                          Case{4, 64, 32, false, true}, Case{5, 32, 64, false, false}, Case{6, 32, 64, true, false},
                          Case{7, 32, 64, true, true}, Case{8, 32, 64, false, true}}) {
        const std::string bytes = with_exif(jpeg, exif(c.orientation, false));
        const auto image = decode_image(bytes_of(bytes), "a.jpg");
        REQUIRE(image);
        INFO(c.orientation);
        CHECK(image->width == c.width);
        CHECK(image->height == c.height);
        for (const bool right : {false, true})
            for (const bool bottom : {false, true})
                CHECK(white_at(*image, right ? c.width - 4 : 3, bottom ? c.height - 4 : 3) ==
                      (right == c.right && bottom == c.bottom));
    }
}

TEST_CASE("a photo's place is noticed") {
    const std::string jpeg = corner_jpeg();
    CHECK_FALSE(decode_image(bytes_of(jpeg), "a.jpg")->had_location);
    CHECK_FALSE(decode_image(bytes_of(with_exif(jpeg, exif(1, false))), "a.jpg")->had_location);
    CHECK(decode_image(bytes_of(with_exif(jpeg, exif(1, true))), "a.jpg")->had_location);
}

TEST_CASE("damaged EXIF says nothing and harms nothing") {
    const std::string whole = exif(6, true);
    for (size_t length = 0; length < whole.size(); ++length) read_exif(bytes_of(whole.substr(0, length)));
    std::string wild = whole;
    wild.replace(4, 4, "\xFF\xFF\xFF\xFF");
    CHECK(read_exif(bytes_of(wild)).orientation == 1);
    CHECK(read_exif(bytes_of(exif(9, false))).orientation == 1);
}

TEST_CASE("a cut or changed picture is an error, not half a picture") {
    const std::string sound = png(header_of(200, 150));
    CHECK(code_of(sound.substr(0, sound.size() / 2)) == "codec/damaged-image");
    std::string changed = sound;
    changed[sound.size() / 2] = static_cast<char>(changed[sound.size() / 2] ^ 0x10);
    CHECK(code_of(changed) == "codec/damaged-image");
    const std::string photo = corner_jpeg();
    CHECK(code_of(photo.substr(0, photo.size() - 40)) == "codec/damaged-image");
    CHECK(code_of(photo.substr(0, 300)) == "codec/damaged-image");
    CHECK(code_of("RIFF....WEBPVP8 ....") == "codec/damaged-image");
}

TEST_CASE("what is no picture, or too large a one, is refused before its pixels are read") {
    CHECK(code_of("") == "codec/unknown-image");
    CHECK(code_of("GIF89a........") == "codec/unknown-image");
    CHECK(code_of(png(header_of(200, 150)), 29999) == "codec/image-too-large");
    CHECK(code_of(png(header_of(200, 150)), 30000).empty());
    CHECK(code_of(corner_jpeg(), 2000) == "codec/image-too-large");
    std::string bomb = png(header_of(20, 20)).substr(0, 33);  // signature and IHDR alone
    CHECK(code_of(bomb) == "codec/damaged-image");
}

TEST_CASE("random damage never does worse than an error") {
    std::mt19937 random(5);
    for (const std::string& sound : {png(header_of(60, 40)), corner_jpeg(), with_exif(corner_jpeg(), exif(6, true))})
        for (int i = 0; i < 300; ++i) {
            std::string damaged = sound;
            for (int k = 0; k < 4; ++k) damaged[random() % damaged.size()] = static_cast<char>(random());
            code_of(damaged, 1'000'000);
        }
}
