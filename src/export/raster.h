#pragma once

#include "codec/encode.h"
#include "export/target.h"
#include "paint/raster.h"

namespace codong {

// The pixels of a sheet: a screen's own, or a print sheet's trim and bleed at `dpi`.
struct RasterPlan {
    RasterSpec spec;
    double dpi = 96;
};
RasterPlan plan_raster(const ExportRequest& request, Plates plates);

// Photos to plates by the print condition, within its ink limit; opacity is not looked at.
ImageSeparator separator(std::shared_ptr<const OutputIntent> intent);

// Texts every raster carries where its format can: title, exact text, source, software, content id.
ImageHeader image_header(const ExportRequest& request, const RasterPlan& plan, PixelLayout layout);

// Paints the plan into an encoder.
Status paint_into(const ExportRequest& request, const RasterPlan& plan, RowEncoder& encoder);

Exported exported(const ExportRequest& request, const RasterPlan& plan, std::string note);

}  // namespace codong
