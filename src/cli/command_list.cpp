#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "compose/compose.h"
#include "intake/yaml.h"
#include "job/data.h"
#include "layout/ornament.h"

namespace codong {
namespace {

using Json = nlohmann::ordered_json;

// Each list gives an array of {id, vi, en, ...}.
Result<Json> list_messages(DataFiles& data) {
    TRY_ASSIGN(const Campaign campaign, read_campaign(data.default_campaign()));
    TRY_ASSIGN(const Catalogue catalogue, read_catalogue(campaign.catalogue));
    Json out = Json::array();
    for (const Message& message : catalogue.messages)
        out.push_back({{"id", message.id},
                       {"vi", message.text},
                       {"en", ""},
                       {"source", message.source.document},
                       {"section", message.source.section}});
    return out;
}

Result<Json> list_formats(DataFiles& data) {
    TRY_ASSIGN(const std::vector<Sheet>* sheets, data.sheets());
    Json out = Json::array();
    for (const Sheet& sheet : *sheets) {
        Json j{{"id", sheet.id},
               {"vi", sheet.vi},
               {"en", sheet.en},
               {"group", sheet.group},
               {"kind", sheet.is_screen ? "screen" : "print"}};
        if (sheet.is_screen)
            j["size_px"] = {sheet.pixels.width, sheet.pixels.height};
        else
            j["size_mm"] = {sheet.trim.width, sheet.trim.height};
        j["bleed_mm"] = sheet.bleed.left;
        j["source"] = sheet.source;
        out.push_back(std::move(j));
    }
    return out;
}

Result<Json> list_layouts(DataFiles& data) {
    TRY_ASSIGN(const std::vector<Sheet>* sheets, data.sheets());
    Json out = Json::array();
    for (const std::string& id : data.layout_ids()) {
        TRY_ASSIGN(const Layout* layout, data.layout(id));
        Json formats = Json::array();
        for (const Sheet& sheet : *sheets)
            if (suits(*layout, sheet)) formats.push_back(sheet.id);
        out.push_back({{"id", id},
                       {"vi", layout->vi},
                       {"en", layout->en},
                       {"kind", layout->kind},
                       {"formats", formats},
                       {"themes", layout->themes}});
    }
    return out;
}

Result<Json> list_themes(DataFiles& data) {
    Json out = Json::array();
    for (const std::string& id : data.theme_ids()) {
        TRY_ASSIGN(const Theme* theme, data.theme(id));
        Json inks = Json::array();
        for (const Ink& ink : theme->inks)
            inks.push_back({{"name", ink.name},
                            {"rgb", to_hex(ink.rgb)},
                            {"cmyk", {ink.cmyk.c, ink.cmyk.m, ink.cmyk.y, ink.cmyk.k}}});
        out.push_back({{"id", id}, {"vi", theme->vi}, {"en", theme->en}, {"inks", inks}});
    }
    return out;
}

Result<Json> list_fonts(DataFiles& data) {
    TRY_ASSIGN(const auto fonts, FontLibrary::open(data.fonts_dir()));
    Json out = Json::array();
    for (const FontRecord& record : fonts->records()) {
        const std::string name = record.family + " " + std::to_string(record.weight);
        out.push_back(
            {{"id", record.id}, {"vi", name}, {"en", name}, {"role", record.role}, {"licence", record.licence}});
    }
    return out;
}

Result<Json> list_icons(DataFiles& data) {
    TRY_ASSIGN(const YamlNode root, read_yaml(data.fonts_dir() + "/icons.yaml"));
    Json out = Json::array();
    Diagnostics problems;
    const YamlNode* sets = root.find("sets");
    for (const YamlNode& set : sets ? sets->items : std::vector<YamlNode>{}) {
        const YamlNode* icons = set.find("icons");
        for (const YamlNode& node : icons ? icons->items : std::vector<YamlNode>{}) {
            FieldReader icon(node, problems);
            out.push_back({{"id", icon.required_text("id")}, {"vi", icon.text("vi")}, {"en", icon.text("en")}});
        }
    }
    if (has_errors(problems)) return problems;
    return out;
}

Json parameter_json(const OrnamentParameter& parameter) {
    Json j{{"name", parameter.name}};
    switch (parameter.kind) {
        case OrnamentParameter::Kind::Number:
            j["kind"] = "number";
            j["default"] = parameter.fallback;
            j["least"] = parameter.least;
            j["most"] = parameter.most;
            break;
        case OrnamentParameter::Kind::Word:
            j["kind"] = "word";
            j["words"] = allowed_words(parameter);
            break;
        case OrnamentParameter::Kind::Ink:
            j["kind"] = "ink";
            if (!parameter.words.empty()) j["default"] = parameter.words;
            break;
    }
    return j;
}

Result<Json> list_ornaments(DataFiles&) {
    Json out = Json::array();
    for (const OrnamentRow& row : ornaments()) {
        Json parameters = Json::array();
        for (const OrnamentParameter& parameter : row.parameters) parameters.push_back(parameter_json(parameter));
        Json j{{"id", row.id}, {"vi", row.vi}, {"en", row.en}};
        if (row.aspect > 0) j["aspect"] = row.aspect;
        j["avoids_text"] = row.spares;
        j["parameters"] = std::move(parameters);
        out.push_back(std::move(j));
    }
    return out;
}

struct ListRow {
    const char* name;
    Result<Json> (*list)(DataFiles& data);
};
constexpr ListRow k_lists[] = {{"messages", list_messages},  {"formats", list_formats}, {"layouts", list_layouts},
                               {"themes", list_themes},      {"fonts", list_fonts},     {"icons", list_icons},
                               {"ornaments", list_ornaments}};

}  // namespace

int run_list(const CommandLine& line) {
    std::string what, asked_data;
    bool json = false;
    for (size_t i = 0; i < line.words.size(); ++i) {
        const std::string& word = line.words[i];
        if (word == "--json")
            json = true;
        else if (word == "--data" && i + 1 < line.words.size())
            asked_data = line.words[++i];
        else if (word.starts_with("-"))
            return usage_error(error("cli/unknown-option", {word}), "list", line.language);
        else
            what = word;
    }
    const auto row =
        std::find_if(std::begin(k_lists), std::end(k_lists), [&](const ListRow& r) { return what == r.name; });
    if (row == std::end(k_lists)) return usage_error(error("cli/what-to-list"), "list", line.language);
    const auto root = find_data(asked_data);
    if (!root) {
        print(root.diagnostics(), line.language);
        return k_exit_usage;
    }
    DataFiles data(*root);
    const auto list = row->list(data);
    if (!list) {
        print(list.diagnostics(), line.language);
        return k_exit_usage;
    }
    if (json) {
        std::printf("%s\n", list->dump(2).c_str());
        return k_exit_ok;
    }
    for (const Json& entry : *list)
        std::printf("%-26s %s\n", entry["id"].get<std::string>().c_str(),
                    std::string(pick(line.language, entry["vi"].get<std::string>(),
                                     entry["en"].get<std::string>().empty() ? entry["vi"].get<std::string>()
                                                                            : entry["en"].get<std::string>()))
                        .c_str());
    return k_exit_ok;
}

void help_list(Language language) {
    std::printf("\n ");
    for (const ListRow& row : k_lists) std::printf(" %s", row.name);
    std::printf("\n\n  --json      %s\n  --data DIR  %s\n",
                pick(language, "mảng JSON, đủ chi tiết", "a JSON array, in full detail").data(),
                pick(language, "thư mục dữ liệu", "data folder").data());
}

}  // namespace codong
