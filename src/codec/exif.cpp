#include "codec/exif.h"

namespace codong {
namespace {

constexpr uint32_t k_orientation = 0x0112, k_gps = 0x8825;

class TiffBytes {
public:
    explicit TiffBytes(std::span<const uint8_t> bytes)
        : m_bytes(bytes), m_little(bytes.size() > 1 && bytes[0] == 'I') {}

    // Past the end reads as 0.
    uint32_t number(size_t at, size_t size) const {
        if (at + size > m_bytes.size()) return 0;
        uint32_t v = 0;
        for (size_t i = 0; i < size; ++i) v = v << 8 | m_bytes[at + (m_little ? size - 1 - i : i)];
        return v;
    }

private:
    std::span<const uint8_t> m_bytes;
    bool m_little;
};

}  // namespace

ExifFacts read_exif(std::span<const uint8_t> tiff) {
    ExifFacts facts;
    const TiffBytes bytes(tiff);
    if (bytes.number(2, 2) != 42) return facts;
    const size_t directory = bytes.number(4, 4);
    const uint32_t entries = bytes.number(directory, 2);
    for (uint32_t i = 0; i < entries; ++i) {
        const size_t entry = directory + 2 + size_t{12} * i;
        const uint32_t tag = bytes.number(entry, 2);
        const uint32_t value = bytes.number(entry + 8, 2);
        if (tag == k_orientation && value >= 1 && value <= 8) facts.orientation = static_cast<int>(value);
        if (tag == k_gps) facts.has_location = true;
    }
    return facts;
}

}  // namespace codong
