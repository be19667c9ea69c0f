#pragma once

#include <string>

#include "check/preflight.h"

namespace codong {

// The groups of rules preflight_pdf() is made of; each appends its findings.
void check_document(const PdfFacts& facts, const PreflightSpec& spec, Diagnostics& findings);
void check_size(const PdfFacts& facts, const PreflightSpec& spec, double scale, Diagnostics& findings);
void check_colours(const PdfFacts& facts, const PreflightSpec& spec, double scale, Diagnostics& findings);
void check_marks(const PdfFacts& facts, const PreflightSpec& spec, double scale, Diagnostics& findings);
void check_words(const PdfFacts& facts, const std::optional<std::string>& text, const PreflightSpec& spec, double scale,
                 Diagnostics& findings);

// drawn / true: as named, or told from the sizes.
double drawn_scale(const PdfFacts& facts, const PreflightSpec& spec);

// "12.5", at most two places.
std::string in_mm(double value);
// "(12.5; 40) mm": a place at true size.
std::string place_text(const Rect& bounds, double scale);

}  // namespace codong
