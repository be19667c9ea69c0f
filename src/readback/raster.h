#pragma once

#include <optional>
#include <string>

#include "base/result.h"

namespace codong {

enum class RasterKind : unsigned char { Png, Jpeg, Tiff };

// What the header of a picture file says.
struct RasterFacts {
    RasterKind kind = RasterKind::Png;
    int width = 0, height = 0;
    int bits = 0;        // per channel
    std::string colour;  // "rgb", "cmyk", "grey", "palette", "ycck", "lab"; alpha apart
    bool alpha = false;
    std::optional<double> dpi_x, dpi_y;
    bool srgb = false;         // marked sRGB without a profile
    std::string icc_space;     // "RGB", "CMYK", "GRAY": of the embedded profile, else empty
    bool inverted = false;     // CMYK JPEG of Adobe's kind: 255 is no ink
    bool progressive = false;  // JPEG; interlaced PNG
    bool location = false;     // EXIF of a JPEG or PNG says where the picture was taken
    std::string compression;   // TIFF: "none", "lzw", "deflate", "jpeg", "packbits", "other"
    int pages = 1;             // TIFF
    long long bytes = 0;       // of the file
};

// Reads PNG, JPEG and TIFF files by what they hold, not by their name; never the whole of a large file.
Result<RasterFacts> read_raster_facts(const std::string& path);

// Highest total ink of an 8-bit CMYK TIFF, in percent, read strip by strip or tile by tile.
Result<double> highest_ink(const std::string& tiff_path);

}  // namespace codong
