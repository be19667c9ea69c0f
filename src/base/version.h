#pragma once

namespace codong {

inline constexpr const char* k_version = "0.1.0";
inline constexpr const char* k_producer = "codong 0.1.0";

}  // namespace codong
