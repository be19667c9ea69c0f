#pragma once

#include <vector>

#include "export/target.h"
#include "paint/vector.h"
#include "press/panels.h"

namespace codong {

// One strip of a sheet that is wider than the machine.
struct ExportedPanel {
    std::string bytes;
    PanelWindow window;   // points as drawn, from the bleed box's left edge
    double left_mm = 0;   // true size, from the trim's left edge; what is printed of the strip
    double width_mm = 0;  // true size
};

// The strips of a PDF that a target wrote at `written` for the request; empty when the machine takes the whole sheet.
// Seams keep off letters where the overlap's room allows. Errors: press/no-panels, file/*.
Result<std::vector<ExportedPanel>> cut_panels(const ExportRequest& request, const std::string& written, TextAs text,
                                              PanelSpec panels);

}  // namespace codong
