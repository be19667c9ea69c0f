#include "check/scene_check.h"

#include <fmt/format.h>

#include <algorithm>

#include "check/collision.h"

namespace codong {
namespace {

constexpr double k_slack = 0.05;  // mm
constexpr double k_text_contrast = 4.5;
constexpr double k_slogan_contrast = 3.0;
constexpr double k_least_module_mm = 0.4;
constexpr double k_most_unrest = 0.04;  // of a line's box may be of another colour than the rest

std::string mm(double v) {
    return fmt::format("{:.1f}", v);
}

bool joins_letters(const Face& face) {
    const auto* text = dynamic_cast<const TextFace*>(&face);
    return text && text->spec().script;
}

struct Leaf {
    const Item* item;
    Transform to_page;
    Rect box;
};

// Every leaf back to front, its box no larger than what the clips of its groups leave of it.
void add_leaves(const Scene& scene, const std::vector<Item>& items, const Transform& to_page,
                const std::optional<Rect>& clip, std::vector<Leaf>& leaves) {
    const auto on_page = [](const Rect& box, const Transform& place) {
        return Path::rect(box).transformed(place).bounds();
    };
    for (const Item& item : items) {
        if (const auto* group = std::get_if<std::unique_ptr<Group>>(&item)) {
            const Transform place = to_page.after((*group)->transform);
            std::optional<Rect> inner = clip;
            if ((*group)->clip) {
                const Rect cut = on_page((*group)->clip->bounds(), place);
                inner = inner ? inner->intersection(cut) : cut;
            }
            add_leaves(scene, (*group)->items, place, inner, leaves);
        } else if (const auto* use = std::get_if<SymbolUse>(&item)) {
            add_leaves(scene, scene.symbols[use->symbol], to_page.after(use->transform), clip, leaves);
        } else {
            Rect box = ink_bounds(item, scene);
            if (!box.empty()) box = on_page(box, to_page);
            leaves.push_back({&item, to_page, clip ? box.intersection(*clip) : box});
        }
    }
}

std::vector<Leaf> leaves_of(const Scene& scene) {
    std::vector<Leaf> leaves;
    add_leaves(scene, scene.items, {}, std::nullopt, leaves);
    return leaves;
}

// A flattened path, each contour with its box.
struct Shape {
    struct Contour {
        std::vector<Point> points;
        Rect box;
    };
    std::vector<Contour> contours;
    FillRule rule;

    Shape(const FilledPath& filled, const Transform& to_page) : rule(filled.rule) {
        for (auto& points : filled.path.transformed(to_page).flattened(0.1)) {
            if (points.empty()) continue;
            Rect box{points[0].x, points[0].y, 0, 0};
            for (const Point p : points) {
                const double right = std::max(box.right(), p.x), bottom = std::max(box.bottom(), p.y);
                box.x = std::min(box.x, p.x);
                box.y = std::min(box.y, p.y);
                box.width = right - box.x;
                box.height = bottom - box.y;
            }
            contours.push_back({std::move(points), box});
        }
    }

