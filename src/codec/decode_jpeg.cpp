#include <jerror.h>

#include <cstring>

#include "codec/decode_formats.h"
#include "codec/exif.h"
#include "codec/jpeg_error.h"

namespace codong {
namespace {

// No camera or program writes more; a hostile file may hold thousands, each as slow as a whole picture.
constexpr int k_most_scans = 200;

bool harmless(int warning) {
    return warning == JWRN_EXTRANEOUS_DATA || warning == JWRN_ADOBE_XFORM || warning == JWRN_JFIF_MAJOR;
}

class JpegReader {
public:
    explicit JpegReader(const DecodeRequest& request) : m_request(request) {
        m_info.err = m_errors.install();
        // libjpeg only warns about lost or broken data and fills up with grey.
        m_errors.manager.emit_message = [](j_common_ptr common, int level) {
            if (level < 0 && !harmless(common->err->msg_code)) common->err->error_exit(common);
        };
        m_progress.progress_monitor = [](j_common_ptr common) {
            if (reinterpret_cast<j_decompress_ptr>(common)->input_scan_number <= k_most_scans) return;
            common->err->msg_code = JERR_BAD_PROGRESSION;
            common->err->error_exit(common);
        };
    }
    ~JpegReader() {
        if (m_made) jpeg_destroy_decompress(&m_info);
    }
    JpegReader(const JpegReader&) = delete;
    JpegReader& operator=(const JpegReader&) = delete;

    Result<DecodedImage> read() {
        if (!m_errors.run([this] { read_header(); })) return damaged();
        TRY_STATUS(m_request.allow(m_info.image_width, m_info.image_height));
        const ExifFacts facts = exif();
        m_cmyk = m_info.num_components == 4;
        m_info.out_color_space = m_cmyk ? JCS_CMYK : JCS_EXT_RGBA;
        m_info.dct_method = JDCT_ISLOW;
        if (!m_errors.run([this] { jpeg_start_decompress(&m_info); })) return damaged();
        DecodedImage image{
            static_cast<int>(m_info.output_width), static_cast<int>(m_info.output_height), {}, facts.has_location};
        image.rgba.resize(size_t{m_info.output_width} * m_info.output_height * 4);
        uint8_t* const pixels = image.rgba.data();
        if (!m_errors.run([this, pixels] { read_rows(pixels); })) return damaged();
        if (m_cmyk) to_rgb(image.rgba);
        return upright(std::move(image), facts.orientation);
    }

private:
    Diagnostic damaged() const { return m_request.damaged(m_errors.text); }

    void read_header() {
        jpeg_create_decompress(&m_info);
        m_made = true;
        m_info.progress = &m_progress;
        jpeg_save_markers(&m_info, JPEG_APP0 + 1, 0xFFFF);
        jpeg_mem_src(&m_info, m_request.bytes.data(), m_request.bytes.size());
        jpeg_read_header(&m_info, TRUE);
    }

    void read_rows(uint8_t* pixels) {
        const size_t stride = size_t{m_info.output_width} * 4;
        while (m_info.output_scanline < m_info.output_height) {
            JSAMPROW row = pixels + stride * m_info.output_scanline;
            jpeg_read_scanlines(&m_info, &row, 1);
        }
        jpeg_finish_decompress(&m_info);
    }

    ExifFacts exif() const {
        constexpr size_t k_head = 6;  // "Exif\0\0"
        for (jpeg_saved_marker_ptr m = m_info.marker_list; m; m = m->next)
            if (m->marker == JPEG_APP0 + 1 && m->data_length > k_head && std::memcmp(m->data, "Exif\0", k_head) == 0)
                return read_exif({m->data + k_head, m->data_length - k_head});
        return {};
    }

    // Plain subtractive mixing; Adobe's marker means that the numbers are inverted.
    void to_rgb(std::vector<uint8_t>& pixels) const {
        const bool inverted = m_info.saw_Adobe_marker;
        for (size_t i = 0; i < pixels.size(); i += 4) {
            const auto light = [&](size_t channel) {
                const unsigned v = pixels[i + channel];
                return inverted ? v : 255 - v;
            };
            const unsigned k = light(3);
            for (size_t c = 0; c < 3; ++c) pixels[i + c] = static_cast<uint8_t>((light(c) * k + 127) / 255);
            pixels[i + 3] = 255;
        }
    }

    static DecodedImage upright(DecodedImage image, int orientation) {
        if (orientation == 1) return image;
        const bool turned = orientation >= 5;
        const int w = turned ? image.height : image.width, h = turned ? image.width : image.height;
        DecodedImage out{w, h, std::vector<uint8_t>(image.rgba.size()), image.had_location};
        const bool flip_x = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
        const bool flip_y = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
        for (int y = 0; y < h; ++y)
            for (int x = 0; x < w; ++x) {
                int from_x = turned ? y : x, from_y = turned ? x : y;
                if (flip_x) from_x = image.width - 1 - from_x;
                if (flip_y) from_y = image.height - 1 - from_y;
                const size_t from =
                    static_cast<size_t>(from_y) * static_cast<size_t>(image.width) + static_cast<size_t>(from_x);
                const size_t to = static_cast<size_t>(y) * static_cast<size_t>(w) + static_cast<size_t>(x);
                std::memcpy(&out.rgba[to * 4], &image.rgba[from * 4], 4);
            }
        return out;
    }

    const DecodeRequest& m_request;
    JpegErrors m_errors;
    jpeg_decompress_struct m_info{};
    jpeg_progress_mgr m_progress{};
    bool m_made = false;
    bool m_cmyk = false;
};

}  // namespace

Result<DecodedImage> decode_jpeg(const DecodeRequest& request) {
    return JpegReader(request).read();
}

}  // namespace codong
