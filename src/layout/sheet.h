#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/geometry.h"
#include "base/result.h"

namespace codong {

// Eyelets along the edges; distances are mm from the trim.
struct Eyelets {
    double every = 0;  // at most this far apart
    double inset = 0;  // of their centres
    bool corners = true;
    bool operator==(const Eyelets&) const = default;
};

// What is done to a printed sheet; mm, 0 where there is nothing.
struct Finishing {
    double hem = 0;  // folded over and welded or glued, on all sides
    std::optional<Eyelets> eyelets;
    Insets pockets;                         // flat width of the pole pockets
    double base = 0;                        // lowest part that vanishes in a stand
    double wrap = 0;                        // goes round the frame; it is cut from the bleed
    Insets sleeve;                          // for a stick
    std::vector<double> folds;              // x of each fold, from the left
    double kiss_cut_radius = 0;             // least radius of a sticker's corners
    std::vector<std::string> alternatives;  // other ways to hang it, in words
    bool operator==(const Finishing&) const = default;
};

struct Pixels {
    int width = 0;
    int height = 0;
    bool operator==(const Pixels&) const = default;
};

// One format (khổ): what is made, how large, how it is finished and where text may stand.
struct Sheet {
    std::string id;
    std::string vi;
    std::string en;
    std::string group;  // family: "bang-ron-ngang", "facebook"
    bool is_screen = false;
    Size trim;        // mm; of a screen its pixels at 1/96 inch
    Pixels pixels;    // of a screen
    Insets bleed;     // mm beyond the trim
    double safe = 0;  // mm; the plain margin, without what the finishing takes
    Finishing finishing;
    Rect text_area;                    // mm from the trim's top left: clear of the safe margin and of the finishing
    std::vector<Rect> panels;          // text areas between folds; the whole text area when there is no fold
    bool is_circle = false;            // shown cropped to a circle
    double dpi = 96;                   // of a raster at 1:1
    std::optional<double> distance_m;  // intended reading distance
    std::optional<double> speed_kmh;   // of passing traffic
    std::optional<double> pitch_mm;    // of an LED board: one pixel
    std::optional<int> max_kb;         // limit of the file for JPEG and WebP
    std::vector<std::string> types;    // that may be made of it, the usual one first
    std::string note;
    std::string source;      // where size and limits come from
    std::string checked_on;  // YYYY-MM-DD
    Place place;

    double aspect() const { return trim.width / trim.height; }
    // Trim with its bleed.
    Rect bleed_box() const;
    // 0.1 when a side, bleed included, is longer than a PDF page may be (14,400 pt = 5080 mm); else 1.
    double drawn_scale() const;
    // Least cap height, mm, at which text on this sheet is legible; below it a message is an error.
    double least_cap_mm() const;
    // Cap height, mm, read in comfort: distance / 0.14 (10 ft per inch); of a screen the least.
    double comfortable_cap_mm() const;
    bool allows(std::string_view type) const;
};

// Least pixels per inch of a photograph at true size on print of this longest side, mm: the larger the sheet, the
// farther off people stand.
double least_photo_ppi(double longest_mm);

// Every *.yaml of the folder, in the order of file names and of the sheets in them (docs/schemas/formats.schema.json).
// All problems at once: sheet/duplicate-id, sheet/bad-id, sheet/bad-size, sheet/no-room, sheet/unknown-type,
// sheet/negative, sheet/not-numbers, yaml/*, file/*.
Result<std::vector<Sheet>> read_sheets(const std::string& dir);
Result<std::vector<Sheet>> parse_sheets(std::string_view text, const std::string& name);

// The sheet of that id; "led-3840x1920-p10" (face in mm, pitch in mm) is built on demand. Errors: sheet/unknown with
// the nearest id, sheet/bad-led.
Result<Sheet> sheet_by_id(const std::vector<Sheet>& sheets, std::string_view id, const Place& place = {});

}  // namespace codong
