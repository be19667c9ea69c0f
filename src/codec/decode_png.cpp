#include <spng.h>

#include <memory>

#include "codec/decode_formats.h"
#include "codec/exif.h"

namespace codong {

Result<DecodedImage> decode_png(const DecodeRequest& request) {
    struct Free {
        void operator()(spng_ctx* ctx) const { spng_ctx_free(ctx); }
    };
    const std::unique_ptr<spng_ctx, Free> ctx(spng_ctx_new(0));
    if (!ctx) return request.damaged("out of memory");
    spng_set_image_limits(ctx.get(), 1'000'000, 1'000'000);
    // Chunks beside the pixels (texts, profiles) are not needed and may not grow without bound.
    spng_set_chunk_limits(ctx.get(), 16 << 20, 16 << 20);
    spng_set_crc_action(ctx.get(), SPNG_CRC_ERROR, SPNG_CRC_DISCARD);
    spng_set_png_buffer(ctx.get(), request.bytes.data(), request.bytes.size());
    spng_ihdr header{};
    if (const int e = spng_get_ihdr(ctx.get(), &header)) return request.damaged(spng_strerror(e));
    TRY_STATUS(request.allow(header.width, header.height));
    DecodedImage image{static_cast<int>(header.width), static_cast<int>(header.height), {}, false};
    image.rgba.resize(size_t{header.width} * header.height * 4);
    if (const int e =
            spng_decode_image(ctx.get(), image.rgba.data(), image.rgba.size(), SPNG_FMT_RGBA8, SPNG_DECODE_TRNS))
        return request.damaged(spng_strerror(e));
    spng_exif exif{};
    image.had_location = spng_get_exif(ctx.get(), &exif) == 0 &&
                         read_exif({reinterpret_cast<const uint8_t*>(exif.data), exif.length}).has_location;
    return image;
}

}  // namespace codong
