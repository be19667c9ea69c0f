#pragma once

#include <string>
#include <vector>

#include "text/leading.h"
#include "text/line_breaker.h"

namespace codong {

// How a slogan fills its box. Even: all lines one size. Measure: each line fills the width, sizes within a ratio, none
// larger than the largest raised one. Voices: key phrases large, carrier lines smaller.
enum class FillMode : unsigned char { Even, Measure, Voices };
enum class Align : unsigned char { Left, Centre, Right };

// Tokens first .. last of a paragraph that make a key phrase.
struct KeyPhrase {
    size_t first = 0;
    size_t last = 0;
    bool operator==(const KeyPhrase&) const = default;
};

struct FitRequest {
    const Paragraph& paragraph;
    const MeasuredText& carrier;  // the paragraph in the carrier's face
    const MeasuredText& hero;     // in the key phrases' face; the same object when there is one face
    Size box;                     // mm
    FillMode mode = FillMode::Even;
    Align align = Align::Left;
    int least_lines = 1;
    int most_lines = 8;
    double most_size = 1e9;            // mm to the em, of any line
    double least_size = 0;             // mm to the em: settings with a smaller line rank behind all others
    double least_area = 0;             // mm² of the block's ink box: a setting below it loses utility
    double most_area = 1e18;           // mm² of the block's ink box: no setting is larger
    double clearance = 0.10;           // em of the smaller line between ink and ink
    double most_gap = 0.24;            // largest gap beyond where ink touches, em: even rhythm must not open holes; the
                                       // gap where the voice changes, em of the mean of the two sizes
    double least_ratio = 1.35;         // voices: key over carrier
    double most_ratio = 2.4;           // measure: largest over smallest line; voices: key over carrier
    bool two_sizes = true;             // measure: one size beside a key phrase, as far as the box is filled
    double key_spread = 1.3;           // voices: largest over smallest key line
    double cost_weight = 0.045;        // utility lost for each unit of break cost
    double leading_spread = 0.15;      // lines whose sizes differ by less share the greatest pitch
    std::vector<KeyPhrase> keys = {};  // what is raised; voices: empty lets the engine propose
};

// A line at its place in the box: x and baseline from the box's top left, mm.
struct FitLine {
    size_t first = 0;
    size_t last = 0;
    bool key = false;     // in the key phrases' face
    bool raised = false;  // of a key phrase: read first
    double size = 0;      // mm to the em
    double x = 0;         // pen position of the line's first glyph
    double baseline = 0;
    double tracking = 0;  // em added after each cluster so that equal lines reach the measure
    Rect ink;
};

struct Fit {
    std::vector<FitLine> lines;
    Rect ink;         // of the whole block, its left edge at x = 0
    double axis = 0;  // x that the lines' letters are centred on; hanging marks count little
    double least_size = 0;
    double greatest_size = 0;
    double utility = 0;
    Breaks breaks;
};

// Lines and sizes together: for every number of lines the partitions of least cost, each with the size that fills the
// box, and of these the one of greatest utility: ln(size) less cost_weight for each unit of break cost. Runners-up
// follow, best first. Nothing is set twice: all sizes come from widths measured once. Empty when the paragraph is, or
// no partition is allowed.
std::vector<Fit> fit(const FitRequest& request);

// Key phrases a poster would raise: the shortest clause or opening phrase of one to five syllables that starts or ends
// at a cheap break. At most four proposals, most telling first.
std::vector<std::vector<KeyPhrase>> propose_keys(const Paragraph& paragraph);
// The tokens of `phrase` in the paragraph as written, ignoring case and punctuation at its ends; none when it is not
// there.
std::vector<KeyPhrase> find_phrase(const Paragraph& paragraph, std::string_view phrase);

}  // namespace codong
