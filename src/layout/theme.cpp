#include "layout/theme.h"

#include <algorithm>

#include "intake/yaml.h"
#include "layout/folder.h"

namespace codong {
namespace {

Ink read_ink(const std::string& name, const YamlNode& node, Diagnostics& problems) {
    Ink ink;
    ink.name = name;
    FieldReader reader(node, problems);
    const std::string hex = reader.required_text("rgb");
    if (const auto rgb = rgb_from_hex(hex))
        ink.rgb = *rgb;
    else
        problems.push_back(error("layout/bad-colour", {hex}, node.place));
    if (const YamlNode* cmyk = reader.required_child("cmyk")) {
        double values[4] = {};
        bool good = cmyk->items.size() == 4;
        for (size_t i = 0; i < 4 && good; ++i) {
            const auto value = to_number(cmyk->items[i]);
            good = value && *value >= 0 && *value <= 100;
            if (good) values[i] = *value;
        }
        if (!good) problems.push_back(error("layout/bad-cmyk", {name}, cmyk->place));
        ink.cmyk = {values[0], values[1], values[2], values[3]};
    }
    if (const std::string spot = reader.text("spot"); !spot.empty()) ink.spot = spot;
    reader.finish();
    return ink;
}

}  // namespace

size_t Theme::index_of(const std::string& name) const {
    const auto at = std::find_if(inks.begin(), inks.end(), [&](const Ink& ink) { return ink.name == name; });
    return at == inks.end() ? npos : static_cast<size_t>(at - inks.begin());
}

Result<Theme> read_theme(const std::string& path) {
    TRY_ASSIGN(const YamlNode root, read_yaml(path));
    Diagnostics problems;
    FieldReader reader(root, problems);
    Theme theme;
    theme.id = reader.required_text("id");
    theme.vi = reader.required_text("vi");
    theme.en = reader.required_text("en");
    if (const YamlNode* inks = reader.required_child("inks")) {
        for (const char* role : k_ink_roles) {
            if (const YamlNode* ink = inks->find(role))
                theme.inks.push_back(read_ink(role, *ink, problems));
            else
                problems.push_back(error("layout/theme-lacks-role", {theme.id, role}, inks->place));
        }
        for (const auto& [name, node] : inks->entries)
            if (std::find(k_ink_roles.begin(), k_ink_roles.end(), name) == k_ink_roles.end())
                theme.inks.push_back(read_ink(name, node, problems));
    }
    reader.finish();
    if (has_errors(problems)) return problems;
    return theme;
}

Result<std::vector<Theme>> read_themes(const std::string& dir) {
    return read_folder<Theme>(dir, read_theme);
}

}  // namespace codong
