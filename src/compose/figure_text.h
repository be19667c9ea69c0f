#pragma once

#include "compose/place.h"

namespace codong {

// One way to break a text into lines. Em of its size.
struct TextWay {
    Fit fit;
    double size = 1;   // of that fit
    double width = 0;  // ink
    double rise = 0;   // ink above the first baseline
    double span = 0;   // first to last baseline
    double fall = 0;   // ink below the last baseline
    double cost = 0;
};

// A text measured once with every way to break it, so that any size can be asked of it without setting it again.
class FigureText {
public:
    // `leading` is the least distance of baselines, em; more where the ink needs it.
    static Result<std::unique_ptr<FigureText>> make(std::unique_ptr<Node> node, double leading,
                                                    const TextContext& context);

    // The best way whose lines are no wider (em); null when none is.
    const TextWay* way(double most_width) const;
    // The way with the fewest lines, which is the widest.
    const TextWay& widest() const { return m_ways.front(); }
    // The narrowest it can be set, em.
    double least_width() const;
    double cap_height() const { return m_setting->face->cap_height(); }
    const Node& node() const { return *m_node; }
    // Gives up the node once the text has been placed.
    std::unique_ptr<Node> release() { return std::move(m_node); }

    // Set at `size` with the first baseline at `baseline`, aligned in a frame from `x`.
    Placed placed(const TextWay& way, double size, double x, double width, double baseline) const;

private:
    std::unique_ptr<Node> m_node;
    std::shared_ptr<TextSetting> m_setting;
    std::vector<TextWay> m_ways;
};

}  // namespace codong
