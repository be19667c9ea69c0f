#include "export/file_sink.h"
#include "export/limit.h"
#include "export/targets.h"

namespace codong {

Result<Exported> write_jpeg(const ExportRequest& request) {
    const bool plates = request.cmyk && !request.sheet.is_screen;
    const RasterPlan plan = plan_raster(request, plates ? Plates::Cmyk : Plates::Rgb);
    ImageHeader header = image_header(request, plan, plates ? PixelLayout::Cmyk8 : PixelLayout::Rgb8);
    if (plates && request.intent) {
        const std::string& icc = request.intent->profile();
        header.icc = {reinterpret_cast<const uint8_t*>(icc.data()), icc.size()};
    }
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
