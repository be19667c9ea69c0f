#include "job/manifest.h"

#include <cmath>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

namespace codong {
namespace {

using Json = nlohmann::ordered_json;

// Millimetres with at most three decimals, so that the text of a number never depends on its history.
double rounded(double v) {
    return std::round(v * 1000) / 1000;
}

Json entry_json(const ManifestEntry& e) {
    Json j;
    j["path"] = e.path;
    j["sha256"] = e.sha256;
    j["bytes"] = e.bytes;
    j["type"] = e.type;
    j["message"] = e.message;
    j["text"] = e.text;
    j["derivation"] = e.derivation;
    j["lines"] = e.lines;
    j["format"] = e.format;
    j["size_mm"] = {rounded(e.width_mm), rounded(e.height_mm)};
    if (e.bleed_mm > 0) j["bleed_mm"] = rounded(e.bleed_mm);
    if (e.width_px > 0) j["size_px"] = {e.width_px, e.height_px};
    j["scale"] = rounded(e.scale);
    if (e.dpi > 0) j["dpi"] = rounded(e.dpi);
    j["inks"] = e.inks;
    j["layout"] = e.layout;
    j["arrangement"] = e.variant;
    j["theme"] = e.theme;
    if (!e.art.empty()) j["art"] = e.art;
    if (!e.unit.empty()) j["unit"] = e.unit;
    j["cap_height_mm"] = rounded(e.cap_height_mm);
    if (!e.note.empty()) j["note"] = e.note;
    j["proved"] = e.proved;
    return j;
}

}  // namespace

bool is_inside(const std::string& path) {
    const std::filesystem::path parts(path);
    if (parts.empty() || parts.is_absolute()) return false;
    for (const auto& part : parts)
        if (part == "..") return false;
    return true;
}

std::string to_json(const Manifest& manifest) {
    Json j;
    j["title"] = manifest.title;
    j["issued"] = manifest.issued;
    j["tool"] = manifest.tool;
    j["files"] = Json::array();
    for (const ManifestEntry& entry : manifest.files) j["files"].push_back(entry_json(entry));
    return j.dump(2) + "\n";
}

Result<std::vector<std::string>> read_manifest_paths(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) return std::vector<std::string>{};
    const Json j = Json::parse(in, nullptr, false);
    if (j.is_discarded() || !j.contains("files") || !j["files"].is_array())
        return error("job/damaged-manifest", {path}, {path, 0, 0});
    std::vector<std::string> paths;
    for (const Json& file : j["files"])
        if (file.contains("path") && file["path"].is_string() && is_inside(file["path"].get<std::string>()))
            paths.push_back(file["path"].get<std::string>());
    return paths;
}

}  // namespace codong
