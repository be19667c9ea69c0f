#include "readback/png.h"

#include <spng.h>

#include <array>
#include <memory>

namespace codong {
namespace {

struct FreeContext {
    void operator()(spng_ctx* context) const { spng_ctx_free(context); }
};

uint32_t big_endian(std::string_view bytes, size_t at) {
    uint32_t out = 0;
    for (size_t i = 0; i < 4; ++i) out = out << 8 | static_cast<uint8_t>(bytes[at + i]);
    return out;
}

constexpr std::array<uint32_t, 256> crc_table() {
    std::array<uint32_t, 256> table{};
    for (uint32_t n = 0; n < 256; ++n) {
        uint32_t c = n;
        for (int k = 0; k < 8; ++k) c = c & 1 ? 0xEDB88320u ^ (c >> 1) : c >> 1;
        table[n] = c;
    }
    return table;
}

uint32_t crc(std::string_view bytes) {
    static constexpr auto table = crc_table();
    uint32_t c = 0xFFFFFFFFu;
    for (const char byte : bytes) c = table[(c ^ static_cast<uint8_t>(byte)) & 255] ^ (c >> 8);
    return ~c;
}

const char* colour_name(int type) {
    switch (type) {
        case 0:
            return "grey";
        case 2:
            return "rgb";
        case 3:
            return "palette";
        case 4:
            return "grey+alpha";
        case 6:
            return "rgba";
        default:
            return "unknown";
    }
}

void read_text(std::string_view data, bool international, PngFacts& facts) {
    const size_t end = data.find('\0');
    if (end == std::string_view::npos) return;
    const std::string key(data.substr(0, end));
    std::string_view rest = data.substr(end + 1);
    if (international) {
        if (rest.size() < 2 || rest[0] != 0) return;  // compressed text is none of ours
        rest.remove_prefix(2);
        for (int i = 0; i < 2; ++i) {
            const size_t zero = rest.find('\0');
            if (zero == std::string_view::npos) return;
            rest.remove_prefix(zero + 1);
        }
    }
    facts.texts[key] = std::string(rest);
}

}  // namespace

Result<PngFacts> read_png_facts(std::string_view bytes) {
    constexpr std::string_view signature("\x89PNG\r\n\x1a\n", 8);
    const auto damaged = [](const char* what) { return error("readback/damaged-image", {"PNG", what}); };
    if (bytes.substr(0, 8) != signature) return damaged("signature");
    PngFacts facts;
    bool data = false;
    for (size_t at = 8; at + 12 <= bytes.size();) {
        const size_t length = big_endian(bytes, at);
        if (length > bytes.size() - at - 12) return damaged("length");
        const std::string_view type = bytes.substr(at + 4, 4), body = bytes.substr(at + 8, length);
        if (crc(bytes.substr(at + 4, length + 4)) != big_endian(bytes, at + 8 + length)) return damaged("crc");
        at += length + 12;
        if (type == "IHDR" && length == 13) {
            facts.width = static_cast<int>(big_endian(body, 0));
            facts.height = static_cast<int>(big_endian(body, 4));
            facts.bits = static_cast<uint8_t>(body[8]);
            facts.colour = colour_name(static_cast<uint8_t>(body[9]));
        } else if (type == "pHYs" && length == 9 && body[8] == 1) {
            facts.dpi_x = big_endian(body, 0) * 0.0254;
            facts.dpi_y = big_endian(body, 4) * 0.0254;
        } else if (type == "sRGB") {
            facts.srgb = true;
        } else if (type == "iCCP") {
            facts.icc = true;
        } else if (type == "tEXt" || type == "iTXt") {
            read_text(body, type == "iTXt", facts);
        } else if (type == "IDAT") {
            data = true;
        } else if (type == "IEND") {
            if (!data || facts.width <= 0 || facts.height <= 0) return damaged("data");
            return facts;
        }
    }
    return damaged("end");
}

Result<RgbPicture> read_png(std::string_view bytes, int64_t max_pixels) {
    const auto damaged = [](int code) { return error("readback/damaged-image", {"PNG", spng_strerror(code)}); };
    const std::unique_ptr<spng_ctx, FreeContext> context(spng_ctx_new(0));
    if (int code = spng_set_png_buffer(context.get(), bytes.data(), bytes.size())) return damaged(code);
    spng_ihdr header{};
    if (int code = spng_get_ihdr(context.get(), &header)) return damaged(code);
    const int64_t pixels = static_cast<int64_t>(header.width) * header.height;
    if (pixels > max_pixels)
        return error("readback/too-large", {std::to_string(header.width), std::to_string(header.height)});
    std::vector<uint8_t> rgba(static_cast<size_t>(pixels) * 4);
    if (int code = spng_decode_image(context.get(), rgba.data(), rgba.size(), SPNG_FMT_RGBA8, SPNG_DECODE_TRNS))
        return damaged(code);
    RgbPicture out{static_cast<int>(header.width), static_cast<int>(header.height), {}};
    out.pixels.resize(static_cast<size_t>(pixels) * 3);
    for (size_t i = 0; i < static_cast<size_t>(pixels); ++i) {
        const int alpha = rgba[4 * i + 3];
        for (size_t c = 0; c < 3; ++c)
            out.pixels[3 * i + c] = static_cast<uint8_t>((rgba[4 * i + c] * alpha + 255 * (255 - alpha) + 127) / 255);
    }
    return out;
}

}  // namespace codong
