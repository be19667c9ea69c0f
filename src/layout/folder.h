#pragma once

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"

namespace codong {

// Paths of the folder's *.yaml files in the order of their names.
inline std::vector<std::string> yaml_files(const std::string& dir) {
    std::vector<std::string> paths;
    std::error_code failed;
    for (const auto& entry : std::filesystem::directory_iterator(dir, failed))
        if (entry.path().extension() == ".yaml") paths.push_back(entry.path().string());
    std::sort(paths.begin(), paths.end());
    return paths;
}

// Reads every *.yaml of a folder; the problems of all files come together.
template <class T>
Result<std::vector<T>> read_folder(const std::string& dir, Result<T> (*read)(const std::string&)) {
    std::vector<T> out;
    Diagnostics problems;
    for (const std::string& path : yaml_files(dir)) {
        Result<T> one = read(path);
        if (one)
            out.push_back(*std::move(one));
        else
            append(problems, one.diagnostics());
    }
    if (has_errors(problems)) return problems;
    if (out.empty()) return error("file/not-found", {dir + "/*.yaml"});
    return out;
}

}  // namespace codong
