#include "export/file_sink.h"
#include "export/limit.h"
#include "export/targets.h"

namespace codong {

Result<Exported> write_jpeg(const ExportRequest& request) {
    const RasterPlan plan = plan_raster(request, Plates::Rgb);
    const ImageHeader header = image_header(request, plan, PixelLayout::Rgb8);
    if (const auto limit = byte_limit(request.sheet)) {
        TRY_ASSIGN(const std::vector<uint8_t> pixels, paint_whole(request, plan));
        TRY_ASSIGN(FittedPicture fitted, fit_jpeg(header, pixels, *limit));
        TRY_STATUS(write_bytes(request.path, fitted.bytes));
        return exported(request, plan, std::move(fitted.note));
    }
    TRY_ASSIGN(FileSink sink, FileSink::create(request.path));
    JpegSpec spec;
    spec.quality = k_quality_cap;
    spec.coding = request.sheet.is_screen ? JpegCoding::Smallest : JpegCoding::Streamed;
    TRY_ASSIGN(const auto encoder,
               jpeg_encoder(header, spec, [&](std::span<const uint8_t> bytes) { return sink.write(bytes); }));
    auto painted = paint_into(request, plan, *encoder);
    TRY_STATUS(sink.close());
    if (!painted) return painted.diagnostics();
    return exported(request, plan, "quality 92, 4:4:4");
}

}  // namespace codong
