#pragma once

#include <map>
#include <string>

namespace codong {

// The texts a layout's frames may show, by field name: unit, superior, short_name, occasion, helpline, helpline_name,
// contact, source; and photo, the path of the unit's own picture. A field without text is absent: its frame collapses.
using Fields = std::map<std::string, std::string>;

}  // namespace codong
