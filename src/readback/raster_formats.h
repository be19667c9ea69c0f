#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

#include "readback/raster.h"

namespace codong::reading {

Result<RasterFacts> png_raster_facts(std::istream& in);
Result<RasterFacts> jpeg_raster_facts(std::istream& in);
Result<RasterFacts> tiff_raster_facts(const std::string& path);

// "CMYK" of an ICC profile's header (ICC.1, offset 16); empty when it is none.
std::string icc_space(std::string_view profile);

}  // namespace codong::reading
