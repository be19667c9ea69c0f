#include "press/recolour.h"

#include <map>
#include <utility>
#include <vector>

#include "press/deflate.h"
#include "press/image.h"
#include "press/qpdf.h"
#include "press/shading.h"
#include "press/visited.h"

namespace codong::pressing {
namespace {

// Of libdeflate.
constexpr int k_content_level = 2;

std::string_view view(const Buffer& buffer) {
    return {reinterpret_cast<const char*>(buffer.getBuffer()), buffer.getSize()};
}

std::map<std::string, QPDFObjectHandle> entries(QPDFObjectHandle resources, const std::string& kind) {
    if (!resources.isDictionary()) return {};
    QPDFObjectHandle dictionary = resources.getKey(kind);
    if (!dictionary.isDictionary()) return {};
    return dictionary.getDictAsMap();
}

class Walker {
public:
    Walker(QPDF& pdf, Recipes& recipes, const OutputIntent& intent, double ink_limit, Diagnostics& problems)
        : m_pdf(pdf), m_recipes(recipes), m_intent(intent), m_ink_limit(ink_limit), m_problems(problems) {}

    RecolourFacts page(QPDFObjectHandle page) {
        QPDFObjectHandle resources = page.getKey("/Resources");
        QPDFObjectHandle contents = page.getKey("/Contents");
        group(page);
        walk_resources(resources, "page");
        if (contents.isArray()) {
            for (auto& part : contents.aitems()) stream(part, resources, "page");
        } else if (contents.isStream()) {
            stream(contents, resources, "page");
        }
        // Masks come last: what is drawn both in sight and in a mask has then been held to the strict rule.
        m_colours = Colours::Hidden;
        for (size_t i = 0; i < m_masks.size(); ++i) form(m_masks[i].first, std::string(m_masks[i].second));
        return m_facts;
    }

private:
    void walk_resources(QPDFObjectHandle resources, const std::string& place) {
        if (!resources.isDictionary() || !first(resources)) return;
        for (auto& [name, state] : entries(resources, "/ExtGState")) graphics_state(state, place + name);
        for (auto& [name, shading] : entries(resources, "/Shading")) this->shading(shading, place + name);
        for (auto& [name, pattern] : entries(resources, "/Pattern")) this->pattern(pattern, place + name);
        for (auto& [name, object] : entries(resources, "/XObject")) this->object(object, place + name);
        for (auto& [name, font] : entries(resources, "/Font")) this->font(font, place + name);
    }

    void graphics_state(QPDFObjectHandle state, const std::string& place) {
        QPDFObjectHandle mask = state.getKey("/SMask");
        if (!mask.isDictionary()) return;
        QPDFObjectHandle group = mask.getKey("/G");
        if (mask.getKey("/S").isNameAndEquals("/Alpha")) {
            m_masks.emplace_back(group, place);
        } else {
            auto space = group.getDict().getKey("/Group").getKey("/CS");
            if (!space.isNameAndEquals("/DeviceGray"))
                m_problems.push_back(error("press/unknown-colour", {"/Luminosity " + space.unparse(), place}));
        }
    }

    void object(QPDFObjectHandle object, const std::string& place) {
        QPDFObjectHandle kind = object.getDict().getKey("/Subtype");
        if (kind.isNameAndEquals("/Form")) return form(object, place);
        if (!first(object)) return;
        if (!kind.isNameAndEquals("/Image")) {
            m_problems.push_back(error("press/unknown-colour", {kind.unparse(), place}));
            return;
        }
        ++m_facts.images;
        separate_image(object, m_intent, m_ink_limit, place, m_problems);
    }

    void form(QPDFObjectHandle form, const std::string& place) {
        if (!form.isStream() || !first(form)) return;
        group(form.getDict());
        QPDFObjectHandle resources = form.getDict().getKey("/Resources");
        walk_resources(resources, place);
        stream(form, resources, place);
    }

    void pattern(QPDFObjectHandle pattern, const std::string& place) {
        if (pattern.isStream()) return form(pattern, place);
        if (!first(pattern)) return;
        shading(pattern.getKey("/Shading"), place);
        if (pattern.hasKey("/ExtGState")) graphics_state(pattern.getKey("/ExtGState"), place);
    }

    void shading(QPDFObjectHandle shading, const std::string& place) {
        if (!first(shading)) return;
        if (!shading.isDictionary()) {
            m_problems.push_back(error("press/unknown-colour", {"mesh", place}));
            return;
        }
        recolour_shading(shading, m_recipes, m_colours, place, m_visited, m_problems);
    }

