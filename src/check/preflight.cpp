#include "check/preflight.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>

#include "check/preflight_rules.h"
#include "text/unicode.h"

namespace codong {
namespace {

bool is_pdf(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::array<char, 1024> start{};
    in.read(start.data(), start.size());
    return std::string_view(start.data(), static_cast<size_t>(in.gcount())).find("%PDF-") != std::string_view::npos;
}

Diagnostics preflight_pdf_file(const std::string& path, const PreflightSpec& spec) {
    const auto facts = read_pdf_file(path, {.image_pixels = true, .paths = false});
    if (!facts) return facts.diagnostics();
    std::optional<std::string> text;
    Diagnostics findings;
    if (!facts->encrypted) {
        auto read = pdf_text(path);
        if (read)
            text = nfc(*read);
        else
            for (Diagnostic d : read.diagnostics()) {
                d.severity = Severity::Warning;
                findings.push_back(std::move(d));
            }
    }
    append(findings, preflight_pdf(*facts, text, spec));
    return findings;
}

Diagnostics preflight_raster_file(const std::string& path, const PreflightSpec& spec) {
    const auto facts = read_raster_facts(path);
    if (!facts) return facts.diagnostics();
    std::optional<double> ink;
    if (facts->kind == RasterKind::Tiff && facts->colour == "cmyk" && facts->bits == 8)
        if (const auto highest = highest_ink(path)) ink = *highest;
    return preflight_raster(*facts, ink, spec);
}

}  // namespace

std::string in_mm(double value) {
    std::string text = fmt::format("{:.2f}", value);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return text == "-0" ? "0" : text;
}

std::string place_text(const Rect& bounds, double scale) {
    return "(" + in_mm(bounds.x / scale) + "; " + in_mm(bounds.y / scale) + ") mm";
}

double drawn_scale(const PdfFacts& facts, const PreflightSpec& spec) {
    if (spec.scale) return *spec.scale;
    if (!spec.trim || spec.trim->width <= 0) return 1;
    const double ratio = facts.trim.width / spec.trim->width;
    return std::abs(ratio - 0.1) < 0.005 ? 0.1 : 1;
}

Diagnostics preflight_pdf(const PdfFacts& facts, const std::optional<std::string>& text, const PreflightSpec& spec) {
    if (facts.encrypted) return {error("preflight/encrypted")};
    Diagnostics findings;
    const double scale = drawn_scale(facts, spec);
    check_document(facts, spec, findings);
    check_size(facts, spec, scale, findings);
    check_colours(facts, spec, scale, findings);
    check_marks(facts, spec, scale, findings);
    check_words(facts, text, spec, scale, findings);
    return findings;
}

Diagnostics preflight(const std::string& path, const PreflightSpec& asked) {
    if (!std::ifstream(path)) return {error("file/not-found", {path})};
    PreflightSpec spec = asked;
    const std::string name = path.substr(path.find_last_of('/') + 1);
    if (!spec.scale && !spec.trim && name.find("tyle-1-10") != std::string::npos) spec.scale = 0.1;
    Diagnostics findings = is_pdf(path) ? preflight_pdf_file(path, spec) : preflight_raster_file(path, spec);
    for (Diagnostic& finding : findings)
        if (finding.place.file.empty()) finding.place.file = path;
    return findings;
}

}  // namespace codong
