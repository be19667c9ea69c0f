#include "layout/figure.h"

#include <algorithm>
#include <cmath>

namespace codong {
namespace {

// What a kind is when the layout says no more.
struct KindRow {
    const char* name;
    FigureKind kind;
    FigureMark mark;
    FigureBadge badge;
    double badge_size;
    bool shows_value;
};
constexpr KindRow k_kinds[] = {
    {"number", FigureKind::Number, FigureMark::None, FigureBadge::None, 0, true},
    {"ring", FigureKind::Ring, FigureMark::Value, FigureBadge::Ring, 8, false},
    {"bars", FigureKind::Bars, FigureMark::None, FigureBadge::None, 0, true},
    {"columns", FigureKind::Columns, FigureMark::None, FigureBadge::None, 0, true},
    {"steps", FigureKind::Steps, FigureMark::Ordinal, FigureBadge::Disc, 2.8, false},
    {"timeline", FigureKind::Timeline, FigureMark::Value, FigureBadge::Disc, 6, false},
    {"icon-grid", FigureKind::IconGrid, FigureMark::Icon, FigureBadge::Disc, 3.4, false},
    {"compare", FigureKind::Compare, FigureMark::Icon, FigureBadge::None, 1.3, false},
    {"table", FigureKind::Table, FigureMark::Icon, FigureBadge::None, 1.8, false},
};

constexpr const char* k_marks[] = {"none", "ordinal", "icon", "value"};
constexpr const char* k_badges[] = {"none", "disc", "square", "panel", "ring"};

class FigureReader {
public:
    FigureReader(const YamlNode& yaml, const FigureSources& sources, Diagnostics& problems)
        : m_yaml(yaml), m_sources(sources), m_problems(problems), m_fields(yaml, problems) {}

    FigureNode read() {
        FigureNode figure;
        const KindRow* row = read_kind();
        if (!row) return figure;
        figure.kind = row->kind;
        figure.mark = row->mark;
        figure.badge = row->badge;
        figure.badge_size = row->badge_size;
        figure.shows_value = row->shows_value;
        figure.spine = row->kind == FigureKind::Timeline;
        read_items(figure);
        read_columns(figure);
        figure.mark = static_cast<FigureMark>(choice("mark", k_marks, static_cast<size_t>(figure.mark)));
        figure.badge = static_cast<FigureBadge>(choice("badge", k_badges, static_cast<size_t>(figure.badge)));
        constexpr const char* k_sides[] = {"left", "top"};
        figure.mark_above = choice("side", k_sides, 0) == 1;
        constexpr const char* k_aligns[] = {"left", "centre"};
        figure.centred = choice("align", k_aligns, 0) == 1;
        figure.spine = m_fields.flag("spine", figure.spine);
        figure.trail = m_fields.flag("trail", false);
        read_shown(figure);
        figure.badge_size = positive("badge_size", figure.badge_size);
        figure.label_size = positive("label_size", figure.label_size);
        figure.value_size = positive("value_size", figure.value_size);
        figure.label_lines = static_cast<int>(positive("label_lines", figure.label_lines));
        figure.text_lines = static_cast<int>(positive("text_lines", figure.text_lines));
        figure.size = length("size");
        figure.gap = length("gap");
        figure.radius = length("radius");
        figure.share = positive("share", figure.share);
        figure.heads = m_fields.texts("heads");
        if (const YamlNode* inks = m_fields.child("inks")) {
            FieldReader names(*inks, m_problems);
            for (const auto& [part, value] : inks->entries) figure.inks[part] = names.texts(part);
        }
        if (const YamlNode* faces = m_fields.child("faces"))
            for (const auto& [part, value] : faces->entries) figure.faces[part] = value.scalar;
        figure.cards = figure.inks.count("card") != 0;
        check(figure);
        m_fields.finish();
        return figure;
    }

private:
    const KindRow* read_kind() {
        const std::string name = m_fields.required_text("kind");
        std::string list;
        for (const KindRow& row : k_kinds) {
            if (name == row.name) return &row;
            list += (list.empty() ? "" : ", ") + std::string(row.name);
        }
        m_problems.push_back(error("layout/bad-choice", {name, "kind", list}, m_yaml.place));
        return nullptr;
    }

    void read_items(FigureNode& figure) {
        const std::vector<std::string> ids = m_fields.texts("items");
        if (!m_sources.data) {
            m_problems.push_back(error("layout/no-data", {}, m_yaml.place));
            return;
        }
        const Dataset& data = *m_sources.data;
        figure.keeps = data.keeps;
        if (ids.empty() || ids == std::vector<std::string>{"all"})
            for (const DataItem& item : data.items) add_item(item, figure);
        else
            for (const std::string& id : ids) {
                if (const DataItem* item = data.find(id)) {
                    add_item(*item, figure);
                    continue;
                }
                std::vector<std::string> known;
                for (const DataItem& item : data.items) known.push_back(item.id);
                m_problems.push_back(
                    error("layout/unknown-item", {id, data.id, nearest_name(id, known)}, m_yaml.place));
            }
    }

    void add_item(const DataItem& item, FigureNode& figure) {
        FigureItem made{item, nullptr};
        if (!item.icon.empty() && m_sources.icons) {
            auto icon = m_sources.icons->icon(item.icon);
            if (icon)
                made.icon = *std::move(icon);
            else
                for (Diagnostic problem : icon.diagnostics()) {
                    problem.place = item.place;
                    m_problems.push_back(std::move(problem));
                }
        }
        figure.items.push_back(std::move(made));
    }

