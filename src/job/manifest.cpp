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

Json line_json(const LineLegibility& line) {
    Json j;
    j["text"] = line.text;
    j["role"] = to_string(line.role);
    j["cap_mm"] = rounded(line.cap_mm);
    if (line.mark_mm > 0) j["mark_mm"] = rounded(line.mark_mm);
    j["contrast"] = rounded(line.contrast);
    if (line.phone_cap_px > 0)
        j["phone_cap_px"] = rounded(line.phone_cap_px);
    else
        j["reads_m"] = {rounded(line.comfortable_m), rounded(line.greatest_m)};
    return j;
}

Json legibility_json(const Legibility& legibility) {
    Json j;
    j["lines"] = Json::array();
    for (const LineLegibility& line : legibility.lines) j["lines"].push_back(line_json(line));
    for (const CodeLegibility& code : legibility.codes) {
        Json one = {{"side_mm", rounded(code.side_mm)}, {"module_mm", rounded(code.module_mm)}};
        if (code.wanted_m > 0) {
            one["scans_m"] = rounded(code.scan_m);
            one["wanted_m"] = rounded(code.wanted_m);
        }
        j["qr"].push_back(std::move(one));
    }
    if (legibility.passing) {
        const Passing& p = *legibility.passing;
        j["passing"] = {{"speed_kmh", rounded(p.speed_kmh)}, {"seconds", rounded(p.seconds)},
                        {"syllables", p.syllables},          {"readable_syllables", p.readable_syllables},
                        {"key_syllables", p.key_syllables},  {"readable_key_syllables", p.readable_key}};
    }
    if (legibility.phone)
        j["phone"] = {{"pieces", legibility.phone->pieces}, {"slogan_pieces_lost", legibility.phone->lost}};
    if (!legibility.findings.empty()) {
        j["findings"] = Json::array();
        for (const Diagnostic& d : legibility.findings)
            j["findings"].push_back(
                {{"code", d.code}, {"vi", sentence(d, Language::Vietnamese)}, {"en", sentence(d, Language::English)}});
    }
    return j;
}

Json counts_json(const ManifestEntry& e) {
    Json j;
    j["reason"] = e.line_reason;
    j["weighed"] = Json::array();
    for (const LineCount& count : e.line_counts)
        j["weighed"].push_back({{"lines", count.lines},
                                {"least_em_mm", rounded(count.least_size)},
                                {"greatest_em_mm", rounded(count.greatest_size)},
                                {"break_cost", rounded(count.break_cost)},
                                {"merit", rounded(count.utility)}});
    return j;
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
    if (!e.line_counts.empty()) j["line_count"] = counts_json(e);
    if (e.second)
        j["second"] = {{"language", e.second->language},
                       {"text", e.second->text},
                       {"derivation", e.second->derivation},
                       {"lines", e.second->lines}};
    j["format"] = e.format;
    j["size_mm"] = {rounded(e.width_mm), rounded(e.height_mm)};
    if (e.bleed_mm > 0) j["bleed_mm"] = rounded(e.bleed_mm);
    if (e.width_px > 0) j["size_px"] = {e.width_px, e.height_px};
    if (e.pixel_ratio > 1) j["pixel_ratio"] = e.pixel_ratio;
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
    if (!e.legibility.lines.empty()) j["legibility"] = legibility_json(e.legibility);
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
    if (!manifest.companions.empty()) {
        j["companions"] = Json::array();
        for (const Companion& c : manifest.companions)
            j["companions"].push_back({{"path", c.path}, {"kind", c.kind}, {"sha256", c.sha256}, {"bytes", c.bytes}});
    }
    return j.dump(2) + "\n";
}

Result<std::vector<std::string>> read_manifest_paths(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) return std::vector<std::string>{};
    const Json j = Json::parse(in, nullptr, false);
    if (j.is_discarded() || !j.contains("files") || !j["files"].is_array())
        return error("job/damaged-manifest", {path}, {path, 0, 0});
    std::vector<std::string> paths;
    for (const char* list : {"files", "companions"}) {
        if (!j.contains(list)) continue;
        for (const Json& file : j[list])
            if (file.contains("path") && file["path"].is_string() && is_inside(file["path"].get<std::string>()))
                paths.push_back(file["path"].get<std::string>());
    }
    return paths;
}

}  // namespace codong
