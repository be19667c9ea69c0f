#pragma once

#include <memory>
#include <optional>
#include <string>

#include "base/path.h"
#include "base/result.h"
#include "color/key.h"
#include "press/intent.h"
#include "scene/scene.h"

namespace codong {

// What stands around the sheet for the printer. Lengths in mm as drawn (at 1:10 they are not scaled).
struct PrintMarks {
    bool crop = true;
    bool registration = true;
    bool colour_bar = true;
    double length = 5;
    // Clear space between the bleed box and the marks.
    double gap = 2;
    // Outlines of the slug's one line of text (id, size, scale, date): mm as drawn, baseline at y = 0, starting at x =
    // 0.
    Path slug_line;
};

// What the printable file must say of itself. All lengths in mm at true size.
struct PressSpec {
    Size trim;
    Insets bleed;
    double scale = 1;                 // drawn / true; boxes are written at drawn size
    bool user_unit = false;           // with scale 0.1: /UserUnit 10, true size restored
    std::string title;                // XMP dc:title and Info
    std::string subject;              // the exact text shown
    std::string source;               // document and section the text comes from
    std::string message_id;           // of the text in its catalogue
    std::string text_sha256;          // of the message as written
    std::string date = "2026-04-22";  // the campaign's `issued`; the only date
    std::string language = "vi-VN";
    std::string producer;     // "codong 0.1.0"
    std::string content_id;   // hash of scene and intent; file ids and XMP ids derive from it
    int expected_images = 0;  // more images than this is a raster fallback: press/raster-fallback
    double ink_limit = 300;   // percent total; press/ink-limit names the ink over it, photos are held to it
    std::shared_ptr<const OutputIntent> intent;  // required
    std::optional<PrintMarks> marks;
};

// Turns cairo's page into the file that leaves: every key colour becomes its ink's exact CMYK (or Separation), groups
// DeviceCMYK, boxes, ids, metadata, output intent: a PDF/X-4 candidate. Deterministic. Thread-safe.
Result<std::string> press_pdf(const std::string& painted, const KeyTable& keys, const PressSpec& spec);

}  // namespace codong
