#pragma once

#include <string>

#include "base/result.h"

namespace codong {

enum class IfExists : unsigned char { Refuse, Replace };

// Writes a file whole or not at all: under a temporary name beside it, flushed to the disk, then renamed. Errors:
// file/exists (and nothing is changed), file/unwritable.
Status write_whole_file(const std::string& path, const std::string& text, IfExists if_exists);

}  // namespace codong
