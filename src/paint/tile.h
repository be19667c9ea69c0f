#pragma once

#include <cstdint>
#include <vector>

#include "paint/display_list.h"
#include "paint/raster.h"
#include "paint/raster_image.h"

namespace codong {

// All that the tiles of one picture share; read-only while they are drawn.
struct Picture {
    const Scene& scene;
    const RasterSpec& spec;
    Transform from_page;  // page mm to pixels of the whole picture
    std::vector<DrawNode> nodes;
    RasterImages images;
};

Result<Picture> make_picture(const Scene& scene, const RasterSpec& spec);

// Draws tiles of one picture, one at a time, reusing its surfaces. One per thread.
class TilePainter {
public:
    explicit TilePainter(const Picture& picture) : m_picture(picture) {}
    // Pixels [x, x+w) x [y, y+h) of the picture go to `to`, rows `stride` bytes apart.
    Status draw(int x, int y, int w, int h, uint8_t* to, size_t stride);

private:
    enum class Pass : unsigned char { Screen, Colour, Black };
    Status draw_pass(int x, int y, int w, int h, Pass pass, std::vector<uint32_t>& pixels);
    class Target;

    const Picture& m_picture;
    std::vector<uint32_t> m_pixels;
    std::vector<uint32_t> m_black;
};

}  // namespace codong
