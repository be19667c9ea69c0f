#include <istream>
#include <vector>

#include "readback/raster_formats.h"

namespace codong::reading {
namespace {

int word(std::string_view bytes, size_t at) {
    return static_cast<unsigned char>(bytes[at]) << 8 | static_cast<unsigned char>(bytes[at + 1]);
}

void read_frame(std::string_view body, int marker, RasterFacts& facts) {
    if (body.size() < 6) return;
    facts.bits = static_cast<unsigned char>(body[0]);
    facts.height = word(body, 1);
    facts.width = word(body, 3);
    const int channels = static_cast<unsigned char>(body[5]);
    facts.colour = channels == 1 ? "grey" : channels == 4 ? "cmyk" : "rgb";
    facts.progressive = marker == 0xC2;
}

void read_jfif(std::string_view body, RasterFacts& facts) {
    if (body.size() < 12 || body.substr(0, 5) != std::string_view("JFIF\0", 5)) return;
    const double unit = body[7] == 1 ? 1 : body[7] == 2 ? 2.54 : 0;
    if (unit == 0) return;
    facts.dpi_x = word(body, 8) * unit;
    facts.dpi_y = word(body, 10) * unit;
}

// Where a CMYK JPEG says its resolution: Photoshop's resource 1005, 16.16 dots an inch.
void read_photoshop(std::string_view body, RasterFacts& facts) {
    const size_t at = body.find(std::string_view("8BIM\x03\xED", 6));
    if (!body.starts_with("Photoshop 3.0") || at == std::string_view::npos || at + 28 > body.size()) return;
    facts.dpi_x = word(body, at + 12) + word(body, at + 14) / 65536.0;
    facts.dpi_y = word(body, at + 20) + word(body, at + 22) / 65536.0;
}

bool is_frame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

}  // namespace

std::string icc_space(std::string_view profile) {
    if (profile.size() < 128 || profile.substr(36, 4) != "acsp") return {};
    std::string out(profile.substr(16, 4));
    out.erase(out.find_last_not_of(' ') + 1);
    return out;
}

Result<RasterFacts> jpeg_raster_facts(std::istream& in) {
    const auto damaged = [] { return error("readback/damaged-image", {"JPEG", "header"}); };
    RasterFacts facts;
    facts.kind = RasterKind::Jpeg;
    in.seekg(2);
    bool adobe = false;
    int adobe_transform = 0;
    while (in) {
        int c = in.get();
        while (in && c != 0xFF) c = in.get();
        while (in && c == 0xFF) c = in.get();
        if (!in || c == 0xD9) return damaged();
        if (c == 0xDA) break;
        const int length = (in.get() << 8 | in.get()) - 2;
        if (!in || length < 0) return damaged();
        std::string body(static_cast<size_t>(length), '\0');
        if (!in.read(body.data(), length)) return damaged();
        if (is_frame(c)) read_frame(body, c, facts);
        if (c == 0xE0) read_jfif(body, facts);
        if (c == 0xED) read_photoshop(body, facts);
        if (c == 0xE2 && body.size() > 14 &&
            std::string_view(body).substr(0, 12) == std::string_view("ICC_PROFILE\0", 12) && body[12] == 1)
            facts.icc_space = icc_space(std::string_view(body).substr(14));
        if (c == 0xE1 && body.size() > 6 && std::string_view(body).substr(0, 6) == std::string_view("Exif\0\0", 6))
            facts.location = facts.location || exif_has_location(std::string_view(body).substr(6));
        if (c == 0xEE && body.size() >= 12 && body.substr(0, 5) == "Adobe") {
            adobe = true;
            adobe_transform = static_cast<unsigned char>(body[11]);
        }
    }
    if (facts.width <= 0 || facts.height <= 0) return damaged();
    if (facts.colour == "cmyk" && adobe) {
        facts.inverted = true;
        if (adobe_transform == 2) facts.colour = "ycck";
    }
    return facts;
}

}  // namespace codong::reading
