#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace codong::pressing {

// A zlib stream of `bytes`, as /FlateDecode wants it. Level 1 (fast) to 9 (small).
std::string deflated(std::string_view bytes, int level);

// The same for pixels, each row under PNG's Up filter: goes with /Predictor 12.
std::string deflated_rows(std::span<const uint8_t> pixels, size_t row_bytes, int level);

}  // namespace codong::pressing
