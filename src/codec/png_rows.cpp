#include "codec/png_rows.h"

#include <isa-l/crc.h>
#include <isa-l/igzip_lib.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <vector>

namespace codong {
namespace {

constexpr size_t k_pixel = 3;
constexpr size_t k_piece = 64 << 10;
constexpr uint32_t k_most_side = 1'000'000;

uint32_t big_endian(const uint8_t* bytes) {
    return uint32_t{bytes[0]} << 24 | uint32_t{bytes[1]} << 16 | uint32_t{bytes[2]} << 8 | uint32_t{bytes[3]};
}

// PNG 9.4: whichever of left, above and upper left is nearest to left + above - upper left.
uint8_t paeth(int left, int above, int corner) {
    const int p = left + above - corner;
    const int a = std::abs(p - left), b = std::abs(p - above), c = std::abs(p - corner);
    return static_cast<uint8_t>(a <= b && a <= c ? left : b <= c ? above : corner);
}

void add_above(uint8_t* __restrict row, const uint8_t* __restrict above, size_t count) {
    for (size_t i = 0; i < count; ++i) row[i] = static_cast<uint8_t>(row[i] + above[i]);
}

// Undoes the filter of one row in place (PNG 9.2); false for a filter that does not exist.
bool unfilter(uint8_t filter, uint8_t* row, const uint8_t* above, size_t count) {
    const auto left = [&](size_t i) { return i < k_pixel ? 0 : int{row[i - k_pixel]}; };
    const auto corner = [&](size_t i) { return i < k_pixel ? 0 : int{above[i - k_pixel]}; };
    if (filter > 4) return false;
    if (filter == 2) add_above(row, above, count);
    if (filter == 0 || filter == 2) return true;
    for (size_t i = 0; i < count; ++i) {
        const int guess = filter == 1   ? left(i)
                          : filter == 3 ? (left(i) + int{above[i]}) / 2
                                        : int{paeth(left(i), int{above[i]}, corner(i))};
        row[i] = static_cast<uint8_t>(row[i] + guess);
    }
    return true;
}

class PlainPngRows : public RowReader {
public:
    PlainPngRows(const std::string& name, OpenFile file, uint32_t width, uint32_t height)
        : m_name(name),
          m_file(std::move(file)),
          m_row(1 + size_t{width} * k_pixel),
          m_above(m_row.size()),
          m_piece(k_piece) {
        m_width = static_cast<int>(width);
        m_height = static_cast<int>(height);
        isal_inflate_init(&m_state);
        m_state.crc_flag = ISAL_ZLIB;
    }

    Result<std::span<const uint8_t>> next() override {
        std::swap(m_row, m_above);
        TRY_STATUS(fill());
        if (!unfilter(m_row[0], m_row.data() + 1, m_above.data() + 1, m_row.size() - 1)) return damaged("filter");
        if (++m_done == m_height) TRY_STATUS(end());
        return std::span<const uint8_t>(m_row).subspan(1);
    }

private:
    Diagnostic damaged(const std::string& what) const { return error("codec/damaged-image", {m_name, what}); }

    Status fill() {
        m_state.next_out = m_row.data();
        m_state.avail_out = static_cast<uint32_t>(m_row.size());
        for (;;) {
            TRY_STATUS(inflate());
            if (m_state.avail_out == 0) return Done{};
            if (m_state.block_state == ISAL_BLOCK_FINISH) return damaged("pixels missing");
            if (m_state.avail_in == 0) TRY_STATUS(feed());
        }
    }

    Status inflate() {
        const int code = isal_inflate(&m_state);
        const bool good = code == ISAL_DECOMP_OK || code == ISAL_END_INPUT || code == ISAL_OUT_OVERFLOW;
        if (!good) return damaged("zlib stream");
        return Done{};
    }

