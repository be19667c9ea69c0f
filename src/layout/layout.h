#pragma once

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/result.h"
#include "layout/figure.h"
#include "layout/length.h"
#include "scene/scene.h"

namespace codong {

// Measures a variant or a node may ask about. Ranges include both ends.
struct Range {
    double least = -1e300;
    double most = 1e300;
    bool contains(double v) const { return v >= least && v <= most; }
    bool operator==(const Range&) const = default;
};

// When a variant or node applies; every given condition must hold.
struct Condition {
    Range aspect;                       // trim width over height
    Range side;                         // least of the text area's left and right margin, percent of the width
    Range foot;                         // text area's bottom margin, percent of the height
    Range head;                         // text area's top margin, percent of the height
    std::string kind;                   // "screen", "print" or empty
    std::vector<std::string> needs;     // fields that must have a value
    std::vector<std::string> lacks;     // fields that must have none
    std::vector<std::string> messages;  // ids; empty means any
};

enum class Axis : unsigned char { Row, Column };
enum class Anchor : unsigned char { TopLeft, Top, TopRight, Left, Centre, Right, BottomLeft, Bottom, BottomRight };

struct Node;

// Children over each other, back to front; each in its own rectangle of the parent.
struct Layers {
    std::vector<Node> children;
};
// Children beside or below each other; a child's `size` is its extent along the axis.
struct Stack {
    Axis axis = Axis::Column;
    LengthExpression gap;
    Anchor anchor = Anchor::TopLeft;  // where children go when they leave space over
    std::vector<Node> children;
};
// The box in one ink or a gradient of two.
struct FillNode {
    std::string ink;
    double tint = 1;
    std::string to_ink;  // a vertical gradient down to this ink, when given
    LengthExpression radius;
};
// A polygon with corners relative to the box.
struct PolygonNode {
    std::string ink;
    double tint = 1;
    std::vector<std::pair<LengthExpression, LengthExpression>> points;
};
struct EllipseNode {
    std::string ink;
    double tint = 1;
    bool circle = true;  // of the box's short side, centred
};
struct OrnamentNode {
    std::string id;
    std::map<std::string, double> numbers;
    std::map<std::string, std::string> words;
    std::map<std::string, std::string> inks;
    bool avoids_text = false;  // keeps out of the ink of all text
};
// A drawing of layouts/art: by id, or "auto" for the one chosen for the message.
struct ArtNode {
    std::string id;
    Anchor anchor = Anchor::Bottom;
    bool cover = false;                       // fill the box, cropped, instead of staying inside
    std::map<std::string, std::string> inks;  // replaces the drawing's inks
};
struct TextNode {
    std::string
        field;  // message, translation, unit, superior, occasion, helpline, contact, source, short_name; or empty with
                // `literal`; data_title, data_lead, data_source take their words from the layout's data when it is read
    std::string literal;
    Role role = Role::Caption;
    std::string mode = "even";
    std::string face = "label";  // name in the layout's faces
    std::string key_face;        // voices; the same face when empty
    std::string ink;
    std::string key_ink;  // key phrases (voices), or the first line (measure)
    std::string align = "left";
    std::string valign = "top";
    int least_lines = 1;
    int most_lines = 8;
    LengthExpression size;        // em; the largest it may be, unlimited when empty
    LengthExpression least_size;  // em; a label that would be smaller is left out
    double pair = 0;              // translation: its size over the message's smallest line, at most; 0: no bound
    double clearance = 0.12;
    double pauses = 1;  // how much lines keep to the reader's pauses when size would gain by breaking elsewhere
    double least_ratio = 1.35;
    double most_ratio = 2.4;
    std::string sizes = "two";  // measure, beside a key phrase: "two" voices as far as the box is filled, or "many"
    double spread = 1.5;        // voices: the largest key line over the smallest
    double tracking = 0;
    bool lead = false;        // key phrases have lines of their own, in every mode
    std::string letter_case;  // overrides the layout's for this text: "capitals", "as-written"
};
struct ImageNode {
    std::string field;  // logo, photo
    Anchor anchor = Anchor::Centre;
    bool cover = false;
};
struct QrNode {
    std::string ink = "deep";
    std::string ground = "paper";
};
struct SpaceNode {};

struct Node {
    std::string id;  // path in the tree, the source id of what it makes: "strip/2/slogan"
    Place place;
    std::optional<Condition> when;
    // In layers: rectangle in the frame. Absent means the whole frame.
    std::optional<std::array<LengthExpression, 4>> at;
    std::string frame = "parent";  // parent, trim, safe, bleed
    // In a stack: fixed extent, a share of what is left (fr > 0), or as high as its text needs up to `most`.
    LengthExpression size;
    double share = 0;
    bool fit_text = false;
    LengthExpression most;
    std::array<LengthExpression, 4> pad;     // left, top, right, bottom
    std::array<LengthExpression, 4> margin;  // of frame safe: at least this far from the trim, left, top, right, bottom
    std::string bleed;  // sides that go on into the bleed when the box touches the trim there: any of "ltrb"
    std::string reach;  // sides on which the box goes on to the bleed edge wherever it ends
    double turn = 0;    // degrees clockwise about the box's centre
    double opacity = 1;
    bool multiply = false;
    bool clip = false;  // children are cut at the box
    std::string arch;   // clip: the side that is an arc instead of straight: top, left, right, bottom
    std::variant<SpaceNode, Layers, Stack, FillNode, PolygonNode, EllipseNode, OrnamentNode, ArtNode, TextNode,
                 ImageNode, QrNode, IconNode, ShapeNode, FigureNode>
        content;
};

// One arrangement of a layout.
struct Variant {
    std::string id;
    Condition when;
    std::string letter_case;                   // capitals or as-written, empty: the layout's
    std::string final_stop;                    // keep or drop
    std::map<std::string, std::string> faces;  // over the layout's
    std::map<std::string, std::vector<std::string>> inks;
    Node root;
};

// A layout (mẫu): a tree of boxes that adapts to any sheet it says it suits.
struct Layout {
    std::string id;
    std::string vi;
    std::string en;
    std::string kind;  // typographic, illustrated, photo, leaflet, infographic, event
    std::string file;
    Range aspect;                      // of the sheets it suits
    std::vector<std::string> formats;  // when given, only these groups or ids
    std::vector<std::string> not_formats;
    std::vector<std::string> themes;  // recommended, first is the default
    std::string letter_case = "as-written";
    std::string final_stop = "keep";
    std::map<std::string, std::string> faces;              // slogan, key, label, ... -> face id
    std::map<std::string, std::vector<std::string>> inks;  // own names -> theme roles; several take turns by message
    std::string art_style;                                 // flat or tradition: what "auto" drawings are taken from
    std::map<std::string, std::string> art;                // message id -> drawing, over the index's choice
    std::vector<Variant> variants;                         // the first whose condition holds
};

Result<Layout> read_layout(const std::string& path);
Result<std::vector<Layout>> read_layouts(const std::string& dir);

}  // namespace codong
