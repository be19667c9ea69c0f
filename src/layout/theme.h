#pragma once

#include <array>
#include <string>
#include <vector>

#include "base/result.h"
#include "color/ink.h"

namespace codong {

// The seven roles every theme fills, so that any layout takes any theme. Art files and layouts name inks by role.
inline constexpr std::array<const char*, 7> k_ink_roles = {"paper", "deep", "main", "second", "accent", "warm", "skin"};

// A set of inks (bộ màu): each role has its CMYK recipe and its screen value.
struct Theme {
    std::string id;
    std::string vi;
    std::string en;
    std::vector<Ink> inks;  // the seven roles in order, then any more of the theme's own

    // Index of the ink of that name, or npos.
    size_t index_of(const std::string& name) const;
    static constexpr size_t npos = static_cast<size_t>(-1);
};

Result<Theme> read_theme(const std::string& path);
// Every *.yaml of the folder, by file name; problems of all files at once.
Result<std::vector<Theme>> read_themes(const std::string& dir);

}  // namespace codong
