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

// Whether an EXIF block (without "Exif\0\0") says where the picture was taken. Damage says nothing.
bool exif_has_location(std::string_view tiff);

}  // namespace codong::reading
