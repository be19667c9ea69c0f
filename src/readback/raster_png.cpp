#include <istream>
#include <string>

#include "readback/raster_formats.h"

namespace codong::reading {
namespace {

uint32_t big_endian(std::string_view bytes, size_t at) {
    uint32_t out = 0;
    for (size_t i = 0; i < 4; ++i) out = out << 8 | static_cast<unsigned char>(bytes[at + i]);
    return out;
}

}  // namespace

// Steps from chunk to chunk; the pixels are passed over.
Result<RasterFacts> png_raster_facts(std::istream& in) {
    const auto damaged = [] { return error("readback/damaged-image", {"PNG", "header"}); };
    RasterFacts facts;
    in.seekg(8);
    std::string head(8, '\0');
    while (in.read(head.data(), 8)) {
        const uint32_t length = big_endian(head, 0);
        const std::string type = head.substr(4);
        if (type == "IEND") return facts.width > 0 && facts.height > 0 ? Result<RasterFacts>(facts) : damaged();
        if (length > 0x7fffffffu) return damaged();
        if (type != "IHDR" && type != "pHYs" && type != "sRGB" && type != "iCCP" && type != "tRNS" && type != "eXIf") {
            in.seekg(static_cast<std::streamoff>(length) + 4, std::ios::cur);
            continue;
        }
        if (length > 64'000'000u) return damaged();
        std::string body(length, '\0');
        if (!in.read(body.data(), static_cast<std::streamsize>(length))) return damaged();
        in.seekg(4, std::ios::cur);
        if (type == "IHDR" && length == 13) {
            facts.width = static_cast<int>(big_endian(body, 0));
            facts.height = static_cast<int>(big_endian(body, 4));
            facts.bits = static_cast<unsigned char>(body[8]);
            const int colour = static_cast<unsigned char>(body[9]);
            facts.colour = colour == 3 ? "palette" : colour == 0 || colour == 4 ? "grey" : "rgb";
            facts.alpha = colour >= 4;
            facts.progressive = body[12] != 0;
        } else if (type == "pHYs" && length == 9 && body[8] == 1) {
            facts.dpi_x = big_endian(body, 0) * 0.0254;
            facts.dpi_y = big_endian(body, 4) * 0.0254;
        } else if (type == "sRGB") {
            facts.srgb = true;
        } else if (type == "iCCP") {
            facts.icc_space = facts.colour == "grey" ? "GRAY" : "RGB";
        } else if (type == "eXIf") {
            facts.location = exif_has_location(body);
        } else if (type == "tRNS") {
            facts.alpha = true;
        }
    }
    return damaged();
}

}  // namespace codong::reading
