#include "export/raster.h"

#include <cmath>

#include "export/picture_xmp.h"
#include "press/press.h"

namespace codong {

RasterPlan plan_raster(const ExportRequest& request, Plates plates) {
    const Sheet& sheet = request.sheet;
    RasterPlan plan;
    plan.spec.plates = plates;
    if (plates == Plates::Cmyk && request.intent) plan.spec.separate = separator(request.intent);
    if (sheet.is_screen) {
        plan.spec.window = request.scene.trim_rect();
        plan.spec.width = sheet.pixels.width * request.pixel_ratio;
        plan.spec.height = sheet.pixels.height * request.pixel_ratio;
        plan.dpi *= request.pixel_ratio;
        return plan;
    }
    // Print rasters carry the bleed, as the print file does; pixels are rounded to whole ones at the true resolution.
    plan.dpi = request.dpi > 0 ? request.dpi : sheet.dpi;
    plan.spec.window = request.scene.bleed_rect();
    if (plates == Plates::Rgb) plan.spec.window = request.scene.trim_rect();
    plan.spec.width = static_cast<int>(std::lround(plan.spec.window.width / 25.4 * plan.dpi));
    plan.spec.height = static_cast<int>(std::lround(plan.spec.window.height / 25.4 * plan.dpi));
    return plan;
}

ImageSeparator separator(std::shared_ptr<const OutputIntent> intent) {
    return [intent = std::move(intent)](std::span<const uint8_t> rgba) {
        std::vector<uint8_t> rgb, cmyk(rgba.size());
        rgb.reserve(rgba.size() / 4 * 3);
        for (size_t i = 0; i + 3 < rgba.size(); i += 4) rgb.insert(rgb.end(), &rgba[i], &rgba[i] + 3);
        intent->separate(rgb, cmyk, PressSpec{}.ink_limit);
        return cmyk;
    };
}

ImageHeader image_header(const ExportRequest& request, const RasterPlan& plan, PixelLayout layout) {
    const Provenance& from = request.provenance;
    ImageHeader header;
    header.width = plan.spec.width;
    header.height = plan.spec.height;
    header.layout = layout;
    header.dpi = plan.dpi;
    header.texts = {{"Title", from.title},
                    {"Description", from.text},
                    {"Software", from.producer},
                    {"Source", from.source},
                    {"codong:message", from.message_id},
                    {"codong:text-sha256", from.text_sha256},
                    {"codong:content", from.content_id}};
    header.xmp = picture_xmp(from);
    return header;
}

Status paint_into(const ExportRequest& request, const RasterPlan& plan, RowEncoder& encoder) {
    Diagnostics problems;
    const auto painted = paint_raster(request.scene, plan.spec, request.threads, [&](const PixelBand& band) {
        if (request.cancelled && request.cancelled()) {
            problems.push_back(error("export/cancelled", {request.path}));
            return false;
        }
        auto written = encoder.write(band.pixels, band.count);
        if (!written) append(problems, written.diagnostics());
        return written.has_value();
    });
    if (!problems.empty()) return problems;
    if (!painted) return painted.diagnostics();
    return encoder.finish();
}

Exported exported(const ExportRequest& request, const RasterPlan& plan, std::string note) {
    return {request.path,
            plan.spec.width,
            plan.spec.height,
            plan.dpi,
            1,
            std::move(note),
            plan.spec.plates == Plates::Cmyk};
}

}  // namespace codong
