#include <cairo.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string_view>

#include "paint/cairo_handle.h"
#include "paint/display_list.h"
#include "paint/vector.h"

namespace codong {
namespace {

// Four decimals of a millimetre (a thousandth of a screen pixel), no trailing zeros, never "-0".
std::string number(double v) {
    const double rounded = std::round(v * 1e4) / 1e4;
    return fmt::format("{}", rounded == 0 ? 0.0 : rounded);
}

std::string pair(Point p) {
    return number(p.x) + " " + number(p.y);
}

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            default:
                out += static_cast<unsigned char>(c) < 32 ? ' ' : c;
        }
    }
    return out;
}

void add_path(std::string& d, std::span<const Path::Segment> segments, const Transform& t) {
    for (const Path::Segment& s : segments) {
        switch (s.verb) {
            case Path::Verb::Move:
                d += "M" + pair(t.apply(s.points[0]));
                break;
            case Path::Verb::Line:
                d += "L" + pair(t.apply(s.points[0]));
                break;
            case Path::Verb::Cubic:
                d += "C" + pair(t.apply(s.points[0])) + " " + pair(t.apply(s.points[1])) + " " +
                     pair(t.apply(s.points[2]));
                break;
            case Path::Verb::Close:
                d += "Z";
                break;
        }
    }
}

std::string path_data(const Path& path) {
    std::string d;
    add_path(d, path.segments(), {});
    return d;
}

std::string path_data(const GlyphRun& run) {
    std::string d;
    for (const Glyph& glyph : run.glyphs)
        add_path(d, run.face->outline(glyph.id).segments(),
                 {run.size, 0, 0, run.size, run.origin.x + glyph.x * run.size, run.origin.y + glyph.y * run.size});
    return d;
}

std::string matrix(const Transform& t) {
    // Six significant decimals for the linear part: it multiplies lengths of metres.
    const auto factor = [](double v) { return fmt::format("{}", std::round(v * 1e9) / 1e9 + 0.0); };
    return fmt::format("matrix({} {} {} {} {} {})", factor(t.a), factor(t.b), factor(t.c), factor(t.d), number(t.e),
                       number(t.f));
}

std::string base64(const std::vector<uint8_t>& bytes) {
    constexpr char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    for (size_t i = 0; i < bytes.size(); i += 3) {
        const size_t left = std::min<size_t>(3, bytes.size() - i);
        uint32_t word = 0;
        for (size_t k = 0; k < 3; ++k) word = word << 8 | (k < left ? bytes[i + k] : 0u);
        for (size_t k = 0; k < 4; ++k) out += k <= left ? digits[word >> (18 - 6 * k) & 63] : '=';
    }
    return out;
}

std::string png_of(const ImageSource& source) {
    const CairoHandle<cairo_surface_t> surface(
        cairo_image_surface_create(CAIRO_FORMAT_ARGB32, source.width, source.height));
    unsigned char* rows = cairo_image_surface_get_data(surface.get());
    if (!rows) return {};
    const uint8_t* p = source.rgba->data();
    for (int y = 0; y < source.height; ++y) {
        auto* row = reinterpret_cast<uint32_t*>(rows + static_cast<ptrdiff_t>(y) *
                                                           cairo_image_surface_get_stride(surface.get()));
        for (int x = 0; x < source.width; ++x, p += 4) {
            const uint32_t a = p[3];
            const auto times = [a](uint32_t v) { return (v * a + 127) / 255; };
            row[x] = a << 24 | times(p[0]) << 16 | times(p[1]) << 8 | times(p[2]);
        }
    }
    cairo_surface_mark_dirty(surface.get());
    std::vector<uint8_t> png;
    const auto append = [](void* to, const unsigned char* data, unsigned length) {
        auto& bytes = *static_cast<std::vector<uint8_t>*>(to);
        bytes.insert(bytes.end(), data, data + length);
        return CAIRO_STATUS_SUCCESS;
    };
    const bool written = cairo_surface_write_to_png_stream(surface.get(), append, &png) == CAIRO_STATUS_SUCCESS;
    return written ? base64(png) : std::string();
}

class SvgWriter {
public:
    explicit SvgWriter(const Scene& scene) : m_scene(scene) {}

    std::string run() {
        const Size& trim = m_scene.trim;
        std::string symbols;
        for (size_t i = 0; i < m_scene.symbols.size(); ++i) {
            symbols += fmt::format("<g id=\"s{}\">\n", i);
            items(m_scene.symbols[i], symbols);
            symbols += "</g>\n";
        }
        std::string body;
        items(m_scene.items, body);
        const std::string w = number(trim.width), h = number(trim.height);
        return fmt::format(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"{0}mm\" "
            "height=\"{1}mm\" "
            "viewBox=\"0 0 {0} {1}\">\n<defs>\n{2}{3}</defs>\n<rect width=\"{0}\" height=\"{1}\" "
            "fill=\"#FFFFFF\"/>\n{4}</svg>\n",
            w, h, m_defs, symbols, body);
    }

private:
    void items(const std::vector<Item>& list, std::string& out) {
        for (const Item& item : list) std::visit([&](const auto& kind) { add(kind, out); }, item);
    }

    void add(const std::unique_ptr<Group>& group, std::string& out) {
        std::string attributes;
        if (group->transform != Transform{}) attributes += fmt::format(" transform=\"{}\"", matrix(group->transform));
        if (group->opacity < 1) attributes += fmt::format(" opacity=\"{}\"", number(std::max(group->opacity, 0.0)));
        if (group->blend == Blend::Multiply) attributes += " style=\"mix-blend-mode:multiply\"";
        if (group->clip) {
            const std::string id = next_id("c");
            m_defs += fmt::format("<clipPath id=\"{}\"><path d=\"{}\"/></clipPath>\n", id, path_data(*group->clip));
            attributes += fmt::format(" clip-path=\"url(#{})\"", id);
        }
        if (group->mask) attributes += fmt::format(" mask=\"url(#{})\"", mask(*group));
        out += "<g" + attributes + ">\n";
        items(group->items, out);
        out += "</g>\n";
    }

