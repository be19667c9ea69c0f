#include "job/proof.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "check/curve_proof.h"
#include "job/proof_raster.h"
#include "readback/pdf.h"
#include "text/unicode.h"

namespace codong {
namespace {

constexpr double k_mm_per_point = 25.4 / 72;

std::string folded(const std::string& text) {
    std::string out;
    for (const char c : nfc(text)) {
        const bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f';
        if (!space)
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    while (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

std::vector<const SetText*> texts_of(const Composed& composed) {
    std::vector<const SetText*> texts;
    for (const SetText& text : composed.texts) texts.push_back(&text);
    return texts;
}

// Every text stands in what was read word for word, and nothing else does.
Status hold_words(const std::string& raw, std::vector<const SetText*> texts) {
    std::string left = folded(raw);
    std::stable_sort(texts.begin(), texts.end(),
                     [](const SetText* a, const SetText* b) { return a->shown.size() > b->shown.size(); });
    for (const SetText* text : texts) {
        const std::string wanted = folded(text->shown);
        const size_t at = left.find(wanted);
        if (at == std::string::npos) return error("job/proof-text", {left, wanted});
        left.replace(at, wanted.size(), " ");
    }
    if (!folded(left).empty() && folded(left) != " ") return error("job/proof-text", {folded(left), ""});
    return Done{};
}

Status prove_boxes(const PdfFacts& facts, const Sheet& sheet, double scale) {
    const auto trim = facts.boxes.find("TrimBox");
    const auto bleed = facts.boxes.find("BleedBox");
    if (trim == facts.boxes.end() || bleed == facts.boxes.end()) return error("job/proof-box", {"TrimBox", "-", "-"});
    const double to_true = k_mm_per_point * facts.user_unit / scale;
    const auto check = [&](const char* name, double got, double wanted) -> Status {
        if (std::abs(got - wanted) <= 0.1) return Done{};
        return error("job/proof-box", {name, fmt::format("{:.2f} mm", got), fmt::format("{:.2f} mm", wanted)});
    };
    TRY_STATUS(check("TrimBox", trim->second.width() * to_true, sheet.trim.width));
    TRY_STATUS(check("TrimBox", trim->second.height() * to_true, sheet.trim.height));
    TRY_STATUS(
        check("BleedBox", bleed->second.width() * to_true, sheet.trim.width + sheet.bleed.left + sheet.bleed.right));
    return check("BleedBox", bleed->second.height() * to_true,
                 sheet.trim.height + sheet.bleed.top + sheet.bleed.bottom);
}

int images_in(const Scene& scene) {
    int count = 0;
    for_each_leaf(scene, [&](const Item& item, const Transform&) { count += std::holds_alternative<ImageItem>(item); });
    return count;
}

Result<std::vector<std::string>> prove_pdf(const Exported& file, const ExportTarget& target, const Composed& composed,
                                           const Sheet& sheet, const ProofSpec& spec) {
    TRY_ASSIGN(const PdfFacts facts, read_pdf_file(file.path, {.image_pixels = false, .paths = target.curves}));
    const double true_scale = spec.user_unit && file.scale < 1 ? 1 : file.scale;
    TRY_STATUS(prove_boxes(facts, sheet, true_scale));
    if (static_cast<int>(facts.images.size()) > images_in(composed.scene))
        return error("job/proof-images",
                     {std::to_string(facts.images.size()), std::to_string(images_in(composed.scene))});
    if (target.curves) {
        if (!facts.fonts.empty() || !facts.texts.empty()) return error("job/proof-font", {"-"});
        TRY_ASSIGN(const CurveProof curves, prove_curves(facts, composed.scene, true_scale));
        std::string text;
        for (const std::string& line : curves.lines) text += line + "\n";
        TRY_STATUS(hold_words(text, texts_of(composed)));
        return std::vector<std::string>{"text", "boxes", "no fonts", "outlines", "images"};
    }
    for (const PdfFont& font : facts.fonts)
        if (!font.embedded || !font.has_to_unicode) return error("job/proof-font", {font.name});
    TRY_STATUS(hold_words(shown_words(facts), texts_of(composed)));
    std::vector<std::string> proved{"text", "boxes", "fonts", "images"};
    if (spec.second_reader) {
        TRY_STATUS(prove_words(file.path, texts_of(composed)));
        proved.insert(proved.begin() + 1, "pdftotext");
    }
    return proved;
}

}  // namespace

Status prove_words(const std::string& path, std::vector<const SetText*> texts) {
    TRY_ASSIGN(const std::string raw, pdf_text(path));
    return hold_words(raw, std::move(texts));
}

Result<std::vector<std::string>> prove(const Exported& file, const ExportTarget& target, const Composed& composed,
                                       const Sheet& sheet, const ProofSpec& spec) {
    if (target.type == "pdf") return prove_pdf(file, target, composed, sheet, spec);
    if (file.cmyk) return prove_plates(file);
    if (target.type == "png" || target.type == "jpg" || target.type == "webp")
        return prove_raster(file, target, composed, sheet, spec.qr);
    return std::vector<std::string>{};
}

}  // namespace codong
