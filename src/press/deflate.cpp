#include "press/deflate.h"

#include <zlib.h>

#include <algorithm>
#include <vector>

namespace codong::pressing {
namespace {

constexpr size_t k_chunk = 1 << 16;

// Feeds pieces to zlib; out of memory throws, as anywhere.
class Deflater {
public:
    explicit Deflater(int level) {
        if (deflateInit(&m_stream, level) != Z_OK) throw std::bad_alloc();
    }
    ~Deflater() { deflateEnd(&m_stream); }
    Deflater(const Deflater&) = delete;
    Deflater& operator=(const Deflater&) = delete;

    void write(const uint8_t* bytes, size_t count, int flush) {
        do {
            const size_t now = std::min(count, k_chunk);
            m_stream.next_in = const_cast<uint8_t*>(bytes);
            m_stream.avail_in = static_cast<uInt>(now);
            bytes += now;
            count -= now;
            drain(count == 0 ? flush : Z_NO_FLUSH);
        } while (count > 0);
    }
    std::string take() { return std::move(m_out); }

private:
    void drain(int flush) {
        uint8_t buffer[16384];
        do {
            m_stream.next_out = buffer;
            m_stream.avail_out = sizeof buffer;
            ::deflate(&m_stream, flush);
            m_out.append(reinterpret_cast<const char*>(buffer), sizeof buffer - m_stream.avail_out);
        } while (m_stream.avail_out == 0);
    }

    z_stream m_stream{};
    std::string m_out;
};

}  // namespace

std::string deflated(std::string_view bytes, int level) {
    Deflater deflater(level);
    deflater.write(reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size(), Z_FINISH);
    return deflater.take();
}

std::string deflated_rows(std::span<const uint8_t> pixels, size_t row_bytes, int level) {
    Deflater deflater(level);
    std::vector<uint8_t> filtered(row_bytes + 1);
    filtered[0] = 2;
    const size_t rows = pixels.size() / row_bytes;
    for (size_t row = 0; row < rows; ++row) {
        const uint8_t* line = pixels.data() + row * row_bytes;
        if (row == 0)
            std::copy(line, line + row_bytes, filtered.begin() + 1);
        else
            for (size_t i = 0; i < row_bytes; ++i)
                filtered[i + 1] = static_cast<uint8_t>(line[i] - (line - row_bytes)[i]);
        deflater.write(filtered.data(), filtered.size(), Z_NO_FLUSH);
    }
    deflater.write(nullptr, 0, Z_FINISH);
    return deflater.take();
}

}  // namespace codong::pressing
