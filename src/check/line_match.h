#pragma once

#include "check/raster_proof.h"

namespace codong {

// The page without its letters, painted where a line's ground is not of one colour.
class GroundPainter {
public:
    GroundPainter(const Scene& scene, const PictureFrame& frame) : m_scene(scene), m_frame(frame) {}
    const Scene& scene() const { return m_scene; }
    // RGB, a byte each, of every cell.
    Result<std::vector<uint8_t>> paint(const CellGrid& grid);

private:
    const Scene& m_scene;
    PictureFrame m_frame;
    std::optional<Scene> m_bare;
};

// Compares the cells of line `index` with its letters; faults and counts go to `match`.
Status match_line(const std::vector<InkLine>& lines, size_t index, const CellSums& cells, const PictureFrame& frame,
                  GroundPainter& ground, InkMatch& match);

}  // namespace codong
