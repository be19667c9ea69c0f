#pragma once

#include <vector>

#include "scene/scene.h"

namespace codong {

// Two glyphs whose ink meets: where (page mm), and the texts of their runs.
struct Collision {
    Point at;
    std::string first;
    std::string second;
};

// Every pair of different clusters, of one run or of two, whose contours cross or contain each other: exact on outlines
// flattened to 1/1000 em. A letter and its own marks are one cluster; script faces (joined letters) are left out when
// asked.
std::vector<Collision> find_collisions(const Scene& scene, bool (*joins_letters)(const Face&) = nullptr);

}  // namespace codong
