#include "paint/pack.h"

#include <tmmintrin.h>

// Every processor the product runs on has SSSE3 (design: x86-64 with SSE4.2), but the build does not assume it.
#define CODONG_SSSE3 __attribute__((target("ssse3")))

namespace codong {

CODONG_SSSE3 void pack_rgb(const uint32_t* from, size_t count, uint8_t* to) {
    const __m128i order = _mm_setr_epi8(2, 1, 0, 6, 5, 4, 10, 9, 8, 14, 13, 12, -1, -1, -1, -1);
    // Each store writes 16 bytes of which 12 count, so stop while the four beyond are still ours.
    for (; count >= 6; count -= 4, from += 4, to += 12) {
        const __m128i pixels = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
        _mm_storeu_si128(reinterpret_cast<__m128i*>(to), _mm_shuffle_epi8(pixels, order));
    }
    for (; count > 0; --count, ++from, to += 3) {
        to[0] = static_cast<uint8_t>(*from >> 16);
        to[1] = static_cast<uint8_t>(*from >> 8);
        to[2] = static_cast<uint8_t>(*from);
    }
}

CODONG_SSSE3 void pack_cmyk(const uint32_t* colour, const uint32_t* black, size_t count, uint8_t* to) {
    const __m128i cmy = _mm_setr_epi8(2, 1, 0, -1, 6, 5, 4, -1, 10, 9, 8, -1, 14, 13, 12, -1);
    const __m128i key = _mm_setr_epi8(-1, -1, -1, 0, -1, -1, -1, 4, -1, -1, -1, 8, -1, -1, -1, 12);
    const __m128i invert = _mm_set1_epi8(-1);
    for (; count >= 4; count -= 4, colour += 4, black += 4, to += 16) {
        const __m128i a = _mm_shuffle_epi8(_mm_loadu_si128(reinterpret_cast<const __m128i*>(colour)), cmy);
        const __m128i b = _mm_shuffle_epi8(_mm_loadu_si128(reinterpret_cast<const __m128i*>(black)), key);
        _mm_storeu_si128(reinterpret_cast<__m128i*>(to), _mm_xor_si128(_mm_or_si128(a, b), invert));
    }
    for (; count > 0; --count, ++colour, ++black, to += 4) {
        to[0] = static_cast<uint8_t>(~(*colour >> 16));
        to[1] = static_cast<uint8_t>(~(*colour >> 8));
        to[2] = static_cast<uint8_t>(~*colour);
        to[3] = static_cast<uint8_t>(~*black);
    }
}

}  // namespace codong
