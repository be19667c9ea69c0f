#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/result.h"
#include "check/ink_parts.h"

namespace codong {

// Where a picture of width x height pixels shows the page's part `window` (mm).
struct PictureFrame {
    Rect window;
    int width = 0;
    int height = 0;
    double pixels_per_mm() const { return width / window.width; }
};

// A rectangle of a picture seen through square cells of `factor` pixels: big letters need no more than some 40 cells.
struct CellGrid {
    int x = 0, y = 0;  // pixels
    int factor = 1;
    int columns = 0, rows = 0;

    // The cells that cover `box` (mm) and `pad` pixels around it, as far as the picture goes.
    static CellGrid around(const Rect& box, double pad, int factor, const PictureFrame& frame);
    bool empty() const { return columns <= 0 || rows <= 0; }
    size_t count() const { return static_cast<size_t>(columns) * static_cast<size_t>(rows); }
    Rect on_page(const PictureFrame& frame) const;
};

// Sums of the pixels in each cell of a grid, filled row by row.
class CellSums {
public:
    explicit CellSums(const CellGrid& grid) : m_grid(grid), m_sums(grid.count() * 3) {}
    const CellGrid& grid() const { return m_grid; }
    void feed(int row, std::span<const uint8_t> rgb);
    // Mean of a cell, 0 to 255.
    double mean(size_t cell, size_t channel) const;
    std::vector<uint8_t> pixels() const;

private:
    CellGrid m_grid;
    std::vector<uint32_t> m_sums;
};

// How much of each cell a part of a line covers, over the cells of its own box.
struct PartMask {
    int x = 0, y = 0, columns = 0, rows = 0;  // in the line's grid
    std::vector<float> cover;
    float at(int column, int row) const {
        return cover[static_cast<size_t>(row) * static_cast<size_t>(columns) + static_cast<size_t>(column)];
    }
};

// Coverage of a line's grid: each part, the line as a whole, and what other lines there are.
struct LineMasks {
    std::vector<PartMask> parts;
    std::vector<float> line;
    std::vector<float> others;
};
Result<LineMasks> paint_masks(const InkLine& line, const std::vector<InkLine>& all, const CellGrid& grid,
                              const PictureFrame& frame);

}  // namespace codong
