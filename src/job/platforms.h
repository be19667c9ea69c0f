#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compose/compose.h"
#include "layout/sheet.h"

namespace codong {

// How a platform shows a picture somewhere: cropped, scaled, partly covered. Places are pixels of the sheet.
struct PlatformView {
    std::string id;
    std::string vi;
    std::string en;
    Rect shows;  // empty: all
    Pixels at;   // size as shown
    std::vector<Rect> covered;
    bool is_circle = false;
    bool is_part = false;  // shows a cutting on purpose: text may be cut there
};

struct PlatformFormat {
    std::string id;  // of the sheet
    std::string source;
    std::vector<PlatformView> views;
};

// Where pictures are posted, and what goes with them.
struct Platform {
    std::string id;
    std::string vi;
    std::string en;
    int hashtags = 0;
    int most_characters = 0;  // of a caption
    std::vector<PlatformFormat> formats;
};

struct Platforms {
    std::string checked_on;
    std::vector<Platform> platforms;

    // Views of a sheet on all platforms; empty for print and unknown sheets.
    const std::vector<PlatformView>& views(std::string_view sheet) const;
    // The view on a phone, or null.
    const PlatformView* phone_view(std::string_view sheet) const;
    // Pixels of the sheet that a phone's screen shows across; the sheet's width where nothing else is said.
    double phone_shows(const Sheet& sheet) const;
};

// Every *.yaml of the folder (docs/schemas/platforms.schema.json). Problems: platform/bad-rectangle,
// platform/duplicate-format, id/*, yaml/*, file/*.
Result<Platforms> read_platforms(const std::string& dir);
Result<Platforms> parse_platforms(std::string_view text, const std::string& name);

// The part of the sheet a view shows, pixels.
Rect shown_by(const PlatformView& view, const Sheet& sheet);

// Text that a view would hide: check/cut-by-platform for every line that leaves what a view shows, and
// check/covered-by-platform for every line under a bar or button.
Diagnostics check_views(const Scene& scene, const Sheet& sheet, const std::vector<PlatformView>& views);

}  // namespace codong
