#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "intake/icon.h"
#include "intake/yaml.h"
#include "layout/dataset.h"
#include "layout/length.h"

namespace codong {

// An icon of fonts/icons in one ink, as large as its box allows, centred.
struct IconNode {
    std::string ink;
    std::shared_ptr<const Icon> icon;
};

// A filled path in page millimetres. No layout writes one: composed figures are made of these, icons and texts.
struct ShapeNode {
    Path path;
    std::string ink;
    Role role = Role::Art;
};

enum class FigureKind : unsigned char { Number, Ring, Bars, Columns, Steps, Timeline, IconGrid, Compare, Table };
// What stands beside or above an item's words, and on what.
enum class FigureMark : unsigned char { None, Ordinal, Icon, Value };
enum class FigureBadge : unsigned char { None, Disc, Square, Panel, Ring };

struct FigureItem {
    DataItem data;
    std::shared_ptr<const Icon> icon;
};

// Items of the layout's data, set alike: one size for what is parallel. Sizes without a unit are em of the items' text.
struct FigureNode {
    FigureKind kind = FigureKind::Steps;
    std::vector<FigureItem> items;
    std::vector<std::string> keeps;  // of the data: phrases that no line end parts
    int least_columns = 1;
    int most_columns = 1;
    FigureMark mark = FigureMark::Icon;
    FigureBadge badge = FigureBadge::Disc;
    bool mark_above = false;
    bool centred = false;
    bool cards = false;
    bool spine = false;  // a line through the marks
    bool trail = false;  // the icon again at the far end of a card
    bool shows_value = false;
    bool shows_label = true;
    bool shows_text = true;
    double badge_size = 3.2;
    double label_size = 1.25;
    double value_size = 3;
    int label_lines = 6;  // at most
    int text_lines = 8;
    LengthExpression size;  // of the items' text, the largest it may be
    LengthExpression gap;   // between items; from the text's size when empty
    LengthExpression radius;
    double share = 0.34;                                   // table: of the width that the first column takes
    std::vector<std::string> heads;                        // table: over the columns
    std::map<std::string, std::vector<std::string>> inks;  // part -> inks that take turns by item
    std::map<std::string, std::string> faces;              // value, label, text -> names in the layout's faces

    // The ink of a part of the item, or empty when that part is not drawn.
    std::string ink(const std::string& part, size_t item) const;
    std::string face(const std::string& part) const;
};

// What the boxes of a layout may draw on: its data file, if any, and the icons.
struct FigureSources {
    const Dataset* data = nullptr;
    IconShelf* icons = nullptr;
};

// Errors: layout/no-data, layout/unknown-item, layout/figure-needs (what the kind cannot do without), icon/unknown,
// layout/bad-choice.
FigureNode read_figure(const YamlNode& yaml, const FigureSources& sources, Diagnostics& problems);
IconNode read_icon_node(const YamlNode& yaml, const FigureSources& sources, Diagnostics& problems);

// The words of a data_title, data_lead or data_source field; nothing for any other field.
std::optional<std::string> data_field(const std::string& field, const FigureSources& sources);

}  // namespace codong
