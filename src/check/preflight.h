#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/geometry.h"
#include "base/result.h"
#include "readback/pdf.h"
#include "readback/raster.h"

namespace codong {

// What a delivered file is meant to be, as far as the caller knows. What is left out is not asked of the file. Lengths
// are mm at true size from the trim's top left corner.
struct PreflightSpec {
    std::optional<Size> trim;
    std::optional<Insets> bleed;
    std::optional<double> scale;      // drawn / true; else told from `trim`, or the file's name (tyle-1-10)
    std::optional<std::string> text;  // what must be readable, NFC; line ends do not count
    std::vector<Rect> text_areas;     // text lies whole inside one of these
    std::vector<Rect> keep_clear;     // eyelets, pockets, folds, a standee's base: no text
    std::vector<std::string> spots;   // plates besides the process inks that the job allows
    bool curves = false;              // the file must hold no fonts and no text
    bool part = false;                // a strip of a wider sheet: its words go on in the next
    int pages = 1;

    double ink_limit = 300;           // percent
    std::optional<double> least_ppi;  // of photos at true size; else by the sheet's longer side
    double least_line = 0.1;          // mm: thinner lines may vanish
    double least_text = 5;            // points
    double least_rich_text = 24;      // points: smaller black text must be black ink alone

    std::optional<int> pixel_width, pixel_height;  // of a picture file
    std::optional<long long> max_bytes;
    bool for_screen = false;  // a picture for screens: sRGB; else for print
};

// Reads the file (PDF, PNG, JPEG, TIFF by its content) and says everything that would go wrong with it in print, worst
// kinds as errors; the order is that of the rules, the same every time. Codes are preflight/*. Empty: clean.
Diagnostics preflight(const std::string& path, const PreflightSpec& spec);

// The same on facts already read. `text` is the file's text when it is to be compared.
Diagnostics preflight_pdf(const PdfFacts& facts, const std::optional<std::string>& text, const PreflightSpec& spec);
Diagnostics preflight_raster(const RasterFacts& facts, std::optional<double> highest_ink, const PreflightSpec& spec);

}  // namespace codong
