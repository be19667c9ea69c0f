#include "press/image.h"

#include <vector>

#include "press/deflate.h"
#include "press/qpdf.h"

namespace codong::pressing {
namespace {

// Photos compress little past zlib's fastest level once filtered, and it is four times as fast as the default.
constexpr int k_image_level = 1;

QPDFObjectHandle up_filter(long long columns) {
    auto parms = QPDFObjectHandle::newDictionary();
    parms.replaceKey("/Predictor", QPDFObjectHandle::newInteger(12));
    parms.replaceKey("/Colors", QPDFObjectHandle::newInteger(4));
    parms.replaceKey("/BitsPerComponent", QPDFObjectHandle::newInteger(8));
    parms.replaceKey("/Columns", QPDFObjectHandle::newInteger(columns));
    return parms;
}

}  // namespace

void separate_image(QPDFObjectHandle image, const OutputIntent& intent, double ink_limit, const std::string& place,
                    Diagnostics& problems) {
    QPDFObjectHandle dict = image.getDict();
    if (dict.getKey("/ImageMask").isBool() && dict.getKey("/ImageMask").getBoolValue()) return;
    auto space = dict.getKey("/ColorSpace");
    if (space.isNameAndEquals("/DeviceGray") || space.isNameAndEquals("/DeviceCMYK")) return;
    auto bits = dict.getKey("/BitsPerComponent");
    if (!space.isNameAndEquals("/DeviceRGB") || !bits.isInteger() || bits.getIntValue() != 8 ||
        dict.hasKey("/Decode")) {
        problems.push_back(error("press/image-colour", {space.unparse(), place}));
        return;
    }

    const long long width = dict.getKey("/Width").getIntValue(), height = dict.getKey("/Height").getIntValue();
    const auto rgb = image.getStreamData(qpdf_dl_all);
    const size_t pixels = width > 0 && height > 0 ? static_cast<size_t>(width) * static_cast<size_t>(height) : 0;
    if (pixels == 0 || rgb->getSize() / 3 < pixels) {
        problems.push_back(error("press/image-colour", {"/DeviceRGB", place}));
        return;
    }
    std::vector<uint8_t> cmyk(pixels * 4);
    if (!intent.separate({rgb->getBuffer(), pixels * 3}, cmyk, ink_limit)) {
        problems.push_back(error("press/bad-profile", {intent.condition()}));
        return;
    }
    image.replaceStreamData(deflated_rows(cmyk, static_cast<size_t>(width) * 4, k_image_level),
                            QPDFObjectHandle::newName("/FlateDecode"), up_filter(width));
    dict.replaceKey("/ColorSpace", QPDFObjectHandle::newName("/DeviceCMYK"));
}

}  // namespace codong::pressing
