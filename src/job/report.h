#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "job/manifest.h"

namespace codong {

enum class FileState : unsigned char { Present, Missing, Changed, Unreadable };

// How a page reads, summed up: the least of its lines; 0 where it does not apply.
struct Readable {
    double contrast = 0;
    double mark_mm = 0;   // thinnest stroke of a mark
    double phone_px = 0;  // cap height on a phone 360 px wide
    double slogan_m = 0;  // most readers read the slogan up to here
    double scan_m = 0;    // a telephone reads the code up to here
    struct Finding {
        std::string code, vi, en;
    };
    std::vector<Finding> findings;
};

// A campaign's manifest held against what lies in its folder.
struct Results {
    Manifest manifest;
    std::vector<FileState> states;   // of manifest.files, in their order
    std::vector<Readable> readable;  // likewise

    size_t count(FileState state) const;
    bool whole() const { return count(FileState::Present) == states.size(); }
};

// Reads DIR/manifest.json and compares size and sha256 of every file it lists. Errors: job/no-manifest,
// job/damaged-manifest.
Result<Results> read_results(const std::string& dir);

// The results as Markdown: counts by format and type, message and layout, sizes, what was proved, and what is not as it
// was delivered.
std::string to_markdown(const Results& results, Language language);
// The same as a page of HTML that needs nothing else.
std::string to_html(const Results& results, Language language);

}  // namespace codong
