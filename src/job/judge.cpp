#include "job/judge.h"

#include <algorithm>
#include <set>

namespace codong {

Result<Legibility> judge_page(const Piece& piece, const Composed& composed, const Judges& judges) {
    const Sheet& sheet = *piece.sheet;
    Diagnostics problems = check_views(composed.scene, sheet, judges.platforms.views(sheet.id));
    bool has_photo = false;
    for_each_leaf(composed.scene, [&](const Item& item, const Transform&) {
        has_photo |= std::holds_alternative<ImageItem>(item) && info_of(item).role == Role::Photo;
    });
    if (has_photo && judges.campaign.photo_consent.empty())
        problems.push_back(error("check/photo-without-consent", {}, {judges.campaign.file, 0, 0}));
    if (!problems.empty()) return problems;
    LegibilityContext context;
    context.sheets = judges.sheets;
    if (sheet.is_screen) context.phone_shows_px = judges.platforms.phone_shows(sheet);
    context.is_seen_on_phone =
        judges.platforms.views(sheet.id).empty() || judges.platforms.phone_view(sheet.id) != nullptr;
    return judge_legibility(composed, sheet, context);
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
