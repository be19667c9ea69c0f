#pragma once

#include "press/content.h"
#include "press/intent.h"

class QPDF;
class QPDFObjectHandle;

namespace codong::pressing {

struct RecolourFacts {
    int images = 0;  // image objects drawn, masks of images not counted
};

// Walks all that the page draws (contents, forms, tiling patterns, shadings, images, alpha masks) and gives every
// colour its recipe; blend spaces become DeviceCMYK. Luminosity masks hold opacity, not ink, and stay.
RecolourFacts recolour_page(QPDF& pdf, QPDFObjectHandle page, Recipes& recipes, const OutputIntent& intent,
                            double ink_limit, Diagnostics& problems);

}  // namespace codong::pressing
