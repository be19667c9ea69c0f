#include <tiffio.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "readback/raster_formats.h"

namespace codong {
namespace reading {
namespace {

struct CloseTiff {
    void operator()(TIFF* tiff) const { TIFFClose(tiff); }
};
using Tiff = std::unique_ptr<TIFF, CloseTiff>;

int be_quiet(TIFF*, void*, const char*, const char*, va_list) {
    return 1;
}

Tiff open_tiff(const std::string& path) {
    TIFFOpenOptions* options = TIFFOpenOptionsAlloc();
    TIFFOpenOptionsSetErrorHandlerExtR(options, be_quiet, nullptr);
    TIFFOpenOptionsSetWarningHandlerExtR(options, be_quiet, nullptr);
    Tiff tiff(TIFFOpenExt(path.c_str(), "rm", options));
    TIFFOpenOptionsFree(options);
    return tiff;
}

template <class T>
T field(TIFF* tiff, uint32_t tag, T otherwise) {
    T value = otherwise;
    return TIFFGetFieldDefaulted(tiff, tag, &value) ? value : otherwise;
}

const char* compression_name(uint16_t code) {
    switch (code) {
        case COMPRESSION_NONE:
            return "none";
        case COMPRESSION_LZW:
            return "lzw";
        case COMPRESSION_ADOBE_DEFLATE:
        case COMPRESSION_DEFLATE:
            return "deflate";
        case COMPRESSION_JPEG:
            return "jpeg";
        case COMPRESSION_PACKBITS:
            return "packbits";
        default:
            return "other";
    }
}

const char* colour_name(uint16_t photometric) {
    switch (photometric) {
        case PHOTOMETRIC_SEPARATED:
            return "cmyk";
        case PHOTOMETRIC_RGB:
        case PHOTOMETRIC_YCBCR:
            return "rgb";
        case PHOTOMETRIC_PALETTE:
            return "palette";
        case PHOTOMETRIC_CIELAB:
        case PHOTOMETRIC_ICCLAB:
            return "lab";
        default:
            return "grey";
    }
}

int highest_of(const std::vector<uint8_t>& bytes, size_t size, size_t channels) {
    int highest = 0;
    for (size_t i = 0; i + channels <= size; i += channels)
        highest = std::max(highest, bytes[i] + bytes[i + 1] + bytes[i + 2] + bytes[i + 3]);
    return highest;
}

}  // namespace

Result<RasterFacts> tiff_raster_facts(const std::string& path) {
    const Tiff tiff = open_tiff(path);
    if (!tiff) return error("readback/damaged-image", {"TIFF", "header"});
    RasterFacts facts;
    facts.kind = RasterKind::Tiff;
    facts.width = static_cast<int>(field<uint32_t>(tiff.get(), TIFFTAG_IMAGEWIDTH, 0));
    facts.height = static_cast<int>(field<uint32_t>(tiff.get(), TIFFTAG_IMAGELENGTH, 0));
    facts.bits = field<uint16_t>(tiff.get(), TIFFTAG_BITSPERSAMPLE, 1);
    const uint16_t photometric = field<uint16_t>(tiff.get(), TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISBLACK);
    facts.colour = colour_name(photometric);
    const int channels = field<uint16_t>(tiff.get(), TIFFTAG_SAMPLESPERPIXEL, 1);
    facts.alpha = channels > (photometric == PHOTOMETRIC_SEPARATED             ? 4
                              : facts.colour == "rgb" || facts.colour == "lab" ? 3
                                                                               : 1);
    facts.compression = compression_name(field<uint16_t>(tiff.get(), TIFFTAG_COMPRESSION, COMPRESSION_NONE));
    const uint16_t unit = field<uint16_t>(tiff.get(), TIFFTAG_RESOLUTIONUNIT, RESUNIT_INCH);
    const double to_inch = unit == RESUNIT_CENTIMETER ? 2.54 : unit == RESUNIT_INCH ? 1 : 0;
    float x = 0, y = 0;
    if (to_inch > 0 && TIFFGetField(tiff.get(), TIFFTAG_XRESOLUTION, &x) &&
        TIFFGetField(tiff.get(), TIFFTAG_YRESOLUTION, &y)) {
        facts.dpi_x = static_cast<double>(x) * to_inch;
        facts.dpi_y = static_cast<double>(y) * to_inch;
    }
    uint32_t size = 0;
    void* profile = nullptr;
    if (TIFFGetField(tiff.get(), TIFFTAG_ICCPROFILE, &size, &profile))
        facts.icc_space = icc_space({static_cast<const char*>(profile), size});
    if (facts.width <= 0 || facts.height <= 0) return error("readback/damaged-image", {"TIFF", "header"});
    facts.pages = TIFFNumberOfDirectories(tiff.get());
    return facts;
}

}  // namespace reading

Result<double> highest_ink(const std::string& tiff_path) {
    using namespace reading;
    const Tiff tiff = open_tiff(tiff_path);
    const auto damaged = [] { return error("readback/damaged-image", {"TIFF", "pixels"}); };
    if (!tiff) return damaged();
    const size_t channels = field<uint16_t>(tiff.get(), TIFFTAG_SAMPLESPERPIXEL, 1);
    if (field<uint16_t>(tiff.get(), TIFFTAG_PHOTOMETRIC, 0) != PHOTOMETRIC_SEPARATED || channels < 4 ||
        field<uint16_t>(tiff.get(), TIFFTAG_BITSPERSAMPLE, 1) != 8 ||
        field<uint16_t>(tiff.get(), TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG) != PLANARCONFIG_CONTIG)
        return error("readback/unknown-format", {tiff_path});
    const bool tiled = TIFFIsTiled(tiff.get()) != 0;
    const tmsize_t size = tiled ? TIFFTileSize(tiff.get()) : TIFFStripSize(tiff.get());
    if (size <= 0 || size > (tmsize_t{1} << 30)) return damaged();
    std::vector<uint8_t> bytes(static_cast<size_t>(size));
    const uint32_t count = tiled ? TIFFNumberOfTiles(tiff.get()) : TIFFNumberOfStrips(tiff.get());
    int highest = 0;
    for (uint32_t i = 0; i < count; ++i) {
        const tmsize_t read = tiled ? TIFFReadEncodedTile(tiff.get(), i, bytes.data(), size)
                                    : TIFFReadEncodedStrip(tiff.get(), i, bytes.data(), size);
        if (read < 0) return damaged();
        highest = std::max(highest, highest_of(bytes, static_cast<size_t>(read), channels));
    }
    return highest * 100 / 255.0;
}

}  // namespace codong
