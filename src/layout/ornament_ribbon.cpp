#include <cmath>

#include "layout/ornament_shapes.h"

namespace codong {
namespace {

constexpr std::array k_parameters{word_parameter("style", "folded,wave"),
                                  number_parameter("tail_length", 0.16, 0.05, 0.35),
                                  number_parameter("waves", 0, 0, 12),
                                  ink_parameter("face", "main"),
                                  ink_parameter("tail", "warm"),
                                  ink_parameter("fold", "deep"),
                                  ink_parameter("edge")};

// A plate for words with two tails behind it; the folds are the dark triangles between them.
void draw_folded(Drawing& drawing, const OrnamentRequest& request) {
    Rect box = request.box;
    const double height = std::min(box.height, box.width * 0.6);
    box = {box.x, box.centre().y - height / 2, box.width, height};
    const double drop = box.height * 0.2, tail = std::min(request.number("tail_length") * box.width, box.height * 1.1);
    const double fold = tail * 0.34, plate = box.height - drop, notch = std::min(tail * 0.35, plate * 0.5);
    std::vector<Path> tails, folds;
    for (double side : {-1.0, 1.0}) {
        const double outer = side < 0 ? box.x : box.right(), inner = outer - side * tail,
                     edge = outer - side * (tail - fold);
        tails.push_back(Path::polygon({{outer, box.y + drop},
                                       {inner, box.y + drop},
                                       {inner, box.bottom()},
                                       {outer, box.bottom()},
                                       {outer - side * notch, box.y + drop + plate / 2}}));
        folds.push_back(Path::polygon({{edge, box.y + plate}, {inner, box.y + plate}, {inner, box.bottom()}}));
    }
    const double left = box.x + tail - fold, width = box.width - 2 * (tail - fold);
    drawing.fill("tail", tails);
    drawing.fill("fold", folds);
    drawing.fill("face", Path::rect({left, box.y, width, plate}));
    const double line = std::max(plate * 0.035, request.smallest_feature), inset = plate * 0.09;
    drawing.fill("edge", std::vector<Path>{Path::rect({left, box.y + inset, width, line}),
                                           Path::rect({left, box.y + plate - inset - line, width, line})});
}

// A band that swings through the box, each turn showing its other side.
void draw_wave(Drawing& drawing, const OrnamentRequest& request) {
    const Rect& box = request.box;
    double waves = std::round(request.number("waves"));
    if (waves < 1) waves = std::max(1.0, std::round(box.width / box.height / 3));
    const double half = box.width / waves / 2, thick = std::min(box.height * 0.30, half * 0.5);
    const auto strand = [&](double phase, double top, double swing, double thickness) {
        Path path;
        const auto run = [&](double offset, bool back) {
            const int pieces = static_cast<int>(2 * waves) + 2;
            for (int i = 0; i <= pieces; ++i) {
                const int k = back ? pieces - i : i;
                const double x = box.x + (k - 1 - phase) * half, y = top + offset + (k % 2 == 0 ? 0 : swing);
                if (i == 0) {
                    back ? path.line_to({x, y}) : path.move_to({x, y});
                    continue;
                }
                const double step = back ? -half : half,
                             last = top + offset + ((back ? k + 1 : k - 1) % 2 == 0 ? 0 : swing);
                path.cubic_to({x - step + step * 0.3642, last}, {x - step * 0.3642, y}, {x, y});
            }
        };
        run(0, false);
        run(thickness, true);
        return path.close();
    };
    const double swing = box.height - thick;
    drawing.fill("tail", strand(0.0, box.y + swing * 0.30, swing * 0.70, thick));
    drawing.fill("fold", strand(0.5, box.y + swing * 0.16, swing * 0.62, thick * 0.55));
    drawing.fill("face", strand(1.0, box.y, swing * 0.80, thick));
    drawing.fill("edge",
                 strand(1.0, box.y + thick * 0.72, swing * 0.80, std::max(thick * 0.12, request.smallest_feature)));
}

std::vector<Item> draw(const OrnamentRequest& request) {
    Drawing drawing(request, "ribbon");
    if (request.word("style") == "wave")
        draw_wave(drawing, request);
    else
        draw_folded(drawing, request);
    return drawing.take();
}

}  // namespace

OrnamentRow ribbon_ornament() {
    return {"ribbon", "Dải băng", "Ribbon", 0, false, k_parameters, draw};
}

}  // namespace codong
