#pragma once

#include "base/result.h"
#include "press/press.h"

class QPDFObjectHandle;

namespace codong::pressing {

// Points drawn for a millimetre at true size.
double points_per_mm(const PressSpec& spec);

// A page box in points, y up, lower left and upper right corners.
struct Box {
    double left = 0, bottom = 0, right = 0, top = 0;
};
QPDFObjectHandle to_pdf(const Box& box);

// Trim, bleed and media boxes: the bleed box starts at the origin, the media box is the same or wider by `margin`
// points for marks.
struct PageBoxes {
    Box media, bleed, trim;
};
PageBoxes page_boxes(const PressSpec& spec, double margin);

// Writes them, and /UserUnit when asked, in place of cairo's own MediaBox; press/page-size when cairo drew another
// size. Page keys that have no place in a print file are dropped.
Status set_boxes(QPDFObjectHandle page, const PressSpec& spec, const PageBoxes& boxes);

}  // namespace codong::pressing
