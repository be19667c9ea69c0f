#include <algorithm>
#include <cmath>
#include <set>

#include "check/preflight_rules.h"

namespace codong {
namespace {

using Kind = PdfMark::Kind;
constexpr size_t k_most_of_a_kind = 5;  // findings of one rule named one by one

// Adds at most a handful of one rule's findings, and then how many more there are.
class Few {
public:
    Few(Diagnostics& findings, const char* code) : m_findings(findings), m_code(code) {}
    ~Few() {
        if (m_count > k_most_of_a_kind)
            m_findings.push_back(note("preflight/more", {std::to_string(m_count - k_most_of_a_kind), m_code}));
    }
    Few(const Few&) = delete;
    Few& operator=(const Few&) = delete;
    void add(Diagnostic finding) {
        if (++m_count <= k_most_of_a_kind) m_findings.push_back(std::move(finding));
    }

private:
    Diagnostics& m_findings;
    const char* m_code;
    size_t m_count = 0;
};

bool is_white(const PdfColour& colour) {
    if (colour.cmyk) return colour.cmyk->total() < 0.5;
    return colour.space == "DeviceRGB" && colour.values == std::vector<double>{1, 1, 1};
}

// Black ink with others beneath: a slip of one plate makes small letters blur.
bool is_rich_black(const PdfColour& colour) {
    if (colour.space == "DeviceRGB")
        return colour.values.size() == 3 && *std::max_element(colour.values.begin(), colour.values.end()) < 0.2;
    if (!colour.cmyk || colour.space.rfind("Separation", 0) == 0) return false;
    const Cmyk& c = *colour.cmyk;
    return c.k >= 70 && c.c + c.m + c.y > 20;
}

// Cut lines and printers' marks are not printing lines.
bool is_technical(const PdfColour& colour) {
    return colour.space.rfind("Separation", 0) == 0;
}

std::string shortened(const std::string& text) {
    size_t end = std::min<size_t>(text.size(), 40);
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
    return text.substr(0, end) + (end < text.size() ? "…" : "");
}

bool is_blank(const std::string& text) {
    return text.find_first_not_of(" \t\n\r") == std::string::npos;
}

// Words that stand together, however many pieces a program set them in.
struct Said {
    std::string text;
    PdfMark mark;  // of the first piece, with the bounds of all
    double size = 0;
    bool invisible = false;
};

std::vector<Said> said_in(const PdfFacts& facts) {
    constexpr double k_beside = 0.6;  // em between pieces of a line, at most
    std::vector<Said> out;
    for (const PdfMark& mark : facts.marks) {
        if (mark.kind != Kind::Text) continue;
        const PdfText& piece = facts.texts[mark.index];
        if (!out.empty()) {
            Said& last = out.back();
            const double em = piece.size * 25.4 / 72, gap = mark.bounds.x - last.mark.bounds.right();
            const bool same_line =
                std::abs(mark.bounds.bottom() - last.mark.bounds.bottom()) < em / 100 && std::abs(gap) < k_beside * em;
            if (same_line && piece.size == last.size && mark.colour == last.mark.colour &&
                piece.invisible == last.invisible) {
                last.text += piece.text;
                last.mark.bounds = last.mark.bounds.united(mark.bounds);
                continue;
            }
        }
        out.push_back({piece.text, mark, piece.size, piece.invisible});
    }
    std::erase_if(out, [](const Said& said) { return is_blank(said.text); });
    return out;
}

void check_lines(const PdfFacts& facts, const PreflightSpec& spec, double scale, Diagnostics& findings) {
    Few few(findings, "preflight/hairline");
    for (const PdfMark& mark : facts.marks) {
        if (mark.opacity == 0 || is_technical(facts.colours[mark.colour])) continue;
        const double thickness = mark.thickness / scale;
        if (mark.kind == Kind::Stroke && thickness < spec.least_line - 1e-6)
            few.add(error("preflight/hairline",
                          {in_mm(thickness), in_mm(spec.least_line), place_text(mark.bounds, scale)}));
        if (mark.kind == Kind::Fill && thickness > 0 && thickness < spec.least_line - 1e-6 &&
            std::max(mark.bounds.width, mark.bounds.height) / scale > 1)
            few.add(error("preflight/hairline",
                          {in_mm(thickness), in_mm(spec.least_line), place_text(mark.bounds, scale)}));
    }
}

void check_overprint(const PdfFacts& facts, double scale, Diagnostics& findings) {
    Few few(findings, "preflight/white-overprint");
    for (const PdfMark& mark : facts.marks)
        if (mark.overprint && mark.kind != Kind::Image && is_white(facts.colours[mark.colour]))
            few.add(error("preflight/white-overprint", {place_text(mark.bounds, scale)}));
}

void check_text_marks(const PdfFacts& facts, const PreflightSpec& spec, double scale, Diagnostics& findings) {
    Few small(findings, "preflight/small-text"), rich(findings, "preflight/rich-black"),
        hidden(findings, "preflight/invisible-text");
    for (const Said& text : said_in(facts)) {
        const PdfMark& mark = text.mark;
        const std::string words = shortened(text.text);
        const std::string place = place_text(mark.bounds, scale);
        if (text.invisible || spec.curves) {
            hidden.add(spec.curves ? error("preflight/text-in-curves", {words, place})
                                   : warning("preflight/invisible-text", {words, place}));
            continue;
        }
        const double points = text.size / scale;
        if (points < spec.least_text - 0.01)
            small.add(error("preflight/small-text", {words, in_mm(points), in_mm(spec.least_text), place}));
        if (is_rich_black(facts.colours[mark.colour])) {
            const std::vector<std::string> args = {words, in_mm(points), place};
            rich.add(points < spec.least_rich_text ? error("preflight/rich-black", args)
                                                   : warning("preflight/rich-black", args));
        }
    }
}

// The letters' bodies (mark.bounds of text: baseline to cap height) at true size.
void check_text_places(const PdfFacts& facts, const PreflightSpec& spec, double scale, Diagnostics& findings) {
    constexpr double slack = 0.2;
    Few outside(findings, "preflight/text-unsafe"), under(findings, "preflight/text-covered"),
        off(findings, "preflight/text-off-page");
    const Rect page{facts.trim.x / scale, facts.trim.y / scale, facts.trim.width / scale, facts.trim.height / scale};
    for (const Said& text : said_in(facts)) {
        if (text.invisible) continue;
        const PdfMark& mark = text.mark;
        const Rect body{mark.bounds.x / scale, mark.bounds.y / scale, mark.bounds.width / scale,
                        mark.bounds.height / scale};
        const std::string words = shortened(text.text), place = place_text(mark.bounds, scale);
        if (!page.contains(body, slack)) {
            off.add(error("preflight/text-off-page", {words, place}));
            continue;
        }
        if (!spec.text_areas.empty() && std::none_of(spec.text_areas.begin(), spec.text_areas.end(),
                                                     [&](const Rect& area) { return area.contains(body, slack); }))
            outside.add(error("preflight/text-unsafe", {words, place}));
        if (std::any_of(spec.keep_clear.begin(), spec.keep_clear.end(),
                        [&](const Rect& area) { return area.inset(slack).intersects(body); }))
            under.add(error("preflight/text-covered", {words, place}));
    }
}

}  // namespace

void check_marks(const PdfFacts& facts, const PreflightSpec& spec, double scale, Diagnostics& findings) {
    check_lines(facts, spec, scale, findings);
    check_overprint(facts, scale, findings);
    check_text_marks(facts, spec, scale, findings);
    if (!spec.part) check_text_places(facts, spec, scale, findings);
}

}  // namespace codong
