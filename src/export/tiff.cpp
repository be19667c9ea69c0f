#include "export/raster.h"
#include "export/targets.h"

namespace codong {

Result<Exported> write_tiff(const ExportRequest& request) {
    RasterPlan plan = plan_raster(request, Plates::Cmyk);
    ImageHeader header = image_header(request, plan, PixelLayout::Cmyk8);
    if (request.intent) {
        const std::string& icc = request.intent->profile();
        header.icc = {reinterpret_cast<const uint8_t*>(icc.data()), icc.size()};
    }
    TRY_ASSIGN(const auto encoder, tiff_encoder(header, request.path));
    TRY_STATUS(paint_into(request, plan, *encoder));
    return exported(request, plan, {});
}

}  // namespace codong
