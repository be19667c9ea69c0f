#include "compose/place.h"

#include <algorithm>

#include "compose/figure.h"

namespace codong {
namespace {

double along(Axis axis, Size size) {
    return axis == Axis::Row ? size.width : size.height;
}

// Share of the slack before the children: 0, 1/2 or 1.
double leading_share(Anchor anchor, Axis axis) {
    const int index = static_cast<int>(anchor);
    return (axis == Axis::Row ? index % 3 : index / 3) / 2.0;
}

}  // namespace

bool holds(const Condition& condition, const Sheet& sheet, const Fields& fields, const std::string& message,
           bool has_qr, bool has_logo) {
    const Size trim = sheet.trim;
    const Rect area = sheet.text_area;
    const double side = std::min(area.x, trim.width - area.right()) / trim.width * 100;
    const double foot = (trim.height - area.bottom()) / trim.height * 100, head = area.y / trim.height * 100;
    if (!condition.aspect.contains(trim.width / trim.height) || !condition.side.contains(side) ||
        !condition.foot.contains(foot) || !condition.head.contains(head))
        return false;
    if (!condition.kind.empty() && (condition.kind == "screen") != sheet.is_screen) return false;
    const auto present = [&](const std::string& field) {
        if (field == "qr") return has_qr;
        if (field == "logo") return has_logo;
        const auto at = fields.find(field);
        return at != fields.end() && !at->second.empty();
    };
    return std::all_of(condition.needs.begin(), condition.needs.end(), present) &&
           std::none_of(condition.lacks.begin(), condition.lacks.end(), present) &&
           (condition.messages.empty() ||
            std::find(condition.messages.begin(), condition.messages.end(), message) != condition.messages.end());
}

LengthFrame Placer::lengths(double extent) const {
    return {m_context.request.sheet.trim, extent};
}

Rect Placer::reaching(const Node& node, Rect box) const {
    const Sheet& sheet = m_context.request.sheet;
    constexpr double k_touch = 1e-6;
    const double right = box.right(), bottom = box.bottom();
    const auto goes_on = [&](char side, bool touches) {
        return node.reach.find(side) != std::string::npos || (touches && node.bleed.find(side) != std::string::npos);
    };
    Insets grow;
    if (goes_on('l', box.x <= k_touch)) grow.left = box.x + sheet.bleed.left;
    if (goes_on('t', box.y <= k_touch)) grow.top = box.y + sheet.bleed.top;
    if (goes_on('r', right >= sheet.trim.width - k_touch)) grow.right = sheet.trim.width + sheet.bleed.right - right;
    if (goes_on('b', bottom >= sheet.trim.height - k_touch))
        grow.bottom = sheet.trim.height + sheet.bleed.bottom - bottom;
    return box.inset({-grow.left, -grow.top, -grow.right, -grow.bottom});
}

bool Placer::has_field(const std::string& field) const {
    if (field == "message") return true;
    const auto at = m_context.request.fields.find(field);
    return at != m_context.request.fields.end() && !at->second.empty();
}

bool Placer::active(const Node& node) const {
    const ComposeRequest& request = m_context.request;
    if (node.when && !holds(*node.when, request.sheet, request.fields, request.message.id, !request.qr.empty(),
                            !request.logo.empty()))
        return false;
    if (const auto* text = std::get_if<TextNode>(&node.content))
        return !text->literal.empty() || has_field(text->field);
    if (const auto* image = std::get_if<ImageNode>(&node.content))
        return image->field == "logo" ? !request.logo.empty() : has_field(image->field);
    if (std::holds_alternative<QrNode>(node.content)) return !request.qr.empty();
    // A box as large as its content is absent, gap and all, when all of that is.
    const auto any = [&](const std::vector<Node>& children) {
        return children.empty() ||
               std::any_of(children.begin(), children.end(), [&](const Node& child) { return active(child); });
    };
    if (!node.fit_text) return true;
    if (const auto* layers = std::get_if<Layers>(&node.content)) return any(layers->children);
    if (const auto* stack = std::get_if<Stack>(&node.content)) return any(stack->children);
    return true;
}

Rect Placer::frame_of(const Node& node, const Rect& parent) const {
    const Sheet& sheet = m_context.request.sheet;
    Rect frame = parent;
    if (node.frame == "trim") frame = {0, 0, sheet.trim.width, sheet.trim.height};
    if (node.frame == "safe") {
        const Size trim = sheet.trim;
        frame = Rect{0, 0, trim.width, trim.height}.inset(
            {node.margin[0].resolve(lengths(trim.width)), node.margin[1].resolve(lengths(trim.height)),
             node.margin[2].resolve(lengths(trim.width)), node.margin[3].resolve(lengths(trim.height))});
        frame = frame.intersection(sheet.text_area);
    }
    if (node.frame == "bleed")
        frame = Rect{0, 0, sheet.trim.width, sheet.trim.height}.inset(
            {-sheet.bleed.left, -sheet.bleed.top, -sheet.bleed.right, -sheet.bleed.bottom});
    if (!node.at) return frame;
    const auto& at = *node.at;
    return {frame.x + at[0].resolve(lengths(frame.width)), frame.y + at[1].resolve(lengths(frame.height)),
            at[2].resolve(lengths(frame.width)), at[3].resolve(lengths(frame.height))};
}

Rect Placer::padded(const Node& node, const Rect& box) const {
    return box.inset({node.pad[0].resolve(lengths(box.width)), node.pad[1].resolve(lengths(box.height)),
                      node.pad[2].resolve(lengths(box.width)), node.pad[3].resolve(lengths(box.height))});
}

std::shared_ptr<TextSetting> Placer::setting(const Node& node, const TextNode& text, Size box) {
    auto& known = m_settings[&node];
    // A text keeps its setting when its box has become its own height; only a wider or a smaller box sets it anew.
    if (known && known->box.width == box.width && known->fit.ink.height <= box.height + 1e-9) return known;
    auto set = set_text(node, text, box, m_context);
    if (!set) {
        append(m_problems, set.diagnostics());
        return nullptr;
    }
    known = *set;
    return known;
}

double Placer::natural(const Node& node, Axis axis, Size available) {
    if (!active(node)) return 0;
    const Rect inner = padded(node, {0, 0, available.width, available.height});
    const double pad = along(axis, available) - along(axis, {inner.width, inner.height});
    const Size room{inner.width, inner.height};
    if (const auto* text = std::get_if<TextNode>(&node.content)) {
        const auto set = setting(node, *text, room);
        return set ? along(axis, {set->fit.ink.width, set->fit.ink.height}) + pad : 0;
    }
    if (const auto* figure = std::get_if<FigureNode>(&node.content)) {
        const auto made = compose_figure(node, *figure, {0, 0, room.width, room.height}, m_context);
        return made ? along(axis, made->extent) + pad : 0;
    }
    if (std::holds_alternative<QrNode>(node.content)) {
        const ComposeRequest& request = m_context.request;
        return std::min(qr_side(request.qr, request.sheet) + pad, along(axis, available));
    }
    double extent = 0;
    if (const auto* layers = std::get_if<Layers>(&node.content)) {
        for (const Node& child : layers->children)
            if (!child.at) extent = std::max(extent, natural(child, axis, room));
    } else if (const auto* stack = std::get_if<Stack>(&node.content)) {
        int count = 0;
        for (const Node& child : stack->children) {
            if (!active(child)) continue;
            const double own =
                child.fit_text ? natural(child, axis, room) : child.size.resolve(lengths(along(axis, room)));
            extent = stack->axis == axis ? extent + own : std::max(extent, child.fit_text ? own : 0.0);
            ++count;
        }
        if (stack->axis == axis && count > 1) extent += stack->gap.resolve(lengths(along(axis, room))) * (count - 1);
    }
    return extent + pad;
}

void Placer::place_stack(const Stack& stack, const Rect& box, Placed& placed) {
    const Axis axis = stack.axis;
    const double room = along(axis, {box.width, box.height});
    const double gap = stack.gap.resolve(lengths(room));
    std::vector<const Node*> children;
    for (const Node& child : stack.children)
        if (active(child)) children.push_back(&child);
    if (children.empty()) return;
    std::vector<double> extents(children.size(), 0);
    double left = room - gap * static_cast<double>(children.size() - 1), shares = 0;
    for (size_t i = 0; i < children.size(); ++i) {
        shares += children[i]->share;
        if (children[i]->share > 0 || children[i]->fit_text) continue;
        extents[i] = children[i]->size.empty() ? 0 : children[i]->size.resolve(lengths(room));
        if (children[i]->size.empty()) {
            shares += 1;
            extents[i] = -1;
            continue;
        }
        left -= extents[i];
    }
    for (size_t i = 0; i < children.size(); ++i) {
        if (!children[i]->fit_text) continue;
        double most = left;
        if (!children[i]->most.empty()) most = std::min(most, children[i]->most.resolve(lengths(room)));
        const Size available = axis == Axis::Row ? Size{most, box.height} : Size{box.width, most};
        extents[i] = natural(*children[i], axis, available);
        left -= extents[i];
    }
    double slack = left;
    for (size_t i = 0; i < children.size(); ++i) {
        const double share = extents[i] < 0 ? 1 : children[i]->share;
        if (share <= 0) continue;
        extents[i] = std::max(0.0, left * share / shares);
        slack = 0;
    }
    double at = std::max(0.0, slack) * leading_share(stack.anchor, axis);
    for (size_t i = 0; i < children.size(); ++i) {
        const Rect child = axis == Axis::Row ? Rect{box.x + at, box.y, extents[i], box.height}
                                             : Rect{box.x, box.y + at, box.width, extents[i]};
        placed.children.push_back(place(*children[i], child));
        at += extents[i] + gap;
    }
}

Placed Placer::place(const Node& node, const Rect& box) {
    Placed placed;
    placed.node = &node;
    placed.box = reaching(node, padded(node, box));
    if (const auto* layers = std::get_if<Layers>(&node.content)) {
        for (const Node& child : layers->children)
            if (active(child)) placed.children.push_back(place(child, frame_of(child, placed.box)));
    } else if (const auto* stack = std::get_if<Stack>(&node.content)) {
        place_stack(*stack, placed.box, placed);
    } else if (const auto* text = std::get_if<TextNode>(&node.content)) {
        placed.text = setting(node, *text, {placed.box.width, placed.box.height});
    } else if (const auto* figure = std::get_if<FigureNode>(&node.content)) {
        auto made = compose_figure(node, *figure, placed.box, m_context);
        if (made) {
            placed.children = std::move(made->children);
            placed.made = std::move(made->nodes);
        } else {
            append(m_problems, made.diagnostics());
        }
    }
    return placed;
}

}  // namespace codong
