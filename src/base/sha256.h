#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace codong {

// Lower-case hexadecimal digest.
std::string sha256_hex(std::string_view bytes);
std::string sha256_hex(std::span<const std::byte> bytes);

}  // namespace codong
