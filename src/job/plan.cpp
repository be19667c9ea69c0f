#include "job/plan.h"

#include <algorithm>
#include <map>

#include "compose/compose.h"
#include "export/target.h"
#include "intake/yaml.h"
#include "message/lock.h"

namespace codong {
namespace {

bool is_all(const std::vector<std::string>& list) {
    return list.size() == 1 && list[0] == "all";
}

constexpr const char* k_cover = "bia";
constexpr const char* k_end = "ket";

struct WantedSheet {
    std::shared_ptr<const Sheet> sheet;
    std::vector<std::string> types;
};

class Planner {
public:
    Planner(const JobOptions& options, DataFiles& data)
        : m_options(options), m_data(data), m_plan(std::make_unique<JobPlan>()) {}

    Result<std::unique_ptr<JobPlan>> run() {
        TRY_ASSIGN(m_plan->campaign,
                   read_campaign(m_options.campaign.empty() ? m_data.default_campaign() : m_options.campaign));
        TRY_ASSIGN(m_plan->catalogue, read_catalogue(m_plan->campaign.catalogue));
        append(m_problems, check_campaign(m_plan->campaign, m_plan->catalogue));
        check_approved();
        m_plan->occasion = m_options.occasion.empty() ? m_plan->campaign.occasion : m_options.occasion;
        choose_units();
        choose_messages();
        choose_language();
        choose_sheets();
        check_names();
        check_locked();
        add_series();
        if (has_errors(m_problems)) return m_problems;
        cross();
        if (has_errors(m_problems)) return m_problems;
        if (m_plan->pieces.empty()) return error("job/nothing-to-do");
        return std::move(m_plan);
    }

private:
    void check_approved() {
        for (Diagnostic& found : check_approval(m_plan->campaign, m_plan->catalogue))
            (found.severity == Severity::Error ? m_problems : m_plan->notes).push_back(std::move(found));
    }

    // A message that has changed is refused by itself; the others go on.
    void check_locked() {
        const auto lock = find_lock(m_plan->catalogue);
        if (!lock) return append(m_problems, lock.diagnostics());
        if (!*lock) return;
        for (const Message* message : m_messages) {
            Diagnostics changes = compare(*message, **lock);
            if (has_errors(changes))
                m_plan->refused[message->id] = std::move(changes);
            else
                append(m_plan->notes, std::move(changes));
        }
    }

    void choose_units() {
        const std::string path = m_options.unit.empty() ? m_plan->campaign.unit_file : m_options.unit;
        if (path.empty()) return;
        auto units = read_unit_file(path);
        if (!units) {
            append(m_problems, units.diagnostics());
            return;
        }
        m_plan->units = std::move(units->units);
        append(m_plan->notes, std::move(units->warnings));
    }

    void choose_messages() {
        const Catalogue& catalogue = m_plan->catalogue;
        std::vector<std::string> wanted = m_options.messages;
        if (wanted.empty())
            for (const Named& named : m_plan->campaign.messages) wanted.push_back(named.id);
        if (wanted.empty() || is_all(wanted)) wanted = catalogue.ids();
        for (const std::string& id : wanted) {
            const auto at = std::find_if(catalogue.messages.begin(), catalogue.messages.end(),
                                         [&](const Message& m) { return m.id == id; });
            if (at == catalogue.messages.end())
                m_problems.push_back(error("job/unknown-message", {id, suggestion(id, catalogue.ids())}));
            else
                m_messages.push_back(&*at);
        }
    }

    // A message without the translation is made alone, and told; a language that no message has is an error.
    void choose_language() {
        const std::string& language = m_plan->second_language =
            m_options.second_language.empty() ? m_plan->campaign.options.second_language : m_options.second_language;
        if (language.empty()) return;
        std::vector<std::string> without, known;
        for (const Message& message : m_plan->catalogue.messages)
            for (const auto& [tag, text] : message.translations)
                if (std::find(known.begin(), known.end(), tag) == known.end()) known.push_back(tag);
        if (std::find(known.begin(), known.end(), language) == known.end())
            return m_problems.push_back(error("job/unknown-language", {language, joined(known)}));
        for (const Message* message : m_messages)
            if (!message->translations.contains(language))
                m_plan->notes.push_back(warning("job/no-translation", {message->id, language}, message->place));
    }

    static std::string joined(const std::vector<std::string>& list) {
        std::string out;
        for (const std::string& one : list) out += (out.empty() ? "" : ", ") + one;
        return out.empty() ? "-" : out;
    }

