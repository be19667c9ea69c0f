#pragma once

#include <string>

#include "scene/scene.h"

namespace codong {

// sha256 of everything a scene draws, lengths to 1/1000 mm as in dump(), many times faster: scenes with equal dumps
// have equal digests. Faces count by name.
std::string digest(const Scene& scene);

}  // namespace codong
