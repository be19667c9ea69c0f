#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "check/preflight_rules.h"
#include "layout/sheet.h"

namespace codong {
namespace {

const char* kind_name(RasterKind kind) {
    return kind == RasterKind::Png ? "PNG" : kind == RasterKind::Jpeg ? "JPEG" : "TIFF";
}

std::string pixels(long long width, long long height) {
    return std::to_string(width) + " x " + std::to_string(height);
}

void check_screen(const RasterFacts& facts, Diagnostics& findings) {
    if (facts.colour == "cmyk" || facts.colour == "ycck" || facts.colour == "lab")
        findings.push_back(error("preflight/screen-cmyk", {kind_name(facts.kind), facts.colour}));
    if (facts.kind == RasterKind::Png && !facts.srgb && facts.icc_space.empty())
        findings.push_back(warning("preflight/no-srgb"));
    if (facts.alpha) findings.push_back(warning("preflight/alpha", {kind_name(facts.kind)}));
}

void check_print_size(const RasterFacts& facts, const PreflightSpec& spec, Diagnostics& findings) {
    if (!facts.dpi_x || !facts.dpi_y) {
        findings.push_back(error("preflight/no-dpi", {pixels(facts.width, facts.height)}));
        return;
    }
    if (std::abs(*facts.dpi_x - *facts.dpi_y) > 0.5)
        findings.push_back(error("preflight/dpi-differs", {in_mm(*facts.dpi_x), in_mm(*facts.dpi_y)}));
    const double scale = spec.scale.value_or(1);
    const double width = facts.width / *facts.dpi_x * 25.4 / scale, height = facts.height / *facts.dpi_y * 25.4 / scale;
    const double ppi = std::min(*facts.dpi_x, *facts.dpi_y) * scale;
    if (spec.trim) {
        const Insets b = spec.bleed.value_or(Insets{});
        const double w = spec.trim->width + b.left + b.right, h = spec.trim->height + b.top + b.bottom;
        // Pixels are whole: half a pixel a side is no fault.
        const double slack = std::max(0.1, 25.4 / ppi);
        if (std::abs(width - w) > slack || std::abs(height - h) > slack)
            findings.push_back(
                error("preflight/size", {in_mm(width) + " x " + in_mm(height), in_mm(w) + " x " + in_mm(h),
                                         fmt::format("{:.2f}", width / w * 100)}));
    }
    const double longest = std::max(width, height);
    const double least = spec.least_ppi.value_or(least_photo_ppi(longest));
    if (ppi < least - 0.5) {
        const std::vector<std::string> args = {pixels(facts.width, facts.height), in_mm(std::round(ppi)), in_mm(least),
                                               "(0; 0) mm"};
        findings.push_back(ppi < least * 0.67 ? error("preflight/low-resolution", args)
                                              : warning("preflight/low-resolution", args));
    }
}

void check_print(const RasterFacts& facts, std::optional<double> highest_ink, const PreflightSpec& spec,
                 Diagnostics& findings) {
    const bool cmyk = facts.colour == "cmyk" || facts.colour == "ycck";
    if (!cmyk) findings.push_back(error("preflight/raster-rgb", {kind_name(facts.kind), facts.colour}));
    if (cmyk && facts.icc_space.empty()) findings.push_back(warning("preflight/raster-no-profile"));
    if (!facts.icc_space.empty() && cmyk != (facts.icc_space == "CMYK"))
        findings.push_back(error("preflight/raster-wrong-profile", {facts.icc_space, facts.colour}));
    if (facts.inverted) findings.push_back(warning("preflight/inverted-jpeg"));
    if (facts.alpha) findings.push_back(error("preflight/alpha", {kind_name(facts.kind)}));
    if (facts.bits != 8) findings.push_back(warning("preflight/bits", {std::to_string(facts.bits)}));
    if (facts.pages != spec.pages)
        findings.push_back(error("preflight/pages", {std::to_string(facts.pages), std::to_string(spec.pages)}));
    if (facts.compression == "other") findings.push_back(warning("preflight/compression"));
    if (highest_ink && *highest_ink > spec.ink_limit + 2)
        findings.push_back(
            error("preflight/image-ink-limit",
                  {pixels(facts.width, facts.height), in_mm(std::round(*highest_ink)), in_mm(spec.ink_limit), "-"}));
    check_print_size(facts, spec, findings);
}

}  // namespace

Diagnostics preflight_raster(const RasterFacts& facts, std::optional<double> highest_ink, const PreflightSpec& spec) {
    Diagnostics findings;
    if (spec.pixel_width && spec.pixel_height &&
        (facts.width != *spec.pixel_width || facts.height != *spec.pixel_height))
        findings.push_back(error("preflight/pixels",
                                 {pixels(facts.width, facts.height), pixels(*spec.pixel_width, *spec.pixel_height)}));
    if (spec.max_bytes && facts.bytes > *spec.max_bytes)
        findings.push_back(
            error("preflight/too-heavy", {std::to_string(facts.bytes / 1024), std::to_string(*spec.max_bytes / 1024)}));
    if (facts.location) findings.push_back(error("preflight/location", {kind_name(facts.kind)}));
    if (spec.for_screen)
        check_screen(facts, findings);
    else
        check_print(facts, highest_ink, spec, findings);
    return findings;
}

}  // namespace codong
