#pragma once

#include <string>

#include "press/content.h"

class QPDFObjectHandle;

namespace codong::pressing {

class Visited;

// Rewrites the shading's colours to DeviceCMYK: the stops of its functions, each function once although cairo shares
// them among shadings. Spot inks show as their process alternate. One-component shadings (opacity, in masks) stay.
void recolour_shading(QPDFObjectHandle shading, Recipes& recipes, Colours colours, const std::string& place,
                      Visited& visited, Diagnostics& problems);

}  // namespace codong::pressing
