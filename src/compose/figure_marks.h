#pragma once

#include "compose/figure_canvas.h"

namespace codong {

// What stands beside or above the words of every item: a number, an icon or its value, alike in size, on a badge.
class FigureMarks {
public:
    explicit FigureMarks(FigureCanvas& canvas);

    // Of every mark at text size `u`, mm; 0 without marks. A panel is as high as its card.
    double width(double u) const;
    double height(double u) const;
    // Draws the mark of item `index` with its badge.
    void draw(size_t index, const Rect& box, double u);
    // Cap height of the smallest words in the marks, mm; 1e9 when there are none.
    double least_cap(double u) const;

private:
    struct Words {
        FigureText* figure = nullptr;
        FigureText* unit = nullptr;
    };
    double figure_size(double u) const;
    double unit_size(double u) const;
    Path badge(size_t index, const Rect& box, double u) const;
    void draw_ring(size_t index, const Rect& box);
    void draw_words(const Words& words, const Rect& box, double u);

    FigureCanvas& m_canvas;
    const FigureNode& m_figure;
    std::vector<Words> m_words;
    double m_widest = 0;       // em, of the figures
    double m_widest_unit = 0;  // em
    bool m_units = false;
};

// A band of a circle from -90 degrees on, clockwise, round at its ends; the whole band when `share` is 1.
Path ring_band(Point centre, double outer, double thickness, double share);

}  // namespace codong
