#pragma once

#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <vector>

#include "scene/scene.h"

namespace codong::test {

// A TrueType file read by the test itself: outlines from glyf, letters from cmap, advances from hmtx. Names the missing
// file when fonts/files has not been fetched.
class TestFace : public Face {
public:
    explicit TestFace(std::string id) : m_id(std::move(id)) {
        const std::string file = std::string(CODONG_SOURCE_DIR) + "/fonts/files/" + m_id + ".ttf";
        std::ifstream in(file, std::ios::binary);
        if (!in) throw std::runtime_error("font file missing, run the set-up first: " + file);
        m_data.assign(std::istreambuf_iterator<char>(in), {});
        const unsigned tables = u16(4);
        for (unsigned i = 0; i < tables; ++i) {
            const size_t at = 12 + 16 * i;
            m_tables[m_data.substr(at, 4)] = u32(at + 8);
        }
        m_em = u16(m_tables.at("head") + 18);
        m_long_loca = u16(m_tables.at("head") + 50) != 0;
        m_metrics = u16(m_tables.at("hhea") + 34);
        m_glyphs = u16(m_tables.at("maxp") + 4);
        read_cmap();
    }

    const std::string& id() const override { return m_id; }
    std::span<const std::byte> bytes() const override { return std::as_bytes(std::span(m_data)); }
    const Path& outline(uint32_t glyph) const override {
        const std::lock_guard lock(m_mutex);
        const auto [known, fresh] = m_outlines.try_emplace(glyph);
        if (fresh) add_glyph(glyph, Transform::scaling(1.0 / m_em, -1.0 / m_em), known->second);
        return known->second;
    }
    uint32_t glyph(char32_t letter) const {
        const auto found = m_cmap.find(letter);
        if (found == m_cmap.end())
            throw std::runtime_error("no glyph for U+" + std::to_string(static_cast<unsigned>(letter)));
        return found->second;
    }
    double advance(uint32_t glyph) const {
        const size_t index = std::min<size_t>(glyph, m_metrics - 1);
        return u16(m_tables.at("hmtx") + 4 * index) / static_cast<double>(m_em);
    }

private:
    unsigned u8(size_t at) const { return static_cast<unsigned char>(m_data.at(at)); }
    unsigned u16(size_t at) const { return u8(at) << 8 | u8(at + 1); }
    unsigned u32(size_t at) const { return u16(at) << 16 | u16(at + 2); }
    int s16(size_t at) const { return static_cast<int16_t>(u16(at)); }

    void read_cmap() {
        const size_t cmap = m_tables.at("cmap");
        for (unsigned i = 0; i < u16(cmap + 2); ++i) {
            const size_t at = cmap + u32(cmap + 4 + 8 * i + 4);
            if (u16(at) == 4) read_format4(at);
        }
    }
    void read_format4(size_t at) {
        const unsigned doubled = u16(at + 6);
        for (unsigned i = 0; i < doubled; i += 2) {
            const unsigned end = u16(at + 14 + i), start = u16(at + 16 + doubled + i),
                           delta = u16(at + 16 + 2 * doubled + i);
            const size_t range_at = at + 16 + 3 * doubled + i;
            const unsigned range = u16(range_at);
            for (unsigned c = start; c <= end && c != 0xFFFF; ++c) {
                unsigned g = range == 0 ? c : u16(range_at + range + 2 * (c - start));
                if (range == 0 || g != 0) g = (g + delta) & 0xFFFF;
                if (g != 0) m_cmap[c] = g;
            }
        }
    }

    void add_glyph(uint32_t glyph, const Transform& place, Path& path) const {
        if (glyph >= m_glyphs) return;
        const size_t loca = m_tables.at("loca");
        const size_t begin = m_long_loca ? u32(loca + 4 * glyph) : 2 * u16(loca + 2 * glyph);
        const size_t end = m_long_loca ? u32(loca + 4 * glyph + 4) : 2 * u16(loca + 2 * glyph + 2);
        if (begin == end) return;
        const size_t at = m_tables.at("glyf") + begin;
        if (const int contours = s16(at); contours >= 0)
            add_simple(at + 10, static_cast<unsigned>(contours), place, path);
        else
            add_composite(at + 10, place, path);
    }

    void add_composite(size_t at, const Transform& place, Path& path) const {
        for (unsigned flags = 0x20; flags & 0x20;) {
            flags = u16(at);
            const uint32_t part = u16(at + 2);
            at += 4;
            Transform t;
            if (flags & 1) {
                t.e = s16(at);
                t.f = s16(at + 2);
                at += 4;
            } else {
                t.e = static_cast<int8_t>(u8(at));
                t.f = static_cast<int8_t>(u8(at + 1));
                at += 2;
            }
            const auto factor = [&] {
                at += 2;
                return s16(at - 2) / 16384.0;
            };
            if (flags & 8) {
                t.a = t.d = factor();
            } else if (flags & 0x40) {
                t.a = factor();
                t.d = factor();
            } else if (flags & 0x80) {
                t.a = factor();
                t.b = factor();
                t.c = factor();
                t.d = factor();
            }
            add_glyph(part, place.after(t), path);
        }
    }

