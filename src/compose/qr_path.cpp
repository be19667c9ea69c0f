#include "compose/qr_path.h"

#include <qrcodegen/qrcodegen.hpp>

namespace codong {
namespace {

constexpr int k_quiet_zone = 4;

}  // namespace

Path qr_path(const std::string& text, const Rect& square) {
    Path path;
    try {
        const qrcodegen::QrCode code = qrcodegen::QrCode::encodeText(text.c_str(), qrcodegen::QrCode::Ecc::MEDIUM);
        const int size = code.getSize();
        const double module = square.width / (size + 2 * k_quiet_zone);
        for (int y = 0; y < size; ++y) {
            for (int x = 0; x < size; ++x) {
                if (!code.getModule(x, y)) continue;
                int end = x;
                while (end < size && code.getModule(end, y)) ++end;
                path.append(Path::rect({square.x + (x + k_quiet_zone) * module, square.y + (y + k_quiet_zone) * module,
                                        (end - x) * module, module}));
                x = end;
            }
        }
    } catch (const qrcodegen::data_too_long&) {
        return {};
    }
    return path;
}

}  // namespace codong
