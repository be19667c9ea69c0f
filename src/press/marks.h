#pragma once

#include <string>

#include "press/boxes.h"
#include "press/recipe.h"

class QPDF;
class QPDFObjectHandle;

namespace codong::pressing {

// Points the media box must reach beyond the bleed box on every side.
double marks_margin(const PrintMarks& marks);

// Clips the page's own drawing to the bleed box and draws the marks around it, in all plates (Separation All).
void add_marks(QPDF& pdf, QPDFObjectHandle page, const PrintMarks& marks, const PageBoxes& boxes);

}  // namespace codong::pressing
