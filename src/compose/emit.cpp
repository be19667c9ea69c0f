#include "compose/emit.h"

#include <algorithm>
#include <cmath>

#include "compose/qr_code.h"
#include "layout/ornament.h"

namespace codong {
namespace {

// The finest detail worth drawing: 0.35 mm in print, 2 px on a screen (art direction, level of detail).
constexpr double k_print_feature = 0.35;
constexpr double k_screen_feature = 2 * 25.4 / 96;
// Banners are read from afar: detail below 1/4000 of the long side is lost.
constexpr double k_far_feature = 1.0 / 4000;

constexpr const char* k_art_ground = "art-ground";

// Where a drawing of `size` goes in `box`, whole inside it or covering it.
Rect anchored(const Size& size, const Rect& box, Anchor anchor, bool cover) {
    const double sx = box.width / size.width, sy = box.height / size.height;
    const double scale = cover ? std::max(sx, sy) : std::min(sx, sy);
    const Size drawn{size.width * scale, size.height * scale};
    const int index = static_cast<int>(anchor);
    return {box.x + (box.width - drawn.width) * (index % 3) / 2, box.y + (box.height - drawn.height) * (index / 3) / 2,
            drawn.width, drawn.height};
}

// The box with an arc for one of its sides: of a circle 1.14 times as wide as that side, so that its shoulders stand.
Path arch(const Rect& box, const std::string& side) {
    const bool level = side == "top" || side == "bottom";
    const double across = level ? box.width : box.height, along = level ? box.height : box.width;
    const double r = 0.57 * across, half = std::asin(0.5 / 0.57) * 180 / 3.14159265358979323846;
    // Drawn with the arc on top of a box at the origin, then turned to its side.
    Path path;
    path.arc({0, r}, r, r, -90 - half, 2 * half).line_to({across / 2, along}).line_to({-across / 2, along}).close();
    const Point centre = box.centre();
    const double angle = side == "top" ? 0 : side == "right" ? 90 : side == "bottom" ? 180 : -90;
    return path.transformed(Transform::translation(centre.x, centre.y)
                                .after(Transform::rotation(angle))
                                .after(Transform::translation(0, -along / 2)));
}

Item filled(Path path, Paint paint, Role role, const std::string& source) {
    return FilledPath{{role, source}, std::move(path), std::move(paint), FillRule::NonZero};
}

}  // namespace

std::optional<InkPaint> Emitter::ink(const std::string& name, double tint, const Node& node) {
    const auto resolve = [&](const std::map<std::string, std::vector<std::string>>& names) -> const std::string* {
        const auto at = names.find(name);
        return at == names.end() || at->second.empty()
                   ? nullptr
                   : &at->second[m_context.request.message_index % at->second.size()];
    };
    const std::string* role = resolve(m_context.variant.inks);
    if (!role) role = resolve(m_context.request.layout.inks);
    // The plane behind a drawing takes the first of its inks that the drawing may stand on.
    if (name == k_art_ground) {
        const auto& choices = m_context.request.layout.inks;
        if (const auto at = choices.find(name); m_art && at != choices.end())
            for (const std::string& choice : at->second)
                if (std::find(m_art->needs_backing.begin(), m_art->needs_backing.end(), choice) ==
                    m_art->needs_backing.end()) {
                    role = &choice;
                    break;
                }
    }
    const size_t index = m_context.request.theme.index_of(role ? *role : name);
    if (index == Theme::npos) {
        m_problems.push_back(
            error("compose/unknown-ink", {role ? *role : name, m_context.request.theme.id}, node.place));
        return std::nullopt;
    }
    return InkPaint{index, tint};
}

Point Emitter::text_corner(const Placed& placed) const {
    const double slack = placed.box.height - placed.text->fit.ink.height;
    const std::string& valign = placed.text->text->valign;
    return {placed.box.x, placed.box.y + (valign == "middle" ? slack / 2 : valign == "bottom" ? slack : 0)};
}

void Emitter::note(const Placed& placed) {
    const ComposeRequest& request = m_context.request;
    if (const auto* art = std::get_if<ArtNode>(&placed.node->content); art && art->id == "auto" && !m_art)
        m_art = ArtIndex::best(
            art_candidates(m_context.world.art_index, request.layout, request.message.id, request.message_index),
            placed.box.width / placed.box.height);
    if (placed.text)
        for (const GlyphRun& run : runs_of(*placed.text, text_corner(placed), placed.box.width, {}, {}, "vi"))
            m_text_ink.push_back(ink_bounds(run));
    for (const Placed& child : placed.children) note(child);
}

void Emitter::emit_text(const Placed& placed, const TextNode& text, std::vector<Item>& items) {
    if (!placed.text) return;
    const Node& node = *placed.node;
    const auto base = ink(text.ink, 1, node);
    const auto key = text.key_ink.empty() ? base : ink(text.key_ink, 1, node);
    if (!base || !key) return;
    const TextSetting& setting = *placed.text;
    SetText set;
    set.role = text.role;
    set.field = text.field;
    set.original = setting.paragraph.original;
    set.shown = setting.paragraph.shown;
    set.derivation = describe_display(setting.paragraph.original, setting.paragraph.rule);
    set.source = node.id;
    set.least_size = setting.fit.least_size;
    set.least_cap = setting.fit.least_size * setting.face->cap_height();
    set.break_cost = setting.fit.breaks.cost;
    set.ink_name = m_composed.scene.inks[base->ink].name;
    for (const FitLine& line : setting.fit.lines) set.lines.emplace_back(setting.paragraph.line(line.first, line.last));
    for (GlyphRun& run : runs_of(setting, text_corner(placed), placed.box.width, *base, *key, "vi")) {
        set.ink = set.ink.united(ink_bounds(run));
        items.push_back(std::move(run));
    }
    m_composed.texts.push_back(std::move(set));
}

void Emitter::emit_art(const Placed& placed, const ArtNode& art, std::vector<Item>& items) {
    const Node& node = *placed.node;
    const std::string id = art.id == "auto" ? (m_art ? m_art->id : "auto") : art.id;
    const auto known = m_context.world.art.find(id);
    if (known == m_context.world.art.end()) {
        m_problems.push_back(error("compose/unknown-art", {id}, node.place));
        return;
    }
    m_composed.art = id;
    const VectorArt& drawing = *known->second;
    const Rect box = placed.box;
    const Rect at = anchored(drawing.size, box, art.anchor, art.cover);
    auto group = std::make_unique<Group>();
    group->info = {Role::Art, id};
    const double scale = at.width / drawing.size.width;
    group->transform = {scale, 0, 0, scale, at.x, at.y};
    if (art.cover)
        group->clip =
            Path::rect({(box.x - at.x) / scale, (box.y - at.y) / scale, box.width / scale, box.height / scale});
    for (const VectorArt::Shape& shape : drawing.shapes) {
        const auto alias = art.inks.find(shape.ink);
        const auto paint = ink(alias == art.inks.end() ? shape.ink : alias->second, shape.tint, node);
        if (!paint) return;
        group->items.push_back(FilledPath{{Role::Art, id}, shape.path, *paint, shape.rule});
    }
    items.push_back(std::move(group));
}

void Emitter::emit_ornament(const Placed& placed, const OrnamentNode& ornament, std::vector<Item>& items) {
    const OrnamentRow* row = find_ornament(ornament.id);
    OrnamentRequest request;
    request.box = placed.box;
    request.numbers = ornament.numbers;
    request.words = ornament.words;
    for (const auto& [name, value] : ornament.inks) {
        const auto paint = ink(value, 1, *placed.node);
        if (!paint) return;
        request.inks.emplace(name, *paint);
    }
    const Scene& scene = m_composed.scene;
    const bool screen = m_context.request.sheet.is_screen;
    request.smallest_feature =
        screen ? k_screen_feature
               : std::max(k_print_feature, k_far_feature * std::max(scene.trim.width, scene.trim.height));
    if (ornament.avoids_text) request.keep_out = m_text_ink;
    for (Item& item : draw_ornament(*row, std::move(request))) items.push_back(std::move(item));
}

void Emitter::emit_image(const Placed& placed, const ImageNode& image, std::vector<Item>& items) {
    const Fields& fields = m_context.request.fields;
    const auto photo = fields.find("photo");
    const std::string path = image.field == "logo"   ? m_context.request.logo
                             : photo == fields.end() ? std::string()
                                                     : photo->second;
    const auto found = m_context.world.images.find(path);
    if (found == m_context.world.images.end()) return;
    const ImageSource& source = *found->second;
    const Rect at = anchored({static_cast<double>(source.width), static_cast<double>(source.height)}, placed.box,
                             image.anchor, image.cover);
    ImageItem item{{image.field == "logo" ? Role::Logo : Role::Photo, placed.node->id}, at, found->second};
    if (!image.cover) {
        items.push_back(std::move(item));
        return;
    }
    auto group = std::make_unique<Group>();
    group->info = item.info;
    group->clip = Path::rect(placed.box);
    group->items.push_back(std::move(item));
    items.push_back(std::move(group));
}

void Emitter::emit_qr(const Placed& placed, const QrNode& qr, std::vector<Item>& items) {
    const auto dark = ink(qr.ink, 1, *placed.node), light = ink(qr.ground, 1, *placed.node);
    if (!dark || !light) return;
    const double side = std::min(placed.box.width, placed.box.height);
    const Point centre = placed.box.centre();
    const Rect square{centre.x - side / 2, centre.y - side / 2, side, side};
    items.push_back(filled(Path::rect(square), *light, Role::Ground, placed.node->id));
    const std::string& text = m_context.request.qr;
    const QrLevel level = qr_level(m_context.request.sheet);
    items.push_back(filled(qr_path(text, square, level), *dark, Role::Qr, placed.node->id));
    m_composed.codes.push_back({text, square, qr_modules(text, level), level});
}

// One arm for each kind of node: a forgotten one does not compile.
struct Emitter::Content {
    Emitter& self;
    const Placed& placed;
    std::vector<Item>& items;

