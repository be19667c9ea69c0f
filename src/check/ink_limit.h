#pragma once

#include "paint/raster.h"

namespace codong {

// Inks within the limit each may pass it together where one is multiplied on another: such a place is
// check/ink-limit, with the inks that meet there. Scenes without multiplied groups cost nothing.
Diagnostics check_total_ink(const Scene& scene, double limit, const ImageSeparator& separate);

}  // namespace codong
