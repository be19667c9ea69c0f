#include "job/report.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "base/sha256.h"

namespace codong {
namespace {

using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

class Descriptor {
public:
    explicit Descriptor(const std::string& path) : m_fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
    ~Descriptor() {
        if (m_fd >= 0) ::close(m_fd);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int get() const { return m_fd; }

private:
    int m_fd;
};

// The file is mapped, not read in: a CMYK picture of a banner has gigabytes.
FileState state_of(const std::string& path, const ManifestEntry& entry) {
    std::error_code failed;
    if (!fs::exists(path, failed)) return FileState::Missing;
    const Descriptor file(path);
    struct stat facts = {};
    if (file.get() < 0 || ::fstat(file.get(), &facts) != 0 || !S_ISREG(facts.st_mode)) return FileState::Unreadable;
    const auto size = static_cast<size_t>(facts.st_size);
    if (size != entry.bytes) return FileState::Changed;
    if (size == 0) return sha256_hex(std::string_view()) == entry.sha256 ? FileState::Present : FileState::Changed;
    void* bytes = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.get(), 0);
    if (bytes == MAP_FAILED) return FileState::Unreadable;
    const std::string digest = sha256_hex(std::string_view(static_cast<const char*>(bytes), size));
    ::munmap(bytes, size);
    return digest == entry.sha256 ? FileState::Present : FileState::Changed;
}

std::string text_in(const Json& j, const char* key) {
    const auto at = j.find(key);
    return at != j.end() && at->is_string() ? at->get<std::string>() : std::string();
}

double number_in(const Json& j, const char* key, double fallback) {
    const auto at = j.find(key);
    return at != j.end() && at->is_number() ? at->get<double>() : fallback;
}

std::vector<std::string> texts_in(const Json& j, const char* key) {
    std::vector<std::string> out;
    const auto at = j.find(key);
    if (at == j.end() || !at->is_array()) return out;
    for (const Json& text : *at)
        if (text.is_string()) out.push_back(text.get<std::string>());
    return out;
}

std::pair<double, double> pair_in(const Json& j, const char* key) {
    const auto at = j.find(key);
    if (at == j.end() || !at->is_array() || at->size() != 2 || !(*at)[0].is_number() || !(*at)[1].is_number())
        return {0, 0};
    return {(*at)[0].get<double>(), (*at)[1].get<double>()};
}

std::vector<Json> list_in(const Json& j, const char* key) {
    std::vector<Json> out;
    const auto at = j.find(key);
    if (at == j.end() || !at->is_array()) return out;
    for (const Json& one : *at)
        if (one.is_object()) out.push_back(one);
    return out;
}

bool stays_inside(const fs::path& path) {
    return !path.empty() && !path.is_absolute() && std::find(path.begin(), path.end(), "..") == path.end();
}

// Of a page's legibility what a report sums up; the rest stays in the manifest.
Readable readable_from(const Json& j) {
    Readable out;
    const auto least = [](double& value, double seen) {
        if (seen > 0 && (value == 0 || seen < value)) value = seen;
    };
    for (const Json& line : list_in(j, "lines")) {
        least(out.contrast, number_in(line, "contrast", 0));
        least(out.mark_mm, number_in(line, "mark_mm", 0));
        least(out.phone_px, number_in(line, "phone_cap_px", 0));
        if (text_in(line, "role") == "slogan") least(out.slogan_m, pair_in(line, "reads_m").second);
    }
    for (const Json& code : list_in(j, "qr")) least(out.scan_m, number_in(code, "scans_m", 0));
    for (const Json& finding : list_in(j, "findings"))
        out.findings.push_back({text_in(finding, "code"), text_in(finding, "vi"), text_in(finding, "en")});
    return out;
}

ManifestEntry entry_from(const Json& j) {
    ManifestEntry e;
    e.path = text_in(j, "path");
    e.sha256 = text_in(j, "sha256");
    e.bytes = static_cast<uint64_t>(std::max(0.0, number_in(j, "bytes", 0)));
    e.type = text_in(j, "type");
    e.message = text_in(j, "message");
    e.text = text_in(j, "text");
    e.derivation = text_in(j, "derivation");
    e.lines = texts_in(j, "lines");
    e.format = text_in(j, "format");
    std::tie(e.width_mm, e.height_mm) = pair_in(j, "size_mm");
    e.bleed_mm = number_in(j, "bleed_mm", 0);
    const auto [across, down] = pair_in(j, "size_px");
    e.width_px = static_cast<int>(across);
    e.height_px = static_cast<int>(down);
    e.pixel_ratio = static_cast<int>(number_in(j, "pixel_ratio", 1));
    e.scale = number_in(j, "scale", 1);
    e.dpi = number_in(j, "dpi", 0);
    e.inks = texts_in(j, "inks");
    e.layout = text_in(j, "layout");
    e.variant = text_in(j, "arrangement");
    e.theme = text_in(j, "theme");
    e.art = text_in(j, "art");
    e.unit = text_in(j, "unit");
    e.cap_height_mm = number_in(j, "cap_height_mm", 0);
    e.note = text_in(j, "note");
    e.proved = texts_in(j, "proved");
    return e;
}

}  // namespace

size_t Results::count(FileState state) const {
    return static_cast<size_t>(std::count(states.begin(), states.end(), state));
}

Result<Results> read_results(const std::string& dir) {
    const std::string path = (fs::path(dir) / "manifest.json").string();
    std::ifstream in(path, std::ios::binary);
    if (!in) return error("job/no-manifest", {dir});
    const Json j = Json::parse(in, nullptr, false);
    const Diagnostic damaged = error("job/damaged-manifest", {path}, {path, 0, 0});
    if (j.is_discarded() || !j.is_object() || !j.contains("files") || !j["files"].is_array()) return damaged;
    Results results;
    results.manifest.title = text_in(j, "title");
    results.manifest.issued = text_in(j, "issued");
    results.manifest.tool = text_in(j, "tool");
    for (const Json& file : j["files"]) {
        if (!file.is_object() || !stays_inside(text_in(file, "path"))) return damaged;
        results.manifest.files.push_back(entry_from(file));
        const auto legibility = file.find("legibility");
        results.readable.push_back(legibility != file.end() && legibility->is_object() ? readable_from(*legibility)
                                                                                       : Readable{});
        results.states.push_back(
            state_of((fs::path(dir) / text_in(file, "path")).string(), results.manifest.files.back()));
    }
    return results;
}

}  // namespace codong