    const std::string& id() const { return placed.node->id; }

    void children() const {
        for (const Placed& child : placed.children) self.emit(child, items);
    }
    void operator()(const SpaceNode&) const {}
    void operator()(const Layers&) const { children(); }
    void operator()(const Stack&) const { children(); }
    void operator()(const FillNode& fill) const {
        const auto paint = self.ink(fill.ink, fill.tint, *placed.node);
        if (!paint) return;
        const Rect box = placed.box;
        const double radius = fill.radius.resolve({self.m_composed.scene.trim, std::min(box.width, box.height)});
        Paint colour = *paint;
        if (!fill.to_ink.empty()) {
            const auto to = self.ink(fill.to_ink, 1, *placed.node);
            if (!to) return;
            colour =
                Gradient{Gradient::Kind::Linear, {box.x, box.y}, {box.x, box.bottom()}, 0, 0, {{0, *paint}, {1, *to}}};
        }
        items.push_back(filled(Path::rounded_rect(box, radius), colour, Role::Ground, id()));
    }
    void operator()(const PolygonNode& polygon) const {
        const auto paint = self.ink(polygon.ink, polygon.tint, *placed.node);
        if (!paint) return;
        const Rect box = placed.box;
        std::vector<Point> points;
        const Size trim = self.m_composed.scene.trim;
        for (const auto& [x, y] : polygon.points)
            points.push_back({box.x + x.resolve({trim, box.width}), box.y + y.resolve({trim, box.height})});
        items.push_back(filled(Path::polygon(points), *paint, Role::Ground, id()));
    }
    void operator()(const EllipseNode& ellipse) const {
        const auto paint = self.ink(ellipse.ink, ellipse.tint, *placed.node);
        if (!paint) return;
        const double rx = placed.box.width / 2, ry = placed.box.height / 2;
        const double r = std::min(rx, ry);
        const Point centre = placed.box.centre();
        items.push_back(filled(ellipse.circle ? Path::circle(centre, r) : Path::ellipse(centre, rx, ry), *paint,
                               Role::Ground, id()));
    }
    void operator()(const OrnamentNode& ornament) const { self.emit_ornament(placed, ornament, items); }
    void operator()(const ArtNode& art) const { self.emit_art(placed, art, items); }
    void operator()(const TextNode& text) const { self.emit_text(placed, text, items); }
    void operator()(const ImageNode& image) const { self.emit_image(placed, image, items); }
    void operator()(const QrNode& qr) const { self.emit_qr(placed, qr, items); }
    void operator()(const IconNode& icon) const {
        const auto paint = self.ink(icon.ink, 1, *placed.node);
        if (!paint || !icon.icon) return;
        const Rect at = anchored(icon.icon->size, placed.box, Anchor::Centre, false);
        const double scale = at.width / icon.icon->size.width;
        for (const Icon::Shape& shape : icon.icon->shapes)
            items.push_back(FilledPath{
                {Role::Art, id()}, shape.path.transformed({scale, 0, 0, scale, at.x, at.y}), *paint, shape.rule});
    }
    void operator()(const ShapeNode& shape) const {
        if (const auto paint = self.ink(shape.ink, 1, *placed.node))
            items.push_back(filled(shape.path, *paint, shape.role, id()));
    }
    void operator()(const FigureNode&) const { children(); }
};

void Emitter::emit_content(const Placed& placed, std::vector<Item>& items) {
    std::visit(Content{*this, placed, items}, placed.node->content);
}

void Emitter::emit(const Placed& placed, std::vector<Item>& items) {
    const Node& node = *placed.node;
    const bool plain = node.turn == 0 && node.opacity == 1 && !node.multiply && !node.clip;
    if (plain) return emit_content(placed, items);
    auto group = std::make_unique<Group>();
    group->info = {Role::Art, node.id};
    group->opacity = node.opacity;
    group->blend = node.multiply ? Blend::Multiply : Blend::Normal;
    if (node.turn != 0) {
        const Point c = placed.box.centre();
        group->transform = Transform::translation(c.x, c.y)
                               .after(Transform::rotation(node.turn))
                               .after(Transform::translation(-c.x, -c.y));
    }
    if (node.clip) group->clip = node.arch.empty() ? Path::rect(placed.box) : arch(placed.box, node.arch);
    emit_content(placed, group->items);
    items.push_back(std::move(group));
}

}  // namespace codong
