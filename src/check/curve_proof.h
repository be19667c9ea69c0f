#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "readback/pdf.h"
#include "scene/scene.h"

namespace codong {

// How far an outline of a file may lie from the face's glyph, mm at true size.
inline constexpr double k_curve_tolerance = 0.02;

// What the outlines of a file were found to say.
struct CurveProof {
    std::vector<std::string> lines;  // as read, in the order they are drawn
    double deviation = 0;            // mm at true size, the most of all lines
};

// Reads every line of the scene's text back from the paths of a file with outlines only: the path that stands where the
// line should is read as glyphs of its face, by its own segments, and must say what the line says. `scale` is drawn
// over true size. Errors: check/curves-missing, check/curves-unread, check/curves-text,
// check/curves-moved; all lines are looked at.
Result<CurveProof> prove_curves(const PdfFacts& facts, const Scene& scene, double scale);

}  // namespace codong