    // The next piece of an IDAT chunk.
    Status feed() {
        while (m_left == 0) {
            if (m_inside) TRY_STATUS(close_chunk());
            TRY_STATUS(open_chunk());
            if (m_type == "IEND") return damaged("pixels missing");
            if (m_type != "IDAT") TRY_STATUS(skip());
        }
        const size_t count = std::min<size_t>(m_left, m_piece.size());
        TRY_STATUS(read(m_piece.data(), count));
        m_state.next_in = m_piece.data();
        m_state.avail_in = static_cast<uint32_t>(count);
        return Done{};
    }

    // After the last row: the zlib checksum, then every chunk up to the end.
    Status end() {
        uint8_t more = 0;
        m_state.next_out = &more;
        m_state.avail_out = 1;
        while (m_state.block_state != ISAL_BLOCK_FINISH) {
            TRY_STATUS(inflate());
            if (m_state.avail_out == 0) return damaged("too many pixels");
            if (m_state.block_state != ISAL_BLOCK_FINISH && m_state.avail_in == 0) TRY_STATUS(feed());
        }
        do {
            TRY_STATUS(skip());
            TRY_STATUS(open_chunk());
        } while (m_type != "IEND");
        return close_chunk();
    }

    Status open_chunk() {
        std::array<uint8_t, 8> head{};
        if (std::fread(head.data(), 1, head.size(), m_file.get()) != head.size()) return damaged("end of file");
        m_left = big_endian(head.data());
        m_type.assign(head.begin() + 4, head.end());
        m_crc = crc32_gzip_refl(0, head.data() + 4, 4);
        m_inside = true;
        return Done{};
    }

    Status close_chunk() {
        std::array<uint8_t, 4> tail{};
        if (std::fread(tail.data(), 1, tail.size(), m_file.get()) != tail.size()) return damaged("end of file");
        if (big_endian(tail.data()) != m_crc) return damaged("CRC of " + m_type);
        m_inside = false;
        return Done{};
    }

    Status skip() {
        while (m_left > 0) TRY_STATUS(read(m_piece.data(), std::min<size_t>(m_left, m_piece.size())));
        return m_inside ? close_chunk() : Status(Done{});
    }

    Status read(uint8_t* to, size_t count) {
        if (std::fread(to, 1, count, m_file.get()) != count) return damaged("end of file");
        m_crc = crc32_gzip_refl(m_crc, to, count);
        m_left -= static_cast<uint32_t>(count);
        return Done{};
    }

    std::string m_name;
    OpenFile m_file;
    std::vector<uint8_t> m_row, m_above;  // filter byte, then pixels
    std::vector<uint8_t> m_piece;
    inflate_state m_state{};
    std::string m_type;
    uint32_t m_left = 0, m_crc = 0;
    bool m_inside = false;
    int m_done = 0;
};

}  // namespace

Result<std::unique_ptr<RowReader>> open_plain_png(const std::string& name, OpenFile& file) {
    constexpr std::array<uint8_t, 16> start = {0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R'};
    constexpr std::array<uint8_t, 5> kind = {8, 2, 0, 0, 0};  // bits, RGB, deflate, filters, no interlace
    std::array<uint8_t, 33> head{};
    const bool whole = std::fread(head.data(), 1, head.size(), file.get()) == head.size();
    if (!whole || !std::equal(start.begin(), start.end(), head.begin()) ||
        !std::equal(kind.begin(), kind.end(), head.begin() + 24)) {
        std::rewind(file.get());
        return std::unique_ptr<RowReader>();
    }
    const uint32_t width = big_endian(&head[16]), height = big_endian(&head[20]);
    if (crc32_gzip_refl(0, &head[12], 17) != big_endian(&head[29]) || width == 0 || height == 0 ||
        width > k_most_side || height > k_most_side)
        return error("codec/damaged-image", {name, "IHDR"});
    return std::unique_ptr<RowReader>(std::make_unique<PlainPngRows>(name, std::move(file), width, height));
}

}  // namespace codong
