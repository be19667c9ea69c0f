#include "readback/qr.h"

#define ZX_USE_UTF8  // text() as UTF-8
#include <ZXing/ReadBarcode.h>

#include <algorithm>
#include <exception>

namespace codong {

std::vector<std::string> read_qr_codes(const RgbPicture& picture) {
    std::vector<std::string> out;
    try {
        ZXing::DecodeHints hints;
        hints.setFormats(ZXing::BarcodeFormat::QRCode);
        const ZXing::ImageView view(picture.pixels.data(), picture.width, picture.height, ZXing::ImageFormat::RGB);
        ZXing::Results results = ZXing::ReadBarcodes(view, hints);
        const auto corner = [](const ZXing::Result& r) { return r.position().topLeft(); };
        std::sort(results.begin(), results.end(), [&](const ZXing::Result& a, const ZXing::Result& b) {
            return std::pair(corner(a).y, corner(a).x) < std::pair(corner(b).y, corner(b).x);
        });
        for (const ZXing::Result& result : results)
            if (result.isValid()) out.push_back(result.text());
    } catch (const std::exception&) {
        return {};
    }
    return out;
}

}  // namespace codong
