#include <cairo-pdf.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>

#include "paint/cairo_face.h"
#include "paint/cairo_handle.h"
#include "paint/scene_painter.h"
#include "paint/stored_streams.h"
#include "paint/vector.h"

namespace codong {
namespace {

constexpr double k_points_per_mm = 72 / 25.4;
// Points to the em beyond which FreeType, whose sizes are 16.16 numbers, fails; letters of 5 m are drawn as outlines.
constexpr double k_largest_text = 16'000;

cairo_status_t append_bytes(void* to, const unsigned char* data, unsigned length) {
    static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

class PdfTarget : public PaintTarget {
public:
    using Colours = std::function<Rgb(const InkPaint&)>;
    PdfTarget(Colours colours, TextAs text, CairoFaces& faces)
        : m_colours(std::move(colours)), m_text(text), m_faces(faces) {}

    Rgb colour(const InkPaint& paint) override { return m_colours(paint); }
    bool misses(const Rect&) const override { return false; }
    Rect layer_area(const Rect&) const override { return {}; }

    bool draws_text(cairo_t* cr, const GlyphRun& run, const Transform& to_device) override {
        const double stretch = std::max(std::hypot(to_device.a, to_device.b), std::hypot(to_device.c, to_device.d));
        if (m_text == TextAs::Curves || run.size * stretch > k_largest_text) return false;
        Result<cairo_font_face_t*> face = m_faces.get(run.face);
        if (!face) {
            append(m_problems, face.diagnostics());
            return true;
        }
        std::vector<cairo_glyph_t> glyphs;
        for (const Glyph& glyph : run.glyphs)
            glyphs.push_back({glyph.id, run.origin.x + glyph.x * run.size, run.origin.y + glyph.y * run.size});
        std::vector<cairo_text_cluster_t> clusters;
        for (const Cluster& cluster : run.clusters)
            clusters.push_back({static_cast<int>(cluster.byte_count), static_cast<int>(cluster.glyph_count)});
        cairo_save(cr);
        const cairo_matrix_t matrix = cairo_matrix(to_device);
        cairo_set_matrix(cr, &matrix);
        cairo_set_font_face(cr, *face);
        cairo_set_font_size(cr, run.size);
        cairo_show_text_glyphs(cr, run.text.data(), static_cast<int>(run.text.size()), glyphs.data(),
                               static_cast<int>(glyphs.size()), clusters.data(), static_cast<int>(clusters.size()),
                               static_cast<cairo_text_cluster_flags_t>(0));
        cairo_restore(cr);
        return true;
    }

    void draw_image(cairo_t* cr, const ImageItem& item, const Transform& to_device) override {
        ++m_images;
        CairoHandle<cairo_surface_t> surface = surface_of(*item.image);
        const Rect& r = item.rect;
        cairo_save(cr);
        const cairo_matrix_t matrix =
            cairo_matrix(to_device.after({r.width / item.image->width, 0, 0, r.height / item.image->height, r.x, r.y}));
        cairo_set_matrix(cr, &matrix);
        cairo_set_source_surface(cr, surface.get(), 0, 0);
        cairo_paint(cr);
        cairo_restore(cr);
    }

    int images() const { return m_images; }
    Diagnostics take_problems() { return std::move(m_problems); }

private:
    static CairoHandle<cairo_surface_t> surface_of(const ImageSource& source) {
        const uint8_t* p = source.rgba->data();
        const size_t count = source.rgba->size() / 4;
        bool opaque = true;
        for (size_t i = 0; i < count; ++i) opaque = opaque && p[i * 4 + 3] == 255;
        CairoHandle<cairo_surface_t> surface(
            cairo_image_surface_create(opaque ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32, source.width, source.height));
        if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) return surface;
        unsigned char* rows = cairo_image_surface_get_data(surface.get());
        const int stride = cairo_image_surface_get_stride(surface.get());
        for (int y = 0; y < source.height; ++y) {
            auto* row = reinterpret_cast<uint32_t*>(rows + static_cast<ptrdiff_t>(y) * stride);
            for (int x = 0; x < source.width; ++x, p += 4) row[x] = premultiplied(p[0], p[1], p[2], p[3]);
        }
        cairo_surface_mark_dirty(surface.get());
        return surface;
    }

    static uint32_t premultiplied(uint32_t r, uint32_t g, uint32_t b, uint32_t a) {
        const auto times = [a](uint32_t v) { return (v * a + 127) / 255; };
        return a << 24 | times(r) << 16 | times(g) << 8 | times(b);
    }

    Colours m_colours;
    TextAs m_text;
    CairoFaces& m_faces;
    Diagnostics m_problems;
    int m_images = 0;
};

CairoHandle<cairo_surface_t> pdf_surface(std::string& bytes, double width, double height) {
    CairoHandle<cairo_surface_t> surface(cairo_pdf_surface_create_for_stream(append_bytes, &bytes, width, height));
    cairo_pdf_surface_restrict_to_version(surface.get(), CAIRO_PDF_VERSION_1_5);
    return surface;
}

// One page: what `target` draws of the scene, `from_page` in points.
Status paint_page(cairo_surface_t* surface, const Scene& scene, const Transform& from_page, PdfTarget& target) {
    TRY_ASSIGN(const std::vector<DrawNode> nodes, build_display_list(scene));
    const CairoHandle<cairo_t> cr(cairo_create(surface));
    const CairoHandle<cairo_font_options_t> options(cairo_font_options_create());
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
    cairo_set_font_options(cr.get(), options.get());
    paint_nodes(cr.get(), nodes, from_page, target);
    if (Diagnostics problems = target.take_problems(); !problems.empty()) return problems;
    if (const cairo_status_t status = cairo_status(cr.get()); status != CAIRO_STATUS_SUCCESS)
        return error("paint/cairo", {cairo_status_to_string(status)});
    cairo_show_page(cr.get());
    return Done{};
}

Status finished(cairo_surface_t* surface) {
    cairo_surface_finish(surface);
    if (const cairo_status_t status = cairo_surface_status(surface); status != CAIRO_STATUS_SUCCESS)
        return error("paint/cairo", {cairo_status_to_string(status)});
    return Done{};
}

}  // namespace

Result<PaintedPdf> paint_pdf(const Scene& scene, const PdfSpec& spec) {
    const Rect bleed = scene.bleed_rect();
    const double k = k_points_per_mm * spec.scale;
    if (!(std::isfinite(k) && k > 0 && bleed.width > 0 && bleed.height > 0 &&
          std::isfinite(bleed.width + bleed.height)))
        return error("paint/bad-page", {std::to_string(bleed.width), std::to_string(bleed.height)});
    PaintedPdf out{{}, KeyTable(scene.inks), 0};
    const StoredStreams stored;
    CairoFaces faces;
    const auto surface = pdf_surface(out.bytes, bleed.width * k, bleed.height * k);
    // Cairo would write the clock's time; the press sets the campaign's date.
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, "");
    const auto key = [&out](const InkPaint& paint) {
        const KeyColour found = out.keys.key(paint.ink, paint.tint);
        return Rgb{found.r / 65535.0, found.g / 65535.0, found.b / 65535.0};
    };
    PdfTarget target(key, spec.text, faces);
    TRY_STATUS(paint_page(surface.get(), scene, {k, 0, 0, k, -bleed.x * k, -bleed.y * k}, target));
    TRY_STATUS(finished(surface.get()));
    out.images = target.images();
    return out;
}

Result<std::string> paint_deck(std::span<const Scene* const> pages, const DeckInfo& info) {
    std::string bytes;
    CairoFaces faces;
    const auto surface = pdf_surface(bytes, 1, 1);
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, info.title.c_str());
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_SUBJECT, info.subject.c_str());
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_AUTHOR, info.author.c_str());
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATOR, info.creator.c_str());
    const std::string when = info.date + "T00:00:00+07:00";
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, when.c_str());
    for (const Scene* scene : pages) {
        const auto colour = [scene](const InkPaint& paint) { return scene->inks[paint.ink].rgb.tinted(paint.tint); };
        PdfTarget target(colour, TextAs::Live, faces);
        const Rect trim = scene->trim_rect();
        cairo_pdf_surface_set_size(surface.get(), trim.width * k_points_per_mm, trim.height * k_points_per_mm);
        TRY_STATUS(paint_page(surface.get(), *scene, {k_points_per_mm, 0, 0, k_points_per_mm, 0, 0}, target));
    }
    TRY_STATUS(finished(surface.get()));
    return bytes;
}

}  // namespace codong