    void add(const GlyphRun& run, std::string& out) {
        if (!run.face) return;
        const std::string d = path_data(run);
        out += fmt::format("<g aria-label=\"{}\">\n", escaped(run.text));
        if (run.stroke && run.stroke->width > 0) stroke(d, *run.stroke, out);
        if (!d.empty()) out += fmt::format("<path d=\"{}\" fill=\"{}\"/>\n", d, paint(run.fill));
        out += "</g>\n";
    }

    void add(const FilledPath& filled, std::string& out) {
        const char* rule = filled.rule == FillRule::EvenOdd ? " fill-rule=\"evenodd\"" : "";
        out += fmt::format("<path d=\"{}\" fill=\"{}\"{}/>\n", path_data(filled.path), paint(filled.fill), rule);
    }

    void add(const StrokedPath& stroked, std::string& out) {
        if (stroked.stroke.width > 0) stroke(path_data(stroked.path), stroked.stroke, out);
    }

    void add(const ImageItem& image, std::string& out) {
        const Rect& r = image.rect;
        out += fmt::format(
            "<image x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" preserveAspectRatio=\"none\" "
            "xlink:href=\"data:image/png;base64,{}\"/>\n",
            number(r.x), number(r.y), number(r.width), number(r.height), png_of(*image.image));
    }

    void add(const SymbolUse& use, std::string& out) {
        out += fmt::format("<use xlink:href=\"#s{}\" transform=\"{}\"/>\n", use.symbol, matrix(use.transform));
    }

    void stroke(const std::string& d, const Stroke& s, std::string& out) {
        constexpr const char* caps[] = {"butt", "round", "square"};
        constexpr const char* joins[] = {"miter", "round", "bevel"};
        out += fmt::format(
            "<path d=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{}\" stroke-linecap=\"{}\" "
            "stroke-linejoin=\"{}\" stroke-miterlimit=\"{}\"/>\n",
            d, paint(s.paint), number(s.width), caps[static_cast<int>(s.cap)], joins[static_cast<int>(s.join)],
            number(k_miter_limit));
    }

    std::string colour(const InkPaint& p) const {
        return to_hex(m_scene.inks[p.ink].rgb.tinted(std::clamp(p.tint, 0.0, 1.0)));
    }

    // The value of a fill or stroke attribute; a gradient goes to the definitions.
    std::string paint(const Paint& given) {
        const Paint simple = canonical(given);
        if (const auto* flat = std::get_if<InkPaint>(&simple)) return colour(*flat);
        const Gradient& g = std::get<Gradient>(simple);
        std::string stops;
        for (const GradientStop& stop : g.stops)
            stops += fmt::format("<stop offset=\"{}\" stop-color=\"{}\"/>", number(stop.offset), colour(stop.paint));
        const std::string id = next_id("g");
        if (g.kind == Gradient::Kind::Linear)
            m_defs += linear(id, g.from, g.to, stops);
        else
            m_defs += fmt::format(
                "<radialGradient id=\"{}\" gradientUnits=\"userSpaceOnUse\" fx=\"{}\" fy=\"{}\" fr=\"{}\" cx=\"{}\" "
                "cy=\"{}\" r=\"{}\">{}</radialGradient>\n",
                id, number(g.from.x), number(g.from.y), number(g.r0), number(g.to.x), number(g.to.y), number(g.r1),
                stops);
        return fmt::format("url(#{})", id);
    }

    static std::string linear(const std::string& id, Point from, Point to, const std::string& stops) {
        return fmt::format(
            "<linearGradient id=\"{}\" gradientUnits=\"userSpaceOnUse\" x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\">{}"
            "</linearGradient>\n",
            id, number(from.x), number(from.y), number(to.x), number(to.y), stops);
    }

    // A mask's brightness is its alpha: grey stops on a rectangle that covers the group.
    std::string mask(const Group& group) {
        Rect box;
        for (const Item& item : group.items) box = box.united(ink_bounds(item, m_scene));
        box = box.inset(-std::max(box.width, box.height));
        std::string stops;
        for (const AlphaMask::Stop& stop : group.mask->stops)
            stops += fmt::format("<stop offset=\"{}\" stop-color=\"#FFFFFF\" stop-opacity=\"{}\"/>",
                                 number(stop.offset), number(std::clamp(stop.alpha, 0.0, 1.0)));
        const std::string ramp = next_id("g"), id = next_id("m");
        const std::string area = fmt::format("x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"", number(box.x),
                                             number(box.y), number(box.width), number(box.height));
        m_defs += linear(ramp, group.mask->from, group.mask->to, stops);
        m_defs +=
            fmt::format("<mask id=\"{0}\" maskUnits=\"userSpaceOnUse\" {1}><rect {1} fill=\"url(#{2})\"/></mask>\n", id,
                        area, ramp);
        return id;
    }

    std::string next_id(const char* kind) { return fmt::format("{}{}", kind, m_ids++); }

    const Scene& m_scene;
    std::string m_defs;
    int m_ids = 0;
};

}  // namespace

Result<std::string> paint_svg(const Scene& scene) {
    if (const auto nodes = build_display_list(scene); !nodes) return Diagnostics(nodes.diagnostics());
    return SvgWriter(scene).run();
}

}  // namespace codong
