#pragma once

#include <memory>

#include "compose/compose.h"

namespace codong {

// A text frame's words measured and fitted, not yet at its place.
struct TextSetting {
    const Node* node = nullptr;
    const TextNode* text = nullptr;
    Paragraph paragraph;
    MeasuredText carrier;
    MeasuredText hero;
    TextFaceRef face;
    std::string language = "vi";
    Fit fit;
    std::vector<LineCount> counts;
    CountReason reason = CountReason::Only;
    Size box;  // it was fitted to
};

// What setting needs to know of the page.
struct TextContext {
    const World& world;
    Shaper& shaper;
    const ComposeRequest& request;
    const Variant& variant;
};

// The text of a frame, or nothing when its field is absent.
std::string text_of(const TextNode& text, const ComposeRequest& request);
DisplayRule display_rule(const TextNode& text, const TextContext& context);

// Fits the frame's text into a box (mm), no line larger than `most_size` em. Errors: compose/unknown-face,
// compose/no-room, shaping.
Result<std::shared_ptr<TextSetting>> set_text(const Node& node, const TextNode& text, Size box,
                                              const TextContext& context, double most_size = 1e9);

// The runs of a fitted text with its block's top left ink corner at `corner` of a frame `width` wide.
std::vector<GlyphRun> runs_of(const TextSetting& setting, Point corner, double frame_width, InkPaint ink,
                              InkPaint key_ink);

}  // namespace codong
