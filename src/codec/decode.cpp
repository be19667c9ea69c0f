#include "codec/decode.h"

#include <algorithm>
#include <new>

#include "codec/decode_formats.h"

namespace codong {
namespace {

bool starts_with(std::span<const uint8_t> bytes, size_t at, std::initializer_list<uint8_t> what) {
    return bytes.size() >= at + what.size() &&
           std::equal(what.begin(), what.end(), bytes.begin() + static_cast<ptrdiff_t>(at));
}

struct Format {
    bool (*recognises)(std::span<const uint8_t>);
    Result<DecodedImage> (*decode)(const DecodeRequest&);
};

constexpr Format k_formats[] = {
    {[](std::span<const uint8_t> b) {
         return starts_with(b, 0, {0x89, 'P', 'N', 'G', 13, 10, 26, 10});
     },
     decode_png},
    {[](std::span<const uint8_t> b) {
         return starts_with(b, 0, {0xFF, 0xD8, 0xFF});
     },
     decode_jpeg},
    {[](std::span<const uint8_t> b) {
         return starts_with(b, 0, {'R', 'I', 'F', 'F'}) && starts_with(b, 8, {'W', 'E', 'B', 'P'});
     },
     decode_webp},
};

}  // namespace

Status DecodeRequest::allow(int64_t width, int64_t height) const {
    if (width <= 0 || height <= 0) return damaged("0 px");
    if (width > most_pixels || height > most_pixels || width * height > most_pixels)
        return error("codec/image-too-large",
                     {name, std::to_string(width), std::to_string(height), std::to_string(most_pixels / 1'000'000)});
    return Done{};
}

Result<DecodedImage> decode_image(std::span<const uint8_t> bytes, const std::string& name, int64_t most_pixels) try {
    for (const Format& format : k_formats)
        if (format.recognises(bytes)) return format.decode({bytes, name, most_pixels});
    return error("codec/unknown-image", {name});
} catch (const std::bad_alloc&) {
    return error("codec/damaged-image", {name, "out of memory"});
}

}  // namespace codong
