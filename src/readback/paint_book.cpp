#include "readback/paint_book.h"

#include <algorithm>

#include "readback/qpdf.h"

namespace codong::reading {

void push_distinct(std::vector<std::string>& to, const std::string& name) {
    if (std::find(to.begin(), to.end(), name) == to.end()) to.push_back(name);
}

ColourSpaceRef PaintBook::device(const std::string& name) {
    ColourSpaceRef& space = m_devices[name];
    if (!space) space = read_colour_space(QPDFObjectHandle::newName(name), QPDFObjectHandle::newNull());
    return space;
}

size_t PaintBook::enter(const std::string& space, const std::vector<double>& values, const std::optional<Cmyk>& cmyk) {
    if (mask_prefix) {
        push_distinct(m_facts.colour_spaces, *mask_prefix + space);
        return 0;
    }
    const auto known = m_colours.find({space, values});
    if (known != m_colours.end()) return known->second;
    push_distinct(m_facts.colour_spaces, space);
    m_facts.colours.push_back({space, values, cmyk});
    return m_colours[{space, values}] = m_facts.colours.size() - 1;
}

size_t PaintBook::enter_shading(QPDFObjectHandle shading, QPDFObjectHandle resources) {
    constexpr int k_steps = 16;
    QPDFObjectHandle dict = shading.isStream() ? shading.getDict() : shading;
    if (!dict.isDictionary()) return enter("unknown", {}, std::nullopt);
    const ColourSpaceRef space = read_colour_space(dict.getKey("/ColorSpace"), resources);
    std::vector<Function> functions;
    QPDFObjectHandle function = dict.getKey("/Function");
    if (function.isArray())
        for (auto& part : function.aitems()) functions.push_back(Function::read(part));
    else
        functions.push_back(Function::read(function));
    std::optional<size_t> first;
    for (int step = 0; step <= k_steps; ++step) {
        std::vector<double> values;
        for (const Function& f : functions)
            for (const double v : f.at({static_cast<double>(step) / k_steps})) values.push_back(v);
        if (values.size() != space->components) break;
        const size_t index = enter(*space, values);
        if (!first) first = index;
    }
    return first ? *first : enter(space->name, {}, std::nullopt);
}

}  // namespace codong::reading
