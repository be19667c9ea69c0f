#pragma once

#include <string>
#include <string_view>

namespace codong {

// The text as the content of an XML element. XML 1.0 has no place for control characters, escaped or not: they go.
std::string xml_text(std::string_view text);

}  // namespace codong
