#include "text/neighbours.h"

#include <algorithm>
#include <cmath>

namespace codong {
namespace {

// Two hairs of air at display size; most fonts keep four times this between straight stems.
constexpr double k_least_clearance = 0.012;

const GlyphProfile& profile_of(const ShapedText& text, size_t glyph) {
    return text.faces[text.glyphs[glyph].face]->profile(text.glyphs[glyph].id);
}

}  // namespace

double side_clearance(const ShapedText& text, size_t left, size_t right) {
    const GlyphProfile& a = profile_of(text, left);
    const GlyphProfile& b = profile_of(text, right);
    if (a.right.empty() || b.left.empty()) return 1e9;
    const ShapedGlyph &ga = text.glyphs[left], &gb = text.glyphs[right];
    if (gb.x + b.box.x - ga.x - a.box.right() > 4 * k_least_clearance) return gb.x + b.box.x - ga.x - a.box.right();
    // Rows of different glyphs line up unless a mark is raised; then compare neighbouring rows too.
    const double shift = (gb.y - ga.y) / k_profile_bin;
    const int low = static_cast<int>(std::floor(shift)), high = static_cast<int>(std::ceil(shift));
    double least = 1e9;
    for (size_t i = 0; i < a.right.size(); ++i) {
        for (int s = low; s <= high; ++s) {
            const int row = a.first_row + static_cast<int>(i) - s - b.first_row;
            if (row < 0 || row >= static_cast<int>(b.left.size())) continue;
            least = std::min(least, gb.x + b.left[static_cast<size_t>(row)] - ga.x - a.right[i]);
        }
    }
    return least;
}

void keep_neighbours_apart(ShapedText& text) {
    auto& glyphs = text.glyphs;
    double moved = 0;
    for (size_t i = 0; i < glyphs.size(); ++i) {
        glyphs[i].x += moved;
        glyphs[i].pen += moved;
        if (profile_of(text, i).right.empty()) continue;
        double push = 0;
        int clusters = 0;
        for (size_t j = i; j-- > 0 && clusters < 3;) {
            if (j + 1 == i || glyphs[j].byte != glyphs[j + 1].byte) ++clusters;
            if (glyphs[j].byte == glyphs[i].byte) {
                --clusters;
                continue;
            }
            push = std::max(push, k_least_clearance - side_clearance(text, j, i));
        }
        if (push <= 0) continue;
        ++text.kerned;
        moved += push;
        // Marks of the same cluster that came before this glyph move along with it.
        for (size_t j = i + 1; j-- > 0 && glyphs[j].byte == glyphs[i].byte;) {
            glyphs[j].x += push;
            glyphs[j].pen += push;
        }
        for (size_t j = i; j-- > 0;) {
            if (glyphs[j].byte == glyphs[i].byte) continue;
            glyphs[j].advance += push;
            break;
        }
    }
    text.advance += moved;
}

}  // namespace codong
