#include "paint/tile.h"

#include <algorithm>
#include <cmath>

#include "paint/cairo_handle.h"
#include "paint/pack.h"
#include "paint/scene_painter.h"

namespace codong {
namespace {

// A shape's antialiased edge and its rounding to 1/256 pixel stay within this many pixels of its bounds.
constexpr double k_margin = 1;

double whole_byte(double v) {
    return std::round(std::clamp(v, 0.0, 1.0) * 255) / 255;
}

// The surface holds the complement of what is written, so the ink is what is rounded.
double complement(double percent) {
    return 1 - whole_byte(percent / 100);
}

Rect mapped(const Rect& r, const Transform& t) {
    const Point corners[] = {t.apply({r.x, r.y}), t.apply({r.right(), r.y}), t.apply({r.x, r.bottom()}),
                             t.apply({r.right(), r.bottom()})};
    const auto [l, right] = std::minmax({corners[0].x, corners[1].x, corners[2].x, corners[3].x});
    const auto [top, bottom] = std::minmax({corners[0].y, corners[1].y, corners[2].y, corners[3].y});
    return {l, top, right - l, bottom - top};
}

}  // namespace

class TilePainter::Target : public PaintTarget {
public:
    Target(const Picture& picture, Pass pass, const Transform& from_page, int width, int height)
        : m_picture(picture),
          m_pass(pass),
          m_from_page(from_page),
          m_area{0, 0, static_cast<double>(width), static_cast<double>(height)} {}

    Rgb colour(const InkPaint& paint) override {
        const Ink& ink = m_picture.scene.inks[paint.ink];
        const double tint = std::clamp(paint.tint, 0.0, 1.0);
        if (m_pass == Pass::Screen) {
            const Rgb c = ink.rgb.tinted(tint);
            return {whole_byte(c.r), whole_byte(c.g), whole_byte(c.b)};
        }
        const Cmyk c = ink.cmyk.tinted(tint);
        if (m_pass == Pass::Colour) return {complement(c.c), complement(c.m), complement(c.y)};
        return {complement(c.k), complement(c.k), complement(c.k)};
    }

    bool misses(const Rect& page_bounds) const override {
        const Rect r = mapped(page_bounds, m_from_page).inset(-k_margin);
        return r.x > m_area.right() || r.y > m_area.bottom() || r.right() < m_area.x || r.bottom() < m_area.y;
    }

    Rect layer_area(const Rect& page_bounds) const override {
        const Rect r = mapped(page_bounds, m_from_page).inset(-k_margin);
        const double l = std::floor(r.x), t = std::floor(r.y);
        return Rect{l, t, std::ceil(r.right()) - l, std::ceil(r.bottom()) - t}.intersection(m_area);
    }

    bool draws_text(cairo_t*, const GlyphRun&, const Transform&) override { return false; }

