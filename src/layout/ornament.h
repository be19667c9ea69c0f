#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "scene/scene.h"

namespace codong {

// What an ornament is asked to draw. Coordinates of what it returns are page millimetres, and all of it lies inside
// `box`.
struct OrnamentRequest {
    Rect box;
    std::map<std::string, double> numbers;     // parameters given by the layout; absent ones take the row's default
    std::map<std::string, std::string> words;  // parameters that are words
    std::map<std::string, InkPaint> inks;      // ink parameters by name, resolved; what has no ink here is left out
    double smallest_feature = 0;               // mm; detail finer than this is left out (0.35 mm print, 1.2 px screen)
    std::vector<Rect> keep_out;                // rows with `spares` draw nothing inside these

    double number(std::string_view name) const;  // 0 when the name is neither given nor filled in by draw_ornament
    std::string word(std::string_view name) const;
    std::optional<InkPaint> ink(std::string_view name) const;
};

// One parameter: what the layout may write, its default and bounds. Names are unique within a row, whatever their kind.
struct OrnamentParameter {
    enum class Kind : unsigned char { Number, Word, Ink } kind = Kind::Number;
    std::string_view name;
    double fallback = 0, least = 0, most = 0;  // Number
    // Word: the allowed ones, comma separated, the first is the default. Ink: the theme's role it takes when the layout
    // names none; empty when that part is then left out.
    std::string_view words;
};

// An ornament: one source file and one row (ornament_rows.inc).
struct OrnamentRow {
    std::string_view id;
    std::string_view vi;
    std::string_view en;
    double aspect = 0;    // width / height of the motif with its defaults; 0 when it fills any box
    bool spares = false;  // honours keep_out
    std::span<const OrnamentParameter> parameters;
    std::vector<Item> (*draw)(const OrnamentRequest& request) = nullptr;
};

std::span<const OrnamentRow> ornaments();
const OrnamentRow* find_ornament(std::string_view id);

// The one door: fills in defaults, brings numbers inside their bounds and words among the allowed ones, then draws.
// Inks are the caller's: one entry in `request.inks` for every ink parameter that is named or has a role. An empty box
// draws nothing.
std::vector<Item> draw_ornament(const OrnamentRow& row, OrnamentRequest request);

// The words a Word parameter takes, the default first.
std::vector<std::string_view> allowed_words(const OrnamentParameter& parameter);

// Helpers for ornaments: a filled path of role Art with the ornament's id as source.
Item art_fill(Path path, InkPaint paint, std::string_view source);
// Merges many shapes of one ink into one item, to keep files small.
Item art_fill(const std::vector<Path>& paths, InkPaint paint, std::string_view source);

}  // namespace codong
