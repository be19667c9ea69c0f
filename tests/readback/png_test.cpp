#include "readback/png.h"

#include <catch2/catch.hpp>

#include "press/sheet.h"
#include "readback/qr.h"

using namespace codong;
using namespace codong::test;

namespace {

std::string cairo_png(cairo_surface_t* surface) {
    std::string out;
    cairo_surface_write_to_png_stream(
        surface,
        [](void* to, const unsigned char* bytes, unsigned n) {
            static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(bytes), n);
            return CAIRO_STATUS_SUCCESS;
        },
        &out);
    return out;
}

std::string chunk(const std::string& type, const std::string& body) {
    const std::string all = type + body;
    uint32_t crc = 0xFFFFFFFFu;
    for (const char c : all) {
        crc ^= static_cast<uint8_t>(c);
        for (int k = 0; k < 8; ++k) crc = crc & 1 ? 0xEDB88320u ^ (crc >> 1) : crc >> 1;
    }
    crc = ~crc;
    std::string out;
    const auto word = [&](uint32_t v) {
        for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(v >> shift & 255);
    };
    word(static_cast<uint32_t>(body.size()));
    out += all;
    word(crc);
    return out;
}

std::string picture() {
    cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, 40, 30);
    cairo_t* cr = cairo_create(surface);
    cairo_set_source_rgb(cr, 1, 0, 0);
    cairo_rectangle(cr, 0, 0, 20, 30);
    cairo_fill(cr);
    cairo_destroy(cr);
    std::string png = cairo_png(surface);
    cairo_surface_destroy(surface);
    // After IHDR: 300 dpi, sRGB, two texts.
    const std::string extra = chunk("pHYs", std::string("\0\0\x2e\x23\0\0\x2e\x23\1", 9)) +
                              chunk("sRGB", std::string(1, '\0')) + chunk("tEXt", std::string("Author\0x", 8)) +
                              chunk("iTXt", std::string("Title\0\0\0vi\0\0", 12) + "Ngày bầu cử");
    return png.insert(33, extra);
}

}  // namespace

TEST_CASE("a PNG's size, resolution, colour mark and texts are read without its pixels") {
    const auto facts = read_png_facts(picture());
    REQUIRE(facts);
    CHECK(facts->width == 40);
    CHECK(facts->height == 30);
    CHECK(facts->bits == 8);
    CHECK(facts->colour == "rgba");
    REQUIRE(facts->dpi_x);
    CHECK(*facts->dpi_x == Approx(300).margin(0.01));
    CHECK(facts->srgb);
    CHECK(facts->texts.at("Title") == "Ngày bầu cử");
    CHECK(facts->texts.at("Author") == "x");
}

TEST_CASE("a PNG's pixels are read, clear ones as white") {
    const auto pixels = read_png(picture());
    REQUIRE(pixels);
    const auto at = [&](int x, int y) {
        return std::vector<uint8_t>(&pixels->pixels[static_cast<size_t>(3 * (y * 40 + x))],
                                    &pixels->pixels[static_cast<size_t>(3 * (y * 40 + x))] + 3);
    };
    CHECK(at(5, 5) == std::vector<uint8_t>{255, 0, 0});
    CHECK(at(30, 5) == std::vector<uint8_t>{255, 255, 255});
    CHECK_FALSE(read_png(picture(), 100));
}

TEST_CASE("a damaged PNG is an error") {
    std::string png = picture();
    CHECK_FALSE(read_png_facts(png.substr(0, png.size() - 12)));
    CHECK_FALSE(read_png_facts("PNG"));
    png[png.size() / 2] = static_cast<char>(png[png.size() / 2] ^ 1);
    CHECK_FALSE(read_png_facts(png));
    CHECK_FALSE(read_png(png.substr(0, 60)));
}

TEST_CASE("a QR code is read as its text") {
    // Version 1-L code of "CODONG", drawn here module by module as any QR writer gives it.
    static const char* rows[] = {"#######.##.#..#######", "#.....#....#..#.....#", "#.###.#..##...#.###.#",
                                 "#.###.#.####..#.###.#", "#.###.#..#..#.#.###.#", "#.....#...##..#.....#",
                                 "#######.#.#.#.#######", ".........##..........", "..#.###.##...#...#..#",
                                 "##...#....##.##....#.", "####..######.##.#.###", "..#.##.##.#.##....#.#",
                                 "....#.#######.#.#.#.#", "........##..#.##.#.##", "#######..#....##.#..#",
                                 "#.....#.#..#.#####..#", "#.###.#.##.#...#..#.#", "#.###.#...#..#.#...#.",
                                 "#.###.#.##.###..#...#", "#.....#..##.#.##..###", "#######...##.##.#.#.#"};
    RgbPicture picture{29 * 4, 29 * 4, std::vector<uint8_t>(29 * 4 * 29 * 4 * 3, 255)};
    for (int y = 0; y < 21 * 4; ++y)
        for (int x = 0; x < 21 * 4; ++x)
            if (rows[y / 4][x / 4] == '#')
                for (int c = 0; c < 3; ++c)
                    picture.pixels[static_cast<size_t>((((y + 16) * 29 * 4) + x + 16) * 3 + c)] = 20;
    CHECK(read_qr_codes(picture) == std::vector<std::string>{"CODONG"});
    const RgbPicture blank{50, 50, std::vector<uint8_t>(7500, 255)};
    CHECK(read_qr_codes(blank).empty());
}