    void draw_image(cairo_t* cr, const ImageItem& item, const Transform& to_device) override {
        const RasterImage& image = m_picture.images.at(item.image.get());
        const std::vector<uint32_t>& pixels = m_pass == Pass::Black ? image.black : image.colour;
        // A surface of our own over shared pixels: pixman's reference counts are not atomic. Cairo only reads a source.
        auto* bytes = reinterpret_cast<unsigned char*>(const_cast<uint32_t*>(pixels.data()));
        const CairoHandle<cairo_surface_t> surface(
            cairo_image_surface_create_for_data(bytes, image.opaque ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32,
                                                image.width, image.height, image.width * 4));
        cairo_set_source_surface(cr, surface.get(), 0, 0);
        const double across = static_cast<double>(item.image->width) / image.shrink;
        const double down = static_cast<double>(item.image->height) / image.shrink;
        const Rect& r = item.rect;
        const Transform from_pixels = to_device.after({r.width / across, 0, 0, r.height / down, r.x, r.y});
        cairo_matrix_t matrix = cairo_matrix(from_pixels);
        cairo_matrix_invert(&matrix);
        cairo_pattern_t* pattern = cairo_get_source(cr);
        cairo_pattern_set_matrix(pattern, &matrix);
        cairo_pattern_set_extend(pattern, CAIRO_EXTEND_PAD);
        cairo_pattern_set_filter(pattern, CAIRO_FILTER_GOOD);
        cairo_new_path(cr);
        for (const Point corner :
             {Point{r.x, r.y}, Point{r.right(), r.y}, Point{r.right(), r.bottom()}, Point{r.x, r.bottom()}}) {
            const Point p = to_device.apply(corner);
            cairo_line_to(cr, p.x, p.y);
        }
        cairo_close_path(cr);
        cairo_fill(cr);
    }

private:
    const Picture& m_picture;
    Pass m_pass;
    Transform m_from_page;
    Rect m_area;
};

Result<Picture> make_picture(const Scene& scene, const RasterSpec& spec) {
    const bool good = spec.width > 0 && spec.height > 0 && spec.width <= 1'000'000 && spec.height <= 1'000'000 &&
                      std::isfinite(spec.window.x + spec.window.y) && spec.window.width > 0 && spec.window.height > 0 &&
                      std::isfinite(spec.window.width + spec.window.height);
    if (!good) return error("paint/bad-size", {std::to_string(spec.width), std::to_string(spec.height)});
    const double sx = spec.width / spec.window.width, sy = spec.height / spec.window.height;
    const Transform from_page{sx, 0, 0, sy, -spec.window.x * sx, -spec.window.y * sy};
    TRY_ASSIGN(std::vector<DrawNode> nodes, build_display_list(scene));
    TRY_ASSIGN(RasterImages images, prepare_images(nodes, from_page, spec));
    return Picture{scene, spec, from_page, std::move(nodes), std::move(images)};
}

Status TilePainter::draw(int x, int y, int w, int h, uint8_t* to, size_t stride) {
    const size_t width = static_cast<size_t>(w);
    if (m_picture.spec.plates == Plates::Rgb) {
        TRY_STATUS(draw_pass(x, y, w, h, Pass::Screen, m_pixels));
        for (size_t row = 0; row < static_cast<size_t>(h); ++row)
            pack_rgb(&m_pixels[row * width], width, to + row * stride);
        return Done{};
    }
    TRY_STATUS(draw_pass(x, y, w, h, Pass::Colour, m_pixels));
    TRY_STATUS(draw_pass(x, y, w, h, Pass::Black, m_black));
    for (size_t row = 0; row < static_cast<size_t>(h); ++row)
        pack_cmyk(&m_pixels[row * width], &m_black[row * width], width, to + row * stride);
    return Done{};
}

Status TilePainter::draw_pass(int x, int y, int w, int h, Pass pass, std::vector<uint32_t>& pixels) {
    pixels.assign(static_cast<size_t>(w) * static_cast<size_t>(h), 0xFFFFFFFFu);
    const CairoHandle<cairo_surface_t> surface(cairo_image_surface_create_for_data(
        reinterpret_cast<unsigned char*>(pixels.data()), CAIRO_FORMAT_RGB24, w, h, w * 4));
    const CairoHandle<cairo_t> cr(cairo_create(surface.get()));
    // Never CAIRO_ANTIALIAS_FAST: in cairo 1.16 it writes past its spans when nearly every pixel of a row is an edge.
    cairo_set_antialias(cr.get(), CAIRO_ANTIALIAS_GRAY);
    const Transform from_page = Transform::translation(-x, -y).after(m_picture.from_page);
    Target target(m_picture, pass, from_page, w, h);
    paint_nodes(cr.get(), m_picture.nodes, from_page, target);
    cairo_surface_flush(surface.get());
    if (const cairo_status_t status = cairo_status(cr.get()); status != CAIRO_STATUS_SUCCESS)
        return error("paint/cairo", {cairo_status_to_string(status)});
    return Done{};
}

}  // namespace codong
