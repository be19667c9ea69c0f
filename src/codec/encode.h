#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>

#include "base/result.h"

namespace codong {

// Where encoded bytes go; false means the write failed (the encoder then stops with codec/write-failed).
using ByteSink = std::function<bool(std::span<const uint8_t>)>;

// Cmyk8: c, m, y, k, 255 = full ink.
enum class PixelLayout : unsigned char { Rgb8, Cmyk8 };
constexpr int bytes_per_pixel(PixelLayout layout) {
    return layout == PixelLayout::Rgb8 ? 3 : 4;
}

struct ImageHeader {
    int width = 0;
    int height = 0;
    PixelLayout layout = PixelLayout::Rgb8;
    double dpi = 96;                           // written as the physical resolution
    std::map<std::string, std::string> texts;  // PNG iTXt: keyword -> UTF-8; TIFF takes "Description"
    std::string xmp;                           // packet of JPEG and WebP, which have no texts; at most 65,504 bytes
    std::span<const uint8_t> icc;  // output profile of CMYK, kept by the caller until finish(); RGB is marked sRGB
};

// Takes rows from top to bottom; never holds the picture (WebP excepted). After an error every call fails.
class RowEncoder {
public:
    virtual ~RowEncoder() = default;
    // `pixels` holds `rows` full rows. How rows are grouped into calls never changes the bytes.
    virtual Status write(std::span<const uint8_t> pixels, int rows) = 0;
    // Call once after the last row.
    virtual Status finish() = 0;
};

// PNG: Up filter, ISA-L deflate level 0, one zlib stream; sRGB, gAMA, cHRM, pHYs and iTXt chunks. RGB only.
Result<std::unique_ptr<RowEncoder>> png_encoder(const ImageHeader& header, ByteSink sink);

// How colour differences are stored: whole, or halved both ways (RGB only; CMYK is always whole).
enum class Chroma : unsigned char { Full444, Half420 };
// Image programs expect CMYK JPEG inverted with Adobe's marker; a PDF's DCT stream is plain, without it.
enum class CmykJpeg : unsigned char { Adobe, Plain };
// Smallest takes some 5 % off the size but holds the picture's coefficients (6 bytes a pixel) until the end.
enum class JpegCoding : unsigned char { Streamed, Smallest };
struct JpegSpec {
    int quality = 92;  // 1 to 100
    Chroma chroma = Chroma::Full444;
    CmykJpeg cmyk = CmykJpeg::Adobe;
    JpegCoding coding = JpegCoding::Streamed;
};
// Baseline JPEG, marked with an sRGB profile or the header's CMYK one. At most 65,500 px a side.
Result<std::unique_ptr<RowEncoder>> jpeg_encoder(const ImageHeader& header, const JpegSpec& spec, ByteSink sink);

// TIFF: strips, Deflate with horizontal predictor, profile embedded; BigTIFF when the pixels need more than 4 GB.
// Writes `path` itself because a TIFF seeks. RGB or Separated (InkSet CMYK).
Result<std::unique_ptr<RowEncoder>> tiff_encoder(const ImageHeader& header, const std::string& path);

// A whole picture as the smallest PNG there is time for: every filter tried, deflate at its best, some ten times slower
// than png_encoder(). Not streamed: for screens.
struct IndexedPicture;
Result<std::string> small_png(const ImageHeader& header, std::span<const uint8_t> rgb);
Result<std::string> small_png(const ImageHeader& header, const IndexedPicture& picture);

// Lossy WebP. Holds the picture (libwebp needs it whole); at most 16,383 px a side. RGB only. Quality 0 to 100.
Result<std::unique_ptr<RowEncoder>> webp_encoder(const ImageHeader& header, int quality, ByteSink sink);

}  // namespace codong
