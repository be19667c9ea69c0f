#include "press/shading.h"

#include "press/qpdf.h"
#include "press/visited.h"

namespace codong::pressing {
namespace {

class ShadingRewriter {
public:
    ShadingRewriter(Recipes& recipes, Colours colours, const std::string& place, Visited& visited,
                    Diagnostics& problems)
        : m_recipes(recipes), m_colours(colours), m_place(place), m_visited(visited), m_problems(problems) {}

    void shading(QPDFObjectHandle shading) {
        const std::string space = name_or_type(shading.getKey("/ColorSpace"));
        if (space == "/DeviceGray" && m_colours == Colours::Hidden) return;
        auto type = shading.getKey("/ShadingType");
        if (space != "/DeviceRGB") return unknown(space);
        if (!type.isInteger() || (type.getIntValueAsInt() != 2 && type.getIntValueAsInt() != 3) ||
            shading.hasKey("/Background"))
            return unknown("/ShadingType " + type.unparse());
        function(shading.getKey("/Function"));
        shading.replaceKey("/ColorSpace", QPDFObjectHandle::newName("/DeviceCMYK"));
    }

private:
    void function(QPDFObjectHandle function) {
        if (!m_visited.first(function.getObjectID(), function.getGeneration())) return;
        auto type = function.getKey("/FunctionType");
        if (type.isInteger() && type.getIntValue() == 2) {
            stop(function, "/C0");
            stop(function, "/C1");
        } else if (type.isInteger() && type.getIntValue() == 3) {
            for (auto& part : function.getKey("/Functions").aitems()) this->function(part);
        } else {
            unknown("/FunctionType " + type.unparse());
        }
    }

    void stop(QPDFObjectHandle function, const std::string& key) {
        QPDFObjectHandle colour = function.getKey(key);
        if (!colour.isArray() || colour.getArrayNItems() != 3) return unknown(key + " " + colour.unparse());
        double rgb[3];
        for (int i = 0; i < 3; ++i) rgb[i] = colour.getArrayItem(i).getNumericValue();
        const Recipe* recipe = m_recipes.find(rgb[0], rgb[1], rgb[2]);
        if (!recipe && m_colours == Colours::Shown) return unknown(key + " " + colour.unparse());
        const Cmyk cmyk = recipe ? recipe->cmyk : Cmyk{0, 0, 0, 100};
        auto stop = QPDFObjectHandle::newArray();
        for (const double ink : {cmyk.c, cmyk.m, cmyk.y, cmyk.k})
            stop.appendItem(QPDFObjectHandle::newReal(decimal(ink / 100, 5)));
        function.replaceKey(key, stop);
    }

    void unknown(const std::string& what) { m_problems.push_back(error("press/unknown-colour", {what, m_place})); }

    static std::string name_or_type(QPDFObjectHandle space) {
        return space.isName() ? space.getName() : space.unparse();
    }

    Recipes& m_recipes;
    Colours m_colours;
    const std::string& m_place;
    Visited& m_visited;
    Diagnostics& m_problems;
};

}  // namespace

void recolour_shading(QPDFObjectHandle shading, Recipes& recipes, Colours colours, const std::string& place,
                      Visited& visited, Diagnostics& problems) {
    ShadingRewriter(recipes, colours, place, visited, problems).shading(shading);
}

}  // namespace codong::pressing
