#include <webp/decode.h>

#include "codec/decode_formats.h"

namespace codong {

Result<DecodedImage> decode_webp(const DecodeRequest& request) {
    WebPBitstreamFeatures features;
    if (const VP8StatusCode status = WebPGetFeatures(request.bytes.data(), request.bytes.size(), &features);
        status != VP8_STATUS_OK)
        return request.damaged("WebP " + std::to_string(status));
    TRY_STATUS(request.allow(features.width, features.height));
    if (features.has_animation) return error("codec/animated", {request.name});
    DecodedImage image{features.width, features.height, {}, false};
    image.rgba.resize(static_cast<size_t>(features.width) * static_cast<size_t>(features.height) * 4);
    if (!WebPDecodeRGBAInto(request.bytes.data(), request.bytes.size(), image.rgba.data(), image.rgba.size(),
                            features.width * 4))
        return request.damaged("WebP");
    return image;
}

}  // namespace codong
