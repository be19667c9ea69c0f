#pragma once

#include <span>

#include "codec/encode.h"

namespace codong {

// Checks that an encoder gets the rows its header promised, and remembers that it failed.
class RowCount {
public:
    explicit RowCount(const ImageHeader& header)
        : m_stride(static_cast<size_t>(header.width) * static_cast<size_t>(bytes_per_pixel(header.layout))),
          m_left(header.height) {}

    size_t stride() const { return m_stride; }
    Status accept(std::span<const uint8_t> pixels, int rows) {
        if (m_failed || rows < 0 || rows > m_left || pixels.size() != m_stride * static_cast<size_t>(rows))
            return wrong();
        m_left -= rows;
        return Done{};
    }
    Status complete() {
        if (m_failed || m_left != 0) return wrong();
        return Done{};
    }
    Diagnostic write_failed() {
        m_failed = true;
        return error("codec/write-failed");
    }
    Status wrong() {
        m_failed = true;
        return error("codec/rows");
    }

private:
    size_t m_stride;
    int m_left;
    bool m_failed = false;
};

// Sizes and resolution an encoder can write; `most` px a side.
inline Status check_header(const ImageHeader& header, int most) {
    if (header.width <= 0 || header.height <= 0 || header.width > most || header.height > most)
        return error("codec/bad-size",
                     {std::to_string(header.width), std::to_string(header.height), std::to_string(most)});
    if (!(header.dpi > 0 && header.dpi < 1e6)) return error("codec/bad-resolution");
    return Done{};
}

}  // namespace codong
