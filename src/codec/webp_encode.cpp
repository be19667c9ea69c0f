#include <webp/encode.h>

#include "codec/encode.h"
#include "codec/row_count.h"
#include "codec/srgb_profile.h"

namespace codong {
namespace {

void put24(std::vector<uint8_t>& to, size_t v) {
    for (int shift = 0; shift <= 16; shift += 8) to.push_back(static_cast<uint8_t>(v >> shift));
}

// A RIFF chunk, padded to even length.
void put_chunk(std::vector<uint8_t>& to, const char (&name)[5], std::span<const uint8_t> data) {
    to.insert(to.end(), name, name + 4);
    put24(to, data.size());
    to.push_back(static_cast<uint8_t>(data.size() >> 24));
    to.insert(to.end(), data.begin(), data.end());
    if (data.size() % 2) to.push_back(0);
}

// libwebp writes a bare RIFF/WEBP/VP8 file; marks need the extended form: VP8X, ICCP, the same picture chunk, XMP.
std::vector<uint8_t> with_marks(std::span<const uint8_t> bare, int width, int height, const std::string& xmp) {
    constexpr size_t k_riff = 12;
    constexpr uint8_t k_has_profile = 0x20, k_has_xmp = 0x04;
    std::vector<uint8_t> vp8x = {static_cast<uint8_t>(k_has_profile | (xmp.empty() ? 0 : k_has_xmp)), 0, 0, 0},
                         chunks = {'W', 'E', 'B', 'P'}, file;
    put24(vp8x, static_cast<size_t>(width) - 1);
    put24(vp8x, static_cast<size_t>(height) - 1);
    put_chunk(chunks, "VP8X", vp8x);
    put_chunk(chunks, "ICCP", srgb_profile());
    chunks.insert(chunks.end(), bare.begin() + k_riff, bare.end());
    if (!xmp.empty()) put_chunk(chunks, "XMP ", {reinterpret_cast<const uint8_t*>(xmp.data()), xmp.size()});
    put_chunk(file, "RIFF", chunks);
    return file;
}

class WebpEncoder : public RowEncoder {
public:
    WebpEncoder(const ImageHeader& header, int quality, ByteSink sink)
        : m_sink(std::move(sink)),
          m_rows(header),
          m_width(header.width),
          m_height(header.height),
          m_quality(quality),
          m_xmp(header.xmp) {
        m_pixels.reserve(m_rows.stride() * static_cast<size_t>(header.height));
    }

    Status write(std::span<const uint8_t> pixels, int rows) override {
        TRY_STATUS(m_rows.accept(pixels, rows));
        m_pixels.insert(m_pixels.end(), pixels.begin(), pixels.end());
        return Done{};
    }

    Status finish() override {
        TRY_STATUS(m_rows.complete());
        WebPConfig config;
        WebPPicture picture;
        WebPMemoryWriter writer;
        if (!WebPConfigPreset(&config, WEBP_PRESET_DRAWING, static_cast<float>(m_quality)) ||
            !WebPPictureInit(&picture))
            return library_error(0);
        config.method = 4;
        config.use_sharp_yuv = 1;  // red letters on yellow keep their edges
        config.thread_level = 0;
        picture.width = m_width;
        picture.height = m_height;
        WebPMemoryWriterInit(&writer);
        picture.writer = WebPMemoryWrite;
        picture.custom_ptr = &writer;
        const bool encoded = WebPPictureImportRGB(&picture, m_pixels.data(), static_cast<int>(m_rows.stride())) &&
                             WebPEncode(&config, &picture);
        const int reason = picture.error_code;
        std::vector<uint8_t> file;
        if (encoded) file = with_marks({writer.mem, writer.size}, m_width, m_height, m_xmp);
        WebPMemoryWriterClear(&writer);
        WebPPictureFree(&picture);
        if (!encoded) return library_error(reason);
        if (!m_sink(file)) return m_rows.write_failed();
        return Done{};
    }

private:
    Status library_error(int reason) {
        m_rows.write_failed();
        return error("codec/encoder", {"WebP", std::to_string(reason)});
    }

    ByteSink m_sink;
    RowCount m_rows;
    int m_width, m_height, m_quality;
    std::string m_xmp;
    std::vector<uint8_t> m_pixels;
};

}  // namespace

Result<std::unique_ptr<RowEncoder>> webp_encoder(const ImageHeader& header, int quality, ByteSink sink) {
    TRY_STATUS(check_header(header, WEBP_MAX_DIMENSION));
    if (header.layout != PixelLayout::Rgb8) return error("codec/no-cmyk", {"WebP"});
    if (quality < 0 || quality > 100) return error("codec/bad-quality", {std::to_string(quality)});
    return std::unique_ptr<RowEncoder>(std::make_unique<WebpEncoder>(header, quality, std::move(sink)));
}

}  // namespace codong
