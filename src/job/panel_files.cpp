#include "job/panel_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/sha256.h"
#include "export/limit.h"
#include "readback/pdf.h"

namespace codong {
namespace {

using Names = std::vector<std::string>;

constexpr double k_mm_per_point = 25.4 / 72;
constexpr double k_slack = 0.01;  // points

// The strip shows its window of the sheet and nothing of the page was changed.
Result<Names> prove_panel(const std::string& path, const PdfFacts& whole, const ExportedPanel& panel) {
    TRY_ASSIGN(const PdfFacts facts, read_pdf_file(path));
    const auto check = [&](const char* name, double got, double wanted) -> Status {
        if (std::abs(got - wanted) <= k_slack) return Done{};
        return error("job/proof-box", {name, fmt::format("{:.2f}", got), fmt::format("{:.2f}", wanted)});
    };
    for (const char* name : {"MediaBox", "BleedBox", "TrimBox"})
        if (!facts.boxes.contains(name)) return error("job/proof-box", {name, "-", "-"});
    const PdfBox &media = facts.boxes.at("MediaBox"), &trim = facts.boxes.at("TrimBox"),
                 &sheet = whole.boxes.at("TrimBox");
    TRY_STATUS(check("MediaBox", media.left, panel.window.left));
    TRY_STATUS(check("MediaBox", media.right, panel.window.right));
    TRY_STATUS(check("TrimBox", trim.left, std::max(sheet.left, panel.window.left)));
    TRY_STATUS(check("TrimBox", trim.right, std::min(sheet.right, panel.window.right)));
    TRY_STATUS(check("TrimBox", trim.height(), sheet.height()));
    if (!media.contains(trim)) return error("job/proof-box", {"TrimBox", "-", "MediaBox"});
    for (const PdfFont& font : facts.fonts)
        if (!font.embedded || !font.has_to_unicode) return error("job/proof-font", {font.name});
    if (facts.images.size() != whole.images.size())
        return error("job/proof-images", {std::to_string(facts.images.size()), std::to_string(whole.images.size())});
    std::string text, wanted;
    for (const PdfText& piece : facts.texts) text += piece.text;
    for (const PdfText& piece : whole.texts) wanted += piece.text;
    if (text != wanted) return error("job/proof-text", {text, wanted});
    return Names{"boxes", "fonts", "images", "content"};
}

std::string panel_path(const std::string& whole, size_t number, size_t count) {
    return whole.substr(0, whole.rfind('.')) + fmt::format("-tam-{}-{}.pdf", number, count);
}

}  // namespace

std::optional<double> millimetres(const std::string& text) {
    std::string number = text;
    std::replace(number.begin(), number.end(), ',', '.');
    std::erase(number, ' ');
    double value = 0;
    const auto [end, failed] = std::from_chars(number.data(), number.data() + number.size(), value);
    if (failed != std::errc()) return std::nullopt;
    const std::string unit = number.substr(static_cast<size_t>(end - number.data()));
    const double factor = unit.empty() || unit == "mm" ? 1 : unit == "cm" ? 10 : unit == "m" ? 1000 : 0;
    value *= factor;
    if (!(value >= 100 && value <= 100'000)) return std::nullopt;
    return value;
}

Result<std::vector<ManifestEntry>> deliver_panels(const ExportRequest& request, const ManifestEntry& whole, TextAs text,
                                                  const PanelSpec& panels, Delivery& delivery) {
    const std::string path = delivery.dir() + "/" + whole.path;
    TRY_ASSIGN(const std::vector<ExportedPanel> cut, cut_panels(request, path, text, panels));
    std::vector<ManifestEntry> out;
    if (cut.empty()) return out;
    TRY_ASSIGN(const PdfFacts facts, read_pdf_file(path));
    const double scale = pdf_scale(request.sheet);
    for (size_t i = 0; i < cut.size(); ++i) {
        const TemporaryFile temporary(delivery.temporary());
        TRY_STATUS(write_bytes(temporary.path(), cut[i].bytes));
        ManifestEntry entry = whole;
        TRY_ASSIGN(entry.proved, prove_panel(temporary.path(), facts, cut[i]));
        const PdfBox& sheet = facts.boxes.at("TrimBox");
        entry.path = panel_path(whole.path, i + 1, cut.size());
        entry.width_mm = (std::min(sheet.right, cut[i].window.right) - std::max(sheet.left, cut[i].window.left)) *
                         k_mm_per_point / scale;
        entry.note = fmt::format("tấm {}/{}, từ {:.0f} mm, chồng mí {:.0f} mm", i + 1, cut.size(),
                                 std::max(0.0, cut[i].left_mm), panels.overlap);
        entry.sha256 = sha256_hex(cut[i].bytes);
        entry.bytes = cut[i].bytes.size();
        TRY_STATUS(delivery.deliver(temporary.path(), entry.path));
        out.push_back(std::move(entry));
    }
    return out;
}

}  // namespace codong
