#include "readback/raster.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <vector>

#include "readback/raster_formats.h"

namespace codong {

Result<RasterFacts> read_raster_facts(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) return error("file/not-found", {path});
    std::array<char, 8> start{};
    in.read(start.data(), start.size());
    const std::string_view magic(start.data(), static_cast<size_t>(in.gcount()));
    in.clear();
    in.seekg(0);
    Result<RasterFacts> facts = error("readback/unknown-format", {path});
    if (magic.substr(0, 4) == "\x89PNG")
        facts = reading::png_raster_facts(in);
    else if (magic.substr(0, 3) == "\xFF\xD8\xFF")
        facts = reading::jpeg_raster_facts(in);
    else if (magic.substr(0, 2) == "II" || magic.substr(0, 2) == "MM")
        facts = reading::tiff_raster_facts(path);
    if (facts) {
        std::error_code ignored;
        facts->bytes = static_cast<long long>(std::filesystem::file_size(path, ignored));
    }
    return facts;
}

}  // namespace codong
