#pragma once

#include <memory>
#include <string>
#include <vector>

#include "scene/scene.h"

namespace codong::test {

// A face whose every letter is a square: 0.4 em wide, from the baseline up to 0.5 em.
class SquareFace : public Face {
public:
    const std::string& id() const override { return m_id; }
    std::span<const std::byte> bytes() const override { return {}; }
    const Path& outline(uint32_t glyph) const override { return glyph == 0 ? m_nothing : m_square; }

private:
    std::string m_id = "square";
    Path m_square = Path::rect({0.05, -0.5, 0.4, 0.5});
    Path m_nothing;
};

inline Scene empty_page(double width, double height) {
    Scene scene;
    scene.trim = {width, height};
    scene.bleed = {3, 3, 3, 3};
    scene.safe = {5, 5, width - 10, height - 10};
    scene.inks = {{"main", {0, 100, 90, 10}, {0xC8 / 255.0, 0x10 / 255.0, 0x2E / 255.0}, std::nullopt},
                  {"paper", {}, {1, 1, 1}, std::nullopt}};
    return scene;
}

inline FilledPath fill(Path path, size_t ink, Role role = Role::Art, const std::string& source = "") {
    return {{role, source}, std::move(path), InkPaint{ink, 1}, FillRule::NonZero};
}

// One square a letter, half an em apart; a blank has no ink.
inline GlyphRun letters(const std::string& text, Point origin, double size, size_t ink = 1, Role role = Role::Slogan) {
    static const auto face = std::make_shared<const SquareFace>();
    GlyphRun run;
    run.info = {role, "text"};
    run.face = face;
    run.size = size;
    run.origin = origin;
    run.text = text;
    run.fill = InkPaint{ink, 1};
    for (size_t i = 0; i < text.size(); ++i) {
        run.glyphs.push_back({text[i] == ' ' ? 0u : 1u, 0.5 * static_cast<double>(i), 0});
        run.clusters.push_back({1, 1});
    }
    return run;
}

}  // namespace codong::test
