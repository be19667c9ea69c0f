#include "check/ink_limit.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace codong {
namespace {

constexpr int k_longer_px = 600;
constexpr double k_slack = 1;  // percent: a step of 1/255 in each of four plates is 1.6

bool multiplies(const std::vector<Item>& items) {
    return std::any_of(items.begin(), items.end(), [](const Item& item) {
        const auto* group = std::get_if<std::unique_ptr<Group>>(&item);
        return group && ((*group)->blend == Blend::Multiply || multiplies((*group)->items));
    });
}

void add_inks(const Paint& paint, std::set<size_t>& inks) {
    if (const auto* flat = std::get_if<InkPaint>(&paint)) {
        inks.insert(flat->ink);
        return;
    }
    for (const GradientStop& stop : std::get<Gradient>(paint).stops) inks.insert(stop.paint.ink);
}

bool holds(const Rect& bounds, const Transform& to_page, Point at) {
    Path frame = Path::rect(bounds).transformed(to_page);
    const Rect box = frame.bounds();
    return at.x >= box.x && at.x <= box.right() && at.y >= box.y && at.y <= box.bottom();
}

std::string inks_at(const Scene& scene, Point at) {
    std::set<size_t> inks;
    for_each_leaf(scene, [&](const Item& item, const Transform& to_page) {
        if (!holds(ink_bounds(item, scene), to_page, at)) return;
        if (const auto* run = std::get_if<GlyphRun>(&item)) add_inks(run->fill, inks);
        if (const auto* filled = std::get_if<FilledPath>(&item)) add_inks(filled->fill, inks);
        if (const auto* stroked = std::get_if<StrokedPath>(&item)) add_inks(stroked->stroke.paint, inks);
    });
    std::string names;
    for (const size_t ink : inks)
        if (scene.inks[ink].cmyk.total() > 0) names += (names.empty() ? "" : ", ") + scene.inks[ink].name;
    return names;
}

}  // namespace

Diagnostics check_total_ink(const Scene& scene, double limit, const ImageSeparator& separate) {
    const bool any = multiplies(scene.items) || std::any_of(scene.symbols.begin(), scene.symbols.end(),
                                                            [](const auto& s) { return multiplies(s); });
    if (!any) return {};
    RasterSpec spec;
    spec.window = scene.bleed_rect();
    const double pixel = std::max(spec.window.width, spec.window.height) / k_longer_px;
    spec.width = std::max(1, static_cast<int>(std::lround(spec.window.width / pixel)));
    spec.height = std::max(1, static_cast<int>(std::lround(spec.window.height / pixel)));
    spec.plates = Plates::Cmyk;
    spec.separate = separate;
    int most = 0;
    Point worst;
    const auto painted = paint_raster(scene, spec, 1, [&](const PixelBand& band) {
        for (size_t i = 0; i + 3 < band.pixels.size(); i += 4) {
            const uint8_t* p = &band.pixels[i];
            const int total = p[0] + p[1] + p[2] + p[3];
            if (total <= most) continue;
            most = total;
            const size_t at = i / 4, across = static_cast<size_t>(spec.width);
            worst = {spec.window.x + (static_cast<double>(at % across) + 0.5) * pixel,
                     spec.window.y + (static_cast<double>(at / across) + band.row + 0.5) * pixel};
        }
        return true;
    });
    if (!painted) return painted.diagnostics();
    const double total = most / 2.55;
    if (total <= limit + k_slack) return {};
    return Diagnostics{
        error("check/ink-limit", {inks_at(scene, worst), fmt::format("{:.0f}", total),
                                  fmt::format("({:.0f}; {:.0f}) mm", worst.x, worst.y), fmt::format("{:.0f}", limit)})};
}

}  // namespace codong
