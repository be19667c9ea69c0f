#include <algorithm>
#include <cmath>

#include "codec/encode.h"
#include "codec/jpeg_error.h"
#include "codec/row_count.h"
#include "codec/srgb_profile.h"

namespace codong {
namespace {

constexpr int k_most = 65500;  // JPEG_MAX_DIMENSION
constexpr size_t k_buffer = 64 << 10;
constexpr size_t k_most_xmp = 65533 - 29;  // a marker's bytes, without the namespace before the packet

// libjpeg's output, handed on in pieces.
struct SinkDestination {
    jpeg_destination_mgr manager;  // first, as with JpegErrors
    ByteSink sink;
    std::vector<uint8_t> buffer = std::vector<uint8_t>(k_buffer);
    bool failed = false;

    void send(size_t count) {
        if (!failed && count > 0 && !sink(std::span(buffer).first(count))) failed = true;
    }
    static SinkDestination& of(j_compress_ptr info) { return *reinterpret_cast<SinkDestination*>(info->dest); }
    jpeg_destination_mgr* install() {
        manager.init_destination = [](j_compress_ptr info) { of(info).rewind(); };
        manager.empty_output_buffer = [](j_compress_ptr info) -> boolean {
            of(info).send(k_buffer);
            of(info).rewind();
            return TRUE;
        };
        manager.term_destination = [](j_compress_ptr info) {
            of(info).send(k_buffer - of(info).manager.free_in_buffer);
        };
        return &manager;
    }
    void rewind() {
        manager.next_output_byte = buffer.data();
        manager.free_in_buffer = buffer.size();
    }
};

class JpegEncoder : public RowEncoder {
public:
    JpegEncoder(const ImageHeader& header, const JpegSpec& spec, ByteSink sink)
        : m_rows(header),
          m_cmyk(header.layout == PixelLayout::Cmyk8),
          m_invert(m_cmyk && spec.cmyk == CmykJpeg::Adobe) {
        m_destination.sink = std::move(sink);
        m_line.resize(m_rows.stride());
    }
    ~JpegEncoder() override {
        if (m_made) jpeg_destroy_compress(&m_info);
    }

    Status begin(const ImageHeader& header, const JpegSpec& spec) {
        const std::vector<uint8_t> srgb = srgb_profile();
        const std::span<const uint8_t> icc = m_cmyk ? header.icc : std::span<const uint8_t>(srgb);
        m_info.err = m_errors.install();
        const auto start = [&] {
            jpeg_create_compress(&m_info);
            m_made = true;
            configure(header, spec);
            jpeg_start_compress(&m_info, TRUE);
            if (m_cmyk) write_resolution(header.dpi);
            if (!header.xmp.empty()) write_xmp(header.xmp);
            if (!icc.empty()) jpeg_write_icc_profile(&m_info, icc.data(), static_cast<unsigned>(icc.size()));
        };
        return m_errors.run(start) ? good() : library_error();
    }

    Status write(std::span<const uint8_t> pixels, int rows) override {
        TRY_STATUS(m_rows.accept(pixels, rows));
        for (; !pixels.empty() && !m_destination.failed; pixels = pixels.subspan(m_rows.stride())) {
            for (size_t i = 0; i < m_line.size(); ++i)
                m_line[i] = m_invert ? static_cast<uint8_t>(255 - pixels[i]) : pixels[i];
            JSAMPROW line = m_line.data();
            if (!m_errors.run([&] { jpeg_write_scanlines(&m_info, &line, 1); })) return library_error();
        }
        return good();
    }

    Status finish() override {
        TRY_STATUS(m_rows.complete());
        return m_errors.run([&] { jpeg_finish_compress(&m_info); }) ? good() : library_error();
    }

private:
    void configure(const ImageHeader& header, const JpegSpec& spec) {
        m_info.dest = m_destination.install();
        m_info.image_width = static_cast<JDIMENSION>(header.width);
        m_info.image_height = static_cast<JDIMENSION>(header.height);
        m_info.input_components = bytes_per_pixel(header.layout);
        m_info.in_color_space = m_cmyk ? JCS_CMYK : JCS_RGB;
        jpeg_set_defaults(&m_info);
        jpeg_set_quality(&m_info, spec.quality, TRUE);
        m_info.dct_method = JDCT_ISLOW;
        const int sampling = !m_cmyk && spec.chroma == Chroma::Half420 ? 2 : 1;
        m_info.comp_info[0].h_samp_factor = m_info.comp_info[0].v_samp_factor = sampling;
        m_info.density_unit = 1;
        m_info.X_density = m_info.Y_density = static_cast<UINT16>(std::clamp(std::lround(header.dpi), 1L, 65535L));
        m_info.write_JFIF_header = m_cmyk ? FALSE : TRUE;
        m_info.write_Adobe_marker = m_invert ? TRUE : FALSE;
        m_info.optimize_coding = spec.coding == JpegCoding::Smallest ? TRUE : FALSE;
    }

    // JFIF's density is not for CMYK; Photoshop's resource 0x03ED is what is read there: two 16.16 numbers, per inch.
    void write_resolution(double dpi) {
        const auto fixed = static_cast<uint32_t>(std::lround(std::min(dpi, 65535.0) * 65536));
        const auto byte = [fixed](int shift) { return static_cast<uint8_t>(fixed >> shift); };
        const uint8_t marker[] = {
            'P',     'h',     'o', 't', 'o',  's',  'h',      'o',      'p',     ' ',     '3', '.', '0',      0,  //
            '8',     'B',     'I', 'M', 0x03, 0xED, 0,        0,        0,       0,       0,   16,  byte(24), byte(16),
            byte(8), byte(0), 0,   1,   0,    2,    byte(24), byte(16), byte(8), byte(0), 0,   1,   0,        2};
        jpeg_write_marker(&m_info, JPEG_APP0 + 13, marker, sizeof marker);
    }

    void write_xmp(const std::string& packet) {
        std::string marker("http://ns.adobe.com/xap/1.0/");
        marker += '\0';
        marker += packet;
        jpeg_write_marker(&m_info, JPEG_APP0 + 1, reinterpret_cast<const JOCTET*>(marker.data()),
                          static_cast<unsigned>(marker.size()));
    }

    Status good() {
        if (m_destination.failed) return m_rows.write_failed();
        return Done{};
    }
    Status library_error() {
        m_rows.write_failed();
        return error("codec/encoder", {"JPEG", m_errors.text});
    }

    RowCount m_rows;
    bool m_cmyk;
    bool m_invert;
    bool m_made = false;
    jpeg_compress_struct m_info{};
    JpegErrors m_errors;
    SinkDestination m_destination;
    std::vector<uint8_t> m_line;
};

}  // namespace

Result<std::unique_ptr<RowEncoder>> jpeg_encoder(const ImageHeader& header, const JpegSpec& spec, ByteSink sink) {
    TRY_STATUS(check_header(header, k_most));
    if (spec.quality < 1 || spec.quality > 100) return error("codec/bad-quality", {std::to_string(spec.quality)});
    if (header.xmp.size() > k_most_xmp) return error("codec/encoder", {"JPEG", "XMP"});
    auto encoder = std::make_unique<JpegEncoder>(header, spec, std::move(sink));
    TRY_STATUS(encoder->begin(header, spec));
    return std::unique_ptr<RowEncoder>(std::move(encoder));
}

}  // namespace codong
