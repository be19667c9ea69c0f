#pragma once

#include <string_view>

namespace codong::reading {

// Up to three letters of an operator as one number, for a switch.
constexpr unsigned op(std::string_view name) {
    unsigned packed = 0;
    for (const char c : name) packed = packed << 8 | static_cast<unsigned char>(c);
    return name.size() > 3 ? 0 : packed;
}

}  // namespace codong::reading
