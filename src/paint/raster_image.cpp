#include "paint/raster_image.h"

#include <algorithm>
#include <cmath>

namespace codong {
namespace {

constexpr int k_surface_most = 32767;  // pixels a side of a cairo image

// Finest scale (pixels of the picture per source pixel) at which each image is used.
void collect(const std::vector<DrawNode>& nodes, const Transform& from_page,
             std::map<const ImageSource*, double>& scales) {
    for (const DrawNode& node : nodes) {
        collect(node.children, from_page, scales);
        const auto* item = std::get_if<ImageItem>(node.item);
        if (!item) continue;
        const Transform t = from_page.after(node.to_page);
        const double across = std::hypot(t.a, t.b) * item->rect.width / item->image->width;
        const double down = std::hypot(t.c, t.d) * item->rect.height / item->image->height;
        double& scale = scales[item->image.get()];
        scale = std::max({scale, across, down});
    }
}

struct Pixels {
    int width = 0;
    int height = 0;
    bool opaque = true;
    std::vector<uint8_t> rgba;
};

// Averages `shrink` x `shrink` blocks, colours weighted by alpha.
Pixels shrunk(const ImageSource& source, int shrink) {
    Pixels out{(source.width + shrink - 1) / shrink, (source.height + shrink - 1) / shrink, true, {}};
    const std::vector<uint8_t>& from = *source.rgba;
    if (shrink == 1) {
        out.rgba = from;
    } else {
        out.rgba.resize(static_cast<size_t>(out.width) * static_cast<size_t>(out.height) * 4);
        for (int y = 0; y < out.height; ++y)
            for (int x = 0; x < out.width; ++x) {
                uint64_t sum[3] = {}, alpha = 0, count = 0;
                for (int sy = y * shrink; sy < std::min((y + 1) * shrink, source.height); ++sy)
                    for (int sx = x * shrink; sx < std::min((x + 1) * shrink, source.width); ++sx) {
                        const uint8_t* p = &from[(static_cast<size_t>(sy) * static_cast<size_t>(source.width) +
                                                  static_cast<size_t>(sx)) *
                                                 4];
                        for (int i = 0; i < 3; ++i) sum[i] += static_cast<uint64_t>(p[i]) * p[3];
                        alpha += p[3];
                        ++count;
                    }
                uint8_t* to =
                    &out.rgba[(static_cast<size_t>(y) * static_cast<size_t>(out.width) + static_cast<size_t>(x)) * 4];
                for (int i = 0; i < 3; ++i) to[i] = static_cast<uint8_t>(alpha ? (sum[i] + alpha / 2) / alpha : 0);
                to[3] = static_cast<uint8_t>((alpha + count / 2) / count);
            }
    }
    for (size_t i = 3; i < out.rgba.size(); i += 4) out.opaque = out.opaque && out.rgba[i] == 255;
    return out;
}

uint32_t premultiplied(uint32_t r, uint32_t g, uint32_t b, uint32_t a) {
    const auto times = [a](uint32_t v) {
        const uint32_t t = v * a + 128;
        return (t + (t >> 8)) >> 8;
    };
    return a << 24 | times(r) << 16 | times(g) << 8 | times(b);
}

}  // namespace

Result<RasterImages> prepare_images(const std::vector<DrawNode>& nodes, const Transform& from_page,
                                    const RasterSpec& spec) {
    std::map<const ImageSource*, double> scales;
    collect(nodes, from_page, scales);
    RasterImages images;
    for (const auto& [source, scale] : scales) {
        const int most = std::max(source->width, source->height);
        const int least = (most + k_surface_most - 1) / k_surface_most;
        const int shrink = std::clamp(static_cast<int>(std::min(1.0 / scale, 1e6)), least, most);
        const Pixels pixels = shrunk(*source, shrink);
        const size_t count = pixels.rgba.size() / 4;
        RasterImage image{pixels.width, pixels.height, shrink, pixels.opaque, {}, {}};
        image.colour.resize(count);
        const uint8_t* p = pixels.rgba.data();
        if (spec.plates == Plates::Rgb) {
            for (size_t i = 0; i < count; ++i, p += 4) image.colour[i] = premultiplied(p[0], p[1], p[2], p[3]);
        } else {
            if (!spec.separate) return error("paint/no-separation", {source->file});
            const std::vector<uint8_t> inks = spec.separate(pixels.rgba);
            if (inks.size() != pixels.rgba.size()) return error("paint/no-separation", {source->file});
            image.black.resize(count);
            for (size_t i = 0; i < count; ++i, p += 4) {
                const uint8_t* ink = &inks[i * 4];
                image.colour[i] = premultiplied(255u - ink[0], 255u - ink[1], 255u - ink[2], p[3]);
                image.black[i] = premultiplied(255u - ink[3], 255u - ink[3], 255u - ink[3], p[3]);
            }
        }
        images.emplace(source, std::move(image));
    }
    return images;
}

}  // namespace codong
