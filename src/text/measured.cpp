#include "text/measured.h"

#include <algorithm>
#include <cmath>

#include "text/unicode.h"

namespace codong {
namespace {

// Share of a mark that stands outside the edge of the letters: light marks hang, heavy ones by half.
double hanging_share(char32_t c) {
    switch (c) {
        case U'.':
        case U',':
        case U'“':
        case U'”':
        case U'‘':
        case U'’':
        case U'"':
        case U'\'':
        case U'«':
        case U'»':
            return 1;
        case U':':
        case U';':
        case U'…':
            return 0.75;
        case U'!':
        case U'?':
        case U'-':
        case U'–':
        case U'—':
            return 0.5;
        default:
            return 0;
    }
}

// Steps over the marks that begin (or end) the glyphs [from, to) and gives how far they hang.
double hang(const ShapedText& shaped, uint32_t from, uint32_t to, bool at_end) {
    double edge = 0, share = 0;
    bool any = false;
    for (uint32_t i = from; i < to; ++i) {
        const ShapedGlyph& glyph = shaped.glyphs[at_end ? from + to - 1 - i : i];
        const Rect& box = shaped.faces[glyph.face]->profile(glyph.id).box;
        if (box.empty()) continue;
        const double ink = glyph.x + (at_end ? box.right() : box.x);
        const char32_t c = to_utf32(std::string_view(shaped.text).substr(glyph.byte, 4))[0];
        const double own = hanging_share(c);
        if (own == 0) return any ? share * std::abs(ink - edge) : 0;
        if (!any) edge = ink;
        share = any ? std::min(share, own) : own;
        any = true;
    }
    return 0;  // nothing but marks
}

}  // namespace

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
        out.hang_left = hang(*measured.shaped, out.first_glyph, out.last_glyph, false);
        out.hang_right = hang(*measured.shaped, out.first_glyph, out.last_glyph, true);
        measured.tokens.push_back(out);
    }
    return measured;
}

}  // namespace codong
