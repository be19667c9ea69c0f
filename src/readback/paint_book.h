#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "readback/colour_space.h"
#include "readback/pdf.h"

class QPDFObjectHandle;

namespace codong::reading {

void push_distinct(std::vector<std::string>& to, const std::string& name);

// Enters what is painted with into the facts: colours once each, their spaces, gradients by their stops.
class PaintBook {
public:
    explicit PaintBook(PdfFacts& facts) : m_facts(facts) {}

    ColourSpaceRef device(const std::string& name);  // "/DeviceRGB"
    size_t enter(const ColourSpace& space, const std::vector<double>& values) {
        return enter(space.name, values, space.cmyk(values));
    }
    size_t enter(const std::string& space, const std::vector<double>& values, const std::optional<Cmyk>& cmyk);
    // The function's colours at its ends and between; the index of the first.
    size_t enter_shading(QPDFObjectHandle shading, QPDFObjectHandle resources);

    // While set, nothing painted shows: only the spaces are entered, with this before their names.
    std::optional<std::string> mask_prefix;

private:
    PdfFacts& m_facts;
    std::map<std::string, ColourSpaceRef> m_devices;
    std::map<std::pair<std::string, std::vector<double>>, size_t> m_colours;
};

}  // namespace codong::reading
