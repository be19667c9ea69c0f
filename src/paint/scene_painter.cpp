#include "paint/scene_painter.h"

#include <algorithm>
#include <cmath>

#include "paint/cairo_handle.h"

namespace codong {
namespace {

constexpr double k_similar = 1e-9;

cairo_line_cap_t cap_of(LineCap cap) {
    switch (cap) {
        case LineCap::Butt:
            return CAIRO_LINE_CAP_BUTT;
        case LineCap::Round:
            return CAIRO_LINE_CAP_ROUND;
        case LineCap::Square:
            return CAIRO_LINE_CAP_SQUARE;
    }
    return CAIRO_LINE_CAP_BUTT;
}

cairo_line_join_t join_of(LineJoin join) {
    switch (join) {
        case LineJoin::Miter:
            return CAIRO_LINE_JOIN_MITER;
        case LineJoin::Round:
            return CAIRO_LINE_JOIN_ROUND;
        case LineJoin::Bevel:
            return CAIRO_LINE_JOIN_BEVEL;
    }
    return CAIRO_LINE_JOIN_ROUND;
}

// Lengths keep their ratio in every direction, so a stroke needs no pen matrix.
bool keeps_shape(const Transform& t) {
    const double size = std::abs(t.a) + std::abs(t.b) + std::abs(t.c) + std::abs(t.d);
    return std::abs(t.a * t.c + t.b * t.d) <= k_similar * size * size &&
           std::abs(std::hypot(t.a, t.b) - std::hypot(t.c, t.d)) <= k_similar * size;
}

// How a leaf reaches the page: straight, or with what its group would have done to it alone.
struct Ink {
    double alpha = 1;
    cairo_operator_t op = CAIRO_OPERATOR_OVER;
};

class Painter {
public:
    Painter(cairo_t* cr, const Transform& from_page, PaintTarget& target)
        : m_cr(cr), m_from_page(from_page), m_target(target) {}

    void all(std::span<const DrawNode> nodes) {
        for (const DrawNode& node : nodes) {
            if (m_target.misses(node.bounds)) continue;
            if (const Group* group = node.group())
                draw_group(node, *group);
            else
                leaf(node, {});
        }
    }

private:
    Transform device(const Transform& to_page) const { return m_from_page.after(to_page); }

    void leaf(const DrawNode& node, const Ink& ink) {
        cairo_set_operator(m_cr, ink.op);
        if (const auto* run = std::get_if<GlyphRun>(node.item))
            draw_run(node, *run, ink);
        else if (const auto* filled = std::get_if<FilledPath>(node.item))
            fill(node, filled->rule == FillRule::EvenOdd ? CAIRO_FILL_RULE_EVEN_ODD : CAIRO_FILL_RULE_WINDING, ink);
        else if (std::holds_alternative<StrokedPath>(*node.item))
            stroke(node, ink);
        else if (const auto* image = std::get_if<ImageItem>(node.item))
            m_target.draw_image(m_cr, *image, device(node.to_page));
        cairo_set_operator(m_cr, CAIRO_OPERATOR_OVER);
    }

    void draw_run(const DrawNode& node, const GlyphRun& run, const Ink& ink) {
        if (node.stroke) stroke(node, ink);
        set_source(node.fill, node.to_page, ink.alpha);
        if (m_target.draws_text(m_cr, run, device(node.to_page))) return;
        fill(node, CAIRO_FILL_RULE_WINDING, ink);
    }

    void fill(const DrawNode& node, cairo_fill_rule_t rule, const Ink& ink) {
        if (!trace(node.parts, 0)) return;
        set_source(node.fill, node.to_page, ink.alpha);
        cairo_set_fill_rule(m_cr, rule);
        cairo_fill(m_cr);
    }

    void stroke(const DrawNode& node, const Ink& ink) {
        if (!trace(node.parts, node.reach)) return;
        const Stroke& how = *node.stroke;
        set_source(how.paint, node.to_page, ink.alpha);
        cairo_set_line_cap(m_cr, cap_of(how.cap));
        cairo_set_line_join(m_cr, join_of(how.join));
        cairo_set_miter_limit(m_cr, k_miter_limit);
        const Transform to_device = device(node.to_page);
        if (keeps_shape(to_device)) {
            cairo_set_line_width(m_cr, how.width * to_device.scale());
            cairo_stroke(m_cr);
            return;
        }
        cairo_save(m_cr);
        const cairo_matrix_t pen = cairo_matrix(to_device);
        cairo_set_matrix(m_cr, &pen);
        cairo_set_line_width(m_cr, how.width);
        cairo_stroke(m_cr);
        cairo_restore(m_cr);
    }

    // Puts what shows of the parts on the path; false when none does.
    bool trace(const std::vector<ShapePart>& parts, double reach) {
        cairo_new_path(m_cr);
        bool any = false;
        for (const ShapePart& part : parts) {
            if (m_target.misses(part.bounds.inset(-reach))) continue;
            trace(part);
            any = true;
        }
        return any;
    }

    void trace(const ShapePart& part) {
        const Transform t = device(part.to_page);
        for (const Path::Segment& s : part.segments) {
            switch (s.verb) {
                case Path::Verb::Move: {
                    const Point p = t.apply(s.points[0]);
                    cairo_move_to(m_cr, p.x, p.y);
                    break;
                }
                case Path::Verb::Line: {
                    const Point p = t.apply(s.points[0]);
                    cairo_line_to(m_cr, p.x, p.y);
                    break;
                }
                case Path::Verb::Cubic: {
                    const Point a = t.apply(s.points[0]), b = t.apply(s.points[1]), p = t.apply(s.points[2]);
                    cairo_curve_to(m_cr, a.x, a.y, b.x, b.y, p.x, p.y);
                    break;
                }
                case Path::Verb::Close:
                    cairo_close_path(m_cr);
                    break;
            }
        }
    }

