#include "press/deflate.h"

#include <libdeflate.h>

#include <memory>
#include <new>

namespace codong::pressing {
namespace {

struct Free {
    void operator()(libdeflate_compressor* compressor) const { libdeflate_free_compressor(compressor); }
};

}  // namespace

std::string deflated(std::string_view bytes, int level) {
    const std::unique_ptr<libdeflate_compressor, Free> compressor(libdeflate_alloc_compressor(level));
    if (!compressor) throw std::bad_alloc();
    std::string out(libdeflate_zlib_compress_bound(compressor.get(), bytes.size()), '\0');
    out.resize(libdeflate_zlib_compress(compressor.get(), bytes.data(), bytes.size(), out.data(), out.size()));
    return out;
}

std::string deflated_rows(std::span<const uint8_t> pixels, size_t row_bytes, int level) {
    const size_t rows = pixels.size() / row_bytes;
    std::string filtered(rows * (row_bytes + 1), '\2');
    for (size_t row = 0; row < rows; ++row) {
        const uint8_t* line = pixels.data() + row * row_bytes;
        char* out = filtered.data() + row * (row_bytes + 1) + 1;
        for (size_t i = 0; i < row_bytes; ++i)
            out[i] = static_cast<char>(row == 0 ? line[i] : line[i] - (line - row_bytes)[i]);
    }
    return deflated(filtered, level);
}

}  // namespace codong::pressing
