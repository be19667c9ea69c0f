#pragma once

#include "compose/place.h"

namespace codong {

// The designer's overlay: boxes, the text area, ink boxes of text; items of role guide on top, in an ink of their own.
void add_guides(const Placed& page, Composed& composed);

}  // namespace codong
