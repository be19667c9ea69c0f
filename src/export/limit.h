#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>

#include "codec/encode.h"
#include "export/raster.h"

namespace codong {

// The best a lossy picture is ever made: beyond this, files grow and nobody sees a difference.
inline constexpr int k_quality_cap = 92;

// A picture as a file of at most `limit` bytes, and how it was made to fit.
struct FittedPicture {
    std::string bytes;
    std::string note;  // "quality 81, 4:2:0; 97.9 of 100 KB, quality 82 would take 100.6"
    bool fits = true;
};

// The largest step in [least, most] that fits in `limit` bytes, such that the next one does not: sizes need not grow
// with every single step.
struct Step {
    int step = 0;
    std::string bytes;
    size_t next_size = 0;  // of the step after it; 0 at `most`
};
using EncodeStep = std::function<Result<std::string>(int step)>;
// None when no step was found to fit.
Result<std::optional<Step>> best_step(int least, int most, size_t limit, const EncodeStep& encode);

// JPEG: full colour or colour halved, whichever of the two best that fit is nearer to the picture. Fails with
// export/over-limit when not even quality 1 fits. Deterministic.
Result<FittedPicture> fit_jpeg(const ImageHeader& header, std::span<const uint8_t> rgb, size_t limit);
Result<FittedPicture> fit_webp(const ImageHeader& header, std::span<const uint8_t> rgb, size_t limit);
// PNG that png_encoder() made too large: better compression, then a palette. When neither fits, the true colours in
// their best compression stay, and the note begins with "png over limit".
Result<FittedPicture> fit_png(const ImageHeader& header, std::span<const uint8_t> rgb, size_t limit);

// Paints the plan into memory, 3 bytes a pixel.
Result<std::vector<uint8_t>> paint_whole(const ExportRequest& request, const RasterPlan& plan);
// The limit of the sheet's file in bytes (1 KB is 1024); none when it has no limit.
std::optional<size_t> byte_limit(const Sheet& sheet);
Status write_bytes(const std::string& path, std::string_view bytes);

}  // namespace codong
