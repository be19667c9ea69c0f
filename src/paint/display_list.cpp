#include "paint/display_list.h"

#include <cmath>
#include <numbers>

namespace codong {
namespace {

constexpr int k_deepest = 64;

bool finite(Point p) {
    return std::isfinite(p.x) && std::isfinite(p.y);
}
bool finite(const Transform& t) {
    return std::isfinite(t.a) && std::isfinite(t.b) && std::isfinite(t.c) && std::isfinite(t.d) && std::isfinite(t.e) &&
           std::isfinite(t.f);
}
bool singular(const Transform& t) {
    return std::abs(t.a * t.d - t.b * t.c) < 1e-18;
}

// A box that, unlike Rect, also holds lines and single points.
struct Box {
    double l = 0, t = 0, r = -1, b = -1;
    bool any = false;
    void add(Point p) {
        l = any ? std::min(l, p.x) : p.x;
        t = any ? std::min(t, p.y) : p.y;
        r = any ? std::max(r, p.x) : p.x;
        b = any ? std::max(b, p.y) : p.y;
        any = true;
    }
    void add(const Rect& rect) {
        add(Point{rect.x, rect.y});
        add(Point{rect.right(), rect.bottom()});
    }
    Rect rect() const { return {l, t, r - l, b - t}; }
};

// Bounds of the controls: cheaper than the curve's own, and never too small.
Rect hull(std::span<const Path::Segment> segments, const Transform& to_page) {
    Box box;
    for (const Path::Segment& s : segments) {
        const int points = s.verb == Path::Verb::Cubic ? 3 : s.verb == Path::Verb::Close ? 0 : 1;
        for (int i = 0; i < points; ++i) box.add(to_page.apply(s.points[static_cast<size_t>(i)]));
    }
    return box.rect();
}

void add_contours(const Path& path, const Transform& to_page, std::vector<ShapePart>& parts) {
    const std::span<const Path::Segment> all(path.segments());
    for (size_t begin = 0; begin < all.size();) {
        size_t end = begin + 1;
        while (end < all.size() && all[end].verb != Path::Verb::Move) ++end;
        const auto contour = all.subspan(begin, end - begin);
        if (contour.size() > 1) parts.push_back({contour, to_page, hull(contour, to_page)});
        begin = end;
    }
}

double stroke_reach(const Stroke& stroke, const Transform& to_page) {
    const double spread = stroke.join == LineJoin::Miter  ? k_miter_limit
                          : stroke.cap == LineCap::Square ? std::numbers::sqrt2
                                                          : 1.0;
    const double stretch = std::hypot(std::hypot(to_page.a, to_page.b), std::hypot(to_page.c, to_page.d));
    return stroke.width / 2 * spread * stretch;
}

class Builder {
public:
    explicit Builder(const Scene& scene) : m_scene(scene) {}

    void items(const std::vector<Item>& list, const Transform& to_page, int depth, std::vector<DrawNode>& out) {
        if (depth > k_deepest) return fail("paint/too-deep", {});
        for (const Item& item : list) {
            if (!m_problems.empty()) return;
            std::visit([&](const auto& kind) { add(item, kind, to_page, depth, out); }, item);
        }
    }
    Diagnostics take_problems() { return std::move(m_problems); }

private:
    void fail(std::string_view code, std::vector<std::string> args) {
        if (m_problems.empty()) m_problems.push_back(error(code, std::move(args)));
    }

    void add(const Item& item, const std::unique_ptr<Group>& group, const Transform& to_page, int depth,
             std::vector<DrawNode>& out) {
        if (!finite(group->transform) || !std::isfinite(group->opacity)) return not_finite(group->info);
        const Transform inside = to_page.after(group->transform);
        if (singular(inside) || group->opacity <= 0) return;
        const bool plain = group->opacity >= 1 && group->blend == Blend::Normal && !group->mask && !group->clip;
        if (plain) return items(group->items, inside, depth + 1, out);
        DrawNode node{&item, inside, {}, 0, {}, {}, {}, {}};
        items(group->items, inside, depth + 1, node.children);
        Box box;
        for (const DrawNode& child : node.children) box.add(child.bounds);
        node.bounds = box.rect();
        if (group->clip) {
            add_contours(*group->clip, inside, node.parts);
            if (!check(node.parts)) return not_finite(group->info);
            Box clip;
            for (const ShapePart& part : node.parts) clip.add(part.bounds);
            if (!clip.any) return;
            node.bounds = node.bounds.intersection(clip.rect());
        }
        if (!node.children.empty()) out.push_back(std::move(node));
    }

    void add(const Item&, const SymbolUse& use, const Transform& to_page, int depth, std::vector<DrawNode>& out) {
        if (use.symbol >= m_scene.symbols.size())
            return fail("paint/unknown-symbol", {std::to_string(use.symbol), use.info.source});
        if (!finite(use.transform)) return not_finite(use.info);
        const Transform inside = to_page.after(use.transform);
        if (!singular(inside)) items(m_scene.symbols[use.symbol], inside, depth + 1, out);
    }

