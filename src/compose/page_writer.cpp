#include "compose/page_writer.h"

#include <algorithm>

#include "text/measured.h"

namespace codong {
namespace {

constexpr double k_least_share = 0.6;  // of the size asked for
constexpr double k_step = 0.94;

}  // namespace

double PageWriter::width(const std::string& text, const WriterStyle& style) {
    const auto shaped = m_shaper.shape(text, {style.face, style.tracking});
    return shaped ? (*shaped)->advance * style.size : 0;
}

double PageWriter::line(const std::string& text, Point at, const WriterStyle& style) {
    const auto result = m_shaper.shape(text, {style.face, style.tracking});
    if (!result) {
        append(m_problems, result.diagnostics());
        return 0;
    }
    const ShapedText& shaped = **result;
    const double advance = shaped.advance * style.size;
    const double shift = style.align == Align::Left ? 0 : style.align == Align::Centre ? advance / 2 : advance;
    const auto& glyphs = shaped.glyphs;
    for (size_t g = 0; g < glyphs.size();) {
        GlyphRun run;
        run.info = {style.role, "page"};
        const uint16_t face = glyphs[g].face;
        run.face = shaped.faces[face];
        run.size = style.size;
        run.fill = style.ink;
        const double base = glyphs[g].pen;
        run.origin = {at.x - shift + base * style.size, at.y};
        const uint32_t begin = glyphs[g].byte;
        uint32_t end = begin;
        while (g < glyphs.size() && glyphs[g].face == face) {
            const uint32_t byte = glyphs[g].byte;
            Cluster cluster;
            for (; g < glyphs.size() && glyphs[g].byte == byte; ++g, ++cluster.glyph_count)
                run.glyphs.push_back({glyphs[g].id, glyphs[g].x - base, glyphs[g].y});
            end = g < glyphs.size() ? glyphs[g].byte : static_cast<uint32_t>(shaped.text.size());
            cluster.byte_count = end - byte;
            run.clusters.push_back(cluster);
        }
        run.text = shaped.text.substr(begin, end - begin);
        m_items.emplace_back(std::move(run));
    }
    return advance;
}

double PageWriter::line_within(const std::string& text, Point at, double room, WriterStyle style) {
    if (const double wide = width(text, style); wide > room) style.size *= room / wide;
    return line(text, at, style);
}

std::vector<std::string> PageWriter::lines(const std::string& text, double room, int most_lines,
                                           const WriterStyle& style) {
    const Paragraph paragraph = analyse(text, {}, m_lexicon);
    if (paragraph.size() == 0) return {};
    const auto measured = measure(paragraph, {style.face, style.tracking}, m_shaper);
    if (!measured) {
        append(m_problems, measured.diagnostics());
        return {};
    }
    const auto width = [&](size_t first, size_t last) { return measured->width(first, last) * style.size; };
    for (int count = 1; count <= most_lines; ++count) {
        BreakRequest request{paragraph, width, 0, paragraph.size() - 1, count};
        for (const Breaks& breaks : break_lines(request)) {
            std::vector<std::string> out;
            size_t first = 0;
            bool fits = true;
            for (const size_t last : breaks.ends) {
                fits = fits && width(first, last) <= room;
                out.emplace_back(paragraph.line(first, last));
                first = last + 1;
            }
            if (fits) return out;
        }
    }
    return {};
}

double PageWriter::paragraph(const std::string& text, Point at, double room, int most_lines, WriterStyle style) {
    const double asked = style.size;
    std::vector<std::string> set;
    while ((set = lines(text, room, most_lines, style)).empty() && style.size > asked * k_least_share)
        style.size *= k_step;
    if (set.empty()) {
        line_within(text, at, room, style);
        return at.y;
    }
    for (size_t i = 0; i < set.size(); ++i) {
        if (i > 0) at.y += style.size * style.leading;
        line(set[i], at, style);
    }
    return at.y;
}

void PageWriter::rule(Point from, Point to, double thickness, InkPaint ink) {
    Path path;
    path.move_to(from).line_to(to);
    m_items.emplace_back(
        StrokedPath{{Role::Art, "page"}, std::move(path), {ink, thickness, LineCap::Butt, LineJoin::Miter}});
}

void PageWriter::fill(Path path, InkPaint ink) {
    m_items.emplace_back(FilledPath{{Role::Art, "page"}, std::move(path), ink, FillRule::NonZero});
}

void PageWriter::outline(Path path, double thickness, InkPaint ink) {
    m_items.emplace_back(
        StrokedPath{{Role::Art, "page"}, std::move(path), {ink, thickness, LineCap::Butt, LineJoin::Miter}});
}

}  // namespace codong
