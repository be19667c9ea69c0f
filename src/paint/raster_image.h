#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "paint/display_list.h"
#include "paint/raster.h"

namespace codong {

// A placed photo ready for cairo: premultiplied 0xAARRGGBB, shrunk by whole pixels while it stays finer than the
// picture.
struct RasterImage {
    int width = 0;
    int height = 0;
    int shrink = 1;  // source pixels per pixel, each way; the last column and row may stand for fewer
    bool opaque = true;
    std::vector<uint32_t> colour;  // screen colours, or complements of c, m, y
    std::vector<uint32_t> black;   // complements of k, for Cmyk only
};
using RasterImages = std::map<const ImageSource*, RasterImage>;

// Every image of the list, once each, for the largest of its uses. `from_page` maps page mm to pixels.
Result<RasterImages> prepare_images(const std::vector<DrawNode>& nodes, const Transform& from_page,
                                    const RasterSpec& spec);

}  // namespace codong
