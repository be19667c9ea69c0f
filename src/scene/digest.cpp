#include "scene/digest.h"

#include <cmath>
#include <cstring>

#include "base/sha256.h"

namespace codong {
namespace {

// Collects the bytes that are hashed; every kind of item begins with its own letter.
class Bytes {
public:
    explicit Bytes(const Scene& scene) {
        number(scene.trim.width);
        number(scene.trim.height);
        for (const double side : {scene.bleed.left, scene.bleed.top, scene.bleed.right, scene.bleed.bottom})
            number(side);
        rect(scene.safe);
        for (const Ink& ink : scene.inks) {
            text(ink.name);
            for (const double v : {ink.cmyk.c, ink.cmyk.m, ink.cmyk.y, ink.cmyk.k}) number(v);
            text(to_hex(ink.rgb));
            text(ink.spot.value_or(""));
        }
        for (const auto& symbol : scene.symbols) {
            letter('S');
            items(symbol);
        }
        items(scene.items);
    }

    const std::string& bytes() const { return m_bytes; }

    void operator()(const std::unique_ptr<Group>& group) {
        letter('g');
        info(group->info);
        number(group->opacity);
        letter(group->blend == Blend::Multiply ? 'm' : 'n');
        transform(group->transform);
        if (group->clip) path(*group->clip);
        if (group->mask) {
            point(group->mask->from);
            point(group->mask->to);
            for (const auto& stop : group->mask->stops) {
                number(stop.offset);
                number(stop.alpha);
            }
        }
        items(group->items);
        letter('e');
    }
    void operator()(const GlyphRun& run) {
        letter('r');
        info(run.info);
        text(run.face->id());
        number(run.size);
        point(run.origin);
        paint(run.fill);
        if (run.stroke) stroke(*run.stroke);
        text(run.text);
        for (const Glyph& glyph : run.glyphs) {
            integer(glyph.id);
            number(glyph.x * run.size);
            number(glyph.y * run.size);
        }
    }
    void operator()(const FilledPath& filled) {
        letter(filled.rule == FillRule::EvenOdd ? 'o' : 'f');
        info(filled.info);
        paint(filled.fill);
        path(filled.path);
    }
    void operator()(const StrokedPath& stroked) {
        letter('s');
        info(stroked.info);
        stroke(stroked.stroke);
        path(stroked.path);
    }
    void operator()(const ImageItem& image) {
        letter('i');
        info(image.info);
        rect(image.rect);
        integer(image.image->width);
        integer(image.image->height);
        if (image.image->rgba)
            text(sha256_hex(
                std::string_view(reinterpret_cast<const char*>(image.image->rgba->data()), image.image->rgba->size())));
    }
    void operator()(const SymbolUse& use) {
        letter('u');
        info(use.info);
        integer(static_cast<int64_t>(use.symbol));
        transform(use.transform);
    }

private:
    void letter(char c) { m_bytes += c; }
    void integer(int64_t v) {
        char raw[sizeof v];
        std::memcpy(raw, &v, sizeof v);
        m_bytes.append(raw, sizeof v);
    }
    void number(double v) { integer(std::llround(v * 1000)); }
    void text(std::string_view t) {
        integer(static_cast<int64_t>(t.size()));
        m_bytes += t;
    }
    void point(Point p) {
        number(p.x);
        number(p.y);
    }
    void rect(const Rect& r) {
        point({r.x, r.y});
        point({r.width, r.height});
    }
    void transform(const Transform& t) {
        // A scale multiplies whole drawings: six decimals.
        for (const double v : {t.a, t.b, t.c, t.d}) integer(std::llround(v * 1e6));
        point({t.e, t.f});
    }
    void info(const ItemInfo& i) {
        letter(static_cast<char>('A' + static_cast<int>(i.role)));
        text(i.source);
    }
    void ink(const InkPaint& p) {
        integer(static_cast<int64_t>(p.ink));
        number(p.tint);
    }
    void paint(const Paint& p) {
        if (const auto* flat = std::get_if<InkPaint>(&p)) return ink(*flat);
        const Gradient& g = std::get<Gradient>(p);
        letter(g.kind == Gradient::Kind::Linear ? 'l' : 'c');
        point(g.from);
        point(g.to);
        point({g.r0, g.r1});
        for (const GradientStop& stop : g.stops) {
            number(stop.offset);
            ink(stop.paint);
        }
    }
    void stroke(const Stroke& s) {
        paint(s.paint);
        number(s.width);
        letter(static_cast<char>('0' + static_cast<int>(s.cap)));
        letter(static_cast<char>('0' + static_cast<int>(s.join)));
    }
    void path(const Path& p) {
        for (const Path::Segment& segment : p.segments()) {
            letter("MLCZ"[static_cast<int>(segment.verb)]);
            const int points = segment.verb == Path::Verb::Cubic ? 3 : segment.verb == Path::Verb::Close ? 0 : 1;
            for (int i = 0; i < points; ++i) point(segment.points[static_cast<size_t>(i)]);
        }
    }
    void items(const std::vector<Item>& list) {
        for (const Item& item : list) std::visit(*this, item);
    }

    std::string m_bytes;
};

}  // namespace

std::string digest(const Scene& scene) {
    return sha256_hex(Bytes(scene).bytes());
}

}  // namespace codong
