#include <isa-l/crc.h>

#include <algorithm>
#include <cmath>

#include "codec/encode.h"
#include "codec/row_count.h"
#include "codec/zlib_stream.h"

namespace codong {
namespace {

constexpr int k_most = 1'000'000;
constexpr uint8_t k_up = 2;

void put32(std::vector<uint8_t>& to, uint32_t v) {
    for (int shift = 24; shift >= 0; shift -= 8) to.push_back(static_cast<uint8_t>(v >> shift));
}

class PngEncoder : public RowEncoder {
public:
    PngEncoder(const ImageHeader& header, ByteSink sink)
        : m_sink(std::move(sink)),
          m_rows(header),
          m_above(m_rows.stride()),
          m_zlib([this](std::span<const uint8_t> bytes) { return chunk("IDAT", bytes); }) {}

    Status begin(const ImageHeader& header) {
        constexpr uint8_t signature[] = {0x89, 'P', 'N', 'G', 13, 10, 26, 10};
        std::vector<uint8_t> ihdr, phys, chrm;
        put32(ihdr, static_cast<uint32_t>(header.width));
        put32(ihdr, static_cast<uint32_t>(header.height));
        ihdr.insert(ihdr.end(), {8, 2, 0, 0, 0});
        for (int axis = 0; axis < 2; ++axis) put32(phys, static_cast<uint32_t>(std::lround(header.dpi / 0.0254)));
        phys.push_back(1);
        for (const uint32_t v : {31270u, 32900u, 64000u, 33000u, 30000u, 60000u, 15000u, 6000u}) put32(chrm, v);
        constexpr uint8_t perceptual[] = {0};
        constexpr uint8_t gamma[] = {0, 0, 0xB1, 0x8F};  // 1/2.2
        bool good = m_sink(signature) && chunk("IHDR", ihdr) && chunk("gAMA", gamma) && chunk("cHRM", chrm) &&
                    chunk("sRGB", perceptual) && chunk("pHYs", phys);
        for (const auto& [keyword, text] : header.texts) {
            std::vector<uint8_t> itxt(keyword.begin(), keyword.end());
            itxt.insert(itxt.end(), {0, 0, 0, 0, 0});  // end of keyword, not compressed, no language, no translation
            itxt.insert(itxt.end(), text.begin(), text.end());
            good = good && chunk("iTXt", itxt);
        }
        if (!good) return m_rows.write_failed();
        return Done{};
    }

    Status write(std::span<const uint8_t> pixels, int rows) override {
        TRY_STATUS(m_rows.accept(pixels, rows));
        for (const uint8_t* above = m_above.data(); !pixels.empty(); pixels = pixels.subspan(m_rows.stride())) {
            if (!filter_row(pixels.data(), above)) return m_rows.write_failed();
            above = pixels.data();
            if (pixels.size() == m_rows.stride()) std::copy(pixels.begin(), pixels.end(), m_above.begin());
        }
        return Done{};
    }

    Status finish() override {
        TRY_STATUS(m_rows.complete());
        if (!m_zlib.finish() || !chunk("IEND", {})) return m_rows.write_failed();
        return Done{};
    }

private:
    bool filter_row(const uint8_t* row, const uint8_t* above) {
        m_zlib.room()[0] = k_up;
        if (!m_zlib.commit(1)) return false;
        for (size_t done = 0; done < m_rows.stride();) {
            const std::span<uint8_t> to = m_zlib.room();
            const size_t count = std::min(to.size(), m_rows.stride() - done);
            subtract(row + done, above + done, to.data(), count);
            if (!m_zlib.commit(count)) return false;
            done += count;
        }
        return true;
    }

    static void subtract(const uint8_t* __restrict row, const uint8_t* __restrict above, uint8_t* __restrict to,
                         size_t count) {
        for (size_t i = 0; i < count; ++i) to[i] = static_cast<uint8_t>(row[i] - above[i]);
    }

    bool chunk(const char (&type)[5], std::span<const uint8_t> data) {
        std::vector<uint8_t> head;
        put32(head, static_cast<uint32_t>(data.size()));
        head.insert(head.end(), type, type + 4);
        uint32_t crc = crc32_gzip_refl(0, head.data() + 4, 4);
        if (!data.empty()) crc = crc32_gzip_refl(crc, data.data(), data.size());
        std::vector<uint8_t> tail;
        put32(tail, crc);
        return m_sink(head) && (data.empty() || m_sink(data)) && m_sink(tail);
    }

    ByteSink m_sink;
    RowCount m_rows;
    std::vector<uint8_t> m_above;
    ZlibStream m_zlib;
};

// PNG 11.3.4.2: 1 to 79 printable Latin-1 bytes, here ASCII, no leading or trailing space.
bool good_keyword(const std::string& keyword) {
    if (keyword.empty() || keyword.size() > 79 || keyword.front() == ' ' || keyword.back() == ' ') return false;
    return std::all_of(keyword.begin(), keyword.end(), [](char c) { return c >= 32 && c < 127; });
}

}  // namespace

Result<std::unique_ptr<RowEncoder>> png_encoder(const ImageHeader& header, ByteSink sink) {
    TRY_STATUS(check_header(header, k_most));
    if (header.layout != PixelLayout::Rgb8) return error("codec/no-cmyk", {"PNG"});
    for (const auto& [keyword, text] : header.texts)
        if (!good_keyword(keyword) || text.find('\0') != std::string::npos)
            return error("codec/bad-keyword", {keyword});
    auto encoder = std::make_unique<PngEncoder>(header, std::move(sink));
    TRY_STATUS(encoder->begin(header));
    return std::unique_ptr<RowEncoder>(std::move(encoder));
}

}  // namespace codong
