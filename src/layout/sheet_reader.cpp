#include <algorithm>
#include <array>
#include <filesystem>
#include <map>

#include "intake/file.h"
#include "intake/yaml.h"
#include "layout/folder.h"
#include "layout/sheet.h"

namespace codong {
namespace {

constexpr std::array<std::string_view, 6> k_types = {"pdf", "tiff", "png", "jpg", "webp", "svg"};

// Seams land within this of where they should on large work; text keeps that much more away from them.
constexpr double k_seam_tolerance_mm = 5;
// The ring of a usual eyelet reaches this far from its centre.
constexpr double k_eyelet_ring_mm = 15;

// What the finishing takes from each side of the trim.
Insets taken_by(const Finishing& f, const Insets& bleed) {
    const double edge = std::max(f.hem, f.eyelets ? f.eyelets->inset + k_eyelet_ring_mm : 0.0);
    const auto side = [&](double pocket, double sleeve, double base, double side_bleed) {
        const double seam = std::max(pocket, sleeve);
        return std::max({edge, seam > 0 ? seam + k_seam_tolerance_mm : 0.0, base, f.wrap - side_bleed});
    };
    return {side(f.pockets.left, f.sleeve.left, 0, bleed.left), side(f.pockets.top, f.sleeve.top, 0, bleed.top),
            side(f.pockets.right, f.sleeve.right, 0, bleed.right),
            side(f.pockets.bottom, f.sleeve.bottom, f.base, bleed.bottom)};
}

Rect text_area_of(const Sheet& sheet) {
    const Insets taken = taken_by(sheet.finishing, sheet.bleed);
    return Rect{0, 0, sheet.trim.width, sheet.trim.height}.inset(
        {std::max(sheet.safe, taken.left), std::max(sheet.safe, taken.top), std::max(sheet.safe, taken.right),
         std::max(sheet.safe, taken.bottom)});
}

// The text area cut at the folds, each panel with the safe margin to its folds.
std::vector<Rect> panels_of(const Sheet& sheet) {
    std::vector<Rect> panels;
    double left = sheet.text_area.x;
    for (const double fold : sheet.finishing.folds) {
        panels.push_back({left, sheet.text_area.y, fold - sheet.safe - left, sheet.text_area.height});
        left = fold + sheet.safe;
    }
    panels.push_back({left, sheet.text_area.y, sheet.text_area.right() - left, sheet.text_area.height});
    return panels;
}

class SheetReader {
public:
    explicit SheetReader(Diagnostics& problems) : m_problems(problems) {}

    std::vector<Sheet> read(const YamlNode& root) {
        std::vector<Sheet> sheets;
        FieldReader fields(root, m_problems);
        if (!fields.is_map()) return sheets;
        Sheet file_defaults;
        file_defaults.types.assign(k_types.begin(), k_types.end());
        read_common(fields, root, file_defaults);
        for (const YamlNode* node : list(fields, "groups")) {
            FieldReader group(*node, m_problems);
            if (!group.is_map()) continue;
            Sheet group_defaults = file_defaults;
            group_defaults.group = read_id(group, *node);
            group.required_text("vi");
            group.required_text("en");
            read_common(group, *node, group_defaults);
            for (const YamlNode* sheet : list(group, "sheets")) sheets.push_back(read_sheet(*sheet, group_defaults));
            group.finish();
        }
        fields.finish();
        return sheets;
    }

private:
    std::vector<const YamlNode*> list(FieldReader& fields, std::string_view key) {
        const YamlNode* node = fields.required_child(key);
        std::vector<const YamlNode*> out;
        if (!node) return out;
        if (!node->is_sequence()) m_problems.push_back(error("yaml/not-a-list", {std::string(key)}, node->place));
        for (const YamlNode& item : node->items) out.push_back(&item);
        return out;
    }

    std::string read_id(FieldReader& fields, const YamlNode& node) {
        std::string id = fields.required_text("id");
        const bool good = std::all_of(id.begin(), id.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
        });
        if (!good || id == "all") m_problems.push_back(error("sheet/bad-id", {id}, node.find("id")->place));
        return id;
    }

