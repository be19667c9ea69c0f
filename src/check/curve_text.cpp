#include "check/curve_text.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "text/unicode.h"

namespace codong {
namespace {

// Paths of print files lie on a grid of 1/256 point as drawn: 0.014 mm of a sheet drawn 1:10.
constexpr double k_grid = 25.4 / 72 / 256;
constexpr size_t k_most_hypotheses = 400;

bool is_mark(char32_t c) {
    return c >= 0x300 && c < 0x370;
}

}  // namespace

struct CurveReader::Placed {
    const Letter* letter = nullptr;
    size_t first = 0;  // contour
    double x = 0;      // pen
    double y = 0;      // off the baseline
};

// One size and baseline at which the contours may be letters.
class CurveReader::Attempt {
public:
    Attempt(const std::vector<Letter>& letters, const std::vector<Contour>& contours, double size, double baseline,
            double tolerance)
        : m_letters(letters),
          m_contours(contours),
          m_size(size),
          m_baseline(baseline),
          m_tolerance(tolerance),
          m_dead(contours.size(), false) {}

    // With twice the tolerance, as size and baseline come from one contour: refine() makes up for it.
    bool parse() { return parse(0); }

    // The size and baseline that all contours agree on best, by their tops and bottoms.
    void refine() {
        double n = 0, e = 0, ee = 0, y = 0, ey = 0;
        const auto see = [&](double em, double at) { n += 1, e += em, ee += em * em, y += at, ey += em * at; };
        for (const Placed& p : m_line)
            for (size_t i = 0; !p.letter->floats && i < p.letter->contours.size(); ++i) {
                see(p.letter->contours[i].box.y, m_contours[p.first + i].box.y);
                see(p.letter->contours[i].box.bottom(), m_contours[p.first + i].box.bottom());
            }
        const double spread = n * ee - e * e;
        if (spread > 1e-9) {
            m_size = (n * ey - e * y) / spread;
            m_baseline = (y - m_size * e) / n;
        }
        for (Placed& p : m_line) settle(p);
    }

    double deviation() const {
        double most = 0;
        for (const Placed& p : m_line) most = std::max(most, apart(p, m_tolerance));
        return most;
    }

    CurveReading reading(double blank) const {
        CurveReading out{text_of(m_line, blank), m_size, m_baseline, {}, 0};
        for (const Placed& p : m_line) out.pens.push_back(p.x);
        return out;
    }
    size_t deepest() const { return m_deepest; }
    // What could be read before it came to an end.
    std::string longest(double blank) const { return text_of(m_longest, blank); }

private:
    std::string text_of(const std::vector<Placed>& line, double blank) const {
        std::string out;
        for (size_t i = 0; i < line.size(); ++i) {
            if (i > 0 && (line[i].x - line[i - 1].x) / m_size - line[i - 1].letter->advance > blank / 2) out += ' ';
            out += line[i].letter->text;
        }
        return nfc(out);
    }

    bool parse(size_t i) {
        if (i == m_contours.size()) return true;
        if (m_dead[i]) return false;
        std::vector<Placed> fitting;
        for (const Letter& letter : m_letters)
            if (const auto placed = fit(letter, i)) fitting.push_back(*placed);
        std::stable_sort(fitting.begin(), fitting.end(), [](const Placed& a, const Placed& b) {
            return a.letter->contours.size() > b.letter->contours.size();
        });
        for (const Placed& p : fitting) {
            m_line.push_back(p);
            const size_t next = i + p.letter->contours.size();
            if (next > m_deepest) {
                m_deepest = next;
                m_longest = m_line;
            }
            if (parse(next)) return true;
            m_line.pop_back();
        }
        m_dead[i] = true;
        return false;
    }

    std::optional<Placed> fit(const Letter& letter, size_t i) const {
        const size_t count = letter.contours.size();
        if (i + count > m_contours.size()) return std::nullopt;
        const double loose = 2 * m_tolerance;
        for (size_t k = 0; k < count; ++k) {
            const Rect &em = letter.contours[k].box, &box = m_contours[i + k].box;
            if (std::abs(box.width - m_size * em.width) > loose || std::abs(box.height - m_size * em.height) > loose)
                return std::nullopt;
        }
        Placed placed{&letter, i, 0, 0};
        settle(placed);
        if (apart(placed, loose) > loose) return std::nullopt;
        return placed;
    }

