#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "scene/scene.h"

namespace codong {

// A drawing in named inks: filled shapes, back to front, in the units of its viewBox from the top left corner.
struct VectorArt {
    struct Shape {
        Path path;
        std::string ink;  // role of the theme: paper, deep, main, second, accent, warm, skin
        double tint = 1;
        FillRule rule = FillRule::NonZero;
    };
    Size size;
    std::vector<Shape> shapes;
};

// Reads the project's own art, a restricted SVG: svg (viewBox), title, desc, g (transform, class), path, circle,
// ellipse, rect, polygon; class names the ink, data-tint (0 to 1) and fill-rule as in SVG. Anything else is an error at
// its line: text, images, styles, gradients, filters, strokes, an ink that is no role (art/...). Problems are
// collected, not stopped at the first.
Result<VectorArt> read_vector_art(const std::string& path);
Result<VectorArt> parse_vector_art(std::string_view text, const std::string& name);

// SVG path data (every command) as a path with closed contours; art/bad-path says what cannot be read and at which
// character.
Result<Path> parse_path_data(std::string_view data);

}  // namespace codong
