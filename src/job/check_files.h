#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "check/preflight.h"
#include "layout/sheet.h"

namespace codong {

// Files to look over, ours or not. What a manifest beside them says of them is known; the rest is what the caller says.
struct CheckRequest {
    std::vector<std::string> paths;   // files, and folders: a campaign's, or any
    std::string format;               // id of the format the files are meant for
    std::string message;              // id in the plan's catalogue, or the words themselves
    std::vector<std::string> finish;  // what is done to the print: "hem:25", "eyelets:25", "pockets:80", "base:100",
                                      // "folds:99/198", mm; "none". Empty: as the format says
    std::string data;                 // data folder, when given
};

struct CheckedFile {
    std::string path;
    std::string format;    // when known
    Diagnostics findings;  // empty: clean
};

// In the order of the paths; a folder's files by name. Errors: check/no-path, check/bad-finish, check/nothing-to-check,
// job/unknown-message, sheet/unknown, job/no-data, job/damaged-manifest.
Result<std::vector<CheckedFile>> check_files(const CheckRequest& request);

// What a finished file of this sheet has to be.
PreflightSpec spec_of(const Sheet& sheet);
// Where no text may be on a sheet of that size: strips along the sides and about the folds. Error: check/bad-finish.
Result<std::vector<Rect>> covered_by(const std::vector<std::string>& finish, Size trim);

}  // namespace codong