    double length(FieldReader& fields, const YamlNode& node, std::string_view key, double fallback) {
        const double value = fields.number(key, fallback);
        if (value >= 0) return value;
        m_problems.push_back(error("sheet/negative", {std::string(key)}, node.find(key)->place));
        return fallback;
    }

    std::optional<double> optional_length(FieldReader& fields, const YamlNode& node, std::string_view key) {
        const YamlNode* value = fields.child(key);
        if (!value || value->is_null()) return std::nullopt;
        return length(fields, node, key, 0);
    }

    // Exactly `count` numbers, or nothing.
    std::vector<double> numbers(FieldReader& fields, std::string_view key, size_t count) {
        const YamlNode* node = fields.child(key);
        std::vector<double> out;
        if (!node || node->is_null()) return out;
        for (const YamlNode& item : node->items)
            if (const auto value = to_number(item)) out.push_back(*value);
        if (node->is_sequence() && out.size() == node->items.size() && (count == 0 || out.size() == count)) return out;
        m_problems.push_back(
            error("sheet/not-numbers", {std::string(key), count == 0 ? "" : std::to_string(count)}, node->place));
        return {};
    }

    Insets insets(FieldReader& fields, std::string_view key) {
        const YamlNode* node = fields.child(key);
        if (!node || node->is_null()) return {};
        FieldReader sides(*node, m_problems);
        const Insets out{length(sides, *node, "left_mm", 0), length(sides, *node, "top_mm", 0),
                         length(sides, *node, "right_mm", 0), length(sides, *node, "bottom_mm", 0)};
        sides.finish();
        return out;
    }

    // What a file, a group and a sheet may all say; what one does not say stays as it was.
    void read_common(FieldReader& fields, const YamlNode& node, Sheet& sheet) {
        const double bleed = length(fields, node, "bleed_mm", sheet.bleed.left);
        sheet.bleed = {bleed, bleed, bleed, bleed};
        sheet.safe = length(fields, node, "safe_mm", sheet.safe);
        sheet.dpi = length(fields, node, "dpi", sheet.dpi);
        if (const auto distance = optional_length(fields, node, "distance_m")) sheet.distance_m = distance;
        if (const auto speed = optional_length(fields, node, "speed_kmh")) sheet.speed_kmh = speed;
        if (const auto kilobytes = optional_length(fields, node, "max_kb"))
            sheet.max_kb = static_cast<int>(std::min(*kilobytes, 1e9));
        sheet.note = fields.text("note", sheet.note);
        sheet.source = fields.text("source", sheet.source);
        sheet.checked_on = fields.text("checked_on", sheet.checked_on);
        if (const YamlNode* types = node.find("types"); types && !types->is_null())
            sheet.types = read_types(fields, *types);
        fields.child("types");
        if (const YamlNode* finishing = fields.child("finishing"); finishing && !finishing->is_null())
            sheet.finishing = read_finishing(*finishing);
    }

    std::vector<std::string> read_types(FieldReader& fields, const YamlNode& node) {
        std::vector<std::string> types = fields.texts("types");
        for (const std::string& type : types)
            if (std::find(k_types.begin(), k_types.end(), type) == k_types.end())
                m_problems.push_back(error("sheet/unknown-type", {type}, node.place));
        return types;
    }

    Finishing read_finishing(const YamlNode& node) {
        FieldReader fields(node, m_problems);
        Finishing out;
        out.hem = length(fields, node, "hem_mm", 0);
        if (const YamlNode* eyelets = fields.child("eyelets"); eyelets && !eyelets->is_null()) {
            FieldReader inner(*eyelets, m_problems);
            out.eyelets = Eyelets{length(inner, *eyelets, "every_mm", 0), length(inner, *eyelets, "inset_mm", 0),
                                  inner.flag("corners", true)};
            inner.finish();
        }
        out.pockets = insets(fields, "pockets");
        out.sleeve = insets(fields, "sleeve");
        out.base = length(fields, node, "base_mm", 0);
        out.wrap = length(fields, node, "wrap_mm", 0);
        out.folds = numbers(fields, "folds_mm", 0);
        out.kiss_cut_radius = length(fields, node, "kiss_cut_radius_mm", 0);
        out.alternatives = fields.texts("alternatives");
        fields.finish();
        return out;
    }