    void add_simple(size_t at, unsigned contours, const Transform& place, Path& path) const {
        std::vector<unsigned> ends;
        for (unsigned i = 0; i < contours; ++i) ends.push_back(u16(at + 2 * i));
        const unsigned points = contours ? ends.back() + 1 : 0;
        at += 2 * contours;
        at += 2 + u16(at);
        std::vector<unsigned> flags;
        while (flags.size() < points) {
            flags.push_back(u8(at++));
            if (flags.back() & 8)
                for (unsigned repeat = u8(at++); repeat > 0; --repeat) flags.push_back(flags.back());
        }
        std::vector<Point> on(points);
        const auto read = [&](unsigned is_byte, unsigned same, double Point::*axis) {
            int value = 0;
            for (unsigned i = 0; i < points; ++i) {
                if (flags[i] & is_byte)
                    value += flags[i] & same ? static_cast<int>(u8(at)) : -static_cast<int>(u8(at)), ++at;
                else if (!(flags[i] & same))
                    value += s16(at), at += 2;
                on[i].*axis = value;
            }
        };
        read(2, 16, &Point::x);
        read(4, 32, &Point::y);
        for (unsigned i = 0, first = 0; i < contours; first = ends[i++] + 1)
            add_contour(std::span(on).subspan(first, ends[i] + 1 - first), std::span(flags).subspan(first), place,
                        path);
    }

    static void add_contour(std::span<const Point> p, std::span<const unsigned> flags, const Transform& place,
                            Path& path) {
        const size_t n = p.size();
        if (n < 2) return;
        const auto on = [&](size_t i) { return (flags[i % n] & 1) != 0; };
        const auto at = [&](size_t i) { return place.apply(p[i % n]); };
        const auto middle = [](Point a, Point b) { return (a + b) * 0.5; };
        size_t start = 0;
        while (start < n && !on(start)) ++start;
        const bool none_on = start == n;
        if (none_on) start = 0;
        path.move_to(none_on ? middle(at(n - 1), at(0)) : at(start));
        for (size_t i = none_on ? 0 : start + 1, left = none_on ? n : n; left > 0; --left, ++i) {
            if (on(i)) {
                path.line_to(at(i));
            } else {
                const bool last_on = on(i + 1) && left > 1;
                path.quad_to(at(i), last_on ? at(i + 1) : on(i + 1) ? at(i + 1) : middle(at(i), at(i + 1)));
                if (last_on) --left, ++i;
            }
        }
        path.close();
    }

    std::string m_id;
    std::string m_data;
    std::map<std::string, size_t> m_tables;
    std::map<char32_t, uint32_t> m_cmap;
    unsigned m_em = 1000, m_metrics = 1, m_glyphs = 0;
    bool m_long_loca = false;
    mutable std::mutex m_mutex;
    mutable std::map<uint32_t, Path> m_outlines;
};

inline std::u32string letters_of(const std::string& utf8) {
    std::u32string out;
    for (size_t i = 0; i < utf8.size();) {
        const unsigned char c = static_cast<unsigned char>(utf8[i]);
        const int more = c < 0x80 ? 0 : c < 0xE0 ? 1 : c < 0xF0 ? 2 : 3;
        char32_t letter = more == 0 ? c : c & (0x3Fu >> more);
        for (int k = 1; k <= more; ++k)
            letter = letter << 6 | (static_cast<unsigned char>(utf8[i + static_cast<size_t>(k)]) & 0x3Fu);
        out += letter;
        i += static_cast<size_t>(more) + 1;
    }
    return out;
}

inline uint32_t utf8_length(char32_t letter) {
    return letter < 0x80 ? 1 : letter < 0x800 ? 2 : letter < 0x10000 ? 3 : 4;
}

// One glyph a letter, set by advances alone: enough to draw and to read back.
inline GlyphRun plain_run(const std::shared_ptr<const TestFace>& face, const std::string& text, double size,
                          Point origin, Paint fill) {
    GlyphRun run;
    run.info = {Role::Slogan, "test"};
    run.face = face;
    run.size = size;
    run.origin = origin;
    run.text = text;
    run.fill = std::move(fill);
    double x = 0;
    for (const char32_t letter : letters_of(text)) {
        const uint32_t glyph = face->glyph(letter);
        run.glyphs.push_back({glyph, x, 0});
        run.clusters.push_back({utf8_length(letter), 1});
        x += face->advance(glyph);
    }
    return run;
}

}  // namespace codong::test
