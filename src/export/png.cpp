#include <filesystem>

#include "export/file_sink.h"
#include "export/limit.h"
#include "export/targets.h"

namespace codong {
namespace {

// A poster for screens has a few hundred kilobytes: with more to spend it is written straight out, and painted again in
// the rare case that it is larger.
constexpr size_t k_seldom_reached = 1 << 20;

Result<Exported> write_streamed(const ExportRequest& request, const RasterPlan& plan, const ImageHeader& header) {
    TRY_ASSIGN(FileSink sink, FileSink::create(request.path));
    TRY_ASSIGN(const auto encoder,
               png_encoder(header, [&](std::span<const uint8_t> bytes) { return sink.write(bytes); }));
    auto painted = paint_into(request, plan, *encoder);
    TRY_STATUS(sink.close());
    if (!painted) return painted.diagnostics();
    return exported(request, plan, {});
}

}  // namespace

Result<Exported> write_png(const ExportRequest& request) {
    const RasterPlan plan = plan_raster(request, Plates::Rgb);
    const ImageHeader header = image_header(request, plan, PixelLayout::Rgb8);
    const auto limit = byte_limit(request.sheet);
    if (!limit) return write_streamed(request, plan, header);
    if (*limit >= k_seldom_reached) {
        TRY_ASSIGN(Exported streamed, write_streamed(request, plan, header));
        std::error_code unknown;
        if (std::filesystem::file_size(request.path, unknown) <= *limit) return streamed;
    }
    TRY_ASSIGN(const std::vector<uint8_t> pixels, paint_whole(request, plan));
    std::string fast;
    TRY_ASSIGN(const auto encoder, png_encoder(header, [&](std::span<const uint8_t> bytes) {
                   fast.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
                   return true;
               }));
    TRY_STATUS(encoder->write(pixels, header.height));
    TRY_STATUS(encoder->finish());
    FittedPicture fitted{std::move(fast), {}};
    if (fitted.bytes.size() > *limit) {
        TRY_ASSIGN(fitted, fit_png(header, pixels, *limit));
    }
    TRY_STATUS(write_bytes(request.path, fitted.bytes));
    return exported(request, plan, std::move(fitted.note));
}

}  // namespace codong
