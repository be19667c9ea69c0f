#pragma once

#include "compose/world.h"
#include "export/target.h"
#include "text/shaper.h"

namespace codong {

// Every mark, and a slug line that names the sheet, its size and scale, the inks' condition and the campaign's date.
// The world holds ticket_faces().
Result<PrintMarks> print_marks(const ExportRequest& request, const World& world, Shaper& shaper);

}  // namespace codong
