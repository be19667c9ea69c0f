#pragma once

#include <string>
#include <vector>

#include "check/contour.h"
#include "text/face.h"

namespace codong {

// A line of letters as their outlines tell it.
struct CurveReading {
    std::string text;          // NFC; a blank where two letters stand as far apart as around one
    double size = 0;           // to the em, in the path's unit
    double baseline = 0;       // y
    std::vector<double> pens;  // x where each letter begins, blanks left out
    double deviation = 0;      // farthest that any outline lies from its glyph's
};

// Reads filled paths as letters of one face, by nothing but their outlines.
class CurveReader {
public:
    // Knows `likely` and the letters, figures and signs of Vietnamese and ASCII; of two characters that a face draws
    // alike, the first is read.
    CurveReader(const TextFace& face, const std::u32string& likely);
    // A form that only shaping gives, such as a ligature or a placed mark.
    void learn(uint32_t glyph, const std::string& text);

    // The ways to read the whole path as one line, every contour part of a glyph and all within `tolerance`, best
    // first. More than one only where the face itself leaves a choice (a lone “l” or a smaller “I”).
    std::vector<CurveReading> read(const Path& path, double tolerance) const;
    // As far as the path can be read from its beginning: tells where a fault is.
    std::string begin_of(const Path& path, double tolerance) const;

private:
    struct Letter {
        uint32_t glyph = 0;
        std::string text;
        std::vector<Contour> contours;  // em
        double advance = 0;
        bool floats = false;  // may stand off the baseline, as placed marks do
    };
    struct Placed;
    class Attempt;
    void add(uint32_t glyph, std::string text, bool floats);
    std::vector<Attempt> attempts(const std::vector<Contour>& contours, double tolerance) const;

    const TextFace& m_face;
    std::vector<Letter> m_letters;
    double m_blank = 0.25;  // em
};

}  // namespace codong
