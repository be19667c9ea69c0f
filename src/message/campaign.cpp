#include "message/campaign.h"

#include <algorithm>
#include <filesystem>

#include "intake/file.h"
#include "text/unicode.h"

namespace codong {
namespace {

constexpr double k_least_tracking = -0.02;
constexpr double k_most_tracking = 0.08;  // past that, readers of PDF text take letters for words

std::vector<std::string> ids_of(const std::vector<Named>& list) {
    std::vector<std::string> out;
    for (const Named& named : list) out.push_back(named.id);
    return out;
}

bool has(const std::vector<std::string>& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
    return out;
}

// Every message on every format must end up with a layout and a theme.
Diagnostics undressed(const Campaign& campaign, const std::vector<std::string>& messages) {
    Diagnostics problems;
    for (const FormatChoice& format : campaign.formats)
        for (const std::string& message : messages) {
            const Dress worn = campaign.dress(message, format.id);
            if (worn.layouts.empty())
                problems.push_back(error("campaign/no-layout", {message, format.id}, format.place));
            if (worn.themes.empty()) problems.push_back(error("campaign/no-theme", {message, format.id}, format.place));
        }
    return problems;
}

class CampaignReader {
public:
    CampaignReader(const YamlNode& root, std::string name) : m_root(root), m_file(std::move(name)) {}

    Result<Campaign> read() {
        FieldReader fields(m_root, m_problems);
        if (!fields.is_map()) return std::move(m_problems);
        m_campaign.file = m_file;
        m_campaign.id = read_id(fields, m_root, m_problems);
        m_campaign.title = nfc(fields.required_text("title"));
        m_campaign.catalogue = beside(fields.required_text("catalogue"));
        m_campaign.messages = read_all_or_ids(fields, "messages");
        m_campaign.unit_file = beside(fields.text("unit"));
        m_campaign.unit_place = place_of(m_root, "unit");
        m_campaign.occasion = nfc(fields.text("occasion"));
        m_campaign.helpline = nfc(fields.text("helpline"));
        m_campaign.helpline_name = nfc(fields.text("helpline_name"));
        m_campaign.issued = fields.required_text("issued");
        if (!m_campaign.issued.empty() && !is_iso_date(m_campaign.issued))
            m_problems.push_back(error("id/not-a-date", {m_campaign.issued}, place_of(m_root, "issued")));
        read_formats(fields);
        read_rules(fields);
        read_options(fields);
        read_approval(fields);
        read_series(fields);
        m_campaign.photo_consent = nfc(fields.text("consent"));
        fields.finish();
        if (m_problems.empty()) append(m_problems, undressed(m_campaign, ids_of(m_campaign.messages)));
        if (!m_problems.empty()) return std::move(m_problems);
        return std::move(m_campaign);
    }

private:
    std::string beside(const std::string& path) const {
        return path.empty() ? path : (std::filesystem::path(m_file).parent_path() / path).lexically_normal().string();
    }

    // "all" is the empty list.
    std::vector<Named> read_all_or_ids(FieldReader& fields, std::string_view key) {
        std::vector<Named> out = named_ids(fields, key, m_problems);
        if (out.size() == 1 && out[0].id == "all") out.clear();
        return out;
    }

    std::string choice(FieldReader& fields, const YamlNode& node, std::string_view key,
                       const std::vector<std::string>& words) {
        std::string word = fields.text(key);
        if (!word.empty() && !has(words, word))
            m_problems.push_back(
                error("campaign/unknown-word", {std::string(key), word, joined(words)}, place_of(node, key)));
        return word;
    }

