#include "press/panels.h"

#include <algorithm>
#include <cmath>
#include <exception>

#include "press/boxes.h"
#include "press/qpdf.h"
#include "press/write.h"
#include "press/xmp.h"

namespace codong {
namespace {

using namespace pressing;

// Letters that a cut at this point would divide.
int divided(double at, const std::vector<Rect>& letters, const PressSpec& spec, double k) {
    const double mm = at / k - spec.bleed.left;
    return static_cast<int>(
        std::count_if(letters.begin(), letters.end(), [&](const Rect& r) { return r.x < mm && mm < r.right(); }));
}

std::string panel_file(const std::string& pressed, PressSpec spec, const PanelWindow& window, size_t number,
                       size_t count) {
    QPDF pdf;
    pdf.setSuppressWarnings(true);
    pdf.processMemoryFile("pressed", pressed.data(), pressed.size());
    QPDFObjectHandle page = pdf.getAllPages().at(0);
    PageBoxes boxes = page_boxes(spec, 0);
    boxes.media.left = boxes.bleed.left = window.left;
    boxes.media.right = boxes.bleed.right = window.right;
    boxes.trim.left = std::max(boxes.trim.left, window.left);
    boxes.trim.right = std::min(boxes.trim.right, window.right);
    page.replaceKey("/MediaBox", to_pdf(boxes.media));
    page.replaceKey("/BleedBox", to_pdf(boxes.bleed));
    page.replaceKey("/TrimBox", to_pdf(boxes.trim));
    const std::string part = std::to_string(number) + "/" + std::to_string(count);
    spec.title += " – tấm " + part;
    spec.content_id += " " + part;
    describe(pdf, spec);
    return write_pdf(pdf);
}

}  // namespace

Result<std::vector<PanelWindow>> panel_windows(const PressSpec& spec, const PanelSpec& panels) {
    const double k = points_per_mm(spec);
    const double width = page_boxes(spec, 0).bleed.right;
    const double widest = std::floor(panels.machine_width * k);
    const double overlap = std::ceil(panels.overlap * k);
    if (width <= widest) return std::vector<PanelWindow>{{0, width}};
    if (overlap * 2 >= widest || overlap < 0)
        return error("press/no-panels",
                     {std::to_string(std::lround(panels.machine_width)), std::to_string(std::lround(panels.overlap))});

    // n strips of at most `widest` that share `overlap` reach n * (widest - overlap) + overlap.
    const int count = static_cast<int>(std::ceil((width - overlap) / (widest - overlap)));
    std::vector<PanelWindow> out;
    double left = 0;
    for (int i = 1; i < count; ++i) {
        // The next strip's left edge: not so far right that this strip is too wide, nor so far left that the rest do
        // not reach.
        const double latest = left + widest - overlap;
        const double earliest =
            std::max(left + overlap + 1, std::ceil(width - (widest + (count - i - 1) * (widest - overlap))));
        const double ideal = std::clamp(std::round(i * (width - overlap) / count), earliest, latest);
        double best = ideal;
        int fewest = divided(ideal, panels.letters, spec, k) + divided(ideal + overlap, panels.letters, spec, k);
        for (double shift = 1; fewest > 0 && (ideal - shift >= earliest || ideal + shift <= latest); ++shift)
            for (const double at : {ideal - shift, ideal + shift}) {
                if (at < earliest || at > latest) continue;
                const int here = divided(at, panels.letters, spec, k) + divided(at + overlap, panels.letters, spec, k);
                if (here < fewest) {
                    fewest = here;
                    best = at;
                }
            }
        out.push_back({left, best + overlap});
        left = best;
    }
    out.push_back({left, width});
    return out;
}

Result<std::vector<std::string>> press_panels(const std::string& pressed, const PressSpec& spec,
                                              const PanelSpec& panels) {
    if (!spec.intent) return error("press/no-profile");
    TRY_ASSIGN(const std::vector<PanelWindow> windows, panel_windows(spec, panels));
    try {
        std::vector<std::string> out;
        for (size_t i = 0; i < windows.size(); ++i)
            out.push_back(panel_file(pressed, spec, windows[i], i + 1, windows.size()));
        return out;
    } catch (const std::exception& problem) {
        return error("press/damaged-pdf", {problem.what()});
    }
}

}  // namespace codong
