#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "color/key.h"

namespace codong::pressing {

// What stands in the file in the place of a key colour.
struct Recipe {
    Cmyk cmyk;         // percent, the tint applied; of a spot ink its process alternate
    int spot = -1;     // index of Recipes::spots(), or -1
    std::string fill;  // operators that set it: "0 1 1 0 k", "/Spot0 cs 0.5 scn"
    std::string stroke;
};

// A spot ink as the file declares it.
struct Spot {
    std::string resource;  // "/Spot0"
    std::string name;      // of the separation
    Cmyk solid;            // alternate
};

// Every key's recipe, and which inks break the limit as they are found in use.
class Recipes {
public:
    Recipes(const KeyTable& keys, double ink_limit);

    // Null when the colour is no key.
    const Recipe* find(double r, double g, double b);
    const std::vector<Spot>& spots() const { return m_spots; }
    // One press/ink-limit for every ink in use over the limit.
    const Diagnostics& over_limit() const { return m_over_limit; }

private:
    const KeyTable& m_keys;
    double m_ink_limit;
    std::vector<Spot> m_spots;
    std::map<KeyColour, Recipe> m_recipes;
    Diagnostics m_over_limit;
};

// Decimal with at most `places` places and no trailing zeros; never an exponent, never a locale.
std::string decimal(double value, int places);

}  // namespace codong::pressing
