#include "press/boxes.h"

#include <cmath>
#include <set>

#include "press/qpdf.h"
#include "press/recipe.h"

namespace codong::pressing {
namespace {

// A quarter of a micrometre of paper at 1:1, 3 at 1:10.
constexpr double k_size_tolerance = 0.001;
constexpr int k_places = 4;

}  // namespace

double points_per_mm(const PressSpec& spec) {
    return spec.scale * 72 / 25.4;
}

QPDFObjectHandle to_pdf(const Box& box) {
    auto out = QPDFObjectHandle::newArray();
    for (const double v : {box.left, box.bottom, box.right, box.top})
        out.appendItem(QPDFObjectHandle::newReal(decimal(v, k_places)));
    return out;
}

PageBoxes page_boxes(const PressSpec& spec, double margin) {
    const double k = points_per_mm(spec);
    const Insets& bleed = spec.bleed;
    const double width = (spec.trim.width + bleed.left + bleed.right) * k;
    const double height = (spec.trim.height + bleed.top + bleed.bottom) * k;
    return {{-margin, -margin, width + margin, height + margin},
            {0, 0, width, height},
            {bleed.left * k, bleed.bottom * k, width - bleed.right * k, height - bleed.top * k}};
}

Status set_boxes(QPDFObjectHandle page, const PressSpec& spec, const PageBoxes& boxes) {
    auto media = page.getKey("/MediaBox").getArrayAsRectangle();
    if (std::abs(media.llx) > k_size_tolerance || std::abs(media.lly) > k_size_tolerance ||
        std::abs(media.urx - boxes.bleed.right) > k_size_tolerance ||
        std::abs(media.ury - boxes.bleed.top) > k_size_tolerance)
        return error("press/page-size", {decimal(media.urx, 3) + " x " + decimal(media.ury, 3),
                                         decimal(boxes.bleed.right, 3) + " x " + decimal(boxes.bleed.top, 3)});

    static const std::set<std::string> kept = {"/Type", "/Parent", "/Contents", "/Resources", "/Group"};
    for (const std::string& key : page.getKeys())
        if (!kept.contains(key)) page.removeKey(key);
    page.replaceKey("/MediaBox", to_pdf(boxes.media));
    page.replaceKey("/BleedBox", to_pdf(boxes.bleed));
    page.replaceKey("/TrimBox", to_pdf(boxes.trim));
    if (spec.user_unit && spec.scale != 1)
        page.replaceKey("/UserUnit", QPDFObjectHandle::newReal(decimal(1 / spec.scale, 4)));
    return Done{};
}

}  // namespace codong::pressing
