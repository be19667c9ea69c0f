#include "check/curve_proof.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <memory>

#include "check/curve_text.h"
#include "text/unicode.h"

namespace codong {
namespace {

struct Line {
    const GlyphRun* run = nullptr;
    Transform to_page;
    Rect box;  // page mm
};

std::vector<Line> lines_of(const Scene& scene) {
    std::vector<Line> lines;
    for_each_leaf(scene, [&](const Item& item, const Transform& to_page) {
        const auto* run = std::get_if<GlyphRun>(&item);
        if (!run || !run->face || run->size <= 0) return;
        const Path whole = outline(*run).transformed(to_page);
        if (!whole.empty()) lines.push_back({run, to_page, whole.bounds()});
    });
    return lines;
}

Transform inverse(const Transform& t) {
    const double det = t.a * t.d - t.b * t.c;
    return {t.d / det, -t.b / det, -t.c / det, t.a / det, (t.c * t.f - t.d * t.e) / det, (t.b * t.e - t.a * t.f) / det};
}

double apart(const Rect& a, const Rect& b) {
    return std::max(
        {std::abs(a.x - b.x), std::abs(a.y - b.y), std::abs(a.right() - b.right()), std::abs(a.bottom() - b.bottom())});
}

std::string words_of(const std::string& text) {
    std::string out;
    for (const char32_t c : to_utf32(nfc(text))) {
        const bool blank = c == U' ' || c == U'\u00a0' || c == U'\n' || c == U'\t';
        if (!blank)
            out += to_utf8(c);
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    while (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

class Prover {
public:
    Prover(const PdfFacts& facts, const Scene& scene, double scale) : m_lines(lines_of(scene)) {
        for (const Path& path : facts.paths) {
            Path true_size = path.transformed(Transform::scaling(1 / scale, 1 / scale));
            const Rect box = true_size.bounds();
            m_paths.push_back({std::move(true_size), box, false});
        }
    }

    Result<CurveProof> run() {
        CurveProof proof;
        Diagnostics problems;
        for (const Line& line : m_lines) {
            auto read = read_line(line);
            if (!read) {
                append(problems, read.diagnostics());
                continue;
            }
            proof.deviation = std::max(proof.deviation, read->deviation);
            proof.lines.push_back(std::move(read->text));
        }
        if (!problems.empty()) return problems;
        return proof;
    }

private:
    struct Drawn {
        Path path;
        Rect box;
        bool taken = false;
    };

    Drawn* drawn_at(const Line& line) {
        Drawn* best = nullptr;
        double least = line.run->size * line.to_page.scale() / 2;
        for (Drawn& drawn : m_paths) {
            const double d = drawn.taken ? std::numeric_limits<double>::infinity() : apart(drawn.box, line.box);
            if (d >= least) continue;
            least = d;
            best = &drawn;
        }
        return best;
    }

    Result<CurveReading> read_line(const Line& line) {
        const std::string wanted = words_of(line.run->text);
        const auto face = std::dynamic_pointer_cast<const TextFace>(line.run->face);
        Drawn* drawn = face ? drawn_at(line) : nullptr;
        if (!drawn) return error("check/curves-missing", {wanted});
        drawn->taken = true;
        const CurveReader& reader = reader_for(*face);
        const double scale = line.to_page.scale(), tolerance = k_curve_tolerance / scale;
        const Path straight = drawn->path.transformed(inverse(line.to_page));
        auto readings = reader.read(straight, tolerance);
        if (readings.empty()) return error("check/curves-unread", {wanted, reader.begin_of(straight, tolerance)});
        for (CurveReading& reading : readings) {
            if (reading.text != wanted) continue;
            reading.deviation = std::max(reading.deviation, moved(reading, *line.run)) * scale;
            if (reading.deviation > k_curve_tolerance) return error("check/curves-moved", {wanted});
            return std::move(reading);
        }
        return error("check/curves-text", {readings.front().text, wanted});
    }

    // How far the line or one of its letters stands from its place.
    static double moved(const CurveReading& reading, const GlyphRun& run) {
        std::vector<double> pens;
        for (const Glyph& glyph : run.glyphs)
            if (!run.face->outline(glyph.id).empty()) pens.push_back(run.origin.x + glyph.x * run.size);
        if (pens.size() != reading.pens.size()) return std::numeric_limits<double>::infinity();
        double most = std::abs(reading.baseline - run.origin.y);
        for (size_t i = 0; i < pens.size(); ++i) most = std::max(most, std::abs(pens[i] - reading.pens[i]));
        return most;
    }

    const CurveReader& reader_for(const TextFace& face) {
        auto& slot = m_readers[&face];
        if (slot) return *slot;
        std::u32string likely;
        for (const Line& line : m_lines)
            if (line.run->face.get() == &face) likely += to_utf32(nfc(line.run->text));
        slot = std::make_unique<CurveReader>(face, likely);
        for (const Line& line : m_lines)
            if (line.run->face.get() == &face) learn(*slot, *line.run);
        return *slot;
    }

    static void learn(CurveReader& reader, const GlyphRun& run) {
        size_t byte = 0, glyph = 0;
        for (const Cluster& cluster : run.clusters) {
            for (uint32_t i = 0; i < cluster.glyph_count; ++i)
                reader.learn(run.glyphs[glyph + i].id, i == 0 ? run.text.substr(byte, cluster.byte_count) : "");
            byte += cluster.byte_count;
            glyph += cluster.glyph_count;
        }
    }

    std::vector<Line> m_lines;
    std::vector<Drawn> m_paths;
    std::map<const TextFace*, std::unique_ptr<CurveReader>> m_readers;
};

}  // namespace

Result<CurveProof> prove_curves(const PdfFacts& facts, const Scene& scene, double scale) {
    return Prover(facts, scene, scale).run();
}

}  // namespace codong
