#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "press/press.h"

namespace codong {

// How a sheet wider than the machine is cut into strips side by side. Lengths in mm at true size.
struct PanelSpec {
    double machine_width = 3200;  // no strip is wider
    double overlap = 20;          // neighbours share this much
    std::vector<Rect> letters;    // from the trim's top left corner: what a seam should not cross, if it can help it
};

struct PanelWindow {
    double left = 0, right = 0;  // points as drawn, from the bleed box's left edge
};

// Where the strips lie: as few as possible, every inner edge on a whole point, so that a strip drawn at 72 dpi or a
// multiple of it meets its neighbour pixel by pixel. press/no-panels when the overlap leaves no room on the machine.
Result<std::vector<PanelWindow>> panel_windows(const PressSpec& spec, const PanelSpec& panels);

// Each strip as a file of its own: the pressed page's content untouched, with the strip's boxes, title and ids. `spec`
// is the one the page was pressed with, without marks.
Result<std::vector<std::string>> press_panels(const std::string& pressed, const PressSpec& spec,
                                              const PanelSpec& panels);

}  // namespace codong
