#include "readback/colour_space.h"

#include "readback/qpdf.h"

namespace codong::reading {
namespace {

ColourSpaceRef device(const std::string& name) {
    auto space = std::make_shared<ColourSpace>();
    space->name = name;
    space->components = name == "DeviceGray" ? 1 : name == "DeviceRGB" ? 3 : name == "DeviceCMYK" ? 4 : 0;
    return space;
}

std::string plain(QPDFObjectHandle name) {
    return name.isName() ? name.getName().substr(1) : std::string("unknown");
}

}  // namespace

ColourSpaceRef read_colour_space(QPDFObjectHandle object, QPDFObjectHandle resources, int depth) {
    if (depth > 6) return device("unknown");
    if (object.isName()) {
        const std::string name = plain(object);
        if (name == "DeviceGray" || name == "G") return device("DeviceGray");
        if (name == "DeviceRGB" || name == "RGB") return device("DeviceRGB");
        if (name == "DeviceCMYK" || name == "CMYK") return device("DeviceCMYK");
        if (name == "Pattern") return device("Pattern");
        if (!resources.isDictionary() || !resources.getKey("/ColorSpace").isDictionary()) return device("unknown");
        QPDFObjectHandle found = resources.getKey("/ColorSpace").getKey("/" + name);
        return found.isNull() ? device("unknown") : read_colour_space(found, resources, depth + 1);
    }
    if (!object.isArray() || object.getArrayNItems() == 0) return device("unknown");
    const std::string family = plain(object.getArrayItem(0));
    const int items = object.getArrayNItems();
    auto space = std::make_shared<ColourSpace>();
    space->name = family;
    if (items == 1) return read_colour_space(object.getArrayItem(0), resources, depth + 1);
    QPDFObjectHandle second = object.getArrayItem(1);
    if (family == "ICCBased") {
        space->components = 3;
        if (second.isStream() && second.getDict().getKey("/N").isInteger())
            space->components = static_cast<size_t>(second.getDict().getKey("/N").getIntValue());
        space->name = "ICCBased " + std::to_string(space->components);
    } else if (family == "Separation" && items >= 4) {
        space->components = 1;
        space->plates = {plain(second)};
        space->name = "Separation " + space->plates[0];
        space->base = read_colour_space(object.getArrayItem(2), resources, depth + 1);
        space->tint = Function::read(object.getArrayItem(3));
    } else if (family == "DeviceN" && items >= 4 && second.isArray()) {
        for (auto& plate : second.aitems()) space->plates.push_back(plain(plate));
        space->components = space->plates.size();
        space->name = "DeviceN";
        for (const std::string& plate : space->plates) space->name += " " + plate;
        space->base = read_colour_space(object.getArrayItem(2), resources, depth + 1);
        space->tint = Function::read(object.getArrayItem(3));
    } else if (family == "Indexed" || family == "I") {
        space->base = read_colour_space(second, resources, depth + 1);
        space->components = 1;
        space->name = "Indexed " + space->base->name;
    } else if (family == "Pattern") {
        space->base = read_colour_space(second, resources, depth + 1);
    } else if (family == "CalGray") {
        space->components = 1;
    } else if (family == "CalRGB" || family == "Lab") {
        space->components = 3;
    }
    return space;
}

std::optional<Cmyk> ColourSpace::cmyk(const std::vector<double>& v) const {
    if (name == "DeviceGray" && v.size() == 1) return Cmyk{0, 0, 0, (1 - v[0]) * 100};
    if (name == "DeviceCMYK" && v.size() == 4) return Cmyk{v[0] * 100, v[1] * 100, v[2] * 100, v[3] * 100};
    if (!plates.empty() && base && tint.known()) return base->cmyk(tint.at(v));
    return std::nullopt;
}

std::vector<double> ColourSpace::initial() const {
    if (name == "DeviceCMYK") return {0, 0, 0, 1};
    return std::vector<double>(components, plates.empty() ? 0.0 : 1.0);
}

}  // namespace codong::reading
