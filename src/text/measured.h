#pragma once

#include <memory>
#include <vector>

#include "text/paragraph.h"
#include "text/shaper.h"

namespace codong {

// A paragraph shaped in one style, with what every token measures. Em of the size it will be set at.
struct MeasuredToken {
    uint32_t first_glyph = 0;
    uint32_t last_glyph = 0;  // one past
    double ink_left = 0;      // from the start of the text
    double ink_right = 0;
    double pen = 0;         // pen position before its first glyph
    double hang_left = 0;   // how far its opening marks reach out of the column of letters when it begins a line
    double hang_right = 0;  // the same of its closing marks when it ends one
};

struct MeasuredText {
    std::shared_ptr<const ShapedText> shaped;
    std::vector<MeasuredToken> tokens;

    // Ink width of the line first .. last.
    double width(size_t first, size_t last) const { return tokens[last].ink_right - tokens[first].ink_left; }
};

Result<MeasuredText> measure(const Paragraph& paragraph, const ShapeStyle& style, Shaper& shaper);

}  // namespace codong
