#pragma once

#include <string>

#include "export/target.h"

namespace codong {

// An XMP packet for a picture file: what it says, whose words they are, what made it. Without padding: files count
// their bytes.
std::string picture_xmp(const Provenance& from);

}  // namespace codong
