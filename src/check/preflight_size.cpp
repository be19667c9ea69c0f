#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "check/preflight_rules.h"

namespace codong {
namespace {

constexpr double k_size_slack = 0.1;  // mm at true size
constexpr double k_edge_slack = 0.2;  // mm as drawn
constexpr double k_edge_share = 0.1;  // of an edge that an object must touch to count as ground

std::string size_text(double width, double height) {
    return in_mm(width) + " x " + in_mm(height);
}

void check_boxes(const PdfFacts& facts, Diagnostics& findings) {
    const auto box = [&](const char* name) -> const PdfBox* {
        const auto found = facts.boxes.find(name);
        return found == facts.boxes.end() ? nullptr : &found->second;
    };
    const PdfBox *media = box("MediaBox"), *bleed = box("BleedBox"), *trim = box("TrimBox"), *art = box("ArtBox"),
                 *crop = box("CropBox");
    if (!trim && !art) findings.push_back(error("preflight/no-trim-box"));
    if (trim && art) findings.push_back(error("preflight/art-box"));
    const auto nested = [&](const PdfBox* inner, const char* inner_name, const PdfBox* outer, const char* outer_name) {
        if (inner && outer && !outer->contains(*inner, 0.01))
            findings.push_back(error("preflight/boxes-not-nested", {inner_name, outer_name}));
    };
    nested(trim, "TrimBox", bleed, "BleedBox");
    nested(trim, "TrimBox", media, "MediaBox");
    nested(bleed, "BleedBox", media, "MediaBox");
    if (crop && bleed && !crop->contains(*bleed, 0.01)) findings.push_back(warning("preflight/crop-box"));
}

void check_true_size(const PdfFacts& facts, const PreflightSpec& spec, double scale, Diagnostics& findings) {
    if (facts.user_unit != 1)
        findings.push_back(
            warning("preflight/user-unit", {in_mm(facts.user_unit), size_text(facts.trim.width, facts.trim.height)}));
    if (facts.rotate % 360 != 0) findings.push_back(warning("preflight/rotate", {std::to_string(facts.rotate)}));
    if (!spec.trim) return;
    const double width = facts.trim.width / scale, height = facts.trim.height / scale;
    const double off = std::max(std::abs(width - spec.trim->width), std::abs(height - spec.trim->height));
    if (off <= k_size_slack) return;
    if (std::abs(width - spec.trim->height) <= k_size_slack && std::abs(height - spec.trim->width) <= k_size_slack)
        findings.push_back(
            error("preflight/turned", {size_text(width, height), size_text(spec.trim->width, spec.trim->height)}));
    else
        findings.push_back(
            error("preflight/size", {size_text(width, height), size_text(spec.trim->width, spec.trim->height),
                                     fmt::format("{:.2f}", width / spec.trim->width * 100)}));
}

struct Edge {
    const char* name;
    double have, want;
};

std::vector<Edge> edges(const PdfFacts& facts, const Insets& want, double scale) {
    const Rect &b = facts.bleed, &t = facts.trim;
    return {{"trái/left", (t.x - b.x) / scale, want.left},
            {"trên/top", (t.y - b.y) / scale, want.top},
            {"phải/right", (b.right() - t.right()) / scale, want.right},
            {"dưới/bottom", (b.bottom() - t.bottom()) / scale, want.bottom}};
}

void check_bleed_box(const PdfFacts& facts, const PreflightSpec& spec, double scale, Diagnostics& findings) {
    if (!spec.bleed) return;
    for (const Edge& edge : edges(facts, *spec.bleed, scale))
        if (edge.have < edge.want - k_size_slack)
            findings.push_back(error("preflight/bleed", {edge.name, in_mm(edge.have), in_mm(edge.want)}));
}

bool shows(const PdfMark& mark) {
    return mark.opacity > 0 && mark.kind != PdfMark::Kind::Text;
}

// Along an edge: an object that meets the trim there but stops before the bleed's edge leaves a white sliver when the
// cut is off.
void check_ground(const PdfFacts& facts, Diagnostics& findings) {
    const Rect &b = facts.bleed, &t = facts.trim;
    const bool has_bleed = b.x < t.x - k_edge_slack || b.y < t.y - k_edge_slack ||
                           b.right() > t.right() + k_edge_slack || b.bottom() > t.bottom() + k_edge_slack;
    if (!has_bleed) return;
    const auto covered = [&](const Rect& wanted) {
        return std::any_of(facts.marks.begin(), facts.marks.end(), [&](const PdfMark& m) {
            return m.covers && shows(m) && m.bounds.contains(wanted, k_edge_slack);
        });
    };
    if (covered(b)) return;
    bool left = false, top = false, right = false, bottom = false;
    for (const PdfMark& m : facts.marks) {
        if (!shows(m) || m.kind == PdfMark::Kind::Stroke) continue;
        const Rect& r = m.bounds;
        const bool tall = r.height > k_edge_share * t.height, wide = r.width > k_edge_share * t.width;
        left = left || (tall && r.x > b.x + k_edge_slack && r.x <= t.x + k_edge_slack);
        right = right || (tall && r.right() < b.right() - k_edge_slack && r.right() >= t.right() - k_edge_slack);
        top = top || (wide && r.y > b.y + k_edge_slack && r.y <= t.y + k_edge_slack);
        bottom = bottom || (wide && r.bottom() < b.bottom() - k_edge_slack && r.bottom() >= t.bottom() - k_edge_slack);
    }
    // An edge is fine when something else reaches past it along its whole length.
    const auto strip = [&](double x, double y, double w, double h) { return covered({x, y, w, h}); };
    const auto found = [&](bool fault, const char* name, bool fine) {
        if (fault && !fine) findings.push_back(error("preflight/white-edge", {name}));
    };
    found(left, "trái/left", strip(b.x, t.y, t.x - b.x, t.height));
    found(top, "trên/top", strip(t.x, b.y, t.width, t.y - b.y));
    found(right, "phải/right", strip(t.right(), t.y, b.right() - t.right(), t.height));
    found(bottom, "dưới/bottom", strip(t.x, t.bottom(), t.width, b.bottom() - t.bottom()));
}

}  // namespace

void check_size(const PdfFacts& facts, const PreflightSpec& spec, double scale, Diagnostics& findings) {
    check_boxes(facts, findings);
    check_true_size(facts, spec, scale, findings);
    check_bleed_box(facts, spec, scale, findings);
    check_ground(facts, findings);
}

}  // namespace codong
