#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "color/ink.h"
#include "readback/function.h"

class QPDFObjectHandle;

namespace codong::reading {

// A colour space as a print file uses it.
struct ColourSpace {
    std::string name;                 // as PdfColour::space
    size_t components = 0;            // 0 for Pattern
    std::vector<std::string> plates;  // of Separation and DeviceN
    std::shared_ptr<const ColourSpace>
        base;  // of Separation, DeviceN, Indexed, Pattern: the alternate or underlying space
    Function tint;

    // Percent inks, where no profile is needed to tell.
    std::optional<Cmyk> cmyk(const std::vector<double>& values) const;
    std::vector<double> initial() const;
};

using ColourSpaceRef = std::shared_ptr<const ColourSpace>;

// `object` is a name or array; names other than the device spaces are looked up in `resources`.
ColourSpaceRef read_colour_space(QPDFObjectHandle object, QPDFObjectHandle resources, int depth = 0);

}  // namespace codong::reading
