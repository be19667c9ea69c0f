#pragma once

#include <string>

#include "base/path.h"
#include "layout/sheet.h"

namespace codong {

// How much of a code may be lost, dirty, folded or worn: ISO/IEC 18004's levels M (15 %), Q (25 %), H (30 %).
enum class QrLevel : unsigned char { Medium, Quartile, High };

// By what is done to the sheet: H for stickers, which wear; Q for what hangs outdoors or is folded; M for the rest and
// for screens.
QrLevel qr_level(const Sheet& sheet);

// Modules of the code's side, with the quiet zone of four on both ends; 0 when the text is too long for a code.
int qr_modules(const std::string& text, QrLevel level);

// The dark modules of a QR code as one path inside `square`, quiet zone inside. Empty when the text is too long.
Path qr_path(const std::string& text, const Rect& square, QrLevel level = QrLevel::Medium);

// Metres from which a telephone reads a code of such modules: 250 of them, the trade's ten sides of a small code.
double qr_scan_metres(double module_mm);
// Metres from which a code on the sheet should be read: people step up to a fifth of the distance at which they read
// the sheet, and hold a leaflet no farther than half a metre.
double qr_wanted_metres(const Sheet& sheet);
// Side, mm, quiet zone inside, that a code of the text needs on the sheet: of a screen, so that it is read at half its
// size, too.
double qr_side(const std::string& text, const Sheet& sheet);

}  // namespace codong
