#include <fmt/format.h>

#include <cmath>

#include "scene/scene.h"

namespace codong {
namespace {

// Three decimals, never "-0.000".
std::string number(double v) {
    const double rounded = std::round(v * 1000) / 1000;
    return fmt::format("{:.3f}", rounded == 0 ? 0.0 : rounded);
}

std::string point(Point p) {
    return number(p.x) + "," + number(p.y);
}

std::string rect(const Rect& r) {
    return number(r.x) + "," + number(r.y) + " " + number(r.width) + "x" + number(r.height);
}

std::string quoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c == '\n' ? ' ' : c;
    }
    return out + "\"";
}

class Dumper {
public:
    explicit Dumper(const Scene& scene) : m_scene(scene) {}

    std::string run() {
        m_out = fmt::format("scene {}x{} bleed {},{},{},{} safe {}\n", number(m_scene.trim.width),
                            number(m_scene.trim.height), number(m_scene.bleed.left), number(m_scene.bleed.top),
                            number(m_scene.bleed.right), number(m_scene.bleed.bottom), rect(m_scene.safe));
        for (const Ink& ink : m_scene.inks)
            m_out += fmt::format("ink {} cmyk {} {} {} {} rgb {}{}\n", ink.name, number(ink.cmyk.c), number(ink.cmyk.m),
                                 number(ink.cmyk.y), number(ink.cmyk.k), to_hex(ink.rgb),
                                 ink.spot ? " spot " + quoted(*ink.spot) : "");
        for (size_t i = 0; i < m_scene.symbols.size(); ++i) {
            m_out += fmt::format("symbol {}\n", i);
            items(m_scene.symbols[i], 1);
        }
        items(m_scene.items, 0);
        return std::move(m_out);
    }

    void operator()(const std::unique_ptr<Group>& group) {
        const Transform& t = group->transform;
        m_out += fmt::format("group{} opacity {} {}", info(group->info), number(group->opacity),
                             group->blend == Blend::Multiply ? "multiply" : "normal");
        if (t != Transform{})
            m_out += fmt::format(" transform {} {} {} {} {} {}", number(t.a), number(t.b), number(t.c), number(t.d),
                                 number(t.e), number(t.f));
        if (group->clip) m_out += " clip " + path(*group->clip);
        if (group->mask) {
            m_out += " mask " + point(group->mask->from) + " " + point(group->mask->to);
            for (const auto& stop : group->mask->stops) m_out += " " + number(stop.offset) + ":" + number(stop.alpha);
        }
        m_out += '\n';
        items(group->items, m_depth + 1);
    }
    void operator()(const GlyphRun& run) {
        m_out += fmt::format("run{} {} {} at {} fill {}{} {} glyphs", info(run.info), run.face->id(), number(run.size),
                             point(run.origin), paint(run.fill), run.stroke ? " stroke " + stroke(*run.stroke) : "",
                             quoted(run.text));
        for (const Glyph& glyph : run.glyphs)
            m_out += fmt::format(" {}@{},{}", glyph.id, number(glyph.x * run.size), number(glyph.y * run.size));
        m_out += '\n';
    }
    void operator()(const FilledPath& filled) {
        m_out += fmt::format("fill{} {} {}{}\n", info(filled.info), paint(filled.fill),
                             filled.rule == FillRule::EvenOdd ? "evenodd " : "", path(filled.path));
    }
    void operator()(const StrokedPath& stroked) {
        m_out += fmt::format("stroke{} {} {}\n", info(stroked.info), stroke(stroked.stroke), path(stroked.path));
    }
    void operator()(const ImageItem& image) {
        m_out += fmt::format("image{} {} {} {}x{}px\n", info(image.info), rect(image.rect), quoted(image.image->file),
                             image.image->width, image.image->height);
    }
    void operator()(const SymbolUse& use) {
        const Transform& t = use.transform;
        m_out += fmt::format("use{} {} transform {} {} {} {} {} {}\n", info(use.info), use.symbol, number(t.a),
                             number(t.b), number(t.c), number(t.d), number(t.e), number(t.f));
    }

private:
    void items(const std::vector<Item>& list, int depth) {
        const int before = m_depth;
        m_depth = depth;
        for (const Item& item : list) {
            m_out.append(static_cast<size_t>(depth) * 2, ' ');
            std::visit(*this, item);
        }
        m_depth = before;
    }

    std::string info(const ItemInfo& i) const {
        return std::string(" ") + to_string(i.role) + (i.source.empty() ? "" : " " + quoted(i.source));
    }

    std::string ink(const InkPaint& p) const {
        return m_scene.inks[p.ink].name + (p.tint == 1 ? "" : "*" + number(p.tint));
    }

    std::string paint(const Paint& p) const {
        if (const auto* flat = std::get_if<InkPaint>(&p)) return ink(*flat);
        const Gradient& g = std::get<Gradient>(p);
        std::string out = g.kind == Gradient::Kind::Linear ? "linear(" : "radial(";
        out += point(g.from) + " " + point(g.to);
        if (g.kind == Gradient::Kind::Radial) out += " " + number(g.r0) + " " + number(g.r1);
        for (const GradientStop& stop : g.stops) out += " " + number(stop.offset) + ":" + ink(stop.paint);
        return out + ")";
    }

    std::string stroke(const Stroke& s) const {
        constexpr const char* caps[] = {"butt", "round", "square"};
        constexpr const char* joins[] = {"miter", "round", "bevel"};
        return paint(s.paint) + " " + number(s.width) + " " + caps[static_cast<int>(s.cap)] + " " +
               joins[static_cast<int>(s.join)];
    }

    static std::string path(const Path& p) {
        std::string out;
        for (const Path::Segment& s : p.segments()) {
            if (!out.empty()) out += ' ';
            switch (s.verb) {
                case Path::Verb::Move:
                    out += "M" + point(s.points[0]);
                    break;
                case Path::Verb::Line:
                    out += "L" + point(s.points[0]);
                    break;
                case Path::Verb::Cubic:
                    out += "C" + point(s.points[0]) + " " + point(s.points[1]) + " " + point(s.points[2]);
                    break;
                case Path::Verb::Close:
                    out += "Z";
                    break;
            }
        }
        return out;
    }

    const Scene& m_scene;
    std::string m_out;
    int m_depth = 0;
};

}  // namespace

std::string dump(const Scene& scene) {
    return Dumper(scene).run();
}

}  // namespace codong
