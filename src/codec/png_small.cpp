#include <spng.h>

#include <cmath>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <vector>

#include "codec/encode.h"
#include "codec/palette.h"
#include "codec/row_count.h"

namespace codong {
namespace {

constexpr int k_most = 1'000'000;

struct FreeContext {
    void operator()(spng_ctx* ctx) const { spng_ctx_free(ctx); }
};

Diagnostic failed(int code) {
    return error("codec/encoder", {"PNG", spng_strerror(code)});
}

// The same marks as png_encoder()'s: sRGB, gAMA, cHRM, pHYs, iTXt.
int set_marks(spng_ctx* ctx, const ImageHeader& header) {
    const auto per_metre = static_cast<uint32_t>(std::lround(header.dpi / 0.0254));
    spng_phys phys{per_metre, per_metre, 1};
    spng_chrm_int primaries{31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000};
    std::vector<spng_text> texts;
    for (const auto& [keyword, text] : header.texts) {
        if (text.empty()) continue;  // spng takes no empty ones
        spng_text entry{};
        std::strncpy(entry.keyword, keyword.c_str(), sizeof entry.keyword - 1);
        entry.type = SPNG_ITXT;
        entry.text = const_cast<char*>(text.data());  // spng keeps the pointers until the file is made
        entry.length = text.size();
        entry.language_tag = entry.translated_keyword = const_cast<char*>("");
        texts.push_back(entry);
    }
    if (int code = spng_set_gama_int(ctx, 45455)) return code;
    if (int code = spng_set_chrm_int(ctx, &primaries)) return code;
    if (int code = spng_set_srgb(ctx, 0)) return code;
    if (int code = spng_set_phys(ctx, &phys)) return code;
    return texts.empty() ? 0 : spng_set_text(ctx, texts.data(), static_cast<uint32_t>(texts.size()));
}

Result<std::string> encode(const ImageHeader& header, std::span<const uint8_t> pixels, uint8_t bits, uint8_t type,
                           int filters, const spng_plte* palette) {
    TRY_STATUS(check_header(header, k_most));
    const std::unique_ptr<spng_ctx, FreeContext> ctx(spng_ctx_new(SPNG_CTX_ENCODER));
    if (!ctx) return error("codec/encoder", {"PNG", "out of memory"});
    spng_set_option(ctx.get(), SPNG_ENCODE_TO_BUFFER, 1);
    spng_set_option(ctx.get(), SPNG_IMG_COMPRESSION_LEVEL, 9);
    spng_set_option(ctx.get(), SPNG_FILTER_CHOICE, filters);
    spng_ihdr ihdr{};
    ihdr.width = static_cast<uint32_t>(header.width);
    ihdr.height = static_cast<uint32_t>(header.height);
    ihdr.bit_depth = bits;
    ihdr.color_type = type;
    if (int code = spng_set_ihdr(ctx.get(), &ihdr)) return failed(code);
    if (palette) {
        spng_plte copy = *palette;
        if (int code = spng_set_plte(ctx.get(), &copy)) return failed(code);
    }
    if (int code = set_marks(ctx.get(), header)) return failed(code);
    if (int code = spng_encode_image(ctx.get(), pixels.data(), pixels.size(), SPNG_FMT_PNG, SPNG_ENCODE_FINALIZE))
        return failed(code);
    size_t size = 0;
    int code = 0;
    const std::unique_ptr<void, void (*)(void*)> bytes(spng_get_png_buffer(ctx.get(), &size, &code), std::free);
    if (!bytes) return failed(code);
    return std::string(static_cast<const char*>(bytes.get()), size);
}

}  // namespace

Result<std::string> small_png(const ImageHeader& header, std::span<const uint8_t> rgb) {
    return encode(header, rgb, 8, SPNG_COLOR_TYPE_TRUECOLOR, SPNG_FILTER_CHOICE_ALL, nullptr);
}

Result<std::string> small_png(const ImageHeader& header, const IndexedPicture& picture) {
    spng_plte palette{};
    palette.n_entries = static_cast<uint32_t>(picture.colours.size());
    for (size_t i = 0; i < picture.colours.size(); ++i) {
        const auto& [r, g, b] = picture.colours[i];
        palette.entries[i] = {r, g, b, 255};
    }
    // Indices are names, not amounts: differences between neighbours tell nothing.
    return encode(header, picture.indices, 8, SPNG_COLOR_TYPE_INDEXED, SPNG_FILTER_CHOICE_NONE, &palette);
}

}  // namespace codong