    bool contains(Point p) const {
        int winding = 0;
        for (const Contour& contour : contours) {
            if (p.y < contour.box.y || p.y > contour.box.bottom() || p.x > contour.box.right()) continue;
            const std::vector<Point>& points = contour.points;
            for (size_t i = 0, j = points.size() - 1; i < points.size(); j = i++) {
                const Point a = points[j], b = points[i];
                if ((a.y <= p.y) == (b.y <= p.y)) continue;
                const double x = a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x);
                if (x > p.x) winding += b.y > a.y ? 1 : -1;
            }
        }
        return rule == FillRule::EvenOdd ? winding % 2 != 0 : winding != 0;
    }
};

void check_text_places(const std::vector<Leaf>& leaves, const Composed& composed, const Sheet& sheet,
                       Diagnostics& out) {
    const Scene& scene = composed.scene;
    for (const Leaf& leaf : leaves) {
        const GlyphRun* run = std::get_if<GlyphRun>(leaf.item);
        if (!run || !is_text_role(run->info.role)) continue;
        if (!scene.trim_rect().contains(leaf.box, k_slack))
            out.push_back(error("check/off-page", {run->text, sheet.id}));
        else if (!scene.safe.contains(leaf.box, k_slack)) {
            const double over =
                std::max({scene.safe.x - leaf.box.x, scene.safe.y - leaf.box.y, leaf.box.right() - scene.safe.right(),
                          leaf.box.bottom() - scene.safe.bottom()});
            out.push_back(error("check/unsafe-text", {run->text, sheet.id, mm(over)}));
        }
    }
}

// Something drawn after a text over its ink hides or crosses it.
void check_covered(const std::vector<Leaf>& leaves, Diagnostics& out) {
    for (size_t i = 0; i < leaves.size(); ++i) {
        const GlyphRun* run = std::get_if<GlyphRun>(leaves[i].item);
        if (!run) continue;
        for (size_t j = i + 1; j < leaves.size(); ++j) {
            if (std::holds_alternative<GlyphRun>(*leaves[j].item) || info_of(*leaves[j].item).role == Role::Guide)
                continue;
            if (!leaves[j].box.intersects(leaves[i].box)) continue;
            if (const auto* filled = std::get_if<FilledPath>(leaves[j].item)) {
                // The box may meet where the shape does not: ask at the corners and middles of every glyph's box.
                const Shape shape(*filled, leaves[j].to_page);
                bool hit = false;
                for (int x = 0; x <= 24 && !hit; ++x)
                    for (int y = 0; y <= 6 && !hit; ++y)
                        hit = shape.contains({leaves[i].box.x + leaves[i].box.width * x / 24,
                                              leaves[i].box.y + leaves[i].box.height * y / 6});
                if (!hit) continue;
            }
            out.push_back(error("check/covered-text", {run->text, info_of(*leaves[j].item).source}));
            break;
        }
    }
}

void check_bleed(const std::vector<Leaf>& leaves, const Scene& scene, const Sheet& sheet, Diagnostics& out) {
    for (const Leaf& leaf : leaves)
        if (info_of(*leaf.item).role == Role::Ground && leaf.box.contains(scene.bleed_rect(), 1e-6)) return;
    out.push_back(error("check/bare-bleed", {sheet.id}));
}

// A printed module below this fills in or is missed by a telephone; screens prove theirs by being read.
void check_codes(const Composed& composed, const Sheet& sheet, Diagnostics& out) {
    for (const SetCode& code : composed.codes)
        if (!sheet.is_screen && code.module_mm() < k_least_module_mm)
            out.push_back(
                error("check/qr-too-small", {sheet.id, mm(code.square.width), mm(code.modules * k_least_module_mm)}));
}

void check_hierarchy(const Composed& composed, Diagnostics& out) {
    double slogan = 0;
    for (const SetText& text : composed.texts)
        if (text.role == Role::Slogan) slogan = std::max(slogan, text.least_size);
    for (const SetText& text : composed.texts)
        if (text.role != Role::Slogan && text.role != Role::Figure && slogan > 0 && text.least_size > slogan)
            out.push_back(error("check/hierarchy", {text.shown}));
}

Rgb colour_of(const Paint& paint, const Scene& scene) {
    const Paint simple = canonical(paint);
    if (const auto* flat = std::get_if<InkPaint>(&simple)) return scene.inks[flat->ink].rgb.tinted(flat->tint);
    const InkPaint& last = std::get<Gradient>(simple).stops.back().paint;
    return scene.inks[last.ink].rgb.tinted(last.tint);
}

// What shows under a lattice of points of a text's box, painted back to front up to the text itself.
struct Grounds {
    std::vector<Rgb> colours;
    bool picture = false;  // one of them is a photograph

