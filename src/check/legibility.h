#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "compose/compose.h"

namespace codong {

// How one line of text reads. Lengths in mm at true size.
struct LineLegibility {
    std::string text;
    Role role = Role::Slogan;
    double cap_mm = 0;
    double mark_mm = 0;        // thinnest stroke of the marks; 0 unknown
    double contrast = 0;       // least WCAG ratio with what is really behind
    double comfortable_m = 0;  // read without effort up to here; 0 of screens but LED boards
    double greatest_m = 0;     // most readers read it up to here; likewise
    double phone_cap_px = 0;   // of a screen seen on telephones, shown 360 px wide
};

// How a QR code scans.
struct CodeLegibility {
    double side_mm = 0;    // quiet zone inside
    double module_mm = 0;  // of a screen as the file's pixels stand at 96 to the inch
    double scan_m = 0;     // a telephone reads it up to here
    double wanted_m = 0;   // and should from here, by the sheet's reading distance
};

// Someone who drives past: how long the slogan can be read, and how much of it.
struct Passing {
    double speed_kmh = 0;
    double seconds = 0;
    int readable_syllables = 0;
    int syllables = 0;      // of the slogan
    int key_syllables = 0;  // of its largest lines
    int readable_key = 0;   // of those, which are seen from farther
};

// The slogan on a phone 360 px wide, after JPEG of quality 60: what of its letters' pieces still shows.
struct PhoneMatch {
    int pieces = 0;      // of all text
    int lost = 0;        // of the slogan's
    std::string letter;  // the first lost, and its line
    std::string line;
};

struct Legibility {
    std::vector<LineLegibility> lines;  // in the order drawn
    std::vector<CodeLegibility> codes;
    double slogan_m = 0;              // greatest distance of the slogan's weakest line
    std::optional<Passing> passing;   // sheets that say a speed
    std::optional<PhoneMatch> phone;  // screens, when their views are made
    // Warnings: check/hard-to-read, check/passed-too-fast, check/small-on-phone, check/qr-from-near; each with what
    // would help as notes after it: check/try-other-lines, check/try-larger-sheet, check/try-more-contrast,
    // check/try-shorter.
    Diagnostics findings;
};

// What the judgement needs to know besides the page.
struct LegibilityContext {
    std::span<const Sheet> sheets;  // larger ones of the same family are proposed
    double phone_shows_px = 0;      // pixels of the sheet that a phone 360 px wide shows across; 0: all
    bool is_seen_on_phone = true;   // slides are not
};

// Distances: metres = k x cap height in mm, k 0.12 in comfort (10 ft for each inch), 0.30 for most readers (0.003 rad,
// Smith 1979, doi 10.1177/001872087912210604), times 1 at a contrast of 7:1 and more, 0.9 at 4.5, 0.75 at 3; and no
// farther than t / 0.582 for the thinnest mark stroke t, on which Vietnamese hangs. Nothing is promised below 3:1.
double contrast_factor(double contrast);
double reading_distance(double k, double cap_mm, double mark_mm, double contrast);

// Time to read, seconds, and English words read in it: from distance D at speed v, until the sign stands 15 degrees off
// the line of sight, 2 s to notice it, then 3 words a second.
double passing_seconds(double distance_m, double speed_kmh);
int syllables_in(double seconds);

Result<Legibility> judge_legibility(const Composed& composed, const Sheet& sheet, const LegibilityContext& context);

}  // namespace codong