    void settle(Placed& p) const {
        double x = 0, y = 0;
        const auto count = static_cast<double>(p.letter->contours.size());
        for (size_t k = 0; k < p.letter->contours.size(); ++k) {
            const Rect &em = p.letter->contours[k].box, &box = m_contours[p.first + k].box;
            x += box.centre().x - m_size * em.centre().x;
            y += box.centre().y - m_size * em.centre().y - m_baseline;
        }
        p.x = x / count;
        p.y = p.letter->floats ? y / count : 0;
    }

    double apart(const Placed& p, double enough) const {
        const Transform place{m_size, 0, 0, m_size, p.x, m_baseline + p.y};
        double most = 0;
        for (size_t k = 0; k < p.letter->contours.size() && most <= enough; ++k) {
            const Contour &contour = m_contours[p.first + k], drawn = transformed(p.letter->contours[k], place);
            if (std::abs(contour.box.y - drawn.box.y) > enough || std::abs(contour.box.x - drawn.box.x) > enough)
                return std::numeric_limits<double>::infinity();
            most = std::max(most, distance_between(contour, drawn, enough));
        }
        return most;
    }

    const std::vector<Letter>& m_letters;
    const std::vector<Contour>& m_contours;
    double m_size, m_baseline, m_tolerance;
    std::vector<bool> m_dead;  // places from which nothing can be read
    std::vector<Placed> m_line;
    std::vector<Placed> m_longest;
    size_t m_deepest = 0;  // contours
};

CurveReader::CurveReader(const TextFace& face, const std::u32string& likely) : m_face(face) {
    std::u32string all = likely + vietnamese_letters();
    for (char32_t c = U'!'; c <= U'~'; ++c) all += c;
    all += U"–—“”‘’…•·×°\u0300\u0301\u0303\u0309\u0323";
    for (const char32_t c : all)
        if (const uint32_t glyph = face.glyph_for(c)) add(glyph, to_utf8(c), is_mark(c));
    if (const uint32_t blank = face.glyph_for(U' ')) m_blank = face.advance(blank);
}

void CurveReader::learn(uint32_t glyph, const std::string& text) {
    add(glyph, text, true);
}

void CurveReader::add(uint32_t glyph, std::string text, bool floats) {
    const bool known =
        std::any_of(m_letters.begin(), m_letters.end(), [&](const Letter& l) { return l.glyph == glyph; });
    if (known) return;
    std::vector<Contour> contours = contours_of(m_face.outline(glyph), 1e-9);
    if (contours.empty()) return;
    m_letters.push_back({glyph, std::move(text), std::move(contours), m_face.advance(glyph), floats});
}

std::vector<CurveReader::Attempt> CurveReader::attempts(const std::vector<Contour>& contours, double tolerance) const {
    // The tallest contour tells the size best.
    const auto seed = std::max_element(contours.begin(), contours.end(),
                                       [](const Contour& a, const Contour& b) { return a.box.height < b.box.height; });
    std::vector<Attempt> out;
    for (const Letter& letter : m_letters)
        for (const Contour& contour : letter.contours) {
            if (contour.box.height < 1e-6 || out.size() >= k_most_hypotheses) continue;
            const double size = seed->box.height / contour.box.height;
            if (std::abs(seed->box.width - size * contour.box.width) > 2 * tolerance) continue;
            out.emplace_back(m_letters, contours, size, seed->box.y - size * contour.box.y, tolerance);
        }
    return out;
}

std::vector<CurveReading> CurveReader::read(const Path& path, double tolerance) const {
    const std::vector<Contour> contours = contours_of(path, k_grid / 2);
    std::vector<CurveReading> out;
    if (contours.empty()) return out;
    for (Attempt& attempt : attempts(contours, tolerance)) {
        if (!attempt.parse()) continue;
        attempt.refine();
        CurveReading reading = attempt.reading(m_blank);
        reading.deviation = attempt.deviation();
        if (reading.deviation > tolerance) continue;
        if (std::none_of(out.begin(), out.end(), [&](const CurveReading& r) { return r.text == reading.text; }))
            out.push_back(std::move(reading));
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const CurveReading& a, const CurveReading& b) { return a.deviation < b.deviation; });
    return out;
}

std::string CurveReader::begin_of(const Path& path, double tolerance) const {
    const std::vector<Contour> contours = contours_of(path, k_grid / 2);
    if (contours.empty()) return {};
    std::vector<Attempt> all = attempts(contours, tolerance);
    for (Attempt& attempt : all) attempt.parse();
    const auto best = std::max_element(all.begin(), all.end(),
                                       [](const Attempt& a, const Attempt& b) { return a.deepest() < b.deepest(); });
    return best == all.end() ? std::string() : best->longest(m_blank);
}

}  // namespace codong
