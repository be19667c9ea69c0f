#pragma once

#include <map>
#include <string>
#include <string_view>

namespace codong::reading {

// The simple properties of an XMP packet under the names print files use ("pdfxid:GTS_PDFXVersion", "dc:title", ...),
// written as elements, as attributes, or as the first item of a list. Entities are resolved.
std::map<std::string, std::string> xmp_fields(std::string_view packet);

}  // namespace codong::reading
