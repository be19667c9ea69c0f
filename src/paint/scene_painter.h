#pragma once

#include <cairo.h>

#include <span>

#include "color/ink.h"
#include "paint/display_list.h"

namespace codong {

// What differs between the surfaces a scene is drawn on.
class PaintTarget {
public:
    virtual ~PaintTarget() = default;
    virtual Rgb colour(const InkPaint& paint) = 0;
    // True when nothing within `page_bounds` (mm) can show.
    virtual bool misses(const Rect& page_bounds) const = 0;
    // The area (device units) a layer needs for what shows of `page_bounds`, to keep layers small; empty means all.
    virtual Rect layer_area(const Rect& page_bounds) const = 0;
    // Draws the run's glyphs as text in the source that is set and returns true, or leaves them to be filled as
    // outlines.
    virtual bool draws_text(cairo_t* cr, const GlyphRun& run, const Transform& to_device) = 0;
    // `to_device` maps the item's own coordinates (mm) to device units.
    virtual void draw_image(cairo_t* cr, const ImageItem& image, const Transform& to_device) = 0;
};

// Draws `nodes` back to front; `from_page` maps page mm to the context's device units. Only the operators OVER and
// MULTIPLY are used. Cairo's own status tells whether it went well.
void paint_nodes(cairo_t* cr, std::span<const DrawNode> nodes, const Transform& from_page, PaintTarget& target);

cairo_matrix_t cairo_matrix(const Transform& t);

}  // namespace codong
