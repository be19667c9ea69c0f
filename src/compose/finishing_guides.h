#pragma once

#include "compose/page_writer.h"
#include "layout/sheet.h"

namespace codong {

// With the decimal comma and no idle zeros: "12,5".
std::string vietnamese_number(double value, int places = 1);

// Centres of the eyelets, mm from the trim's top left corner, clockwise from there.
std::vector<Point> eyelet_centres(const Sheet& sheet);

// A zone or line of a print sheet that a printer must know of.
struct FinishingGuide {
    enum class Kind : unsigned char { Bleed, Trim, Safe, Hem, Eyelet, Pocket, Base, Wrap, Sleeve, Fold } kind;
    std::string vi;           // with its size: "Gấp biên 25 mm"
    std::vector<Rect> zones;  // what is taken away or folded over
    std::vector<Path> lines;
};
// Those that the sheet has, outermost first. Lengths true.
std::vector<FinishingGuide> finishing_guides(const Sheet& sheet);

// What a page is written with.
struct WriterFaces {
    TextFaceRef regular, bold, heavy;
};

// The page as it will be printed, on white, with every guide drawn over it and explained beneath: for looking at only.
// `picture` is the page; `title` stands above it.
Result<Scene> compose_soft_proof(const Lexicon& lexicon, Shaper& shaper, const WriterFaces& faces, const Sheet& sheet,
                                 Scene picture, const std::string& title);

}  // namespace codong
