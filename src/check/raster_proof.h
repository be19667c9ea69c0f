#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "check/cell_grid.h"

namespace codong {

// Ink of a text that a picture does not show as its outline says, or ink too much.
struct InkFault {
    enum class Kind : unsigned char { Missing, Stray } kind = Kind::Missing;
    Role role = Role::Slogan;
    std::string letter;  // the letter whose base or mark it is; the nearest one of stray ink
    std::string line;
    Point at;           // page mm
    double amount = 0;  // share of the weaker half that shows, or the area in em² of what is lost or too much
};

// What a picture was found to hold.
struct InkMatch {
    int parts = 0;          // pieces of letters compared
    int too_small = 0;      // pieces of less than a few pixels, for which no picture can tell
    double weakest = 1;     // least share of half a piece that shows
    double most_stray = 0;  // largest patch of ink where none should be, em²
    double most_lost = 0;   // largest hole in a letter, em²
    std::vector<InkFault> faults;
    std::vector<std::string> qr;       // texts of the QR codes read at full size
    std::vector<std::string> qr_half;  // and from the picture at half its size
    bool has_qr = false;               // the scene has a code
};

// Holds a delivered picture's own pixels against the outlines of the letters that should be there: every base and every
// mark by itself, both halves of it. Pixels come row by row, as they are decoded, and only those near text are kept.
class RasterProof {
public:
    // The picture shows `frame` of the scene, which must outlive the proof.
    RasterProof(const Scene& scene, const PictureFrame& frame);

    void feed(int row, std::span<const uint8_t> rgb);
    // Once all rows are in.
    Result<InkMatch> finish();

private:
    const Scene& m_scene;
    PictureFrame m_frame;
    std::vector<InkLine> m_lines;
    std::vector<CellSums> m_sums;  // of the lines
    std::vector<CellSums> m_codes;
    bool m_draft = false;  // guides cover the page
};

// The faults as diagnostics: check/ink-missing, check/ink-stray; at most a few of each.
Diagnostics describe(const InkMatch& match, const std::string& file);

}  // namespace codong
