#pragma once

#include <set>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "press/recipe.h"

namespace codong::pressing {

// Whether colours show. In an alpha mask only the opacity counts, and cairo paints it in any colour at hand.
enum class Colours : unsigned char { Shown, Hidden };

struct Recoloured {
    std::string bytes;
    std::set<int> spots;  // indices of Recipes::spots() the stream now uses
};

// Puts recipes in the place of keys in a content stream: `r g b rg` and `RG`. Everything else stays byte for byte. An
// unknown colour, or any other way of setting one that cairo does not write, is a problem (press/unknown-colour with
// `place`), but not one painted at no opacity: `clear_states` names the graphics states that set that. (Cairo paints an
// empty group in clear black.)
Recoloured recolour_content(std::string_view content, Recipes& recipes, Colours colours,
                            const std::set<std::string>& clear_states, const std::string& place, Diagnostics& problems);

}  // namespace codong::pressing
