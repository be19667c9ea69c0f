#include <tiffio.h>

#include <algorithm>

#include "codec/encode.h"
#include "codec/row_count.h"
#include "codec/srgb_profile.h"
#include "codec/zlib_stream.h"

namespace codong {
namespace {

constexpr int k_most = 1'000'000;
constexpr size_t k_strip = 1 << 20;
// A classic TIFF holds offsets in 32 bits; what deflate may add is far below the margin.
constexpr uint64_t k_classic = 4'000'000'000;

struct TiffClose {
    void operator()(TIFF* tiff) const { TIFFClose(tiff); }
};

int keep_error(TIFF*, void* to, const char*, const char* format, va_list arguments) {
    char text[256];
    std::vsnprintf(text, sizeof text, format, arguments);
    *static_cast<std::string*>(to) = text;
    return 1;  // handled: nothing goes to standard error
}

int ignore_warning(TIFF*, void*, const char*, const char*, va_list) {
    return 1;
}

// Strips are filtered and deflated here, with ISA-L, and given to libtiff as they are.
class TiffEncoder : public RowEncoder {
public:
    explicit TiffEncoder(const ImageHeader& header)
        : m_rows(header),
          m_channels(static_cast<size_t>(bytes_per_pixel(header.layout))),
          m_strip_rows(std::clamp(static_cast<int>(k_strip / m_rows.stride()), 1, header.height)),
          m_line(m_rows.stride()) {}

    Status begin(const ImageHeader& header, const std::string& path) {
        const uint64_t bytes = uint64_t{m_rows.stride()} * static_cast<uint64_t>(header.height);
        TIFFOpenOptions* options = TIFFOpenOptionsAlloc();
        TIFFOpenOptionsSetErrorHandlerExtR(options, keep_error, &m_error);
        TIFFOpenOptionsSetWarningHandlerExtR(options, ignore_warning, nullptr);
        m_tiff.reset(TIFFOpenExt(path.c_str(), bytes > k_classic ? "w8" : "w", options));
        TIFFOpenOptionsFree(options);
        if (!m_tiff) return library_error();
        const bool cmyk = header.layout == PixelLayout::Cmyk8;
        TIFF* t = m_tiff.get();
        TIFFSetField(t, TIFFTAG_IMAGEWIDTH, static_cast<uint32_t>(header.width));
        TIFFSetField(t, TIFFTAG_IMAGELENGTH, static_cast<uint32_t>(header.height));
        TIFFSetField(t, TIFFTAG_BITSPERSAMPLE, 8);
        TIFFSetField(t, TIFFTAG_SAMPLESPERPIXEL, static_cast<int>(m_channels));
        TIFFSetField(t, TIFFTAG_PHOTOMETRIC, cmyk ? PHOTOMETRIC_SEPARATED : PHOTOMETRIC_RGB);
        if (cmyk) TIFFSetField(t, TIFFTAG_INKSET, INKSET_CMYK);
        TIFFSetField(t, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG);
        TIFFSetField(t, TIFFTAG_ORIENTATION, ORIENTATION_TOPLEFT);
        TIFFSetField(t, TIFFTAG_COMPRESSION, COMPRESSION_ADOBE_DEFLATE);
        TIFFSetField(t, TIFFTAG_PREDICTOR, PREDICTOR_HORIZONTAL);
        TIFFSetField(t, TIFFTAG_ROWSPERSTRIP, static_cast<uint32_t>(m_strip_rows));
        TIFFSetField(t, TIFFTAG_RESOLUTIONUNIT, RESUNIT_INCH);
        TIFFSetField(t, TIFFTAG_XRESOLUTION, header.dpi);
        TIFFSetField(t, TIFFTAG_YRESOLUTION, header.dpi);
        if (const auto text = header.texts.find("Description"); text != header.texts.end())
            TIFFSetField(t, TIFFTAG_IMAGEDESCRIPTION, text->second.c_str());
        const std::vector<uint8_t> srgb = srgb_profile();
        const std::span<const uint8_t> icc = cmyk ? header.icc : std::span<const uint8_t>(srgb);
        if (!icc.empty()) TIFFSetField(t, TIFFTAG_ICCPROFILE, static_cast<uint32_t>(icc.size()), icc.data());
        return m_error.empty() ? Status(Done{}) : library_error();
    }

    Status write(std::span<const uint8_t> pixels, int rows) override {
        TRY_STATUS(m_rows.accept(pixels, rows));
        for (; !pixels.empty(); pixels = pixels.subspan(m_rows.stride())) {
            if (!m_zlib) {
                m_packed.clear();
                m_zlib = std::make_unique<ZlibStream>([this](std::span<const uint8_t> piece) {
                    m_packed.insert(m_packed.end(), piece.begin(), piece.end());
                    return true;
                });
            }
            difference(pixels.data());
            m_zlib->add(m_line);
            if (++m_in_strip == m_strip_rows) TRY_STATUS(end_strip());
        }
        return Done{};
    }

    Status finish() override {
        TRY_STATUS(m_rows.complete());
        if (m_in_strip > 0) TRY_STATUS(end_strip());
        if (TIFFFlush(m_tiff.get()) != 1 || !m_error.empty()) return library_error();
        m_tiff.reset();
        return m_error.empty() ? Status(Done{}) : library_error();
    }

private:
    // Horizontal predictor: each sample less the same channel's one to its left.
    void difference(const uint8_t* row) {
        std::copy_n(row, m_channels, m_line.begin());
        const uint8_t* left = row;
        uint8_t* to = m_line.data() + m_channels;
        for (size_t i = 0, count = m_line.size() - m_channels; i < count; ++i)
            to[i] = static_cast<uint8_t>(row[i + m_channels] - left[i]);
    }

    Status end_strip() {
        m_zlib->finish();
        m_zlib.reset();
        m_in_strip = 0;
        const auto size = static_cast<tmsize_t>(m_packed.size());
        if (TIFFWriteRawStrip(m_tiff.get(), m_strip++, m_packed.data(), size) != size) return library_error();
        return Done{};
    }

    Status library_error() {
        m_rows.write_failed();
        return error("codec/encoder", {"TIFF", m_error});
    }

    std::string m_error;
    std::unique_ptr<TIFF, TiffClose> m_tiff;
    RowCount m_rows;
    size_t m_channels;
    int m_strip_rows;
    int m_in_strip = 0;
    uint32_t m_strip = 0;
    std::vector<uint8_t> m_line;
    std::vector<uint8_t> m_packed;
    std::unique_ptr<ZlibStream> m_zlib;
};

}  // namespace

Result<std::unique_ptr<RowEncoder>> tiff_encoder(const ImageHeader& header, const std::string& path) {
    TRY_STATUS(check_header(header, k_most));
    auto encoder = std::make_unique<TiffEncoder>(header);
    TRY_STATUS(encoder->begin(header, path));
    return std::unique_ptr<RowEncoder>(std::move(encoder));
}

}  // namespace codong