    void add_sheet(const std::string& id, const std::vector<std::string>& types, const Place& place = {}) {
        auto sheet = m_data.sheet(id);
        if (!sheet) return note(sheet, place);
        WantedSheet wanted;
        wanted.types = !m_options.types.empty() ? m_options.types : types;
        if (is_all(wanted.types))
            wanted.types = sheet->is_screen ? std::vector<std::string>{"png", "jpg", "webp"}
                                            : std::vector<std::string>{"pdf", "png", "tiff"};
        if (wanted.types.empty()) wanted.types = {sheet->is_screen ? "png" : "pdf"};
        wanted.sheet = std::make_shared<const Sheet>(*std::move(sheet));
        m_sheets.push_back(std::move(wanted));
    }

    void choose_sheets() {
        if (m_options.formats.empty()) {
            for (const FormatChoice& choice : m_plan->campaign.formats)
                add_sheet(choice.id, choice.types, choice.place);
            return;
        }
        if (is_all(m_options.formats)) {
            const auto all = m_data.sheets();
            if (!all) return append(m_problems, all.diagnostics());
            for (const Sheet& sheet : **all) add_sheet(sheet.id, {});
            return;
        }
        for (const std::string& id : m_options.formats) {
            std::vector<std::string> types;
            for (const FormatChoice& choice : m_plan->campaign.formats)
                if (choice.id == id) types = choice.types;
            add_sheet(id, types);
        }
    }

    void check_names() {
        for (const WantedSheet& wanted : m_sheets)
            for (const std::string& type : wanted.types)
                if (!find_target(type)) return m_problems.push_back(error("job/unknown-type", {type}));
        for (const std::string& id : m_options.layouts)
            if (id != "all") note(m_data.layout(id));
        for (const std::string& id : m_options.themes)
            if (id != "all") note(m_data.theme(id));
        for (const CampaignRule& rule : m_plan->campaign.rules) {
            if (m_options.layouts.empty()) check_known(rule.layouts, m_data.layout_ids(), "job/unknown-layout");
            if (m_options.themes.empty()) check_known(rule.themes, m_data.theme_ids(), "job/unknown-theme");
        }
    }

    // By name alone: a campaign's layouts are read when a page wears them.
    void check_known(const std::vector<Named>& names, const std::vector<std::string>& ids, const char* unknown) {
        for (const Named& named : names)
            if (std::find(ids.begin(), ids.end(), named.id) == ids.end())
                m_problems.push_back(error(unknown, {named.id, suggestion(named.id, ids)}, named.place));
    }

    // What has no place of its own is told at `place`.
    template <class T>
    void note(const Result<T>& result, const Place& place = {}) {
        if (result) return;
        Diagnostics problems = result.diagnostics();
        for (Diagnostic& problem : problems)
            if (problem.place.file.empty()) problem.place = place;
        append(m_problems, std::move(problems));
    }

    std::vector<std::string> layouts_for(const Dress& dress, const Sheet& sheet) {
        if (m_options.layouts.empty()) return dress.layouts;
        if (!is_all(m_options.layouts)) return m_options.layouts;
        std::vector<std::string> ids;
        for (const std::string& id : m_data.layout_ids()) {
            const auto layout = m_data.layout(id);
            if (!layout)
                note(layout);
            else if (suits(**layout, sheet))
                ids.push_back(id);
        }
        return ids;
    }

    std::vector<std::string> themes_for(const Dress& dress, const Layout& layout) const {
        if (m_options.themes.empty()) {
            // A layout asked for by name brings its own theme; the campaign's belongs to the campaign's choice.
            if (!m_options.layouts.empty() && !layout.themes.empty()) return {layout.themes.front()};
            return dress.themes;
        }
        return is_all(m_options.themes) ? m_data.theme_ids() : m_options.themes;
    }

    // A cover needs a title; an end card somebody to turn to.
    void add_series() {
        if (!m_options.series || m_messages.empty()) return;
        const Campaign& campaign = m_plan->campaign;
        const auto add = [&](const char* id, const SeriesPage& page) {
            Message message;
            message.id = id;
            message.text = page.text.empty() ? campaign.title : page.text;
            message.source = m_messages.front()->source;
            message.place = {campaign.file, 0, 0};
            if (!message.text.empty()) m_plan->series.push_back(std::move(message));
        };
        add(k_cover, campaign.cover);
        if (!m_plan->units.empty() || !campaign.helpline.empty())
            add(k_end, campaign.end);
        else
            m_plan->notes.push_back(warning("job/no-end-card", {}, {campaign.file, 0, 0}));
    }

