#pragma once

#include "compose/place.h"

namespace codong {

// One way to break a text into lines. Em of its size.
struct TextWay {
    Fit fit;           // set at one mm to the em
    double width = 0;  // ink
    double rise = 0;   // ink above the first baseline
    double span = 0;   // first to last baseline
    double fall = 0;   // ink below the last baseline
    double cost = 0;
};

// A text measured once with every good way to break it, so that any size can be asked of it without setting it again.
class FigureText {
public:
    // `leading` is the least distance of baselines, em; more where the ink needs it. `keeps` are phrases that no line
    // end parts, as are the compound words of the message. Errors: as set_text().
    static Result<std::unique_ptr<FigureText>> make(std::unique_ptr<Node> node, double leading,
                                                    const std::vector<std::string>& keeps, const TextContext& context);

    // The best way whose lines are no wider (em); null when none is.
    const TextWay* way(double most_width) const;
    // The way with the fewest lines, which is the widest.
    const TextWay& widest() const { return m_ways.front(); }
    double cap_height() const { return m_setting->face->cap_height(); }
    // Gives up the node once the text has been placed.
    std::unique_ptr<Node> release() { return std::move(m_node); }

    // Set at `size` with the first baseline at `baseline`, aligned in a frame from `x`.
    Placed placed(const TextWay& way, double size, double x, double width, double baseline) const;

private:
    std::unique_ptr<Node> m_node;
    std::shared_ptr<TextSetting> m_setting;
    std::vector<TextWay> m_ways;  // fewest lines first
};

}  // namespace codong
