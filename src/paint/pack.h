#pragma once

#include <cstddef>
#include <cstdint>

namespace codong {

// `count` pixels 0xXXRRGGBB to bytes r, g, b.
void pack_rgb(const uint32_t* from, size_t count, uint8_t* to);
// `count` pixels of complements: 0xXX(255-c)(255-m)(255-y) and 0xXX(255-k)..., to bytes c, m, y, k.
void pack_cmyk(const uint32_t* colour, const uint32_t* black, size_t count, uint8_t* to);

}  // namespace codong