    // One layout and one theme: the page's own, else the first the first message wears.
    Dress series_dress(const SeriesPage& page, const Sheet& sheet) {
        Dress dress = m_plan->campaign.dress(m_messages.front()->id, sheet.id);
        if (!m_options.layouts.empty() || !page.layout.empty()) {
            const std::vector<std::string> layouts = layouts_for(dress, sheet);
            dress.layouts = {!page.layout.empty() || layouts.empty() ? page.layout : layouts.front()};
        }
        if (!m_options.themes.empty()) dress.themes = is_all(m_options.themes) ? m_data.theme_ids() : m_options.themes;
        if (!page.theme.empty()) dress.themes = {page.theme};
        dress.layouts.resize(1);
        dress.themes.resize(1);
        return dress;
    }

    void cross_series(const WantedSheet& wanted, const char* id, const SeriesPage& page,
                      const std::vector<const Unit*>& units) {
        const Message* message = m_plan->find_message(id);
        if (!message || !wanted.sheet->is_screen) return;
        const Dress dress = series_dress(page, *wanted.sheet);
        const auto layout = m_data.layout(dress.layouts.front());
        if (!layout) return note(layout);
        const auto theme = m_data.theme(dress.themes.front());
        if (!theme) return note(theme);
        for (const Unit* unit : units) {
            Piece piece{message,    0, *layout, *theme, wanted.sheet, unit, wanted.types, m_plan->number_of(*message),
                        message->id};
            if (units.size() > 1) piece.stem += "-" + unit->id;
            m_plan->pieces.push_back(std::move(piece));
        }
    }

    void cross_page(const WantedSheet& wanted, const Message& message, const std::vector<const Unit*>& units) {
        const Dress dress = m_plan->campaign.dress(message.id, wanted.sheet->id);
        const std::vector<std::string> layouts = layouts_for(dress, *wanted.sheet);
        for (const std::string& layout_id : layouts) {
            const auto layout = m_data.layout(layout_id);
            if (!layout) return note(layout);
            const std::vector<std::string> themes = themes_for(dress, **layout);
            for (const std::string& theme_id : themes) {
                const auto theme = m_data.theme(theme_id);
                if (!theme) return note(theme);
                for (const Unit* unit : units) {
                    Piece piece{&message,     static_cast<size_t>(&message - m_plan->catalogue.messages.data()),
                                *layout,      *theme,
                                wanted.sheet, unit,
                                wanted.types, m_plan->number_of(message),
                                message.id};
                    if (layouts.size() > 1 || m_many_layouts) piece.stem += "-" + layout_id;
                    if (themes.size() > 1 || m_many_themes) piece.stem += "-" + theme_id;
                    if (units.size() > 1) piece.stem += "-" + unit->id;
                    m_plan->pieces.push_back(std::move(piece));
                }
            }
        }
    }

    void cross() {
        std::vector<const Unit*> units;
        for (const Unit& unit : m_plan->units) units.push_back(&unit);
        if (units.empty()) units.push_back(nullptr);
        m_many_layouts = m_options.layouts.size() > 1 || is_all(m_options.layouts);
        m_many_themes = m_options.themes.size() > 1 || is_all(m_options.themes);
        for (const WantedSheet& wanted : m_sheets) {
            cross_series(wanted, k_cover, m_plan->campaign.cover, units);
            for (const Message* message : m_messages) cross_page(wanted, *message, units);
            cross_series(wanted, k_end, m_plan->campaign.end, units);
        }
    }

    const JobOptions& m_options;
    DataFiles& m_data;
    std::unique_ptr<JobPlan> m_plan;
    std::vector<const Message*> m_messages;
    std::vector<WantedSheet> m_sheets;
    bool m_many_layouts = false;
    bool m_many_themes = false;
    Diagnostics m_problems;
};

}  // namespace

const Message* JobPlan::find_message(std::string_view id) const {
    if (const Message* message = catalogue.find(id)) return message;
    for (const Message& message : series)
        if (message.id == id) return &message;
    return nullptr;
}

size_t JobPlan::number_of(const Message& message) const {
    const std::vector<Message>& all = catalogue.messages;
    for (size_t i = 0; i < all.size(); ++i)
        if (&all[i] == &message) return i + 1;
    return message.id == k_cover ? 0 : all.size() + 1;
}

Result<std::unique_ptr<JobPlan>> make_plan(const JobOptions& options, DataFiles& data) {
    return Planner(options, data).run();
}

}  // namespace codong
