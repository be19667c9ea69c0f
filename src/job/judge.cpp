#include "job/judge.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace codong {
namespace {

constexpr double k_coarse_share = 0.67;

// A screen shows a pixel of the photograph in each of its own.
double least_ppi(const Sheet& sheet) {
    return sheet.is_screen ? 96 : least_photo_ppi(std::max(sheet.trim.width, sheet.trim.height));
}

}  // namespace

Result<Legibility> judge_page(const Piece& piece, const Composed& composed, const Judges& judges) {
    const Sheet& sheet = *piece.sheet;
    Diagnostics problems = check_views(composed.scene, sheet, judges.platforms.views(sheet.id));
    Diagnostics coarse;
    bool has_photo = false;
    for_each_leaf(composed.scene, [&](const Item& item, const Transform& to_page) {
        const auto* photo = std::get_if<ImageItem>(&item);
        if (!photo || photo->info.role != Role::Photo) return;
        has_photo = true;
        const double ppi = photo->image->width / (photo->rect.width * to_page.scale()) * 25.4;
        const double least = least_ppi(sheet);
        if (ppi >= least) return;
        const std::vector<std::string> args{fmt::format("{} x {}", photo->image->width, photo->image->height),
                                            fmt::format("{:.0f}", ppi), sheet.id, fmt::format("{:.0f}", least)};
        if (ppi < least * k_coarse_share)
            problems.push_back(error("check/photo-too-small", args));
        else
            coarse.push_back(warning("check/photo-too-small", args));
    });
    if (has_photo && judges.campaign.photo_consent.empty())
        problems.push_back(error("check/photo-without-consent", {}, {judges.campaign.file, 0, 0}));
    if (!problems.empty()) return problems;
    LegibilityContext context;
    context.sheets = judges.sheets;
    if (sheet.is_screen) context.phone_shows_px = judges.platforms.phone_shows(sheet);
    TRY_ASSIGN(Legibility judged, judge_legibility(composed, sheet, context));
    append(judged.findings, std::move(coarse));
    return judged;
}

void Findings::add(const Piece& piece, const Diagnostics& findings) {
    std::set<std::string> on_this_page;
    for (size_t i = 0; i < findings.size(); ++i) {
        if (findings[i].severity == Severity::Note) continue;
        const std::string name = findings[i].code + " " + piece.sheet->id;
        auto kind = std::find_if(m_kinds.begin(), m_kinds.end(), [&](const auto& k) { return k.first == name; });
        if (kind == m_kinds.end()) {
            m_kinds.push_back({name, {}});
            kind = std::prev(m_kinds.end());
            kind->second.first.push_back(findings[i]);
            for (size_t j = i + 1; j < findings.size() && findings[j].severity == Severity::Note; ++j)
                kind->second.first.push_back(findings[j]);
        }
        if (on_this_page.insert(name).second) ++kind->second.pages;
    }
}

Diagnostics Findings::take() {
    Diagnostics out;
    for (auto& [name, kind] : m_kinds) {
        append(out, std::move(kind.first));
        if (kind.pages > 1) out.push_back(note("check/pages-like-this", {std::to_string(kind.pages - 1)}));
    }
    return out;
}

}  // namespace codong
