#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/geometry.h"
#include "readback/colour_space.h"
#include "readback/font.h"
#include "readback/pdf.h"

class QPDFObjectHandle;

namespace codong::reading {

struct ColourState {
    ColourSpaceRef space;
    std::vector<double> values;
    std::string pattern;  // resource name, for Pattern spaces
};

// The graphics state, as far as a reader of print files cares.
struct State {
    Transform to_mm;  // user space to place on the page
    ColourState fill, stroke;
    double line_width = 1;
    double fill_opacity = 1, stroke_opacity = 1;
    bool multiply = false, soft_mask = false;
    bool fill_overprint = false, stroke_overprint = false;
    Rect clip;
    std::shared_ptr<const Path> clip_outline;  // the last path clipped to, when outlines are read
    bool clip_is_rect = true;

    const Font* font = nullptr;
    size_t font_index = 0;
    double font_size = 0, char_space = 0, word_space = 0, stretch = 1, leading = 0, rise = 0;
    int render_mode = 0;
};

// An ExtGState dictionary's part in the state, and what it tells of the file.
void apply_graphics_state(QPDFObjectHandle dictionary, State& state, PdfFacts& facts);

}  // namespace codong::reading