    Sheet read_sheet(const YamlNode& node, const Sheet& defaults) {
        Sheet sheet = defaults;
        sheet.place = node.place;
        FieldReader fields(node, m_problems);
        if (!fields.is_map()) return sheet;
        sheet.id = read_id(fields, node);
        sheet.vi = fields.required_text("vi");
        sheet.en = fields.required_text("en");
        read_common(fields, node, sheet);
        sheet.is_circle = fields.text("crop") == "circle";
        const std::vector<double> mm = numbers(fields, "size_mm", 2), px = numbers(fields, "size_px", 2);
        const std::vector<double> safe_px = numbers(fields, "safe_px", 4), area_mm = numbers(fields, "text_area_mm", 4);
        fields.finish();
        if (mm.empty() == px.empty()) {
            m_problems.push_back(error("sheet/bad-size", {sheet.id}, node.place));
            return sheet;
        }
        sheet.is_screen = !px.empty();
        const std::vector<double>& size = sheet.is_screen ? px : mm;
        const double most = sheet.is_screen ? 30000 : 100000;
        if (std::min(size[0], size[1]) < 10 || std::max(size[0], size[1]) > most) {
            m_problems.push_back(error("sheet/bad-size", {sheet.id}, node.place));
            return sheet;
        }
        if (sheet.is_screen) {
            sheet.pixels = {static_cast<int>(px[0]), static_cast<int>(px[1])};
            sheet.trim = {Length::px(px[0]).mm(), Length::px(px[1]).mm()};
        } else {
            sheet.trim = {mm[0], mm[1]};
        }
        sheet.text_area = text_area_of(sheet);
        if (!safe_px.empty())
            sheet.text_area = {Length::px(safe_px[0]).mm(), Length::px(safe_px[1]).mm(), Length::px(safe_px[2]).mm(),
                               Length::px(safe_px[3]).mm()};
        if (!area_mm.empty()) sheet.text_area = {area_mm[0], area_mm[1], area_mm[2], area_mm[3]};
        sheet.panels = panels_of(sheet);
        const Rect trim{0, 0, sheet.trim.width, sheet.trim.height};
        if (std::any_of(sheet.panels.begin(), sheet.panels.end(),
                        [&](const Rect& r) { return r.empty() || !trim.contains(r, 1e-9); }))
            m_problems.push_back(error("sheet/no-room", {sheet.id}, node.place));
        return sheet;
    }

    Diagnostics& m_problems;
};

// Ids are unique over all files.
void check_unique(const std::vector<Sheet>& sheets, Diagnostics& problems) {
    std::map<std::string, const Sheet*> seen;
    for (const Sheet& sheet : sheets) {
        const auto [at, fresh] = seen.emplace(sheet.id, &sheet);
        if (fresh || sheet.id.empty()) continue;
        const Place& first = at->second->place;
        problems.push_back(
            error("sheet/duplicate-id", {sheet.id, first.file, std::to_string(first.line)}, sheet.place));
    }
}

}  // namespace

Result<std::vector<Sheet>> parse_sheets(std::string_view text, const std::string& name) {
    TRY_ASSIGN(const YamlNode root, parse_yaml(text, name));
    Diagnostics problems;
    std::vector<Sheet> sheets = SheetReader(problems).read(root);
    check_unique(sheets, problems);
    if (!problems.empty()) return problems;
    return sheets;
}

Result<std::vector<Sheet>> read_sheets(const std::string& dir) {
    std::vector<Sheet> sheets;
    Diagnostics problems;
    for (const std::string& path : yaml_files(dir)) {
        const auto root = read_yaml(path);
        if (!root) {
            append(problems, root.diagnostics());
            continue;
        }
        for (Sheet& sheet : SheetReader(problems).read(*root)) sheets.push_back(std::move(sheet));
    }
    check_unique(sheets, problems);
    if (!problems.empty()) return problems;
    if (sheets.empty()) return error("file/not-found", {(std::filesystem::path(dir) / "*.yaml").string()});
    return sheets;
}

}  // namespace codong