    void read_columns(FigureNode& figure) {
        const YamlNode* yaml = m_fields.child("columns");
        if (!yaml) return;
        const auto least = to_number(yaml->is_sequence() && yaml->items.size() == 2 ? yaml->items[0] : *yaml);
        const auto most = to_number(yaml->is_sequence() && yaml->items.size() == 2 ? yaml->items[1] : *yaml);
        if (least && most && *least >= 1 && *most >= *least && *most <= 40) {
            figure.least_columns = static_cast<int>(std::lround(*least));
            figure.most_columns = static_cast<int>(std::lround(*most));
        } else {
            m_problems.push_back(error("layout/bad-range", {"columns"}, yaml->place));
        }
    }

    void read_shown(FigureNode& figure) {
        const YamlNode* yaml = m_fields.child("show");
        if (!yaml) return;
        figure.shows_value = figure.shows_label = figure.shows_text = false;
        for (const std::string& part : m_fields.texts("show")) {
            if (part == "value")
                figure.shows_value = true;
            else if (part == "label")
                figure.shows_label = true;
            else if (part == "text")
                figure.shows_text = true;
            else
                m_problems.push_back(error("layout/bad-choice", {part, "show", "value, label, text"}, yaml->place));
        }
    }

    template <size_t N>
    size_t choice(const char* key, const char* const (&allowed)[N], size_t fallback) {
        const YamlNode* yaml = m_fields.child(key);
        if (!yaml) return fallback;
        std::string list;
        for (size_t i = 0; i < N; ++i) {
            if (yaml->scalar == allowed[i]) return i;
            list += (i == 0 ? "" : ", ") + std::string(allowed[i]);
        }
        m_problems.push_back(error("layout/bad-choice", {yaml->scalar, key, list}, yaml->place));
        return fallback;
    }

    double positive(const char* key, double fallback) {
        const YamlNode* yaml = m_fields.child(key);
        if (!yaml) return fallback;
        const auto number = to_number(*yaml);
        if (number && *number > 0 && *number <= 40) return *number;
        m_problems.push_back(error("layout/ornament-number", {key, "0", "40"}, yaml->place));
        return fallback;
    }

    LengthExpression length(const char* key) {
        const YamlNode* yaml = m_fields.child(key);
        if (!yaml) return {};
        if (const auto parsed = LengthExpression::parse(yaml->scalar)) return *parsed;
        m_problems.push_back(error("layout/bad-length", {yaml->scalar}, yaml->place));
        return {};
    }

    void needs(const FigureItem& item, const char* part, bool present) {
        if (!present) m_problems.push_back(error("layout/figure-needs", {item.data.id, part}, m_yaml.place));
    }

    void check(const FigureNode& figure) {
        for (const FigureItem& item : figure.items) {
            if (figure.mark == FigureMark::Icon && figure.kind != FigureKind::Compare &&
                figure.kind != FigureKind::Table)
                needs(item, "icon", item.icon != nullptr);
            if (figure.mark == FigureMark::Value) needs(item, "value", !item.data.figure.empty());
            if (figure.badge == FigureBadge::Ring || figure.kind == FigureKind::Bars ||
                figure.kind == FigureKind::Columns)
                needs(item, "value (number)", item.data.number.has_value() && *item.data.number >= 0);
            if (figure.kind == FigureKind::Compare) needs(item, "points", !item.data.points.empty());
        }
        if (figure.badge == FigureBadge::Panel && !figure.cards)
            m_problems.push_back(error("layout/figure-needs", {"badge: panel", "inks: card"}, m_yaml.place));
    }

    const YamlNode& m_yaml;
    const FigureSources& m_sources;
    Diagnostics& m_problems;
    FieldReader m_fields;
};

}  // namespace

std::string FigureNode::ink(const std::string& part, size_t item) const {
    const auto at = inks.find(part);
    return at == inks.end() || at->second.empty() ? std::string() : at->second[item % at->second.size()];
}

std::string FigureNode::face(const std::string& part) const {
    const auto at = faces.find(part);
    if (at != faces.end()) return at->second;
    return part == "value" ? "figure" : part == "label" ? "head" : "body";
}

FigureNode read_figure(const YamlNode& yaml, const FigureSources& sources, Diagnostics& problems) {
    return FigureReader(yaml, sources, problems).read();
}

IconNode read_icon_node(const YamlNode& yaml, const FigureSources& sources, Diagnostics& problems) {
    IconNode node;
    FieldReader fields(yaml, problems);
    const std::string id = fields.required_text("id");
    node.ink = fields.required_text("ink");
    fields.finish();
    if (id.empty() || !sources.icons) return node;
    auto icon = sources.icons->icon(id);
    if (icon)
        node.icon = *std::move(icon);
    else
        for (Diagnostic problem : icon.diagnostics()) {
            if (problem.place.file.empty()) problem.place = yaml.place;
            problems.push_back(std::move(problem));
        }
    return node;
}

std::optional<std::string> data_field(const std::string& field, const FigureSources& sources) {
    if (!field.starts_with("data_")) return std::nullopt;
    const Dataset* data = sources.data;
    if (field == "data_title") return data ? data->title : std::string();
    if (field == "data_lead") return data ? data->lead : std::string();
    if (field == "data_source") return data ? data->source_line() : std::string();
    return std::nullopt;
}

}  // namespace codong
