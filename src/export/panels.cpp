#include "export/panels.h"

#include <fstream>
#include <iterator>

#include "export/press_spec.h"

namespace codong {
namespace {

std::vector<Rect> letters_of(const Scene& scene) {
    std::vector<Rect> out;
    for_each_leaf(scene, [&](const Item& item, const Transform& to_page) {
        const auto* run = std::get_if<GlyphRun>(&item);
        if (!run || !run->face) return;
        for (const Glyph& glyph : run->glyphs) {
            const Transform place = to_page.after(
                {run->size, 0, 0, run->size, run->origin.x + glyph.x * run->size, run->origin.y + glyph.y * run->size});
            const Path& outline = run->face->outline(glyph.id);
            if (!outline.empty()) out.push_back(outline.transformed(place).bounds());
        }
    });
    return out;
}

}  // namespace

Result<std::vector<ExportedPanel>> cut_panels(const ExportRequest& request, const std::string& written, TextAs text,
                                              PanelSpec panels) {
    PressSpec spec = press_spec(request, text);
    spec.marks.reset();
    panels.letters = letters_of(request.scene);
    TRY_ASSIGN(const std::vector<PanelWindow> windows, panel_windows(spec, panels));
    std::vector<ExportedPanel> out;
    if (windows.size() < 2) return out;
    std::ifstream in(written, std::ios::binary);
    if (!in) return error("file/not-found", {written});
    const std::string whole{std::istreambuf_iterator<char>(in), {}};
    TRY_ASSIGN(std::vector<std::string> files, press_panels(whole, spec, panels));
    const double to_mm = 25.4 / 72 / spec.scale;
    for (size_t i = 0; i < files.size(); ++i)
        out.push_back({std::move(files[i]), windows[i], windows[i].left * to_mm - spec.bleed.left,
                       (windows[i].right - windows[i].left) * to_mm});
    return out;
}

}  // namespace codong
