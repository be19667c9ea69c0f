#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "scene/scene.h"

namespace codong {

// Holds the filled paths that a file was read to have (mm, as drawn at `scale`, from the trim's top left corner)
// against the outlines of the letters that should be there: every contour of every base and mark must stand at its
// place with its size and area. A letter that is missing, cut, moved or another is check/curve-missing; at most a few
// are told. Colours are not looked at.
Diagnostics check_curves(const Scene& scene, const std::vector<Path>& paths, double scale, const std::string& file);

}  // namespace codong