    void set_source(const Paint& paint, const Transform& to_page, double alpha) {
        if (const auto* flat = std::get_if<InkPaint>(&paint)) {
            const Rgb c = m_target.colour(*flat);
            if (alpha >= 1)
                cairo_set_source_rgb(m_cr, c.r, c.g, c.b);
            else
                cairo_set_source_rgba(m_cr, c.r, c.g, c.b, alpha);
            return;
        }
        const Gradient& g = std::get<Gradient>(paint);
        const CairoHandle<cairo_pattern_t> pattern(
            g.kind == Gradient::Kind::Linear
                ? cairo_pattern_create_linear(g.from.x, g.from.y, g.to.x, g.to.y)
                : cairo_pattern_create_radial(g.from.x, g.from.y, g.r0, g.to.x, g.to.y, g.r1));
        for (const GradientStop& stop : g.stops) {
            const Rgb c = m_target.colour(stop.paint);
            cairo_pattern_add_color_stop_rgb(pattern.get(), stop.offset, c.r, c.g, c.b);
        }
        set_pattern(pattern.get(), to_page);
        cairo_set_source(m_cr, pattern.get());
    }

    void set_pattern(cairo_pattern_t* pattern, const Transform& to_page) const {
        cairo_pattern_set_extend(pattern, CAIRO_EXTEND_PAD);
        cairo_matrix_t matrix = cairo_matrix(device(to_page));
        cairo_matrix_invert(&matrix);
        cairo_pattern_set_matrix(pattern, &matrix);
    }

    // A group of one shape in one flat ink needs no layer: the shape takes the group's opacity and blending itself.
    static bool is_single_shape(const DrawNode& node, const Group& group) {
        if (node.children.size() != 1 || group.mask) return false;
        const DrawNode& child = node.children.front();
        if (!std::holds_alternative<FilledPath>(*child.item) && !std::holds_alternative<StrokedPath>(*child.item))
            return false;
        const Paint& paint = child.stroke ? child.stroke->paint : child.fill;
        return group.opacity >= 1 || std::holds_alternative<InkPaint>(paint);
    }

    void draw_group(const DrawNode& node, const Group& group) {
        const bool layered = group.opacity < 1 || group.blend != Blend::Normal || group.mask;
        const cairo_operator_t op = group.blend == Blend::Multiply ? CAIRO_OPERATOR_MULTIPLY : CAIRO_OPERATOR_OVER;
        cairo_save(m_cr);
        if (!layered || is_single_shape(node, group)) {
            clip(node, group);
            if (layered)
                leaf(node.children.front(), {group.opacity, op});
            else
                all(node.children);
            cairo_restore(m_cr);
            return;
        }
        if (const Rect area = m_target.layer_area(node.bounds); !area.empty()) {
            cairo_rectangle(m_cr, area.x, area.y, area.width, area.height);
            cairo_clip(m_cr);
        }
        cairo_push_group(m_cr);
        all(node.children);
        const CairoHandle<cairo_pattern_t> layer(cairo_pop_group(m_cr));
        // After the layer is drawn, not before: a soft clip edge must count once.
        clip(node, group);
        cairo_set_operator(m_cr, op);
        cairo_set_source(m_cr, layer.get());
        if (group.mask)
            mask(*group.mask, group.opacity, node.to_page);
        else
            cairo_paint_with_alpha(m_cr, std::min(group.opacity, 1.0));
        cairo_restore(m_cr);
    }

    void clip(const DrawNode& node, const Group& group) {
        if (!group.clip) return;
        trace(node.parts, 0);
        cairo_set_fill_rule(m_cr, CAIRO_FILL_RULE_WINDING);
        cairo_clip(m_cr);
    }

    void mask(const AlphaMask& mask, double opacity, const Transform& to_page) {
        const double least = std::min(opacity, 1.0);
        const auto& stops = mask.stops;
        const bool flat = stops.size() < 2 || std::hypot(mask.to.x - mask.from.x, mask.to.y - mask.from.y) < 1e-9;
        if (flat) return cairo_paint_with_alpha(m_cr, stops.empty() ? least : least * stops.back().alpha);
        const CairoHandle<cairo_pattern_t> alpha(
            cairo_pattern_create_linear(mask.from.x, mask.from.y, mask.to.x, mask.to.y));
        for (const AlphaMask::Stop& stop : stops)
            cairo_pattern_add_color_stop_rgba(alpha.get(), stop.offset, 0, 0, 0,
                                              std::clamp(stop.alpha, 0.0, 1.0) * least);
        set_pattern(alpha.get(), to_page);
        cairo_mask(m_cr, alpha.get());
    }

    cairo_t* m_cr;
    Transform m_from_page;
    PaintTarget& m_target;
};

}  // namespace

cairo_matrix_t cairo_matrix(const Transform& t) {
    return {t.a, t.b, t.c, t.d, t.e, t.f};
}

void paint_nodes(cairo_t* cr, std::span<const DrawNode> nodes, const Transform& from_page, PaintTarget& target) {
    Painter(cr, from_page, target).all(nodes);
}

}  // namespace codong
