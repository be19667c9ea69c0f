#include "scene/copy.h"

namespace codong {
namespace {

Item copy_of(const Item& item) {
    return std::visit(
        [](const auto& kind) -> Item {
            if constexpr (std::is_same_v<std::decay_t<decltype(kind)>, std::unique_ptr<Group>>) {
                auto group = std::make_unique<Group>();
                group->info = kind->info;
                group->transform = kind->transform;
                group->clip = kind->clip;
                group->opacity = kind->opacity;
                group->blend = kind->blend;
                group->mask = kind->mask;
                group->items = codong::copy_of(kind->items);
                return group;
            } else {
                return kind;
            }
        },
        item);
}

}  // namespace

std::vector<Item> copy_of(const std::vector<Item>& items) {
    std::vector<Item> out;
    out.reserve(items.size());
    for (const Item& item : items) out.push_back(copy_of(item));
    return out;
}

Scene copy_of(const Scene& scene) {
    Scene out;
    out.trim = scene.trim;
    out.bleed = scene.bleed;
    out.safe = scene.safe;
    out.inks = scene.inks;
    for (const auto& symbol : scene.symbols) out.symbols.push_back(copy_of(symbol));
    out.items = copy_of(scene.items);
    return out;
}

}  // namespace codong
