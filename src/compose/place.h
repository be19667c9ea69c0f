#pragma once

#include <map>
#include <memory>
#include <set>
#include <vector>

#include "compose/set_text.h"

namespace codong {

// A node at its rectangle on the page (mm), with its text set.
struct Placed {
    const Node* node = nullptr;
    Rect box;
    std::shared_ptr<TextSetting> text;
    std::vector<Placed> children;
    std::shared_ptr<const std::vector<std::unique_ptr<Node>>> made;  // nodes that composing a figure made
};

// Gives every active node of a variant its rectangle. Texts are fitted once, where their frame is first known; frames
// that take the height of their text (`size: fit`) make room for what is left.
class Placer {
public:
    Placer(const TextContext& context, Diagnostics& problems) : m_context(context), m_problems(problems) {}

    Placed place(const Node& node, const Rect& box);
    bool active(const Node& node) const;

private:
    Rect frame_of(const Node& node, const Rect& parent) const;
    void place_stack(const Stack& stack, const Rect& box, Placed& placed);
    // Extent along the axis that a `size: fit` node takes of `available`.
    double natural(const Node& node, Axis axis, Size available);
    std::shared_ptr<TextSetting> setting(const Node& node, const TextNode& text, Size box);
    // The largest em a translation may have beside its message.
    double pair_size(const Node& node, const TextNode& text);
    LengthFrame lengths(double extent) const;
    // The box grown to the bleed edge: on the sides it reaches, and on those where it touches the trim and bleeds.
    Rect reaching(const Node& node, Rect box) const;
    Rect padded(const Node& node, const Rect& box) const;
    bool has_field(const std::string& field) const;

    const TextContext& m_context;
    Diagnostics& m_problems;
    std::map<const Node*, std::shared_ptr<TextSetting>> m_settings;
    std::set<const Node*> m_left_out;  // labels that would be smaller than their least size
};

// Whether a condition holds for the request's sheet, fields and message.
bool holds(const Condition& condition, const Sheet& sheet, const Fields& fields, const std::string& message,
           bool has_qr, bool has_logo);

}  // namespace codong
