#include <cmath>
#include <numbers>

#include "layout/ornament_shapes.h"

namespace codong {
namespace {

constexpr std::array k_parameters{
    number_parameter("hills", 3, 1, 6),   number_parameter("steps", 6, 1, 12), number_parameter("swing", 0.11, 0, 0.3),
    number_parameter("seed", 7, 0, 9999), ink_parameter("far1", "main"),       ink_parameter("far2", "deep"),
    ink_parameter("ripe1", "accent"),     ink_parameter("ripe2", "warm"),      ink_parameter("near1", "main"),
    ink_parameter("near2", "deep"),       ink_parameter("lip", "paper"),       ink_parameter("lip2", "accent")};

struct Crest {
    double base = 0, swing = 0, phase1 = 0, phase2 = 0, rate1 = 0, rate2 = 0;

    double at(double u, int step) const {
        return base + swing * (1 + 0.06 * step) *
                          (0.72 * std::sin(phase1 + u * rate1 + 0.11 * step) +
                           0.28 * std::sin(phase2 + u * rate2 - 0.23 * step));
    }
};

std::vector<Item> draw(const OrnamentRequest& request) {
    const Rect& box = request.box;
    const int hills = static_cast<int>(std::lround(request.number("hills")));
    const int steps = static_cast<int>(std::lround(request.number("steps")));
    // A long strip holds more waves, not longer ones.
    const double stretch = std::max(0.7, box.width / box.height / 1.4);
    const int samples = std::min(400, std::max(16, static_cast<int>(std::lround(14 * stretch))));
    Dice dice(request.number("seed"));
    Drawing drawing(request, "hills");
    for (int hill = 0; hill < hills; ++hill) {
        const std::string pair = hill == hills - 1 ? "near" : hill % 2 == 0 ? "far" : "ripe";
        const double swing = std::min(box.height, box.width * 1.2) * request.number("swing") * (1 + 0.15 * hill);
        Crest crest;
        crest.base = box.y + box.height * (hill * 0.78 / hills) + swing;
        crest.swing = swing;
        crest.phase1 = dice.next() * 2 * std::numbers::pi;
        crest.phase2 = dice.next() * 2 * std::numbers::pi;
        crest.rate1 = (0.9 + dice.next() * 0.7) * 3.6 * stretch;
        crest.rate2 = (2 + dice.next() * 1.1) * 3.6 * stretch;
        const double line = std::max(box.height * 0.005 * (1 + 0.4 * hill), request.smallest_feature);
        double offset = 0;
        for (int step = 0; step < steps; ++step) {
            std::vector<Point> points;
            for (int i = -1; i <= samples + 1; ++i) {
                const double u = static_cast<double>(i) / samples;
                points.push_back({box.x + u * box.width, crest.at(u, step) + offset});
            }
            Path terrace = smooth_through(points);
            terrace.line_to({points.back().x, box.bottom()}).line_to({points.front().x, box.bottom()}).close();
            drawing.fill(pair + (step % 2 == 0 ? "1" : "2"), terrace);
            if (step % 2 == 0) drawing.fill(step % 4 == 0 ? "lip" : "lip2", brush(points, line, line));
            const double deep = box.height / hills * 0.16 * (1 + 0.16 * step);
            offset += deep;
        }
    }
    return drawing.take();
}

}  // namespace

OrnamentRow hills_ornament() {
    return {"hills", "Ruộng bậc thang", "Terraced hills", 0, false, k_parameters, draw};
}

}  // namespace codong
