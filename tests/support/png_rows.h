#pragma once

#include <spng.h>

#include <cstdint>
#include <cstdio>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace codong::test {

// The rows of a PNG of RGB or a palette from top to bottom, as 8-bit RGB, one at a time, so that a picture of any size
// fits in memory.
class PngRows {
public:
    explicit PngRows(const std::string& path)
        : m_file(std::fopen(path.c_str(), "rb"), std::fclose), m_context(spng_ctx_new(0), spng_ctx_free) {
        if (!m_file) throw std::runtime_error("cannot read " + path);
        spng_set_png_file(m_context.get(), m_file.get());
        spng_ihdr header{};
        check(spng_get_ihdr(m_context.get(), &header));
        m_palette = header.color_type == SPNG_COLOR_TYPE_INDEXED;
        if (!m_palette && header.color_type != SPNG_COLOR_TYPE_TRUECOLOR)
            throw std::runtime_error("neither RGB nor a palette: " + path);
        m_width = static_cast<int>(header.width);
        m_height = static_cast<int>(header.height);
        check(spng_decode_image(m_context.get(), nullptr, 0, SPNG_FMT_RGB8, SPNG_DECODE_PROGRESSIVE));
        m_row.resize(static_cast<size_t>(m_width) * 3);
    }

    int width() const { return m_width; }
    int height() const { return m_height; }
    bool palette() const { return m_palette; }
    // The next row, 3 bytes a pixel; valid until the next call.
    const std::vector<uint8_t>& next() {
        const int status = spng_decode_row(m_context.get(), m_row.data(), m_row.size());
        if (status != 0 && status != SPNG_EOI) check(status);
        return m_row;
    }

private:
    static void check(int status) {
        if (status != 0) throw std::runtime_error(std::string("PNG: ") + spng_strerror(status));
    }
    std::unique_ptr<FILE, int (*)(FILE*)> m_file;
    std::unique_ptr<spng_ctx, void (*)(spng_ctx*)> m_context;
    bool m_palette = false;
    int m_width = 0;
    int m_height = 0;
    std::vector<uint8_t> m_row;
};

// A whole picture, 3 bytes a pixel.
struct Picture {
    int width = 0;
    int height = 0;
    std::vector<uint8_t> pixels;
    const uint8_t* at(int x, int y) const {
        return pixels.data() + (static_cast<size_t>(y) * static_cast<size_t>(width) + static_cast<size_t>(x)) * 3;
    }
};

inline Picture read_picture(const std::string& path) {
    PngRows rows(path);
    Picture picture{rows.width(), rows.height(), {}};
    for (int y = 0; y < picture.height; ++y) {
        const auto& row = rows.next();
        picture.pixels.insert(picture.pixels.end(), row.begin(), row.end());
    }
    return picture;
}

// A P6 file as pdftoppm writes it.
inline Picture read_ppm(const std::string& bytes) {
    Picture picture;
    int most = 0, used = 0;
    if (std::sscanf(bytes.c_str(), "P6 %d %d %d%n", &picture.width, &picture.height, &most, &used) != 3 || most != 255)
        throw std::runtime_error("not a P6 picture");
    picture.pixels.assign(bytes.begin() + used + 1, bytes.end());
    if (picture.pixels.size() != static_cast<size_t>(picture.width) * static_cast<size_t>(picture.height) * 3)
        throw std::runtime_error("cut short");
    return picture;
}

}  // namespace codong::test
