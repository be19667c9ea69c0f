#pragma once

#include "support/paint_scenes.h"

namespace codong::test {

// Scenes as no layout would make them: everything a scene may hold, nested, in every paint, at odd places and sizes.
class RandomScene {
public:
    explicit RandomScene(unsigned seed) : m_random(seed) {}

    Scene make() {
        Scene scene = page(40 + unit() * 400, 40 + unit() * 400, 2.5 * static_cast<double>(pick(3)));
        scene.inks.push_back({"cat", {0, 100, 0, 0}, {1, 0, 1}, "CutContour"});
        // Inks that look alike on screen and are not alike on paper.
        for (size_t i = 0, more = pick(4); i < more; ++i)
            scene.inks.push_back({"muc" + std::to_string(i),
                                  {100 * unit(), 80 * unit(), 60 * unit(), 20 * unit()},
                                  scene.inks[pick(4)].rgb,
                                  {}});
        m_inks = scene.inks.size();
        m_size = std::max(scene.trim.width, scene.trim.height);
        for (size_t i = 0, count = pick(3); i < count; ++i) {
            m_symbols = i;  // a symbol may use those before it
            scene.symbols.emplace_back();
            fill(scene.symbols.back(), 3);
        }
        m_symbols = scene.symbols.size();
        fill(scene.items, 0);
        return scene;
    }

private:
    double unit() { return std::uniform_real_distribution<double>(0, 1)(m_random); }
    size_t pick(size_t n) { return m_random() % n; }
    double length(double share = 1) {
        static constexpr double odd[] = {0, 1e-7, 0.001, 1e4, -5};
        return pick(12) == 0 ? odd[pick(5)] : unit() * m_size * share;
    }
    Point point() { return {length() - m_size * 0.1, length() - m_size * 0.1}; }
    InkPaint flat() { return {pick(m_inks), pick(3) == 0 ? unit() : 1.0}; }

    Paint paint() {
        if (pick(3) != 0) return flat();
        Gradient g;
        g.kind = pick(2) ? Gradient::Kind::Linear : Gradient::Kind::Radial;
        g.from = point();
        g.to = pick(6) == 0 ? g.from : point();
        g.r1 = unit() * m_size;
        g.r0 = pick(3) == 0 ? unit() * g.r1 : 0;
        double offset = 0;
        for (size_t i = 0, stops = 1 + pick(4); i < stops; ++i) {
            g.stops.push_back({offset, flat()});
            offset = std::min(1.0, offset + (pick(5) == 0 ? 0 : unit()));
        }
        return g;
    }

    Path path() {
        Path out;
        switch (pick(6)) {
            case 0:
                return Path::rect({point().x, point().y, length(0.5), length(0.5)});
            case 1:
                return Path::circle(point(), length(0.3));
            case 2:
                return Path::rounded_rect({point().x, point().y, length(0.5), length(0.5)}, length(0.1));
            case 3:
                return out;
            default:
                for (size_t i = 0, contours = 1 + pick(3); i < contours; ++i) {
                    out.move_to(point());
                    for (size_t k = 0, pieces = pick(5); k < pieces; ++k)
                        pick(2) ? out.line_to(point()) : out.cubic_to(point(), point(), point());
                    if (pick(2)) out.close();
                }
                return out;
        }
    }

    Stroke stroke() { return {paint(), length(0.05), static_cast<LineCap>(pick(3)), static_cast<LineJoin>(pick(3))}; }

    Item leaf() {
        static const auto face = std::make_shared<const TestFace>("be-vietnam-pro-800");
        static constexpr const char* words[] = {"Đảng (1 0 0 rg) mừng", "Trẻ em 0.5 g", " ", "Ắ\\)Q q", ""};
        static const std::shared_ptr<const ImageSource> photos[] = {photo(4, 3, true), photo(3, 5, false)};
        switch (pick(5)) {
            case 0: {
                GlyphRun run = plain_run(face, words[pick(5)], length(0.1), point(), paint());
                if (pick(3) == 0) run.stroke = stroke();
                return run;
            }
            case 1:
                return StrokedPath{{Role::Art, "r"}, path(), stroke()};
            case 2:
                return ImageItem{{Role::Photo, "r"}, {point().x, point().y, length(0.4), length(0.4)}, photos[pick(2)]};
            default:
                return FilledPath{{Role::Art, "r"}, path(), paint(), pick(2) ? FillRule::NonZero : FillRule::EvenOdd};
        }
    }

    void fill(std::vector<Item>& items, int depth) {
        for (size_t i = 0, count = 1 + pick(5); i < count; ++i) {
            if (depth < 4 && pick(3) == 0)
                items.emplace_back(nested(depth));
            else if (m_symbols > 0 && pick(6) == 0)
                items.emplace_back(SymbolUse{{Role::Art, "r"}, pick(m_symbols), transform()});
            else
                items.push_back(leaf());
        }
    }

    Transform transform() {
        const Transform t = Transform::translation(length(0.3), length(0.3)).after(Transform::rotation(360 * unit()));
        return pick(3) == 0 ? t.after(Transform::scaling(0.1 + 2 * unit(), pick(8) == 0 ? 0 : 0.1 + 2 * unit())) : t;
    }

    std::unique_ptr<Group> nested(int depth) {
        auto g = group(pick(3) == 0 ? unit() : 1, pick(3) == 0 ? Blend::Multiply : Blend::Normal);
        if (pick(8) == 0) g->opacity = 0;
        if (pick(2)) g->transform = transform();
        if (pick(3) == 0) g->clip = path();
        if (pick(4) == 0) {
            g->mask = AlphaMask{point(), pick(6) == 0 ? Point{} : point(), {}};
            double offset = 0;
            for (size_t i = 0, stops = pick(4); i < stops; ++i, offset = std::min(1.0, offset + unit()))
                g->mask->stops.push_back({offset, unit()});
        }
        fill(g->items, depth + 1);
        return g;
    }

    std::mt19937 m_random;
    size_t m_inks = 0, m_symbols = 0;
    double m_size = 100;
};

}  // namespace codong::test
