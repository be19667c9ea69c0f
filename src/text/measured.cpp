#include "text/measured.h"

#include <algorithm>

namespace codong {

Result<MeasuredText> measure(const Paragraph& paragraph, const ShapeStyle& style, Shaper& shaper) {
    MeasuredText measured;
    TRY_ASSIGN(measured.shaped, shaper.shape(paragraph.shown, style));
    const auto& glyphs = measured.shaped->glyphs;
    size_t glyph = 0;
    for (const Token& token : paragraph.tokens) {
        while (glyph < glyphs.size() && glyphs[glyph].byte < token.begin) ++glyph;
        MeasuredToken out;
        out.first_glyph = static_cast<uint32_t>(glyph);
        out.pen = glyph < glyphs.size() ? glyphs[glyph].pen : measured.shaped->advance;
        out.ink_left = 1e9;
        out.ink_right = -1e9;
        for (; glyph < glyphs.size() && glyphs[glyph].byte < token.end; ++glyph) {
            const Rect& box = measured.shaped->faces[glyphs[glyph].face]->profile(glyphs[glyph].id).box;
            if (box.empty()) continue;
            out.ink_left = std::min(out.ink_left, glyphs[glyph].x + box.x);
            out.ink_right = std::max(out.ink_right, glyphs[glyph].x + box.right());
        }
        out.last_glyph = static_cast<uint32_t>(glyph);
        if (out.ink_left > out.ink_right) out.ink_left = out.ink_right = out.pen;
        measured.tokens.push_back(out);
    }
    return measured;
}

}  // namespace codong
