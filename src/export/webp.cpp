#include "export/file_sink.h"
#include "export/limit.h"
#include "export/targets.h"

namespace codong {

Result<Exported> write_webp(const ExportRequest& request) {
    const RasterPlan plan = plan_raster(request, Plates::Rgb);
    const ImageHeader header = image_header(request, plan, PixelLayout::Rgb8);
    if (const auto limit = byte_limit(request.sheet)) {
        TRY_ASSIGN(const std::vector<uint8_t> pixels, paint_whole(request, plan));
        TRY_ASSIGN(FittedPicture fitted, fit_webp(header, pixels, *limit));
        TRY_STATUS(write_bytes(request.path, fitted.bytes));
        return exported(request, plan, std::move(fitted.note));
    }
    TRY_ASSIGN(FileSink sink, FileSink::create(request.path));
    TRY_ASSIGN(const auto encoder,
               webp_encoder(header, k_quality_cap, [&](std::span<const uint8_t> bytes) { return sink.write(bytes); }));
    auto painted = paint_into(request, plan, *encoder);
    TRY_STATUS(sink.close());
    if (!painted) return painted.diagnostics();
    return exported(request, plan, "quality 92");
}

}  // namespace codong
