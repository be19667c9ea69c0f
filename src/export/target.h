#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "layout/sheet.h"
#include "press/press.h"
#include "scene/scene.h"

namespace codong {

// What a delivered file says about itself.
struct Provenance {
    std::string title;  // for people: the message's text as shown
    std::string text;   // D(message), exact
    std::string message_id;
    std::string source;       // document and section
    std::string date;         // the campaign's issued date, ISO
    std::string producer;     // "codong 0.1.0"
    std::string content_id;   // hash of the scene
    std::string text_sha256;  // of the message as written, NFC: the hash that messages.lock holds
};

struct ExportRequest {
    const Scene& scene;
    const Sheet& sheet;
    const Provenance& provenance;
    std::string path;        // where to write; a temporary name
    double dpi = 0;          // rasters of print sheets; 0 takes the sheet's own
    bool user_unit = false;  // PDF longer than 5.08 m at 1:1 through UserUnit
    int threads = 1;
    std::shared_ptr<const OutputIntent> intent = {};  // print condition for CMYK
    std::function<bool()> cancelled = {};             // asked between bands; true stops with export/cancelled
    int pixel_ratio = 1;                              // of a screen's picture: 2 has twice the pixels each way
    std::optional<PrintMarks> marks = {};             // PDF: what stands around the sheet for the printer
    bool cmyk = false;                                // JPEG of a print sheet: its plates, not the screen's colours
};

// What was written.
struct Exported {
    std::string path;
    int width_px = 0;
    int height_px = 0;
    double dpi = 0;
    double scale = 1;   // drawn over true size
    std::string note;   // the choice made, e.g. "quality 86, 4:2:0"
    bool cmyk = false;  // a picture of plates
};

// A kind of file codong makes: one file of code, one row here.
struct ExportTarget {
    std::string_view type;  // as written in --type and as the file's extension
    std::string_view vi;
    std::string_view en;
    bool curves;  // delivers "...-curves.<type>"
    Result<Exported> (*write)(const ExportRequest& request);
};

std::span<const ExportTarget> export_targets();
const ExportTarget* find_target(std::string_view type, bool curves = false);

// Factor at which a sheet is drawn in PDF: 0.1 past 5.08 m with bleed (Acrobat's 200 in), else 1.
double pdf_scale(const Sheet& sheet);

}  // namespace codong
