#include "text/leading.h"

#include <algorithm>
#include <cmath>

namespace codong {

LineProfile line_profile(const MeasuredText& text, size_t first, size_t last, double tracking) {
    LineProfile line;
    const double origin = text.tokens[first].ink_left;
    const uint32_t end = text.tokens[last].last_glyph;
    int clusters = 0;
    for (uint32_t g = text.tokens[first].first_glyph; g < end; ++g)
        clusters += g + 1 == end || text.shaped->glyphs[g + 1].byte != text.shaped->glyphs[g].byte;
    line.width = text.width(first, last) + tracking * std::max(0, clusters - 1);
    const auto columns = static_cast<size_t>(std::ceil(line.width / k_profile_bin)) + 2;
    line.upper.assign(columns, 1e9f);
    line.lower.assign(columns, -1e9f);
    line.top = 1e9;
    line.bottom = -1e9;
    const auto& shaped = *text.shaped;
    double tracked = -tracking;
    uint32_t cluster = ~0u;
    for (uint32_t g = text.tokens[first].first_glyph; g < end; ++g) {
        const ShapedGlyph& glyph = shaped.glyphs[g];
        if (glyph.byte != cluster) tracked += tracking;
        cluster = glyph.byte;
        const GlyphProfile& profile = shaped.faces[glyph.face]->profile(glyph.id);
        if (profile.top.empty()) continue;
        line.top = std::min(line.top, glyph.y + profile.box.y);
        line.bottom = std::max(line.bottom, glyph.y + profile.box.bottom());
        // A glyph's bins rarely fall on the line's: each is entered into both bins it may touch.
        const double shift = (glyph.x + tracked - origin) / k_profile_bin + profile.first_column;
        for (size_t i = 0; i < profile.top.size(); ++i) {
            const double at = shift + static_cast<double>(i);
            for (const double bin : {std::floor(at), std::ceil(at)}) {
                if (bin < 0 || bin >= static_cast<double>(columns)) continue;
                auto& upper = line.upper[static_cast<size_t>(bin)];
                auto& lower = line.lower[static_cast<size_t>(bin)];
                upper = std::min(upper, static_cast<float>(glyph.y) + profile.top[i]);
                lower = std::max(lower, static_cast<float>(glyph.y) + profile.bottom[i]);
            }
        }
    }
    if (line.top > line.bottom) line.top = line.bottom = 0;
    return line;
}

double touching_pitch(const LinePlace& upper, const LinePlace& lower, double reach) {
    const double column_u = upper.size * k_profile_bin, column_l = lower.size * k_profile_bin;
    const auto& below = upper.profile->lower;
    double pitch = -1e9;
    for (size_t j = 0; j < lower.profile->upper.size(); ++j) {
        if (lower.profile->upper[j] > 1e8f) continue;
        const double left = lower.x + static_cast<double>(j) * column_l - reach - upper.x;
        const double right = left + column_l + 2 * reach;
        const long from = std::max(0L, static_cast<long>(std::floor(left / column_u)));
        const long to = std::min(static_cast<long>(below.size()) - 1, static_cast<long>(std::floor(right / column_u)));
        for (long i = from; i <= to; ++i) {
            if (below[static_cast<size_t>(i)] < -1e8f) continue;
            pitch = std::max(pitch, below[static_cast<size_t>(i)] * upper.size - lower.profile->upper[j] * lower.size);
        }
    }
    return pitch;
}

}  // namespace codong
