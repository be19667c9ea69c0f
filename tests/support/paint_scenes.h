#pragma once

#include <array>
#include <random>

#include "support/paint_face.h"

namespace codong::test {

inline constexpr size_t k_red = 0, k_yellow = 1, k_black = 2, k_green = 3, k_white = 4;

// An empty page in the campaign's colours.
inline Scene page(double width, double height, double bleed = 0) {
    Scene scene;
    scene.trim = {width, height};
    scene.bleed = {bleed, bleed, bleed, bleed};
    scene.safe = scene.trim_rect().inset(5);
    scene.inks = {{"do", {0, 100, 100, 0}, {0.8549, 0.1451, 0.1137}, {}},
                  {"vang", {0, 0, 100, 0}, {1, 1, 0}, {}},
                  {"den", {0, 0, 0, 100}, {0, 0, 0}, {}},
                  {"xanh", {70, 15, 60, 37}, {0.1, 0.55, 0.4}, {}},
                  {"trang", {0, 0, 0, 0}, {1, 1, 1}, {}}};
    return scene;
}

inline FilledPath filled(Path path, Paint paint) {
    return {{Role::Art, "test"}, std::move(path), std::move(paint), FillRule::NonZero};
}
inline StrokedPath stroked(Path path, Paint paint, double width) {
    return {{Role::Art, "test"}, std::move(path), {std::move(paint), width, LineCap::Butt, LineJoin::Round}};
}
inline Gradient linear(Point from, Point to, InkPaint first, InkPaint last) {
    return {Gradient::Kind::Linear, from, to, 0, 0, {{0, first}, {1, last}}};
}
inline Gradient radial(Point centre, double radius, InkPaint first, InkPaint last) {
    return {Gradient::Kind::Radial, centre, centre, 0, radius, {{0, first}, {1, last}}};
}
inline std::unique_ptr<Group> group(double opacity = 1, Blend blend = Blend::Normal) {
    auto g = std::make_unique<Group>();
    g->info = {Role::Art, "test"};
    g->opacity = opacity;
    g->blend = blend;
    return g;
}

// A smooth picture with some noise, opaque or fading out to the right.
inline std::shared_ptr<const ImageSource> photo(int width, int height, bool opaque) {
    auto pixels = std::make_shared<std::vector<uint8_t>>();
    std::mt19937 random(7);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            for (const unsigned v :
                 {255u * static_cast<unsigned>(x) / static_cast<unsigned>(width),
                  255u * static_cast<unsigned>(y) / static_cast<unsigned>(height), static_cast<unsigned>(random() % 64),
                  opaque ? 255u : 255u - 255u * static_cast<unsigned>(x) / static_cast<unsigned>(width)})
                pixels->push_back(static_cast<uint8_t>(v));
    return std::make_shared<ImageSource>(ImageSource{"photo.png", width, height, pixels});
}

// A slogan sheet as the campaign makes it: ground, rays, ornament pattern, band, stroked title, photo, small text.
inline Scene poster(double width, double height, double bleed = 0) {
    Scene scene = page(width, height, bleed);
    const double unit = std::min(width, height) / 10;
    const Point centre{width / 2, height * 0.45};
    scene.items.push_back(filled(Path::rect(scene.bleed_rect()), InkPaint{k_red}));
    auto rays = group(0.12);
    Path fan;
    for (int i = 0; i < 48; i += 2) {
        const Transform turn = Transform::translation(centre.x, centre.y).after(Transform::rotation(i * 7.5));
        fan.append(
            Path::polygon({{0, 0}, {width + height, 0}, {width + height, (width + height) * 0.13}}).transformed(turn));
    }
    rays->items.push_back(filled(std::move(fan), InkPaint{k_yellow}));
    scene.items.push_back(std::move(rays));
    Path dots;
    for (double x = unit / 4; x < width; x += unit / 2)
        for (double y = height - unit; y < height; y += unit / 4) dots.append(Path::circle({x, y}, unit / 10));
    scene.items.push_back(filled(std::move(dots), InkPaint{k_yellow, 0.8}));
    scene.items.push_back(
        filled(Path::rounded_rect({unit, height - 2.6 * unit, width - 2 * unit, 1.4 * unit}, unit / 2),
               linear({unit, 0}, {width - unit, 0}, {k_yellow}, {k_green})));
    const auto bold = std::make_shared<const TestFace>("be-vietnam-pro-800");
    const char* lines[] = {"CHUNG TAY", "BẢO VỆ TRẺ EM", "TRÊN MÔI TRƯỜNG MẠNG"};
    const double advance = 13;  // em, about the longest line
    const double size = std::min((width - 2 * unit) / advance, height / 7);
    for (int i = 0; i < 3; ++i) {
        GlyphRun run = plain_run(bold, lines[i], size, {unit, height * 0.2 + i * size * 1.5}, InkPaint{k_yellow});
        run.stroke = Stroke{InkPaint{k_black}, size / 20, LineCap::Butt, LineJoin::Round};
        scene.items.push_back(std::move(run));
    }
    scene.items.push_back(
        plain_run(bold, "Đường dây nóng 111", unit / 2, {1.5 * unit, height - 1.6 * unit}, InkPaint{k_black}));
    return scene;
}

// Everything a painter must know in one small page.
inline Scene all_features(bool with_image) {
    Scene scene = poster(180, 120, 3);
    scene.symbols.emplace_back();
    scene.symbols[0].push_back(filled(Path::circle({0, 0}, 4), radial({0, 0}, 4, {k_white}, {k_green})));
    scene.symbols[0].push_back(stroked(Path::circle({0, 0}, 5), InkPaint{k_black}, 0.5));
    for (int i = 0; i < 5; ++i)
        scene.items.push_back(SymbolUse{
            {Role::Art, "use"}, 0, Transform::translation(20 + 30 * i, 70).after(Transform::scaling(1 + i * 0.2, 1))});
    auto multiply = group(0.7, Blend::Multiply);
    multiply->clip = Path::circle({60, 60}, 25);
    multiply->items.push_back(filled(Path::rect({30, 30, 60, 60}), InkPaint{k_green}));
    multiply->items.push_back(filled(Path::rect({50, 50, 60, 10}), InkPaint{k_yellow}));
    scene.items.push_back(std::move(multiply));
    auto masked = group(0.9);
    masked->transform = Transform::translation(100, 20).after(Transform::rotation(10));
    masked->mask = AlphaMask{{0, 0}, {50, 0}, {{0, 1}, {1, 0}}};
    masked->items.push_back(filled(Path::rect({0, 0, 50, 30}), InkPaint{k_white}));
    masked->items.push_back(stroked(Path::rect({5, 5, 30, 20}), InkPaint{k_black, 0.6}, 2));
    scene.items.push_back(std::move(masked));
    if (with_image) {
        auto cropped = group();
        cropped->clip = Path::rounded_rect({120, 60, 40, 40}, 6);
        cropped->items.push_back(ImageItem{{Role::Photo, "photo"}, {110, 55, 60, 50}, photo(300, 250, false)});
        scene.items.push_back(std::move(cropped));
    }
    return scene;
}

}  // namespace codong::test
