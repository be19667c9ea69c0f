#pragma once

#include "compose/place.h"

namespace codong {

// Turns placed nodes into the scene's items, back to front.
class Emitter {
public:
    Emitter(const TextContext& context, Composed& composed, Diagnostics& problems)
        : m_context(context), m_composed(composed), m_problems(problems) {}

    // Finds where all text stands, which ornaments may have to avoid, and which drawing fits its box; call once before
    // emit().
    void note(const Placed& placed);
    void emit(const Placed& placed, std::vector<Item>& items);

private:
    struct Content;
    std::optional<InkPaint> ink(const std::string& name, double tint, const Node& node);
    Point text_corner(const Placed& placed) const;
    void emit_content(const Placed& placed, std::vector<Item>& items);
    void emit_text(const Placed& placed, const TextNode& text, std::vector<Item>& items);
    void emit_art(const Placed& placed, const ArtNode& art, std::vector<Item>& items);
    void emit_ornament(const Placed& placed, const OrnamentNode& ornament, std::vector<Item>& items);
    void emit_image(const Placed& placed, const ImageNode& image, std::vector<Item>& items);
    void emit_qr(const Placed& placed, const QrNode& qr, std::vector<Item>& items);

    const TextContext& m_context;
    Composed& m_composed;
    Diagnostics& m_problems;
    std::vector<Rect> m_text_ink;
    const ArtRecord* m_art = nullptr;
};

}  // namespace codong
