#include "job/data.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "intake/yaml.h"
#include "layout/folder.h"

namespace codong {
namespace {

namespace fs = std::filesystem;

bool holds_data(const fs::path& dir) {
    std::error_code failed;
    return fs::exists(dir / "fonts" / "fonts.yaml", failed) && fs::is_directory(dir / "layouts" / "formats", failed) &&
           fs::is_directory(dir / "messages", failed);
}

std::vector<std::string> ids_in(const std::string& dir) {
    std::vector<std::string> ids;
    for (const std::string& path : yaml_files(dir)) ids.push_back(fs::path(path).stem().string());
    return ids;
}

template <class T>
Result<const T*> load(std::vector<std::unique_ptr<T>>& kept, const std::string& id, const std::string& dir,
                      const char* unknown, const std::vector<std::string>& ids, Result<T> (*read)(const std::string&)) {
    for (const auto& one : kept)
        if (one->id == id) return one.get();
    if (std::find(ids.begin(), ids.end(), id) == ids.end()) return error(unknown, {id, suggestion(id, ids)});
    TRY_ASSIGN(T value, read(dir + "/" + id + ".yaml"));
    if (value.id != id) return error("job/id-is-not-file-name", {value.id, id}, {dir + "/" + id + ".yaml", 0, 0});
    kept.push_back(std::make_unique<T>(std::move(value)));
    return kept.back().get();
}

}  // namespace

std::string suggestion(const std::string& id, const std::vector<std::string>& ids) {
    std::string names = nearest_name(id, ids);
    if (!names.empty()) return names;
    for (const std::string& known : ids) names += (names.empty() ? "" : ", ") + known;
    return names;
}

Result<std::string> find_data(const std::string& asked) {
    if (!asked.empty()) {
        if (holds_data(asked)) return asked;
        return error("job/no-data", {asked});
    }
    if (const char* from_environment = std::getenv("CODONG_DATA"); from_environment && *from_environment) {
        if (holds_data(from_environment)) return std::string(from_environment);
        return error("job/no-data", {from_environment});
    }
    std::error_code failed;
    const fs::path executable = fs::read_symlink("/proc/self/exe", failed);
    const fs::path beside = executable.parent_path();
    // Beside the executable; in a build folder, the checkout it was built from; then the install prefix.
    const fs::path places[] = {beside, beside / "../..", beside / "../share/codong"};
    std::string looked;
    for (const fs::path& place : places) {
        if (holds_data(place)) return place.lexically_normal().string();
        looked += (looked.empty() ? "" : ", ") + place.lexically_normal().string();
    }
    return error("job/no-data", {looked});
}

Result<const std::vector<Sheet>*> DataFiles::sheets() {
    if (m_sheets.empty()) {
        TRY_ASSIGN(m_sheets, read_sheets(m_root + "/layouts/formats"));
    }
    return &m_sheets;
}

Result<Sheet> DataFiles::sheet(const std::string& id) {
    TRY_ASSIGN(const std::vector<Sheet>* all, sheets());
    return sheet_by_id(*all, id);
}

std::vector<std::string> DataFiles::layout_ids() const {
    return ids_in(m_root + "/layouts");
}
std::vector<std::string> DataFiles::theme_ids() const {
    return ids_in(m_root + "/layouts/themes");
}

Result<const Layout*> DataFiles::layout(const std::string& id) {
    return load<Layout>(m_layouts, id, m_root + "/layouts", "job/unknown-layout", layout_ids(), read_layout);
}

Result<const Theme*> DataFiles::theme(const std::string& id) {
    return load<Theme>(m_themes, id, m_root + "/layouts/themes", "job/unknown-theme", theme_ids(), read_theme);
}

}  // namespace codong
