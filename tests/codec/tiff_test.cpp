#include <tiffio.h>

#include <catch2/catch.hpp>
#include <filesystem>

#include "support/paint_process.h"
#include "support/paint_rows.h"

using namespace codong;
using namespace codong::test;

namespace {

std::string write_tiff(const Scratch& folder, const ImageHeader& header, const std::vector<uint8_t>& pixels, int group,
                       const std::string& name = "a.tif") {
    auto encoder = tiff_encoder(header, folder / name);
    REQUIRE(encoder);
    REQUIRE(feed(**encoder, header, pixels, group) == "");
    return folder / name;
}

// libtiff's own inflate and predictor, row by row.
std::vector<uint8_t> pixels_of(const std::string& file) {
    TIFF* tiff = TIFFOpen(file.c_str(), "r");
    REQUIRE(tiff);
    uint32_t height = 0;
    TIFFGetField(tiff, TIFFTAG_IMAGELENGTH, &height);
    const auto stride = static_cast<size_t>(TIFFScanlineSize(tiff));
    std::vector<uint8_t> pixels(stride * height);
    for (uint32_t row = 0; row < height; ++row) CHECK(TIFFReadScanline(tiff, &pixels[stride * row], row, 0) == 1);
    TIFFClose(tiff);
    return pixels;
}

}  // namespace

TEST_CASE("a TIFF read back has the same pixels, RGB and CMYK, one strip and many") {
    const Scratch folder;
    for (const PixelLayout layout : {PixelLayout::Rgb8, PixelLayout::Cmyk8})
        for (const auto& [w, h] : std::vector<std::pair<int, int>>{{1, 1}, {333, 222}, {3000, 1000}, {59055, 23}}) {
            const ImageHeader header = header_of(w, h, layout);
            const std::vector<uint8_t> pixels = sample_pixels(header);
            CHECK(pixels_of(write_tiff(folder, header, pixels, 7)) == pixels);
        }
}

TEST_CASE("a CMYK TIFF is marked as a printer expects") {
    const Scratch folder;
    ImageHeader header = header_of(3000, 1000, PixelLayout::Cmyk8);
    const std::vector<uint8_t> profile(3144, 7);
    header.icc = profile;
    header.texts = {{"Description", "Bảo vệ trẻ em"}};
    const ProcessResult info = run("tiffinfo " + write_tiff(folder, header, sample_pixels(header), 100));
    CHECK(info.status == 0);
    CHECK(contains(info.output, "Image Width: 3000 Image Length: 1000"));
    CHECK(contains(info.output, "Resolution: 150, 150 pixels/inch"));
    CHECK(contains(info.output, "Compression Scheme: AdobeDeflate"));
    CHECK(contains(info.output, "Photometric Interpretation: separated"));
    CHECK(contains(info.output, "Predictor: horizontal differencing 2"));
    CHECK(contains(info.output, "Samples/Pixel: 4"));
    CHECK(contains(info.output, "ICC Profile: <present>, 3144 bytes"));
    CHECK(contains(info.output, "Rows/Strip: 87"));
    CHECK_FALSE(contains(info.output, "DateTime"));
}

TEST_CASE("how rows are grouped does not change a TIFF's bytes") {
    const Scratch folder;
    const ImageHeader header = header_of(700, 900, PixelLayout::Cmyk8);
    const std::vector<uint8_t> pixels = sample_pixels(header);
    const std::string whole = bytes_of(write_tiff(folder, header, pixels, 900));
    CHECK(bytes_of(write_tiff(folder, header, pixels, 1, "b.tif")) == whole);
}

TEST_CASE("only a picture past 4 GB becomes a BigTIFF") {
    const Scratch folder;
    // The version is in the header, which is written at once: no need to write 4 GB.
    for (const auto& [height, version] : std::vector<std::pair<int, char>>{{16000, 42}, {17000, 43}}) {
        auto encoder = tiff_encoder(header_of(59055, height, PixelLayout::Cmyk8), folder / "a.tif");
        REQUIRE(encoder);
        encoder->reset();
        CHECK(bytes_of(folder / "a.tif").substr(2, 1)[0] == version);
    }
}

TEST_CASE("a TIFF that cannot be written is an error with the reason") {
    const Scratch folder;
    const auto nowhere = tiff_encoder(header_of(10, 10), folder / "no/such/a.tif");
    REQUIRE_FALSE(nowhere);
    CHECK(nowhere.diagnostics().front().code == "codec/encoder");
    CHECK(contains(nowhere.diagnostics().front().args.at(1), "No such file"));
    const ImageHeader header = header_of(900, 900);
    auto full = tiff_encoder(header, "/dev/full");
    CHECK((!full || feed(**full, header, sample_pixels(header), 100) != ""));
}
