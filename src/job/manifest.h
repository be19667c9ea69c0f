#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "check/legibility.h"

namespace codong {

// A translation on the page.
struct SecondText {
    std::string language;
    std::string text;
    std::string derivation;
    std::vector<std::string> lines;
};

// A delivered file as the manifest tells it. Lengths in mm at true size.
struct ManifestEntry {
    std::string path;  // relative to the folder
    std::string sha256;
    uint64_t bytes = 0;
    std::string type;
    std::string message;
    std::string text;        // exact text shown
    std::string derivation;  // how it came from the message
    std::string format;
    double width_mm = 0, height_mm = 0;
    double bleed_mm = 0;
    int width_px = 0, height_px = 0;
    int pixel_ratio = 1;  // 2: twice the sheet's pixels each way
    double scale = 1;     // true size over drawn size: 10 for 1:10
    double dpi = 0;
    std::vector<std::string> inks;
    std::string layout, variant, theme, art, unit;
    std::vector<std::string> lines;
    std::vector<LineCount> line_counts;  // weighed for the message, the one taken first
    std::string line_reason;
    std::optional<SecondText> second;
    double cap_height_mm = 0;
    std::string note;
    std::vector<std::string> proved;
    Legibility legibility;
};

// A file beside the deliverables: a simulated crop, a part of a post kit.
struct Companion {
    std::string path;  // relative to the folder
    std::string kind;  // "crop", "kit", "deck"
    std::string sha256;
    uint64_t bytes = 0;
};

struct Manifest {
    std::string title;
    std::string issued;
    std::string tool;
    std::vector<ManifestEntry> files;
    std::vector<Companion> companions;
};

// UTF-8 JSON with two blanks of indent and a line end; no time, no absolute path.
std::string to_json(const Manifest& manifest);
// A relative path that stays inside its folder.
bool is_inside(const std::string& path);
// Relative paths that an earlier manifest lists, of files and companions; empty when there is none. A damaged one is
// job/damaged-manifest, and nothing is moved.
Result<std::vector<std::string>> read_manifest_paths(const std::string& path);

}  // namespace codong