    void add(const Item& item, const GlyphRun& run, const Transform& to_page, int, std::vector<DrawNode>& out) {
        if (!std::isfinite(run.size) || !finite(run.origin)) return not_finite(run.info);
        if (run.size <= 0 || !run.face) return;
        DrawNode node{&item, to_page, {}, 0, {}, paint(run.fill, run.info), {}, {}};
        for (const Glyph& glyph : run.glyphs) {
            const Path& outline = run.face->outline(glyph.id);
            if (outline.empty()) continue;
            const Transform place = to_page.after(
                {run.size, 0, 0, run.size, run.origin.x + glyph.x * run.size, run.origin.y + glyph.y * run.size});
            node.parts.push_back({outline.segments(), place, hull(outline.segments(), place)});
        }
        if (run.stroke && run.stroke->width > 0) set_stroke(node, *run.stroke, run.info);
        keep(std::move(node), run.info, !run.glyphs.empty(), out);
    }

    void add(const Item& item, const FilledPath& filled, const Transform& to_page, int, std::vector<DrawNode>& out) {
        DrawNode node{&item, to_page, {}, 0, {}, paint(filled.fill, filled.info), {}, {}};
        add_contours(filled.path, to_page, node.parts);
        keep(std::move(node), filled.info, false, out);
    }

    void add(const Item& item, const StrokedPath& stroked, const Transform& to_page, int, std::vector<DrawNode>& out) {
        if (!(stroked.stroke.width > 0)) return;
        DrawNode node{&item, to_page, {}, 0, {}, {}, {}, {}};
        add_contours(stroked.path, to_page, node.parts);
        set_stroke(node, stroked.stroke, stroked.info);
        keep(std::move(node), stroked.info, false, out);
    }

    void add(const Item& item, const ImageItem& image, const Transform& to_page, int, std::vector<DrawNode>& out) {
        const Rect& r = image.rect;
        if (!finite(Point{r.x, r.y}) || !finite(Point{r.right(), r.bottom()})) return not_finite(image.info);
        const ImageSource* source = image.image.get();
        const bool whole =
            source && source->rgba && source->width > 0 && source->height > 0 &&
            source->rgba->size() == static_cast<size_t>(source->width) * static_cast<size_t>(source->height) * 4;
        if (!whole) return fail("paint/bad-image", {source ? source->file : std::string()});
        if (r.empty()) return;
        Box box;
        for (const Point corner :
             {Point{r.x, r.y}, Point{r.right(), r.y}, Point{r.x, r.bottom()}, Point{r.right(), r.bottom()}})
            box.add(to_page.apply(corner));
        out.push_back({&item, to_page, box.rect(), 0, {}, {}, {}, {}});
    }

    // `invisible` keeps a run that only holds spaces: it is text all the same.
    void keep(DrawNode node, const ItemInfo& info, bool invisible, std::vector<DrawNode>& out) {
        if (!check(node.parts)) return not_finite(info);
        if (node.parts.empty() && !invisible) return;
        Box box;
        for (const ShapePart& part : node.parts) box.add(part.bounds);
        node.bounds = box.rect().inset(-node.reach);
        out.push_back(std::move(node));
    }

    void set_stroke(DrawNode& node, const Stroke& stroke, const ItemInfo& info) {
        node.stroke = stroke;
        node.stroke->paint = paint(stroke.paint, info);
        node.reach = stroke_reach(stroke, node.to_page);
        if (!std::isfinite(node.reach)) not_finite(info);
    }

    Paint paint(const Paint& given, const ItemInfo& info) {
        Paint out = canonical(given);
        const auto known = [&](const InkPaint& p) {
            if (p.ink >= m_scene.inks.size()) fail("paint/unknown-ink", {std::to_string(p.ink), info.source});
            if (!std::isfinite(p.tint)) not_finite(info);
        };
        if (const auto* flat = std::get_if<InkPaint>(&out)) {
            known(*flat);
        } else {
            const Gradient& gradient = std::get<Gradient>(out);
            for (const GradientStop& stop : gradient.stops) known(stop.paint);
            if (!finite(gradient.from) || !finite(gradient.to) || !std::isfinite(gradient.r0 + gradient.r1))
                not_finite(info);
        }
        return out;
    }

    static bool check(const std::vector<ShapePart>& parts) {
        for (const ShapePart& part : parts)
            for (const Path::Segment& s : part.segments)
                for (const Point p : s.points)
                    if (!finite(part.to_page.apply(p))) return false;
        return true;
    }
    void not_finite(const ItemInfo& info) { fail("paint/not-finite", {info.source}); }

    const Scene& m_scene;
    Diagnostics m_problems;
};

}  // namespace

const Group* DrawNode::group() const {
    const auto* group = std::get_if<std::unique_ptr<Group>>(item);
    return group ? group->get() : nullptr;
}

Result<std::vector<DrawNode>> build_display_list(const Scene& scene) {
    Builder builder(scene);
    std::vector<DrawNode> nodes;
    builder.items(scene.items, {}, 0, nodes);
    if (Diagnostics problems = builder.take_problems(); !problems.empty()) return problems;
    return nodes;
}

}  // namespace codong
