#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/path.h"
#include "color/ink.h"
#include "scene/face.h"
#include "scene/paint.h"

namespace codong {

// What an item is for; checks and proofs ask by role.
enum class Role : unsigned char {
    Ground,
    Art,
    Slogan,
    Translation,
    Unit,
    Superior,
    Occasion,
    Helpline,
    Source,
    Caption,
    Figure,
    Qr,
    Logo,
    Photo,
    Guide
};
const char* to_string(Role role);
// True for roles that people read as words.
bool is_text_role(Role role);

enum class Blend : unsigned char { Normal, Multiply };
enum class FillRule : unsigned char { NonZero, EvenOdd };
enum class LineCap : unsigned char { Butt, Round, Square };
enum class LineJoin : unsigned char { Miter, Round, Bevel };

struct Stroke {
    Paint paint;
    double width = 0;  // mm
    LineCap cap = LineCap::Butt;
    LineJoin join = LineJoin::Round;
    bool operator==(const Stroke&) const = default;
};

// Who an item is and where it came from; every kind of item has these.
struct ItemInfo {
    Role role = Role::Art;
    std::string source;  // id of the layout node, message, ornament that made it
};

// A glyph at its place on the run's baseline, in em of the run's size, y down.
struct Glyph {
    uint32_t id = 0;
    double x = 0;
    double y = 0;
};

// Bytes of the run's text that `glyph_count` glyphs stand for, in text order.
struct Cluster {
    uint32_t byte_count = 0;
    uint32_t glyph_count = 0;
};

// One line's worth of shaped text in one face and size. The text stays with the glyphs.
struct GlyphRun {
    ItemInfo info;
    FaceRef face;
    double size = 0;  // mm to the em
    Point origin;     // left end of the baseline
    std::vector<Glyph> glyphs;
    std::string text;  // UTF-8, NFC
    std::vector<Cluster> clusters;
    Paint fill;
    std::optional<Stroke> stroke;  // drawn beneath the fill
    std::string language = "vi";
};

struct FilledPath {
    ItemInfo info;
    Path path;
    Paint fill;
    FillRule rule = FillRule::NonZero;
};

struct StrokedPath {
    ItemInfo info;
    Path path;
    Stroke stroke;
};

// Pixels known by size; the file is read by band when drawn.
struct ImageSource {
    std::string file;  // for messages
    int width = 0;
    int height = 0;
    // 8-bit sRGB, 4 channels (RGBA, not premultiplied), width x height, row by row.
    std::shared_ptr<const std::vector<uint8_t>> rgba;
};

// Placed pixels fill `rect` whole; crop with a group's clip.
struct ImageItem {
    ItemInfo info;
    Rect rect;
    std::shared_ptr<const ImageSource> image;
};

// A use of a symbol of the scene (by index) under a transform.
struct SymbolUse {
    ItemInfo info;
    size_t symbol = 0;
    Transform transform;
};

struct Group;
using Item = std::variant<std::unique_ptr<Group>, GlyphRun, FilledPath, StrokedPath, ImageItem, SymbolUse>;

// Alpha that varies along a gradient: offsets with alpha 0 to 1, in the group's coordinates.
struct AlphaMask {
    Point from, to;
    struct Stop {
        double offset, alpha;
    };
    std::vector<Stop> stops;
};

struct Group {
    ItemInfo info;
    Transform transform;
    std::optional<Path> clip;  // in the group's own coordinates
    double opacity = 1;
    Blend blend = Blend::Normal;
    std::optional<AlphaMask> mask;
    std::vector<Item> items;
};

// The finished page. Nothing is left to decide. Millimetres from the trim's top left corner, y down.
struct Scene {
    Size trim;              // mm
    Insets bleed;           // mm beyond the trim, drawn
    Rect safe;              // text keeps inside
    std::vector<Ink> inks;  // paints refer by index
    std::vector<std::vector<Item>> symbols;
    std::vector<Item> items;  // back to front

    Rect trim_rect() const { return {0, 0, trim.width, trim.height}; }
    Rect bleed_rect() const {
        return {-bleed.left, -bleed.top, trim.width + bleed.left + bleed.right, trim.height + bleed.top + bleed.bottom};
    }
};

// Bounds of what is drawn, in the item's parent's coordinates; glyph runs by their ink, not their advance.
Rect ink_bounds(const Item& item, const Scene& scene);
Rect ink_bounds(const GlyphRun& run);
// Outline of a whole run, in mm.
Path outline(const GlyphRun& run);
const ItemInfo& info_of(const Item& item);

// Calls `visit(item, to_page)` for every leaf, back to front, symbols expanded; `to_page` maps the item to page
// coordinates.
void for_each_leaf(const Scene& scene, const std::function<void(const Item&, const Transform&)>& visit);

// The whole scene as text: one line an item, millimetres with three decimals. Equal dumps draw equally.
std::string dump(const Scene& scene);

}  // namespace codong
