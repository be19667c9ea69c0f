#include "layout/dataset.h"

#include <algorithm>

#include "intake/yaml.h"

namespace codong {
namespace {

bool all_digits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// Signs stand with their number; words stand apart.
bool is_sign(std::string_view unit) {
    return unit == "%" || unit == "‰" || unit == "°" || unit == "°C";
}

DataSource read_source(const YamlNode& yaml, Diagnostics& problems) {
    DataSource source;
    FieldReader fields(yaml, problems);
    source.id = fields.required_text("id");
    source.document = fields.required_text("document");
    source.section = fields.text("section");
    source.address = fields.text("address");
    source.advice = fields.flag("advice", false);
    fields.finish();
    return source;
}

DataItem read_item(const YamlNode& yaml, Diagnostics& problems) {
    DataItem item;
    item.place = yaml.place;
    FieldReader fields(yaml, problems);
    item.id = fields.required_text("id");
    if (const YamlNode* value = fields.child("value")) {
        // A number is written the Vietnamese way; in quotes it is words (a year, a date, a telephone number).
        item.figure = value->scalar;
        if (const auto shown = value->quoted ? std::nullopt : vietnamese_number(value->scalar)) {
            item.figure = *shown;
            item.number = to_number(*value);
        }
    }
    item.unit = fields.text("unit");
    item.label = fields.text("label");
    item.text = fields.text("text");
    item.points = fields.texts("points");
    item.icon = fields.text("icon");
    item.source = fields.text("source");
    fields.finish();
    if (item.source.empty()) problems.push_back(error("layout/no-source", {item.id}, yaml.place));
    if (item.figure.empty() && item.label.empty() && item.text.empty())
        problems.push_back(error("layout/empty-item", {item.id}, yaml.place));
    return item;
}

Result<Dataset> read_tree(const YamlNode& root) {
    Diagnostics problems;
    FieldReader fields(root, problems);
    Dataset data;
    data.id = fields.required_text("id");
    data.vi = fields.required_text("vi");
    data.en = fields.required_text("en");
    data.title = fields.text("title");
    data.lead = fields.text("lead");
    data.keeps = fields.texts("keeps");
    if (const YamlNode* sources = fields.required_child("sources"))
        for (const YamlNode& source : sources->items) data.sources.push_back(read_source(source, problems));
    if (const YamlNode* items = fields.required_child("items"))
        for (const YamlNode& yaml : items->items) {
            DataItem item = read_item(yaml, problems);
            const auto named = [&](const DataSource& source) { return source.id == item.source; };
            if (!item.source.empty() && std::none_of(data.sources.begin(), data.sources.end(), named))
                problems.push_back(error("layout/unknown-source", {item.source, item.id}, yaml.place));
            if (data.find(item.id)) problems.push_back(error("layout/duplicate-item", {item.id}, yaml.place));
            data.items.push_back(std::move(item));
        }
    fields.finish();
    if (data.items.empty()) problems.push_back(error("layout/no-items", {data.id}, root.place));
    if (has_errors(problems)) return problems;
    return data;
}

}  // namespace

std::optional<std::string> vietnamese_number(std::string_view text) {
    const bool negative = text.starts_with('-');
    if (negative) text.remove_prefix(1);
    const size_t point = text.find('.');
    const std::string_view whole = text.substr(0, point);
    const std::string_view part = point == std::string_view::npos ? std::string_view() : text.substr(point + 1);
    if (!all_digits(whole) || (point != std::string_view::npos && !all_digits(part))) return std::nullopt;
    std::string out;
    for (size_t i = 0; i < whole.size(); ++i) {
        if (i > 0 && (whole.size() - i) % 3 == 0) out += '.';
        out += whole[i];
    }
    if (!part.empty()) out += "," + std::string(part);
    return (negative ? "−" : "") + out;
}

std::string DataItem::figure_with_sign() const {
    return is_sign(unit) ? figure + " " + unit : figure;
}

std::string DataItem::unit_in_words() const {
    return is_sign(unit) ? std::string() : unit;
}

const DataItem* Dataset::find(std::string_view wanted) const {
    const auto at = std::find_if(items.begin(), items.end(), [&](const DataItem& item) { return item.id == wanted; });
    return at == items.end() ? nullptr : &*at;
}

std::string Dataset::source_line() const {
    std::vector<const DataSource*> used;
    for (const DataItem& item : items)
        for (const DataSource& source : sources)
            if (source.id == item.source && std::find(used.begin(), used.end(), &source) == used.end())
                used.push_back(&source);
    std::string line;
    for (const bool advice : {false, true}) {
        std::string list;
        for (const DataSource* source : used) {
            if (source->advice != advice) continue;
            list += (list.empty() ? "" : "; ") + source->document;
            if (!source->section.empty()) list += ", " + source->section;
        }
        if (list.empty()) continue;
        line += (line.empty() ? "" : " ") + std::string(advice ? "Lời khuyên của " : "Nguồn: ") + list + ".";
    }
    return line;
}

Result<Dataset> parse_dataset(std::string_view text, const std::string& name) {
    TRY_ASSIGN(const YamlNode root, parse_yaml(text, name));
    return read_tree(root);
}

Result<Dataset> read_dataset(const std::string& path) {
    TRY_ASSIGN(const YamlNode root, read_yaml(path));
    return read_tree(root);
}

}  // namespace codong
