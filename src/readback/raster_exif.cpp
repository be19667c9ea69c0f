#include <cstdint>

#include "readback/raster_formats.h"

namespace codong::reading {

// TIFF 6.0: byte order, 42, where the first directory lies; a directory's entries are 12 bytes each, their tag first.
bool exif_has_location(std::string_view tiff) {
    constexpr uint32_t k_gps = 0x8825;
    const bool little = tiff.substr(0, 2) == "II";
    const auto number = [&](size_t at, size_t count) {
        uint32_t value = 0;
        for (size_t i = 0; i < count; ++i) {
            const size_t byte = at + (little ? count - 1 - i : i);
            value = value << 8 | (byte < tiff.size() ? static_cast<unsigned char>(tiff[byte]) : 0u);
        }
        return value;
    };
    if (number(2, 2) != 42) return false;
    const size_t directory = number(4, 4);
    const size_t entries = number(directory, 2);
    for (size_t i = 0; i < entries; ++i)
        if (number(directory + 2 + 12 * i, 2) == k_gps) return true;
    return false;
}

}  // namespace codong::reading
