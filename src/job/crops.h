#pragma once

#include <string>

#include "job/platforms.h"
#include "readback/png.h"

namespace codong {

// A delivered picture file decoded whole, as a viewer sees it. Pictures of more than 64 million pixels are refused
// (readback/too-large).
Result<RgbPicture> read_delivered(const std::string& path);

// The picture as a view shows it: cut, scaled by the mean of the pixels under each new one, hatched where it is
// covered, grey outside a circle.
RgbPicture simulate(const RgbPicture& picture, const PlatformView& view);

// A finished PNG of a picture; proofs are small.
Result<std::string> png_of(const RgbPicture& picture, const std::string& title);

}  // namespace codong
