#include "readback/image_facts.h"

#include <algorithm>

#include "readback/colour_space.h"
#include "readback/qpdf.h"

namespace codong::reading {
namespace {

int integer(QPDFObjectHandle value) {
    return value.isInteger() ? value.getIntValueAsInt() : 0;
}

std::string filters(QPDFObjectHandle filter) {
    if (filter.isName()) return filter.getName();
    std::string out;
    if (filter.isArray())
        for (auto& name : filter.aitems()) out += (out.empty() ? "" : " ") + (name.isName() ? name.getName() : "");
    return out;
}

// Highest c + m + y + k of 8-bit pixels, in percent.
double highest_total(QPDFObjectHandle image) {
    const auto data = image.getStreamData(qpdf_dl_all);
    const unsigned char* p = data->getBuffer();
    int highest = 0;
    for (size_t i = 0; i + 3 < data->getSize(); i += 4)
        highest = std::max(highest, p[i] + p[i + 1] + p[i + 2] + p[i + 3]);
    return highest * 100 / 255.0;
}

}  // namespace

PdfImage image_facts(QPDFObjectHandle image, QPDFObjectHandle resources, bool read_pixels) {
    QPDFObjectHandle dict = image.getDict();
    PdfImage out;
    out.width = integer(dict.getKey("/Width"));
    out.height = integer(dict.getKey("/Height"));
    out.bits = integer(dict.getKey("/BitsPerComponent"));
    out.filter = filters(dict.getKey("/Filter"));
    out.soft_mask = dict.getKey("/SMask").isStream();
    QPDFObjectHandle stencil = dict.getKey("/ImageMask");
    if (stencil.isBool() && stencil.getBoolValue())
        out.colour_space = "stencil";
    else
        out.colour_space = read_colour_space(dict.getKey("/ColorSpace"), resources)->name;
    if (read_pixels && out.colour_space == "DeviceCMYK" && out.bits == 8 && !dict.hasKey("/Decode"))
        out.max_ink = highest_total(image);
    return out;
}

PdfImage inline_image_facts(const std::vector<Token>& operands, QPDFObjectHandle resources) {
    PdfImage out;
    out.filter = "inline";
    out.colour_space = "DeviceGray";
    for (size_t i = 0; i + 1 < operands.size(); ++i) {
        if (operands[i].kind != Token::Kind::Name) continue;
        const std::string& key = operands[i].text;
        const Token& value = operands[i + 1];
        if (key == "W" || key == "Width") out.width = static_cast<int>(value.number);
        if (key == "H" || key == "Height") out.height = static_cast<int>(value.number);
        if (key == "BPC" || key == "BitsPerComponent") out.bits = static_cast<int>(value.number);
        if ((key == "IM" || key == "ImageMask") && value.text == "true") out.colour_space = "stencil";
        if ((key == "CS" || key == "ColorSpace") && value.kind == Token::Kind::Name)
            out.colour_space = read_colour_space(QPDFObjectHandle::newName("/" + value.text), resources)->name;
        if ((key == "F" || key == "Filter") && value.kind == Token::Kind::Name) out.filter = "inline /" + value.text;
    }
    return out;
}

}  // namespace codong::reading
