#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "text/face.h"

namespace codong {

// A glyph of shaped text. Positions in em of the size it will be set at, y down, from the start of the text.
struct ShapedGlyph {
    uint32_t id = 0;
    uint16_t face = 0;  // index into ShapedText::faces
    uint32_t byte = 0;  // start of its cluster in the text
    double x = 0;       // pen position plus offset
    double y = 0;
    double pen = 0;  // pen position alone
    double advance = 0;
};

struct ShapedText {
    std::string text;
    std::vector<TextFaceRef> faces;
    std::vector<ShapedGlyph> glyphs;  // in visual order, left to right
    double advance = 0;               // em
    int kerned = 0;                   // pairs moved apart because the font let their ink meet

    bool empty() const { return glyphs.empty(); }
};

struct ShapeStyle {
    TextFaceRef face;
    double tracking = 0;  // em added after every cluster; at most 0.08 in size (past that readers split syllables)
    std::string language = "vi";
    TextFaceRef second = nullptr;  // asked for characters that `face` lacks, before all others
};

// Shapes text with Pango and HarfBuzz at a reference size, unhinted and unrounded, so that it scales linearly. One per
// worker; keeps what it shaped.
class Shaper {
public:
    // `faces` are all the fonts this shaper may use; later ones serve as fallbacks for characters the asked-for face
    // lacks.
    static Result<std::unique_ptr<Shaper>> create(const std::vector<TextFaceRef>& faces);
    ~Shaper();
    Shaper(const Shaper&) = delete;
    Shaper& operator=(const Shaper&) = delete;

    // Errors: text/missing-glyph (character and face). Neighbouring glyphs whose contours would meet are kerned apart,
    // script faces excepted. The reference stays valid as long as the shaper.
    Result<std::shared_ptr<const ShapedText>> shape(std::string_view text, const ShapeStyle& style);

    // How often Pango was asked; what was kept does not count.
    int shape_calls() const;

private:
    struct State;
    explicit Shaper(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

}  // namespace codong
