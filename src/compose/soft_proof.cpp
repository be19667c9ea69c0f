#include <algorithm>

#include "compose/finishing_guides.h"

namespace codong {
namespace {

using Kind = FinishingGuide::Kind;

// Millimetres of the board: 1 px = 25.4/96 mm.
constexpr double k_px = 25.4 / 96;
constexpr double k_picture = 1400 * k_px;  // longer side
constexpr double k_margin = 44 * k_px;
constexpr double k_head = 74 * k_px;
constexpr double k_row = 34 * k_px;
constexpr double k_column = 400 * k_px;

Rgb colour_of(Kind kind) {
    switch (kind) {
        case Kind::Bleed:
            return {0.86, 0.10, 0.20};
        case Kind::Trim:
            return {0.05, 0.05, 0.05};
        case Kind::Safe:
            return {0.00, 0.55, 0.85};
        case Kind::Hem:
        case Kind::Wrap:
            return {0.95, 0.45, 0.00};
        case Kind::Eyelet:
        case Kind::Fold:
            return {0.60, 0.00, 0.70};
        case Kind::Pocket:
        case Kind::Base:
        case Kind::Sleeve:
            return {0.00, 0.55, 0.30};
    }
    return {};
}

class Board {
public:
    Board(const Lexicon& lexicon, Shaper& shaper, const WriterFaces& faces, const Sheet& sheet, Scene picture)
        : m_faces(faces), m_guides(finishing_guides(sheet)), m_writer(lexicon, shaper, m_items) {
        const Rect box = picture.bleed_rect();
        m_scale = k_picture / std::max(box.width, box.height);
        m_scene.inks = std::move(picture.inks);
        m_scene.symbols = std::move(picture.symbols);
        m_white = ink("board-paper", {}, {1, 1, 1});
        m_black = ink("board-text", {0, 0, 0, 100}, {0.09, 0.1, 0.12});
        const double width = std::max(box.width * m_scale, k_column) + 2 * k_margin;
        const Point at{(width - box.width * m_scale) / 2, k_head};
        m_place = {m_scale, 0, 0, m_scale, at.x - box.x * m_scale, at.y - box.y * m_scale};
        m_bottom = at.y + box.height * m_scale;
        m_columns = std::max(1, static_cast<int>((width - 2 * k_margin) / k_column));
        const int rows = (static_cast<int>(m_guides.size()) + m_columns - 1) / m_columns;
        m_scene.trim = {width, m_bottom + k_row * (rows + 1.2)};
        m_scene.safe = m_scene.trim_rect();
        m_picture = std::make_unique<Group>();
        m_picture->info = {Role::Art, "picture"};
        m_picture->transform = m_place;
        m_picture->clip = Path::rect(box);
        m_picture->items = std::move(picture.items);
    }

    Result<Scene> draw(const std::string& title) {
        m_writer.fill(Path::rect(m_scene.trim_rect()), {m_white, 1});
        m_items.emplace_back(std::move(m_picture));
        m_writer.line_within(title, {k_margin, k_head - 28 * k_px}, m_scene.trim.width - 2 * k_margin,
                             {m_faces.bold, 22 * k_px, {m_black, 1}});
        for (size_t i = 0; i < m_guides.size(); ++i) guide(m_guides[i], i);
        if (!m_writer.problems().empty()) return m_writer.problems();
        m_scene.items = std::move(m_items);
        return std::move(m_scene);
    }

private:
    size_t ink(const char* name, const Cmyk& cmyk, const Rgb& rgb) {
        m_scene.inks.push_back({name, cmyk, rgb, std::nullopt});
        return m_scene.inks.size() - 1;
    }

    void guide(const FinishingGuide& guide, size_t index) {
        const size_t colour = ink("guide", {}, colour_of(guide.kind));
        for (const Rect& zone : guide.zones) {
            veil(Path::rect(zone).transformed(m_place), colour);
            m_writer.outline(Path::rect(zone).transformed(m_place), 1 * k_px, {colour, 1});
        }
        for (const Path& line : guide.lines) stroke(line.transformed(m_place), colour);
        const Point at{k_margin + k_column * (static_cast<int>(index) % m_columns),
                       m_bottom + k_row * (1.1 + static_cast<int>(index) / m_columns)};
        const Rect key{at.x, at.y - 13 * k_px, 24 * k_px, 16 * k_px};
        if (!guide.zones.empty()) veil(Path::rect(key), colour);
        if (guide.kind == Kind::Eyelet)
            stroke(Path::circle(key.centre(), key.height / 2), colour);
        else
            stroke(Path::rect(key), colour);
        m_writer.line_within(guide.vi, {at.x + 34 * k_px, at.y}, k_column - 50 * k_px,
                             {m_faces.regular, 16 * k_px, {m_black, 1}});
    }

    // A coloured line on a white one: it shows on any ground.
    void stroke(const Path& path, size_t colour) {
        m_writer.outline(path, 4 * k_px, {m_white, 1});
        m_writer.outline(path, 2 * k_px, {colour, 1});
    }

    void veil(Path path, size_t colour) {
        auto group = std::make_unique<Group>();
        group->info = {Role::Guide, "veil"};
        group->opacity = 0.35;
        group->items.emplace_back(
            FilledPath{{Role::Guide, "veil"}, std::move(path), InkPaint{colour, 1}, FillRule::NonZero});
        m_items.emplace_back(std::move(group));
    }

    const WriterFaces& m_faces;
    std::vector<FinishingGuide> m_guides;
    std::vector<Item> m_items;
    PageWriter m_writer;
    Scene m_scene;
    std::unique_ptr<Group> m_picture;
    Transform m_place;
    double m_scale = 1, m_bottom = 0;
    size_t m_white = 0, m_black = 0;
    int m_columns = 1;
};

}  // namespace

Result<Scene> compose_soft_proof(const Lexicon& lexicon, Shaper& shaper, const WriterFaces& faces, const Sheet& sheet,
                                 Scene picture, const std::string& title) {
    return Board(lexicon, shaper, faces, sheet, std::move(picture)).draw(title);
}

}  // namespace codong