    // Cairo leaves the glyph map of CID fonts to its default; PDF/A readers and old RIPs want it said.
    void font(QPDFObjectHandle font, const std::string& place) {
        if (font.getKey("/Subtype").isNameAndEquals("/Type3")) m_problems.push_back(error("press/type3-font", {place}));
        QPDFObjectHandle descendants = font.getKey("/DescendantFonts");
        if (!descendants.isArray() || descendants.getArrayNItems() == 0) return;
        QPDFObjectHandle cid = descendants.getArrayItem(0);
        if (cid.getKey("/Subtype").isNameAndEquals("/CIDFontType2") && !cid.hasKey("/CIDToGIDMap"))
            cid.replaceKey("/CIDToGIDMap", QPDFObjectHandle::newName("/Identity"));
    }

    void group(QPDFObjectHandle owner) {
        QPDFObjectHandle group = owner.getKey("/Group");
        if (group.isDictionary() && group.hasKey("/CS"))
            group.replaceKey("/CS", QPDFObjectHandle::newName("/DeviceCMYK"));
    }

    void stream(QPDFObjectHandle stream, QPDFObjectHandle resources, const std::string& place) {
        const auto content = stream.getStreamData(qpdf_dl_generalized);
        std::set<std::string> clear;
        for (auto& [name, state] : entries(resources, "/ExtGState"))
            if (state.getKey("/ca").isNumber() && state.getKey("/ca").getNumericValue() == 0) clear.insert(name);
        const Recoloured recoloured = recolour_content(view(*content), m_recipes, m_colours, clear, place, m_problems);
        stream.replaceStreamData(deflated(recoloured.bytes, k_content_level), QPDFObjectHandle::newName("/FlateDecode"),
                                 QPDFObjectHandle::newNull());
        if (!resources.isDictionary()) return;
        for (const int spot : recoloured.spots) declare(resources, static_cast<size_t>(spot));
    }

    void declare(QPDFObjectHandle resources, size_t index) {
        if (!resources.hasKey("/ColorSpace")) resources.replaceKey("/ColorSpace", QPDFObjectHandle::newDictionary());
        resources.getKey("/ColorSpace").replaceKey(m_recipes.spots()[index].resource, separation(index));
    }

    // [/Separation name /DeviceCMYK tint->alternate]
    QPDFObjectHandle separation(size_t index) {
        if (m_separations.size() <= index) m_separations.resize(index + 1, QPDFObjectHandle::newNull());
        if (!m_separations[index].isNull()) return m_separations[index];
        const Spot& spot = m_recipes.spots()[index];
        const auto stops = [](const Cmyk& c) {
            return "[" + decimal(c.c / 100, 5) + " " + decimal(c.m / 100, 5) + " " + decimal(c.y / 100, 5) + " " +
                   decimal(c.k / 100, 5) + "]";
        };
        auto space = QPDFObjectHandle::newArray();
        space.appendItem(QPDFObjectHandle::newName("/Separation"));
        space.appendItem(QPDFObjectHandle::newName("/" + spot.name));
        space.appendItem(QPDFObjectHandle::newName("/DeviceCMYK"));
        space.appendItem(m_pdf.makeIndirectObject(QPDFObjectHandle::parse(
            "<< /FunctionType 2 /Domain [0 1] /N 1 /C0 [0 0 0 0] /C1 " + stops(spot.solid) + " >>")));
        return m_separations[index] = m_pdf.makeIndirectObject(space);
    }

    bool first(QPDFObjectHandle object) { return m_visited.first(object.getObjectID(), object.getGeneration()); }

    QPDF& m_pdf;
    Recipes& m_recipes;
    const OutputIntent& m_intent;
    double m_ink_limit;
    Diagnostics& m_problems;
    Colours m_colours = Colours::Shown;
    Visited m_visited;
    std::vector<std::pair<QPDFObjectHandle, std::string>> m_masks;
    std::vector<QPDFObjectHandle> m_separations;
    RecolourFacts m_facts;
};

}  // namespace

RecolourFacts recolour_page(QPDF& pdf, QPDFObjectHandle page, Recipes& recipes, const OutputIntent& intent,
                            double ink_limit, Diagnostics& problems) {
    return Walker(pdf, recipes, intent, ink_limit, problems).page(page);
}

}  // namespace codong::pressing
