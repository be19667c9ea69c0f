#include "compose/qr_code.h"

#include <algorithm>
#include <optional>
#include <qrcodegen/qrcodegen.hpp>

namespace codong {
namespace {

using qrcodegen::QrCode;

constexpr int k_quiet_zone = 4;
constexpr double k_metres_per_module_mm = 0.25;
constexpr double k_steps_nearer = 5;      // a poster read at 3 m is scanned at 0.6 m; unsourced
constexpr double k_arm_metres = 0.25;     // nearer, a telephone's lens is not sharp
constexpr double k_outdoor_metres = 10;   // what is read from there hangs in wind and rain
constexpr double k_screen_module_px = 5;  // two and a half at half the size

QrCode::Ecc ecc(QrLevel level) {
    switch (level) {
        case QrLevel::Medium:
            return QrCode::Ecc::MEDIUM;
        case QrLevel::Quartile:
            return QrCode::Ecc::QUARTILE;
        case QrLevel::High:
            break;
    }
    return QrCode::Ecc::HIGH;
}

std::optional<QrCode> encoded(const std::string& text, QrLevel level) {
    try {
        // The level is kept: qrcodegen would raise it where that costs no module, which other sheets' codes would show.
        return QrCode::encodeSegments(qrcodegen::QrSegment::makeSegments(text.c_str()), ecc(level), 1, 40, -1, false);
    } catch (const qrcodegen::data_too_long&) {
        return std::nullopt;
    }
}

}  // namespace

QrLevel qr_level(const Sheet& sheet) {
    if (sheet.is_screen) return QrLevel::Medium;
    const Finishing& finishing = sheet.finishing;
    if (finishing.kiss_cut_radius > 0) return QrLevel::High;
    const auto any = [](const Insets& i) { return i.left > 0 || i.top > 0 || i.right > 0 || i.bottom > 0; };
    const bool hung = finishing.hem > 0 || finishing.eyelets || any(finishing.pockets) || any(finishing.sleeve);
    if (hung || !finishing.folds.empty() || sheet.distance_m.value_or(0) >= k_outdoor_metres) return QrLevel::Quartile;
    return QrLevel::Medium;
}

int qr_modules(const std::string& text, QrLevel level) {
    const auto code = encoded(text, level);
    return code ? code->getSize() + 2 * k_quiet_zone : 0;
}

Path qr_path(const std::string& text, const Rect& square, QrLevel level) {
    Path path;
    const auto code = encoded(text, level);
    if (!code) return path;
    const int size = code->getSize();
    const double module = square.width / (size + 2 * k_quiet_zone);
    for (int y = 0; y < size; ++y) {
        for (int x = 0; x < size; ++x) {
            if (!code->getModule(x, y)) continue;
            int end = x;
            while (end < size && code->getModule(end, y)) ++end;
            path.append(Path::rect({square.x + (x + k_quiet_zone) * module, square.y + (y + k_quiet_zone) * module,
                                    (end - x) * module, module}));
            x = end;
        }
    }
    return path;
}

double qr_scan_metres(double module_mm) {
    return module_mm * k_metres_per_module_mm;
}

double qr_wanted_metres(const Sheet& sheet) {
    return std::max(k_arm_metres, sheet.distance_m.value_or(0) / k_steps_nearer);
}

double qr_side(const std::string& text, const Sheet& sheet) {
    const int modules = qr_modules(text, qr_level(sheet));
    const double module =
        sheet.is_screen ? Length::px(k_screen_module_px).mm() : qr_wanted_metres(sheet) / k_metres_per_module_mm;
    return module * modules;
}

}  // namespace codong
