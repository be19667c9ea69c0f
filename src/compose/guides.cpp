#include "compose/guides.h"

#include <algorithm>

namespace codong {
namespace {

void outline_box(const Rect& box, size_t ink, double width, std::vector<Item>& items) {
    if (box.empty()) return;
    items.push_back(StrokedPath{
        {Role::Guide, "guides"}, Path::rect(box), {InkPaint{ink, 1}, width, LineCap::Butt, LineJoin::Miter}});
}

void outline_boxes(const Placed& placed, size_t ink, double width, std::vector<Item>& items) {
    if (placed.children.empty()) outline_box(placed.box, ink, width, items);
    for (const Placed& child : placed.children) outline_boxes(child, ink, width, items);
}

}  // namespace

void add_guides(const Placed& page, Composed& composed) {
    Scene& scene = composed.scene;
    const size_t box_ink = scene.inks.size(), safe_ink = box_ink + 1, text_ink = box_ink + 2;
    scene.inks.push_back({"guide-box", {100, 0, 0, 0}, {0, 0.6, 1}, std::nullopt});
    scene.inks.push_back({"guide-safe", {0, 100, 0, 0}, {1, 0, 0.6}, std::nullopt});
    scene.inks.push_back({"guide-text", {100, 0, 100, 0}, {0, 0.8, 0.2}, std::nullopt});
    const double width = std::min(scene.trim.width, scene.trim.height) / 400;
    outline_boxes(page, box_ink, width, scene.items);
    outline_box(scene.safe, safe_ink, width * 1.5, scene.items);
    for (const SetText& text : composed.texts) outline_box(text.ink, text_ink, width, scene.items);
}

}  // namespace codong