    void read_formats(FieldReader& fields) {
        const YamlNode* list = fields.required_child("formats");
        if (!list) return;
        if (!list->is_sequence()) {
            m_problems.push_back(error("yaml/not-a-list", {"formats"}, list->place));
            return;
        }
        for (const YamlNode& node : list->items) {
            FieldReader group(node, m_problems);
            if (!group.is_map()) continue;
            const std::vector<Named> ids = named_ids(group, "ids", m_problems);
            if (ids.empty() && !node.find("ids"))
                m_problems.push_back(error("yaml/missing-field", {"ids"}, node.place));
            const std::vector<std::string> types = read_types(group, node);
            group.finish();
            for (const Named& named : ids) {
                const auto& formats = m_campaign.formats;
                if (std::any_of(formats.begin(), formats.end(),
                                [&](const FormatChoice& f) { return f.id == named.id; }))
                    m_problems.push_back(error("campaign/duplicate-format", {named.id}, named.place));
                else
                    m_campaign.formats.push_back({named.id, types, named.place});
            }
        }
        if (m_campaign.formats.empty() && m_problems.empty())
            m_problems.push_back(error("campaign/no-formats", {}, list->place));
    }

    std::vector<std::string> read_types(FieldReader& group, const YamlNode& node) {
        const std::vector<std::string> known(k_file_types.begin(), k_file_types.end());
        std::vector<std::string> types;
        for (const Named& named : named_texts(group, "types", m_problems)) {
            if (!has(known, named.id))
                m_problems.push_back(error("campaign/unknown-type", {named.id, joined(known)}, named.place));
            else if (!has(types, named.id))
                types.push_back(named.id);
        }
        if (!node.find("types")) m_problems.push_back(error("yaml/missing-field", {"types"}, node.place));
        return types;
    }

    void read_rules(FieldReader& fields) {
        // The campaign's own layouts and themes are the first rule.
        CampaignRule base;
        base.layouts = named_ids(fields, "layouts", m_problems);
        base.themes = named_ids(fields, "themes", m_problems);
        m_campaign.rules.push_back(std::move(base));
        const YamlNode* list = fields.child("plan");
        if (!list || list->is_null()) return;
        if (!list->is_sequence()) {
            m_problems.push_back(error("yaml/not-a-list", {"plan"}, list->place));
            return;
        }
        for (const YamlNode& node : list->items) {
            FieldReader rule_fields(node, m_problems);
            if (!rule_fields.is_map()) continue;
            CampaignRule rule;
            rule.messages = read_all_or_ids(rule_fields, "messages");
            rule.formats = named_texts(rule_fields, "formats", m_problems);
            rule.layouts = named_ids(rule_fields, "layouts", m_problems);
            rule.themes = named_ids(rule_fields, "themes", m_problems);
            rule_fields.finish();
            check_rule(rule);
            m_campaign.rules.push_back(std::move(rule));
        }
    }

    void check_rule(const CampaignRule& rule) {
        const std::vector<std::string> messages = ids_of(m_campaign.messages);
        for (const Named& named : rule.messages)
            if (!messages.empty() && !has(messages, named.id))
                m_problems.push_back(error("campaign/unknown-message", {named.id, joined(messages)}, named.place));
        const auto& formats = m_campaign.formats;
        for (const Named& pattern : rule.formats)
            if (std::none_of(formats.begin(), formats.end(),
                             [&](const FormatChoice& format) { return matches_pattern(pattern.id, format.id); }))
                m_problems.push_back(error("campaign/matches-nothing", {pattern.id}, pattern.place));
    }

    void read_options(FieldReader& fields) {
        const YamlNode* node = fields.child("options");
        if (!node || node->is_null()) return;
        FieldReader options(*node, m_problems);
        m_campaign.options.letter_case = choice(options, *node, "case", {"capitals", "as-written"});
        m_campaign.options.final_stop = choice(options, *node, "final_stop", {"keep", "drop"});
        m_campaign.options.second_language = options.text("second_language");
        m_campaign.options.tracking = options.number("tracking", 0);
        m_campaign.options.curves = options.flag("curves", false);
        m_campaign.options.approval_required = choice(options, *node, "approval", {"required"}) == "required";
        if (m_campaign.options.tracking < k_least_tracking || m_campaign.options.tracking > k_most_tracking)
            m_problems.push_back(
                error("campaign/out-of-range", {"tracking", "-0.02", "0.08"}, place_of(*node, "tracking")));
        options.finish();
    }

