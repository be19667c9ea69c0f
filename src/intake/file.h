#pragma once

#include <cstddef>
#include <string>

#include "base/result.h"

namespace codong {

inline constexpr size_t k_most_file_bytes = size_t{256} << 20;

// All bytes of a file. Errors: file/not-found, file/unreadable (also for a folder), file/too-large past `most_bytes`.
Result<std::string> read_file(const std::string& path, size_t most_bytes = k_most_file_bytes);

}  // namespace codong
