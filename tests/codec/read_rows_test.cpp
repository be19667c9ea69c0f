#include "codec/read_rows.h"

#include <spng.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>

#include "codec/encode.h"

using namespace codong;

namespace {

constexpr int k_width = 61, k_height = 40;

std::vector<uint8_t> picture(uint32_t seed) {
    std::mt19937 random(seed);
    std::vector<uint8_t> rgb;
    for (int y = 0; y < k_height; ++y)
        for (int x = 0; x < k_width; ++x)
            for (int c = 0; c < 3; ++c)
                rgb.push_back(static_cast<uint8_t>(x * y + c * 40 + static_cast<int>(random() % 16 == 0)));
    return rgb;
}

// By libspng, with one row filter for all rows.
std::string stranger(const std::vector<uint8_t>& rgb, int filter) {
    spng_ctx* ctx = spng_ctx_new(SPNG_CTX_ENCODER);
    spng_set_option(ctx, SPNG_ENCODE_TO_BUFFER, 1);
    spng_set_option(ctx, SPNG_FILTER_CHOICE, filter);
    spng_ihdr ihdr{};
    ihdr.width = k_width;
    ihdr.height = k_height;
    ihdr.bit_depth = 8;
    ihdr.color_type = SPNG_COLOR_TYPE_TRUECOLOR;
    spng_set_ihdr(ctx, &ihdr);
    REQUIRE(spng_encode_image(ctx, rgb.data(), rgb.size(), SPNG_FMT_PNG, SPNG_ENCODE_FINALIZE) == 0);
    size_t size = 0;
    int code = 0;
    char* bytes = static_cast<char*>(spng_get_png_buffer(ctx, &size, &code));
    std::string out(bytes, size);
    std::free(bytes);
    spng_ctx_free(ctx);
    return out;
}

std::string ours(const std::vector<uint8_t>& rgb) {
    std::string out;
    ImageHeader header;
    header.width = k_width;
    header.height = k_height;
    header.texts = {{"Title", "Vì trẻ em"}};
    auto encoder = png_encoder(header, [&](std::span<const uint8_t> bytes) {
        out.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
        return true;
    });
    REQUIRE(encoder);
    REQUIRE((*encoder)->write(rgb, k_height));
    REQUIRE((*encoder)->finish());
    return out;
}

class OnDisk {
public:
    explicit OnDisk(const std::string& bytes)
        : m_path((std::filesystem::temp_directory_path() / "codong-read-rows-test.png").string()) {
        std::ofstream(m_path, std::ios::binary) << bytes;
    }
    ~OnDisk() { std::filesystem::remove(m_path); }
    // All rows, or the first error.
    Result<std::vector<uint8_t>> rows() const {
        TRY_ASSIGN(const auto reader, open_rows(m_path));
        std::vector<uint8_t> out;
        for (int y = 0; y < reader->height(); ++y) {
            TRY_ASSIGN(const auto row, reader->next());
            out.insert(out.end(), row.begin(), row.end());
        }
        return out;
    }

private:
    std::string m_path;
};

}  // namespace

TEST_CASE("rows of every filter and kind come back as they were") {
    const std::vector<uint8_t> rgb = picture(1);
    CHECK(OnDisk(ours(rgb)).rows().value() == rgb);
    for (const int filter : {SPNG_FILTER_CHOICE_NONE, SPNG_FILTER_CHOICE_SUB, SPNG_FILTER_CHOICE_UP,
                             SPNG_FILTER_CHOICE_AVG, SPNG_FILTER_CHOICE_PAETH, SPNG_FILTER_CHOICE_ALL}) {
        INFO(filter);
        CHECK(OnDisk(stranger(rgb, filter)).rows().value() == rgb);
    }
}

TEST_CASE("a PNG that is cut off anywhere is damaged") {
    const std::string whole = ours(picture(2));
    for (size_t size = 40; size < whole.size(); size += size < whole.size() - 40 ? 97 : 1) {
        INFO(size);
        const auto rows = OnDisk(whole.substr(0, size)).rows();
        REQUIRE_FALSE(rows);
        CHECK(rows.diagnostics().front().code == "codec/damaged-image");
    }
}

TEST_CASE("one changed byte anywhere in a PNG is found") {
    const std::string whole = ours(picture(3));
    std::mt19937 random(4);
    for (int round = 0; round < 200; ++round) {
        std::string changed = whole;
        const size_t at = 16 + random() % (changed.size() - 16);
        changed[at] = static_cast<char>(changed[at] ^ (1 << random() % 8));
        INFO(at);
        CHECK_FALSE(OnDisk(changed).rows());
    }
}
