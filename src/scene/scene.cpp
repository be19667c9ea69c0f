#include "scene/scene.h"

namespace codong {
namespace {

Rect box_of(const std::vector<Item>& items, const Scene& scene) {
    Rect box;
    for (const Item& item : items) box = box.united(ink_bounds(item, scene));
    return box;
}

Rect mapped(const Rect& rect, const Transform& transform) {
    return rect.empty() ? rect : Path::rect(rect).transformed(transform).bounds();
}

void visit_items(const Scene& scene, const std::vector<Item>& items, const Transform& to_page,
                 const std::function<void(const Item&, const Transform&)>& visit) {
    for (const Item& item : items) {
        if (const auto* group = std::get_if<std::unique_ptr<Group>>(&item))
            visit_items(scene, (*group)->items, to_page.after((*group)->transform), visit);
        else if (const auto* use = std::get_if<SymbolUse>(&item))
            visit_items(scene, scene.symbols[use->symbol], to_page.after(use->transform), visit);
        else
            visit(item, to_page);
    }
}

}  // namespace

const char* to_string(Role role) {
    switch (role) {
        case Role::Ground:
            return "ground";
        case Role::Art:
            return "art";
        case Role::Slogan:
            return "slogan";
        case Role::Translation:
            return "translation";
        case Role::Unit:
            return "unit";
        case Role::Superior:
            return "superior";
        case Role::Occasion:
            return "occasion";
        case Role::Helpline:
            return "helpline";
        case Role::Source:
            return "source";
        case Role::Caption:
            return "caption";
        case Role::Figure:
            return "figure";
        case Role::Qr:
            return "qr";
        case Role::Logo:
            return "logo";
        case Role::Photo:
            return "photo";
        case Role::Guide:
            return "guide";
    }
    return "";
}

bool is_text_role(Role role) {
    switch (role) {
        case Role::Slogan:
        case Role::Translation:
        case Role::Unit:
        case Role::Superior:
        case Role::Occasion:
        case Role::Helpline:
        case Role::Source:
        case Role::Caption:
        case Role::Figure:
            return true;
        default:
            return false;
    }
}

Path outline(const GlyphRun& run) {
    Path path;
    for (const Glyph& glyph : run.glyphs) {
        const Transform place{
            run.size, 0, 0, run.size, run.origin.x + glyph.x * run.size, run.origin.y + glyph.y * run.size};
        path.append(run.face->outline(glyph.id).transformed(place));
    }
    return path;
}

Rect ink_bounds(const GlyphRun& run) {
    Rect box;
    for (const Glyph& glyph : run.glyphs) {
        const Rect em = run.face->outline(glyph.id).bounds();
        if (em.empty()) continue;
        box = box.united({run.origin.x + (glyph.x + em.x) * run.size, run.origin.y + (glyph.y + em.y) * run.size,
                          em.width * run.size, em.height * run.size});
    }
    return box;
}

Rect ink_bounds(const Item& item, const Scene& scene) {
    struct Visitor {
        const Scene& scene;
        Rect operator()(const std::unique_ptr<Group>& group) const {
            Rect box = box_of(group->items, scene);
            if (group->clip) box = box.intersection(group->clip->bounds());
            return mapped(box, group->transform);
        }
        Rect operator()(const GlyphRun& run) const {
            const Rect box = ink_bounds(run);
            return run.stroke ? box.inset(-run.stroke->width / 2) : box;
        }
        Rect operator()(const FilledPath& filled) const { return filled.path.bounds(); }
        Rect operator()(const StrokedPath& stroked) const {
            return stroked.path.bounds().inset(-stroked.stroke.width / 2);
        }
        Rect operator()(const ImageItem& image) const { return image.rect; }
        Rect operator()(const SymbolUse& use) const {
            return mapped(box_of(scene.symbols[use.symbol], scene), use.transform);
        }
    };
    return std::visit(Visitor{scene}, item);
}

const ItemInfo& info_of(const Item& item) {
    struct Visitor {
        const ItemInfo& operator()(const std::unique_ptr<Group>& group) const { return group->info; }
        const ItemInfo& operator()(const GlyphRun& i) const { return i.info; }
        const ItemInfo& operator()(const FilledPath& i) const { return i.info; }
        const ItemInfo& operator()(const StrokedPath& i) const { return i.info; }
        const ItemInfo& operator()(const ImageItem& i) const { return i.info; }
        const ItemInfo& operator()(const SymbolUse& i) const { return i.info; }
    };
    return std::visit(Visitor{}, item);
}

void for_each_leaf(const Scene& scene, const std::function<void(const Item&, const Transform&)>& visit) {
    visit_items(scene, scene.items, {}, visit);
}

}  // namespace codong
