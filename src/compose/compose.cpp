#include "compose/compose.h"

#include <fmt/format.h>

#include <algorithm>

#include "compose/emit.h"
#include "compose/guides.h"

namespace codong {
namespace {

Status check_sizes(const Composed& composed, const ComposeRequest& request) {
    const double least = request.sheet.least_cap_mm();
    for (const SetText& text : composed.texts) {
        if (text.role != Role::Slogan || text.least_cap >= least) continue;
        return error("compose/too-small",
                     {request.message.id, request.sheet.id, request.layout.id, fmt::format("{:.2f}", text.least_cap),
                      fmt::format("{:.2f}", least), fmt::format("{:.0f}", (least / text.least_cap - 1) * 100)},
                     request.message.place);
    }
    return Done{};
}

}  // namespace

bool suits(const Layout& layout, const Sheet& sheet) {
    const auto named = [&](const std::vector<std::string>& list) {
        return std::any_of(list.begin(), list.end(),
                           [&](const std::string& name) { return name == sheet.id || name == sheet.group; });
    };
    if (named(layout.not_formats)) return false;
    if (!layout.formats.empty() && !named(layout.formats)) return false;
    if (!layout.aspect.contains(sheet.trim.width / sheet.trim.height)) return false;
    // Some arrangement must be made for its shape, whatever the unit and the message.
    return std::any_of(layout.variants.begin(), layout.variants.end(), [&](const Variant& variant) {
        Condition shape = variant.when;
        shape.needs.clear();
        shape.lacks.clear();
        shape.messages.clear();
        return holds(shape, sheet, {}, {}, false, false);
    });
}

std::vector<const ArtRecord*> art_candidates(const ArtIndex& index, const Layout& layout, const std::string& message,
                                             size_t message_index) {
    if (const auto own = layout.art.find(message); own != layout.art.end())
        if (const ArtRecord* record = index.find(own->second)) return {record};
    return index.candidates(message, message_index, layout.art_style);
}

const Variant* choose_variant(const Layout& layout, const Sheet& sheet, const Fields& fields,
                              const std::string& message) {
    for (const Variant& variant : layout.variants)
        if (holds(variant.when, sheet, fields, message, false, false)) return &variant;
    return nullptr;
}

Result<Composed> compose(const World& world, Shaper& shaper, const ComposeRequest& request) {
    const Variant* variant = suits(request.layout, request.sheet)
                                 ? choose_variant(request.layout, request.sheet, request.fields, request.message.id)
                                 : nullptr;
    if (!variant) return error("compose/unsuited", {request.layout.id, request.sheet.id}, {request.layout.file, 0, 0});
    Composed composed;
    composed.variant = variant->id;
    composed.scene.trim = request.sheet.trim;
    composed.scene.bleed = request.sheet.bleed;
    composed.scene.safe = request.sheet.text_area;
    composed.scene.inks = request.theme.inks;
    Diagnostics problems;
    const TextContext context{world, shaper, request, *variant};
    Placer placer(context, problems);
    const Placed page = placer.place(variant->root, composed.scene.trim_rect());
    if (has_errors(problems)) return problems;
    Emitter emitter(context, composed, problems);
    emitter.note(page);
    emitter.emit(page, composed.scene.items);
    if (request.debug_boxes) add_guides(page, composed);
    if (has_errors(problems)) return problems;
    TRY_STATUS(check_sizes(composed, request));
    return composed;
}

}  // namespace codong
