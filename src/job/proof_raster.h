#pragma once

#include "compose/compose.h"
#include "export/target.h"

namespace codong {

// Decodes a delivered PNG, JPEG or WebP again and holds its pixels against the page: size, resolution, colour mark,
// limit, every letter's base and marks, and the QR code at full and at half size (`qr`: what it should say). Gives what
// was proved: "pixels", "resolution", "srgb", "limit", "glyphs", "qr".
Result<std::vector<std::string>> prove_raster(const Exported& file, const ExportTarget& target,
                                              const Composed& composed, const Sheet& sheet, const std::string& qr);

// A CMYK picture for print: pixels, resolution, plates and profile.
Result<std::vector<std::string>> prove_plates(const Exported& file);

}  // namespace codong
