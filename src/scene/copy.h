#pragma once

#include "scene/scene.h"

namespace codong {

std::vector<Item> copy_of(const std::vector<Item>& items);
// Faces and pixels stay shared.
Scene copy_of(const Scene& scene);

}  // namespace codong
