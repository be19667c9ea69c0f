#pragma once

#include "text/shaper.h"

namespace codong {

// Horizontal clearance between the ink of two glyphs at the same size, em: how far the right one could move left before
// a row of its ink met the left one's; negative when they meet. Large when they share no row.
double side_clearance(const ShapedText& text, size_t left, size_t right);

// Moves a glyph and all after it right where its ink would come closer than 0.012 em to that of one of the two clusters
// before it. Glyphs of one cluster (a letter and its marks) are left alone.
void keep_neighbours_apart(ShapedText& text);

}  // namespace codong
