#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

#include "compose/compose.h"
#include "paint/raster.h"

namespace codong::test {

// A page as a small picture, to judge where something stands.
class SmallPicture {
public:
    explicit SmallPicture(const Scene& scene, int longest = 96) {
        const double scale = longest / std::max(scene.trim.width, scene.trim.height);
        m_width = std::max(8, static_cast<int>(std::lround(scene.trim.width * scale)));
        m_height = std::max(8, static_cast<int>(std::lround(scene.trim.height * scale)));
        RasterSpec spec;
        spec.window = {0, 0, scene.trim.width, scene.trim.height};
        spec.width = m_width;
        spec.height = m_height;
        auto drawn = paint_raster(scene, spec, 1, [&](const PixelBand& band) {
            m_pixels.insert(m_pixels.end(), band.pixels.begin(), band.pixels.end());
            return true;
        });
        m_drawn = drawn.has_value() && m_pixels.size() == static_cast<size_t>(m_width) * m_height * 3;
    }

    // The widest band from edge to edge, level or upright, in which nothing stands on its ground, as a share of the
    // page; all of a page that cannot be drawn.
    double widest_empty_band() const { return m_drawn ? std::max(widest_band(true), widest_band(false)) : 1; }

private:
    static constexpr int k_differs = 24;        // of 255, in any colour
    static constexpr double k_crossing = 0.04;  // share of a row that may be something else: a stalk, a border

    const uint8_t* at(int column, int row) const {
        return &m_pixels[(static_cast<size_t>(row) * m_width + column) * 3];
    }
    static bool differs(const uint8_t* a, const uint8_t* b) {
        return std::abs(a[0] - b[0]) > k_differs || std::abs(a[1] - b[1]) > k_differs ||
               std::abs(a[2] - b[2]) > k_differs;
    }

    double widest_band(bool level) const {
        const int lines = level ? m_height : m_width, along = level ? m_width : m_height;
        const auto pixel = [&](int line, int i) { return level ? at(i, line) : at(line, i); };
        int widest = 0, current = 0;
        const uint8_t* ground = nullptr;
        for (int line = 0; line < lines; ++line) {
            const uint8_t* most = pixel(line, along / 2);
            int best = 0;
            for (int i = 0; i < along; i += std::max(1, along / 8)) {  // the line's own ground
                int same = 0;
                for (int j = 0; j < along; ++j) same += !differs(pixel(line, i), pixel(line, j));
                if (same > best) {
                    best = same;
                    most = pixel(line, i);
                }
            }
            const bool empty = best >= along * (1 - k_crossing);
            if (!empty || (ground && differs(ground, most))) current = 0;
            ground = empty ? most : nullptr;
            current += empty;
            widest = std::max(widest, current);
        }
        return static_cast<double>(widest) / lines;
    }

    int m_width = 0, m_height = 0;
    bool m_drawn = false;
    std::vector<uint8_t> m_pixels;
};

// How far a text over the slogan is from sharing an edge or an axis with it, mm; 0 where it stands elsewhere.
inline double off_column(const Rect& slogan, const Rect& text) {
    if (text.bottom() > slogan.y || text.right() <= slogan.x || text.x >= slogan.right()) return 0;
    return std::min({std::abs(text.x - slogan.x), std::abs(text.right() - slogan.right()),
                     std::abs(text.x + text.width / 2 - slogan.x - slogan.width / 2)});
}

}  // namespace codong::test
