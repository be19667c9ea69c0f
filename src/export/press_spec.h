#pragma once

#include "export/target.h"
#include "paint/vector.h"

namespace codong {

// What the press must know of a page that is to be printed; images are counted by who paints it.
PressSpec press_spec(const ExportRequest& request, TextAs text);

}  // namespace codong
