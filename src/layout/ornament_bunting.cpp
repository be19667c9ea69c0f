#include <cmath>

#include "layout/ornament_shapes.h"

namespace codong {
namespace {

constexpr std::array k_parameters{word_parameter("shape", "mixed,swallow,triangle"),
                                  number_parameter("pennants", 0, 0, 80),
                                  number_parameter("sag", 0.38, 0, 0.8),   // of the box's height
                                  number_parameter("tilt", 0, -0.5, 0.5),  // left end lower when negative
                                  ink_parameter("ink1", "accent"),
                                  ink_parameter("ink2", "warm"),
                                  ink_parameter("ink3", "second"),
                                  ink_parameter("ink4"),
                                  ink_parameter("cord", "deep")};

std::vector<Item> draw(const OrnamentRequest& request) {
    const Rect& box = request.box;
    const double cord = std::max(request.smallest_feature, std::min(box.height * 0.022, box.width * 0.004));
    const double tilt = request.number("tilt") * box.height * 0.5,
                 sag = std::min(request.number("sag") * box.height * 0.75, box.width * 0.2);
    const double left = box.y + cord + std::max(0.0, -tilt), right = box.y + cord + std::max(0.0, tilt);
    const auto cord_y = [&](double t) { return left + (right - left) * t + 4 * sag * t * (1 - t); };
    double lowest = 0;
    for (int i = 0; i <= 64; ++i) lowest = std::max(lowest, cord_y(i / 64.0));
    int count = static_cast<int>(std::lround(request.number("pennants")));
    double height = std::max(box.bottom() - lowest, box.height * 0.15);
    if (count == 0) count = std::max(3, static_cast<int>(std::lround(box.width / (height * 0.72 * 1.3))));
    const double width = box.width / count / 1.3;
    height = std::min(height, width * 1.9);

    std::vector<std::string> inks;
    Drawing drawing(request, "bunting");
    for (const char* ink : {"ink1", "ink2", "ink3", "ink4"})
        if (drawing.has(ink)) inks.push_back(ink);
    std::vector<std::vector<Path>> flags(inks.size());
    const std::string shape = request.word("shape");
    for (int i = 0; i < count && !inks.empty(); ++i) {
        const double t = (i + 0.5) / count, half = width / 2 / box.width, x = box.x + t * box.width;
        const Point a{x - width / 2, cord_y(t - half)}, b{x + width / 2, cord_y(t + half)};
        const bool swallow = shape == "swallow" || (shape == "mixed" && i % 2 == 0);
        const double foot = cord_y(t) + height;
        const std::vector<Point> points =
            swallow ? std::vector<Point>{a, b, {b.x, b.y + height}, {x, cord_y(t) + height * 0.76}, {a.x, a.y + height}}
                    : std::vector<Point>{a, b, {x, foot}};
        flags[static_cast<size_t>(i) % inks.size()].push_back(Path::polygon(points));
    }
    for (size_t i = 0; i < inks.size(); ++i) drawing.fill(inks[i], flags[i]);
    std::vector<Point> line;
    for (int i = 0; i <= 16; ++i) line.push_back({box.x + box.width * i / 16.0, cord_y(i / 16.0)});
    drawing.fill("cord", brush(line, cord, cord));
    return drawing.take();
}

}  // namespace

OrnamentRow bunting_ornament() {
    return {"bunting", "Dây cờ đuôi nheo", "Bunting", 0, false, k_parameters, draw};
}

}  // namespace codong
