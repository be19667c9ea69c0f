#include <cmath>

#include "layout/ornament_shapes.h"

namespace codong {
namespace {

constexpr std::array k_parameters{word_parameter("style", "scales,swell"),
                                  number_parameter("rows", 3, 1, 12),
                                  number_parameter("rings", 3, 1, 5),
                                  number_parameter("waves", 0, 0, 60),
                                  ink_parameter("ground"),
                                  ink_parameter("ink1", "deep"),
                                  ink_parameter("ink2", "main"),
                                  ink_parameter("ink3", "paper")};

const char* const k_inks[] = {"ink1", "ink2", "ink3"};

// Overlapping discs of concentric rings, back rows first; the last row's middles lie on the lower edge.
void draw_scales(Drawing& drawing, const OrnamentRequest& request) {
    const Rect& box = request.box;
    int rows = static_cast<int>(std::lround(request.number("rows")));
    double radius = box.height / (1 + 0.7 * (rows - 1));
    int waves = static_cast<int>(std::lround(request.number("waves")));
    if (waves == 0) waves = std::max(1, static_cast<int>(std::lround(box.width / (2 * radius))));
    radius = box.width / (2 * waves);
    rows = std::max(rows, 1 + static_cast<int>(std::ceil((box.height - radius) / (0.8 * radius) - 1e-9)));
    if (box.height <= radius) rows = 1;
    int rings = static_cast<int>(std::lround(request.number("rings")));
    while (rings > 1 && radius * 0.86 / rings < request.smallest_feature) --rings;
    for (int row = 0; row < rows; ++row) {
        const double y = rows == 1 ? box.y + radius : box.y + radius + (box.height - radius) * row / (rows - 1);
        for (int k = 0; k < rings; ++k) {
            std::vector<Path> discs;
            for (int i = -1; i <= waves; ++i)
                discs.push_back(
                    Path::circle({box.x + (2 * i + 1 + row % 2) * radius, y}, radius * (1 - 0.86 * k / rings)));
            drawing.fill(k_inks[k % 3], discs);
        }
    }
}

// A sine-like crest of whole waves, filled to the lower edge.
Path swell(const Rect& box, double top, double height, double waves, double phase) {
    const double half = box.width / waves / 2;
    double x = box.x - (2 + phase) * half;
    bool high = true;
    Path path;
    path.move_to({x, box.bottom()});
    path.line_to({x, top});
    while (x < box.right()) {
        const double from = high ? top : top + height, to = high ? top + height : top;
        path.cubic_to({x + half * 0.3642, from}, {x + half * 0.6358, to}, {x + half, to});
        x += half;
        high = !high;
    }
    path.line_to({x, box.bottom()});
    return path.close();
}

void draw_swell(Drawing& drawing, const OrnamentRequest& request) {
    const Rect& box = request.box;
    double waves = request.number("waves");
    if (waves < 1) waves = std::max(1.0, std::round(box.width / box.height / 2.4));
    const double height = std::min(box.height * 0.34, box.width / waves * 0.25), step = (box.height - height) / 3.6;
    for (int i = 0; i < 3; ++i) drawing.fill(k_inks[i], swell(box, box.y + i * step, height, waves, 0.62 * i));
}

std::vector<Item> draw(const OrnamentRequest& request) {
    Drawing drawing(request, "wave-band");
    drawing.fill("ground", Path::rect(request.box));
    if (request.word("style") == "swell")
        draw_swell(drawing, request);
    else
        draw_scales(drawing, request);
    return drawing.take();
}

}  // namespace

OrnamentRow wave_band_ornament() {
    return {"wave-band", "Sóng nước", "Wave band", 0, false, k_parameters, draw};
}

}  // namespace codong