    double worst_contrast(const Rgb& text) const {
        double worst = 21;
        for (const Rgb& ground : colours) worst = std::min(worst, contrast_ratio(text, ground));
        return worst;
    }
    // Share of the box that is not of its most frequent colour.
    double unrest() const {
        size_t most = 0;
        for (const Rgb& colour : colours)
            most = std::max(most, static_cast<size_t>(std::count(colours.begin(), colours.end(), colour)));
        return colours.empty() ? 0 : 1 - static_cast<double>(most) / static_cast<double>(colours.size());
    }
};

Grounds grounds_under(const std::vector<Leaf>& leaves, const Scene& scene, const Rect& text_ink, size_t text_from) {
    constexpr int k_columns = 24, k_rows = 8;
    std::vector<Point> points;
    for (int y = 0; y < k_rows; ++y)
        for (int x = 0; x < k_columns; ++x)
            points.push_back({text_ink.x + text_ink.width * (x + 0.5) / k_columns,
                              text_ink.y + text_ink.height * (y + 0.5) / k_rows});
    Grounds under{std::vector<Rgb>(points.size(), Rgb{1, 1, 1}), false};
    std::vector<size_t> near;
    std::vector<bool> on_picture(points.size(), false);
    for (size_t i = 0; i < std::min(text_from, leaves.size()); ++i) {
        const auto* filled = std::get_if<FilledPath>(leaves[i].item);
        const bool image = std::holds_alternative<ImageItem>(*leaves[i].item);
        if ((!filled && !image) || !leaves[i].box.intersects(text_ink)) continue;
        near.clear();
        for (size_t k = 0; k < points.size(); ++k)
            if (leaves[i].box.contains({points[k].x, points[k].y, 0, 0})) near.push_back(k);
        if (near.empty()) continue;
        if (image) {
            for (const size_t k : near) on_picture[k] = true;
            continue;
        }
        const Shape shape(*filled, leaves[i].to_page);
        const Rgb colour = colour_of(filled->fill, scene);
        for (const size_t k : near)
            if (shape.contains(points[k])) {
                under.colours[k] = colour;
                on_picture[k] = false;
            }
    }
    under.picture = std::find(on_picture.begin(), on_picture.end(), true) != on_picture.end();
    return under;
}

}  // namespace

double worst_contrast(const Scene& scene, const Rect& text_ink, const Rgb& text_colour, size_t text_from) {
    return grounds_under(leaves_of(scene), scene, text_ink, text_from).worst_contrast(text_colour);
}

Diagnostics check_scene(const Composed& composed, const Sheet& sheet) {
    Diagnostics out;
    const Scene& scene = composed.scene;
    const auto leaves = leaves_of(scene);
    for (const Collision& collision : find_collisions(scene, joins_letters))
        out.push_back(
            error("check/collision", {collision.first, collision.second, mm(collision.at.x), mm(collision.at.y)}));
    check_text_places(leaves, composed, sheet, out);
    check_covered(leaves, out);
    check_bleed(leaves, scene, sheet, out);
    check_hierarchy(composed, out);
    check_codes(composed, sheet, out);
    for (size_t i = 0; i < leaves.size(); ++i) {
        const GlyphRun* run = std::get_if<GlyphRun>(leaves[i].item);
        if (!run || !is_text_role(run->info.role)) continue;
        const double need = run->info.role == Role::Slogan ? k_slogan_contrast : k_text_contrast;
        const Grounds grounds = grounds_under(leaves, scene, leaves[i].box, i);
        if (grounds.picture || grounds.unrest() > k_most_unrest) out.push_back(error("check/busy-ground", {run->text}));
        const double contrast = grounds.worst_contrast(colour_of(run->fill, scene));
        if (contrast < need)
            out.push_back(
                error("check/contrast", {run->text, fmt::format("{:.2f}", contrast), fmt::format("{:.1f}", need)}));
    }
    return out;
}

}  // namespace codong
