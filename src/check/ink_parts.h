#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "scene/scene.h"

namespace codong {

// A piece of a letter's ink that stands by itself: a stem, a dot, a hook, one stroke of a font whose strokes overlap.
struct InkPart {
    Path path;           // page mm
    Rect box;            // page mm
    std::string letter;  // text of its cluster
    bool alone = true;   // the only part of its cluster
};

// A line of text as the parts it is made of.
struct InkLine {
    const GlyphRun* run = nullptr;
    Transform to_page;
    double em = 0;       // mm on the page
    bool plain = false;  // no opacity, blending or mask of a group changes its colour
    std::vector<InkPart> parts;
    Rect box;  // page mm
};

// Every line of text of the scene but guides, in the order they are drawn.
std::vector<InkLine> ink_lines(const Scene& scene);

// The scene without its letters; what is stroked beneath them stays.
Scene without_text(const Scene& scene);

}  // namespace codong