    void read_approval(FieldReader& fields) {
        const YamlNode* node = fields.child("approval");
        if (!node || node->is_null()) return;
        FieldReader record(*node, m_problems);
        Approval& approval = m_campaign.approval;
        approval.place = node->place;
        approval.by = nfc(record.required_text("by"));
        approval.date = record.required_text("date");
        approval.text_sha256 = record.required_text("text_sha256");
        if (!approval.date.empty() && !is_iso_date(approval.date))
            m_problems.push_back(error("id/not-a-date", {approval.date}, place_of(*node, "date")));
        record.finish();
    }

    void read_series(FieldReader& fields) {
        const YamlNode* node = fields.child("series");
        if (!node || node->is_null()) return;
        FieldReader series(*node, m_problems);
        read_series_page(series, "cover", m_campaign.cover);
        read_series_page(series, "end", m_campaign.end);
        series.finish();
    }

    void read_series_page(FieldReader& series, std::string_view key, SeriesPage& page) {
        const YamlNode* node = series.child(key);
        if (!node || node->is_null()) return;
        FieldReader fields(*node, m_problems);
        page.text = nfc(fields.text("text"));
        page.layout = fields.text("layout");
        page.theme = fields.text("theme");
        fields.finish();
    }

    const YamlNode& m_root;
    std::string m_file;
    Diagnostics m_problems;
    Campaign m_campaign;
};

std::vector<std::string> unique_ids(const std::vector<CampaignRule>& rules, std::vector<Named> CampaignRule::*list) {
    std::vector<std::string> out;
    for (const CampaignRule& rule : rules)
        for (const Named& named : rule.*list)
            if (!has(out, named.id)) out.push_back(named.id);
    return out;
}

}  // namespace

bool matches_pattern(std::string_view pattern, std::string_view text) {
    size_t p = 0, t = 0, star = std::string_view::npos, resumed = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            resumed = t;
        } else if (p < pattern.size() && pattern[p] == text[t]) {
            ++p;
            ++t;
        } else if (star != std::string_view::npos) {
            p = star + 1;
            t = ++resumed;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == '*') ++p;
    return p == pattern.size();
}

bool CampaignRule::applies(std::string_view message, std::string_view format) const {
    const bool for_message = messages.empty() || std::any_of(messages.begin(), messages.end(),
                                                             [&](const Named& n) { return n.id == message; });
    const bool for_format = formats.empty() || std::any_of(formats.begin(), formats.end(), [&](const Named& n) {
                                return matches_pattern(n.id, format);
                            });
    return for_message && for_format;
}

Dress Campaign::dress(std::string_view message, std::string_view format) const {
    Dress worn;
    for (const CampaignRule& rule : rules) {
        if (!rule.applies(message, format)) continue;
        if (!rule.layouts.empty()) worn.layouts = ids_of(rule.layouts);
        if (!rule.themes.empty()) worn.themes = ids_of(rule.themes);
    }
    return worn;
}

std::vector<std::string> Campaign::layout_ids() const {
    return unique_ids(rules, &CampaignRule::layouts);
}
std::vector<std::string> Campaign::theme_ids() const {
    return unique_ids(rules, &CampaignRule::themes);
}

Result<Campaign> parse_campaign(std::string_view text, const std::string& name) {
    TRY_ASSIGN(const YamlNode root, parse_yaml(text, name));
    return CampaignReader(root, name).read();
}

Result<Campaign> read_campaign(const std::string& path) {
    TRY_ASSIGN(const std::string text, read_file(path));
    return parse_campaign(text, path);
}

Diagnostics check_campaign(const Campaign& campaign, const Catalogue& catalogue) {
    Diagnostics problems;
    const std::vector<std::string> ids = catalogue.ids();
    const auto check = [&](const std::vector<Named>& messages) {
        for (const Named& named : messages) {
            if (has(ids, named.id)) continue;
            const std::string nearest = nearest_name(named.id, ids);
            problems.push_back(
                error("campaign/unknown-message", {named.id, nearest.empty() ? joined(ids) : nearest}, named.place));
        }
    };
    check(campaign.messages);
    for (const CampaignRule& rule : campaign.rules) check(rule.messages);
    if (campaign.messages.empty()) append(problems, undressed(campaign, ids));
    return problems;
}

}  // namespace codong
