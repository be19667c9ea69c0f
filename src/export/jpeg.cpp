#include "export/file_sink.h"
#include "export/raster.h"
#include "export/targets.h"

namespace codong {

Result<Exported> write_jpeg(const ExportRequest& request) {
    const RasterPlan plan = plan_raster(request, Plates::Rgb);
    TRY_ASSIGN(FileSink sink, FileSink::create(request.path));
    TRY_ASSIGN(const auto encoder, jpeg_encoder(image_header(request, plan, PixelLayout::Rgb8), JpegSpec{},
                                                [&](std::span<const uint8_t> bytes) { return sink.write(bytes); }));
    auto painted = paint_into(request, plan, *encoder);
    TRY_STATUS(sink.close());
    if (!painted) return painted.diagnostics();
    return exported(request, plan, "quality 92, 4:4:4");
}

}  // namespace codong
