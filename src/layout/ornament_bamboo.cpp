#include <cmath>

#include "layout/ornament_shapes.h"

namespace codong {
namespace {

constexpr std::array k_parameters{word_parameter("part", "culms,shoots"),  number_parameter("count", 0, 0, 40),
                                  number_parameter("thick", 0.4, 0.02, 1),  // of the width, for one culm
                                  number_parameter("leaves", 1, 0, 1),     number_parameter("seed", 3, 0, 9999),
                                  ink_parameter("culm", "second"),         ink_parameter("shade", "main"),
                                  ink_parameter("node", "accent"),         ink_parameter("leaf", "second")};

struct Culms {
    double left = 0, right = 0;  // leaves stay between
    std::vector<Path> culms, shades, nodes, leaves;
};

// One culm standing on `foot`, at most `height` high, segment by segment.
void add_culm(Culms& out, double x, double foot, double height, double width, bool leafy, Dice& dice) {
    double y = foot;
    const double top = foot - height;
    for (int i = 0; y > top + width * 0.2; ++i) {
        const double segment = 3.4 * width * std::max(0.5, 1 - 0.02 * i), to = std::max(y - segment, top);
        const double upper = to + width * 0.07;
        out.culms.push_back(Path::rounded_rect({x - width / 2, upper, width, y - upper}, width * 0.14));
        out.shades.push_back(Path::rounded_rect({x + width * 0.14, upper, width * 0.36, y - upper}, width * 0.14));
        if (to > top + 1e-9)
            out.nodes.push_back(
                Path::rounded_rect({x - width * 0.58, to - width * 0.02, width * 1.16, width * 0.13}, width * 0.065));
        if (leafy && i % 2 == 1 && to > top + 1.6 * width) {
            const double side = dice.next() < 0.5 ? -1 : 1;
            const double room = (side > 0 ? out.right - x : x - out.left) - width / 2,
                         reach = std::min(2.6 * width, room);
            for (int j = 0; j < 3 && reach > 1.3 * width; ++j) {
                const double angle = side > 0 ? -14 + j * 30 : 194 - j * 30;
                const Point base{x + side * width * 0.5, to};
                out.leaves.push_back(leaf_shape(polar(base, width * 0.2, angle),
                                                polar(base, reach * (1 - 0.11 * j), angle), width * 0.42));
            }
        }
        y = to;
    }
}

// A shoot of overlapping sheaths; `at` maps the unit shape (foot on the origin, one high) to its place.
void add_shoot(Drawing& drawing, const Transform& at) {
    const auto sheath = [&](std::initializer_list<Point> p) {
        const std::vector<Point> q(p);
        Path path;
        path.move_to(at.apply(q[0]));
        for (size_t i = 1; i + 2 < q.size(); i += 3)
            path.cubic_to(at.apply(q[i]), at.apply(q[i + 1]), at.apply(q[i + 2]));
        return path.close();
    };
    drawing.fill("shade",
                 sheath({{-.31, 0}, {-.35, -.42}, {-.16, -.78}, {.01, -1}, {.17, -.80}, {.35, -.42}, {.31, 0}}));
    drawing.fill("node", sheath({{-.31, 0}, {-.35, -.42}, {-.16, -.78}, {.01, -1}, {.06, -.70}, {0, -.40}, {-.31, 0}}));
    drawing.fill("culm",
                 sheath({{.31, 0}, {.35, -.36}, {.21, -.60}, {.12, -.72}, {.06, -.50}, {-.06, -.26}, {-.22, 0}}));
    drawing.fill("shade",
                 sheath({{-.31, 0}, {-.34, -.20}, {-.31, -.36}, {-.26, -.46}, {-.15, -.36}, {.02, -.20}, {.10, 0}}));
}

void draw_shoots(Drawing& drawing, const OrnamentRequest& request) {
    const Rect& box = request.box;
    int count = static_cast<int>(std::lround(request.number("count")));
    if (count == 0) count = std::max(1, static_cast<int>(std::lround(box.width / (box.height * 0.8))));
    Dice dice(request.number("seed"));
    const double pitch = box.width / count;
    for (int i = 0; i < count; ++i) {
        const double height = std::min(box.height * (count == 1 ? 1 : dice.range(0.5, 1)), pitch / 0.66);
        const double x = box.x + pitch * (i + 0.5);
        add_shoot(drawing, Transform{height, 0, 0, height, x, box.bottom()});
    }
}

std::vector<Item> draw(const OrnamentRequest& request) {
    Drawing drawing(request, "bamboo");
    if (request.word("part") == "shoots") {
        draw_shoots(drawing, request);
        return drawing.take();
    }
    const Rect& box = request.box;
    double width = std::min(request.number("thick") * box.width, box.height * 0.08);
    int count = static_cast<int>(std::lround(request.number("count")));
    if (count == 0) count = std::clamp(static_cast<int>(std::lround(box.width / (width * 2.5))), 1, 40);
    const double pitch = box.width / count;
    width = std::min(width, pitch * 0.62);
    Culms culms{box.x, box.right(), {}, {}, {}, {}};
    Dice dice(request.number("seed"));
    for (int i = 0; i < count; ++i) {
        const double share = count == 1 ? 1 : dice.range(0.62, 1);
        const bool leafy = request.number("leaves") >= 0.5 && width * 0.4 > request.smallest_feature;
        add_culm(culms, box.x + pitch * (i + 0.5), box.bottom(), box.height, width * share, leafy, dice);
    }
    drawing.fill("culm", culms.culms);
    drawing.fill("shade", culms.shades);
    drawing.fill("node", culms.nodes);
    // Leaves of one knot overlap; each stands alone.
    for (const Path& leaf : culms.leaves) drawing.fill("leaf", leaf);
    return drawing.take();
}

}  // namespace

OrnamentRow bamboo_ornament() {
    return {"bamboo", "Tre", "Bamboo", 0, false, k_parameters, draw};
}

}  // namespace codong
