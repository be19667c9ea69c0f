#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "color/key.h"
#include "scene/scene.h"

namespace codong {

enum class TextAs : unsigned char { Live, Curves };

struct PdfSpec {
    double scale = 1;  // drawn size / true size; 0.1 for sheets past 5.08 m
    TextAs text = TextAs::Live;
};

// A one-page PDF as cairo writes it: inks as key colours (color/key.h), the page exactly the bleed box, origin at its
// top left. Live text keeps its source through clusters (ToUnicode); curves hold no font and no text.
struct PaintedPdf {
    std::string bytes;
    KeyTable keys;
    int images = 0;  // images the scene holds; more in the file means a raster fallback
};
Result<PaintedPdf> paint_pdf(const Scene& scene, const PdfSpec& spec);

// What a deck says about itself.
struct DeckInfo {
    std::string title;
    std::string subject;  // the sources of its texts
    std::string author;
    std::string creator;
    std::string date;  // YYYY-MM-DD
};
// The trim boxes of several scenes as the pages of one PDF in screen colours, its text live: for a projector, not for
// print.
Result<std::string> paint_deck(std::span<const Scene* const> pages, const DeckInfo& info);

// The page's trim box as an SVG with outlines, in screen colours.
Result<std::string> paint_svg(const Scene& scene);

}  // namespace codong
