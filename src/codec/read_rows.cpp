#include "codec/read_rows.h"

#include <spng.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <vector>

#include "codec/decode.h"
#include "codec/jpeg_error.h"
#include "codec/png_rows.h"

namespace codong {
namespace {

class PngRows : public RowReader {
public:
    PngRows(const std::string& name, OpenFile file)
        : m_name(name), m_file(std::move(file)), m_context(spng_ctx_new(0), spng_ctx_free) {}

    Status begin() {
        if (!m_context) return damaged(SPNG_EMEM);
        spng_set_crc_action(m_context.get(), SPNG_CRC_ERROR, SPNG_CRC_ERROR);
        if (int code = spng_set_png_file(m_context.get(), m_file.get())) return damaged(code);
        spng_ihdr header{};
        if (int code = spng_get_ihdr(m_context.get(), &header)) return damaged(code);
        m_width = static_cast<int>(header.width);
        m_height = static_cast<int>(header.height);
        m_row.resize(size_t{header.width} * 3);
        if (int code = spng_decode_image(m_context.get(), nullptr, 0, SPNG_FMT_RGB8, SPNG_DECODE_PROGRESSIVE))
            return damaged(code);
        return Done{};
    }

    Result<std::span<const uint8_t>> next() override {
        const int code = spng_decode_row(m_context.get(), m_row.data(), m_row.size());
        if (code != 0 && code != SPNG_EOI) return damaged(code);
        return std::span<const uint8_t>(m_row);
    }

private:
    Diagnostic damaged(int code) const { return error("codec/damaged-image", {m_name, spng_strerror(code)}); }

    std::string m_name;
    OpenFile m_file;
    std::unique_ptr<spng_ctx, void (*)(spng_ctx*)> m_context;
    std::vector<uint8_t> m_row;
};

class JpegRows : public RowReader {
public:
    JpegRows(const std::string& name, OpenFile file) : m_name(name), m_file(std::move(file)) {
        m_info.err = m_errors.install();
        // libjpeg only warns about lost or broken data and fills up with grey.
        m_errors.manager.emit_message = [](j_common_ptr common, int level) {
            if (level < 0) common->err->error_exit(common);
        };
    }
    ~JpegRows() override {
        if (m_made) jpeg_destroy_decompress(&m_info);
    }

    Status begin() {
        const auto start = [this] {
            jpeg_create_decompress(&m_info);
            m_made = true;
            jpeg_stdio_src(&m_info, m_file.get());
            jpeg_read_header(&m_info, TRUE);
            m_info.out_color_space = JCS_RGB;
            m_info.dct_method = JDCT_ISLOW;
            jpeg_start_decompress(&m_info);
        };
        if (!m_errors.run(start)) return damaged();
        m_width = static_cast<int>(m_info.output_width);
        m_height = static_cast<int>(m_info.output_height);
        m_row.resize(size_t{m_info.output_width} * 3);
        return Done{};
    }

    Result<std::span<const uint8_t>> next() override {
        JSAMPROW row = m_row.data();
        if (!m_errors.run([this, &row] { jpeg_read_scanlines(&m_info, &row, 1); })) return damaged();
        return std::span<const uint8_t>(m_row);
    }

private:
    Diagnostic damaged() const { return error("codec/damaged-image", {m_name, m_errors.text}); }

    std::string m_name;
    OpenFile m_file;
    JpegErrors m_errors;
    jpeg_decompress_struct m_info{};
    bool m_made = false;
    std::vector<uint8_t> m_row;
};

class HeldRows : public RowReader {
public:
    explicit HeldRows(DecodedImage image) : m_image(std::move(image)), m_row(static_cast<size_t>(m_image.width) * 3) {
        m_width = m_image.width;
        m_height = m_image.height;
    }

    Result<std::span<const uint8_t>> next() override {
        for (size_t x = 0; x < m_row.size() / 3; ++x, m_at += 4)
            for (size_t c = 0; c < 3; ++c) m_row[3 * x + c] = m_image.rgba[m_at + c];
        return std::span<const uint8_t>(m_row);
    }

private:
    DecodedImage m_image;
    size_t m_at = 0;
    std::vector<uint8_t> m_row;
};

template <class Rows>
Result<std::unique_ptr<RowReader>> begun(const std::string& path, OpenFile file) {
    auto rows = std::make_unique<Rows>(path, std::move(file));
    TRY_STATUS(rows->begin());
    return std::unique_ptr<RowReader>(std::move(rows));
}

}  // namespace

Result<std::unique_ptr<RowReader>> open_rows(const std::string& path) {
    OpenFile file(std::fopen(path.c_str(), "rb"));
    if (!file) return error("file/not-found", {path});
    std::array<uint8_t, 4> start{};
    if (std::fread(start.data(), 1, start.size(), file.get()) != start.size())
        return error("codec/unknown-image", {path});
    std::rewind(file.get());
    if (start[0] == 0x89 && start[1] == 'P') {
        TRY_ASSIGN(auto plain, open_plain_png(path, file));
        return plain ? std::move(plain) : begun<PngRows>(path, std::move(file));
    }
    if (start[0] == 0xFF && start[1] == 0xD8) return begun<JpegRows>(path, std::move(file));
    std::ifstream in(path, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    TRY_ASSIGN(DecodedImage image, decode_image({reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size()}, path));
    return std::unique_ptr<RowReader>(std::make_unique<HeldRows>(std::move(image)));
}

}  // namespace codong
