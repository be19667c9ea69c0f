#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/path.h"
#include "base/result.h"
#include "color/ink.h"

namespace codong {

// What a stranger reads from a PDF. Places on the page are millimetres as the page is drawn (UserUnit applied, a 1:10
// file is small), y down, from the trim box's top left corner, or the media box's when there is no trim box.

struct PdfFont {
    std::string name;  // with its subset tag
    std::string type;  // "TrueType", "Type1", "Type3", "CIDFontType2", ...
    bool embedded = false;
    bool subset = false;
    bool has_to_unicode = false;
};

struct PdfColour {
    std::string space;           // "DeviceCMYK", "DeviceGray", "ICCBased 3", "Separation CutContour", "Pattern", ...
    std::vector<double> values;  // as in the file
    std::optional<Cmyk> cmyk;    // percent, where it can be told without a profile
};

struct PdfImage {
    int width = 0, height = 0;
    std::string colour_space;  // "stencil" for image masks
    int bits = 0;
    std::string filter;  // "/FlateDecode", "/DCTDecode", ... as written; "inline" for inline images
    bool soft_mask = false;
    std::optional<double> max_ink;  // highest total of a CMYK image's pixels, percent
};

// Words shown by one operator.
struct PdfText {
    std::string text;  // UTF-8; U+FFFD where the font does not say
    Point origin;      // left end of the baseline, mm
    double size = 0;   // points to the em, as drawn
    size_t font = 0;   // index of fonts
    bool invisible = false;
};

// One thing painted.
struct PdfMark {
    enum class Kind : unsigned char { Fill, Stroke, Text, Image, Shading } kind = Kind::Fill;
    Rect bounds;           // mm, within the clip's bounds; of text its body, from the baseline up to 0.7 em
    size_t colour = 0;     // index of colours; an image's or shading's own first colour
    double thickness = 0;  // mm: a stroke's width, the thinner side of a filled rectangle, else 0
    double opacity = 1;
    bool overprint = false;
    bool multiply = false;
    bool covers = false;  // paints all of its bounds: a rectangle, an image or a shading, unmasked
    size_t index = 0;     // of texts or images, for those kinds; of paths, for fills and shadings, when they are read
    double ppi = 0;       // of an image as placed, the lower direction
};

struct PdfOutputIntent {
    std::string subtype;        // "/GTS_PDFX"
    std::string condition;      // OutputConditionIdentifier
    std::string profile_class;  // "prtr", ...; empty without an embedded profile
    std::string profile_space;  // "CMYK"
};

// A box in points (user units), as written.
struct PdfBox {
    double left = 0, bottom = 0, right = 0, top = 0;
    double width() const { return right - left; }
    double height() const { return top - bottom; }
    // True when `inner` lies inside, within `slack`.
    bool contains(const PdfBox& inner, double slack = 0.001) const;
};

struct PdfFacts {
    bool encrypted = false;  // needs a password: then nothing else is known
    std::string version;     // "1.6"
    int page_count = 0;
    std::map<std::string, PdfBox> boxes;  // "MediaBox", "TrimBox", ...: those written (or inherited) only
    double user_unit = 1;
    int rotate = 0;

    std::map<std::string, std::string> info;  // "Title" -> UTF-8; names such as /False as "False"
    bool has_xmp = false;
    bool xmp_compressed = false;
    std::map<std::string, std::string> xmp;  // "pdfxid:GTS_PDFXVersion", "dc:title", "xmp:CreateDate", ... -> text
    std::vector<PdfOutputIntent> output_intents;
    bool has_id = false;
    std::string language;
    bool object_streams = false;
    // What has no place in a print file: "JavaScript", "AA", "Annots", "LZW", "TR", ...; sorted.
    std::vector<std::string> forbidden;

    bool transparency = false;
    std::vector<std::string>
        blend_spaces;  // colour spaces of transparency groups, distinct; luminosity masks as "mask DeviceGray"
    std::vector<std::string> colour_spaces;  // of everything painted, distinct, in order of use
    std::vector<std::string> separations;    // names of spot plates declared, distinct
    std::vector<PdfFont> fonts;
    std::vector<PdfImage> images;
    std::vector<PdfColour> colours;  // distinct, in order of use; gradients by their stops
    std::vector<PdfText> texts;      // in order of painting
    std::vector<Path> paths;         // of fills, and what shadings are clipped to, in mm; only when asked for
    std::vector<PdfMark> marks;      // in order of painting
    Rect page;                       // media, bleed and trim boxes as places
    Rect bleed;
    Rect trim;
};

// What costs time or memory and is read on demand only.
struct PdfDetail {
    bool image_pixels = false;  // PdfImage::max_ink
    bool paths = false;         // PdfFacts::paths
};

// The first page's facts.
Result<PdfFacts> read_pdf(std::string_view bytes, const PdfDetail& detail = {});
Result<PdfFacts> read_pdf_file(const std::string& path, const PdfDetail& detail = {});

// The words in sight on the first page in the order of painting: pieces that follow one another on a baseline make a
// line, a gap of more than a fifth of an em is a space.
std::string shown_words(const PdfFacts& facts);

// The text of all pages as poppler's pdftotext finds it, without page breaks.
Result<std::string> pdf_text(const std::string& path);

}  // namespace codong
