#pragma once

#include "codec/decode.h"

namespace codong {

// What one format's reader is given.
struct DecodeRequest {
    std::span<const uint8_t> bytes;
    const std::string& name;
    int64_t most_pixels;

    // Fails when the picture is empty or larger than allowed.
    Status allow(int64_t width, int64_t height) const;
    Diagnostic damaged(const std::string& reason) const { return error("codec/damaged-image", {name, reason}); }
};

Result<DecodedImage> decode_png(const DecodeRequest& request);
Result<DecodedImage> decode_jpeg(const DecodeRequest& request);
Result<DecodedImage> decode_webp(const DecodeRequest& request);

}  // namespace codong
