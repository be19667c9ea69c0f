#pragma once

#include <vector>

#include "text/measured.h"

namespace codong {

// The upper and lower edge of a line's ink in columns of k_profile_bin em, x from the line's ink left, y from its
// baseline.
struct LineProfile {
    double width = 0;   // ink, em
    double top = 0;     // least y
    double bottom = 0;  // greatest y
    std::vector<float> upper;
    std::vector<float> lower;
};

// `tracking` em stand between clusters besides what shaping gave.
LineProfile line_profile(const MeasuredText& text, size_t first, size_t last, double tracking = 0);

// Where a line's ink stands: its size (mm to the em) and the x of its ink left (mm).
struct LinePlace {
    const LineProfile* profile;
    double size;
    double x;
};

// Least distance between the baselines of two lines (mm) at which their ink touches in no column; `reach` mm of
// sideways tolerance counts as meeting. From the outlines themselves, never from the font's ascent or descent.
double touching_pitch(const LinePlace& upper, const LinePlace& lower, double reach);

}  // namespace codong
