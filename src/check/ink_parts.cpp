#include "check/ink_parts.h"

#include <algorithm>

namespace codong {
namespace {

// Pieces of one glyph, em. Contours that lie inside another are its holes.
std::vector<Path> split(const Path& outline) {
    std::vector<Path> contours;
    for (const Path::Segment& s : outline.segments()) {
        if (s.verb == Path::Verb::Move || contours.empty()) contours.emplace_back();
        Path& path = contours.back();
        switch (s.verb) {
            case Path::Verb::Move:
                path.move_to(s.points[0]);
                break;
            case Path::Verb::Line:
                path.line_to(s.points[0]);
                break;
            case Path::Verb::Cubic:
                path.cubic_to(s.points[0], s.points[1], s.points[2]);
                break;
            case Path::Verb::Close:
                path.close();
                break;
        }
    }
    std::vector<Rect> boxes;
    std::vector<std::vector<std::vector<Point>>> flat;
    for (const Path& contour : contours) {
        boxes.push_back(contour.bounds());
        flat.push_back(contour.flattened(0.004));
    }
    const auto holds = [&](size_t outer, size_t inner) {
        if (outer == inner || !boxes[outer].contains(boxes[inner]) || boxes[outer] == boxes[inner]) return false;
        if (flat[inner].empty() || flat[inner][0].empty() || flat[outer].empty()) return false;
        const Point p = flat[inner][0][0];
        bool in = false;
        const auto& polygon = flat[outer][0];
        for (size_t i = 0, j = polygon.size() - 1; i < polygon.size(); j = i++)
            if ((polygon[i].y > p.y) != (polygon[j].y > p.y) &&
                p.x <
                    (polygon[j].x - polygon[i].x) * (p.y - polygon[i].y) / (polygon[j].y - polygon[i].y) + polygon[i].x)
                in = !in;
        return in;
    };
    std::vector<Path> parts;
    std::vector<size_t> owner(contours.size());
    for (size_t i = 0; i < contours.size(); ++i) {
        size_t depth = 0;
        for (size_t j = 0; j < contours.size(); ++j) depth += holds(j, i);
        if (depth % 2 == 1) continue;
        owner[i] = parts.size();
        parts.push_back(contours[i]);
        for (size_t hole = 0; hole < contours.size(); ++hole) {
            size_t around = 0;
            for (size_t j = 0; j < contours.size(); ++j) around += holds(j, hole);
            if (around == depth + 1 && holds(i, hole)) parts.back().append(contours[hole]);
        }
    }
    return parts;
}

class LineFinder {
public:
    explicit LineFinder(const Scene& scene) : m_scene(scene) {}

    void items(const std::vector<Item>& list, const Transform& to_page, bool plain) {
        for (const Item& item : list) {
            if (const auto* group = std::get_if<std::unique_ptr<Group>>(&item)) {
                const Group& g = **group;
                items(g.items, to_page.after(g.transform),
                      plain && g.opacity >= 1 && g.blend == Blend::Normal && !g.mask);
            } else if (const auto* use = std::get_if<SymbolUse>(&item)) {
                if (use->symbol < m_scene.symbols.size())
                    items(m_scene.symbols[use->symbol], to_page.after(use->transform), plain);
            } else if (const auto* run = std::get_if<GlyphRun>(&item)) {
                if (run->info.role != Role::Guide && run->face) line(*run, to_page, plain);
            }
        }
    }
    std::vector<InkLine> take() { return std::move(m_lines); }

private:
    const std::vector<Path>& parts_of(const GlyphRun& run, uint32_t glyph) {
        const auto [at, fresh] = m_parts.try_emplace({run.face.get(), glyph});
        if (fresh) at->second = split(run.face->outline(glyph));
        return at->second;
    }

    void line(const GlyphRun& run, const Transform& to_page, bool plain) {
        InkLine out{&run, to_page, run.size * to_page.scale(), plain, {}, {}};
        size_t glyph = 0, byte = 0;
        for (const Cluster& cluster : run.clusters) {
            const size_t first = out.parts.size();
            for (uint32_t i = 0; i < cluster.glyph_count && glyph < run.glyphs.size(); ++i, ++glyph) {
                const Glyph& g = run.glyphs[glyph];
                const Transform place = to_page.after(
                    {run.size, 0, 0, run.size, run.origin.x + g.x * run.size, run.origin.y + g.y * run.size});
                for (const Path& part : parts_of(run, g.id)) {
                    InkPart ink{part.transformed(place), {}, run.text.substr(byte, cluster.byte_count), true};
                    ink.box = ink.path.bounds();
                    if (!ink.box.empty()) out.parts.push_back(std::move(ink));
                }
            }
            byte += cluster.byte_count;
            for (size_t i = first; i < out.parts.size(); ++i) out.parts[i].alone = out.parts.size() == first + 1;
        }
        for (const InkPart& part : out.parts) out.box = out.box.united(part.box);
        if (!out.parts.empty()) m_lines.push_back(std::move(out));
    }

    const Scene& m_scene;
    std::map<std::pair<const Face*, uint32_t>, std::vector<Path>> m_parts;
    std::vector<InkLine> m_lines;
};

std::vector<Item> bare(const std::vector<Item>& items) {
    std::vector<Item> out;
    for (const Item& item : items) {
        if (const auto* group = std::get_if<std::unique_ptr<Group>>(&item)) {
            const Group& from = **group;
            auto to = std::make_unique<Group>();
            to->info = from.info;
            to->transform = from.transform;
            to->clip = from.clip;
            to->opacity = from.opacity;
            to->blend = from.blend;
            to->mask = from.mask;
            to->items = bare(from.items);
            out.push_back(std::move(to));
        } else if (const auto* run = std::get_if<GlyphRun>(&item)) {
            if (run->stroke) out.push_back(StrokedPath{run->info, outline(*run), *run->stroke});
        } else if (const auto* filled = std::get_if<FilledPath>(&item)) {
            out.push_back(*filled);
        } else if (const auto* stroked = std::get_if<StrokedPath>(&item)) {
            out.push_back(*stroked);
        } else if (const auto* image = std::get_if<ImageItem>(&item)) {
            out.push_back(*image);
        } else if (const auto* use = std::get_if<SymbolUse>(&item)) {
            out.push_back(*use);
        }
    }
    return out;
}

}  // namespace

std::vector<InkLine> ink_lines(const Scene& scene) {
    LineFinder finder(scene);
    finder.items(scene.items, {}, true);
    return finder.take();
}

Scene without_text(const Scene& scene) {
    Scene out;
    out.trim = scene.trim;
    out.bleed = scene.bleed;
    out.safe = scene.safe;
    out.inks = scene.inks;
    for (const auto& symbol : scene.symbols) out.symbols.push_back(bare(symbol));
    out.items = bare(scene.items);
    return out;
}

}  // namespace codong
