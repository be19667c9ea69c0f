#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "compose/fields.h"
#include "compose/qr_code.h"
#include "compose/world.h"
#include "layout/layout.h"
#include "layout/sheet.h"
#include "layout/theme.h"
#include "message/message.h"
#include "text/line_count.h"
#include "text/shaper.h"

namespace codong {

// One page to make.
struct ComposeRequest {
    const Message& message;
    size_t message_index = 0;  // in its catalogue: colours that take turns go by it
    const Layout& layout;
    const Theme& theme;
    const Sheet& sheet;
    const Fields& fields;
    std::vector<std::string> keys = {};  // key phrases of the message, as written
    std::string qr = {};                 // target; empty: no QR
    std::string logo = {};               // path; empty: none
    std::string letter_case = {};        // "capitals", "as-written": over the layout's for the slogan
    std::string final_stop = {};         // "keep", "drop": likewise
    double tracking = 0;                 // em, added to the slogan's own
    std::string second_language = {};    // tag of the field "translation"
    bool debug_boxes = false;            // overlay of boxes, baselines, safe area, ink boxes (role guide)
};

// How a text was set, for reports and proofs.
struct SetText {
    Role role = Role::Slogan;
    std::string field;
    std::string original;  // as written, NFC
    std::string shown;     // D(original)
    std::string derivation;
    std::string language = "vi";
    std::string source;  // node id
    std::vector<std::string> lines;
    Rect ink;               // page mm
    double least_size = 0;  // mm to the em
    double least_cap = 0;   // cap height, mm
    double break_cost = 0;
    std::vector<LineCount> counts;  // numbers of lines weighed, the one taken first
    CountReason reason = CountReason::Only;
    std::string ink_name;
};

// A QR code as it was drawn.
struct SetCode {
    std::string text;
    Rect square;      // page mm, quiet zone inside
    int modules = 0;  // of its side, quiet zone included
    QrLevel level = QrLevel::Medium;
    double module_mm() const { return modules > 0 ? square.width / modules : 0; }
};

struct Composed {
    Scene scene;
    std::string variant;
    std::vector<SetText> texts;
    std::vector<SetCode> codes;
    std::string art;    // id of the drawing used, if any
    Diagnostics notes;  // warnings
};

// Decides lines, sizes, places: pure. Errors: compose/unsuited (sheet and layout), compose/unknown-ink,
// compose/unknown-face, compose/unknown-art, compose/too-small (the slogan would be below the sheet's least legible cap
// height: says by how much), compose/no-room (a text has no box), and what shaping says.
Result<Composed> compose(const World& world, Shaper& shaper, const ComposeRequest& request);

// The drawings that "auto" may stand for: the layout's own for the message, else the index's.
std::vector<const ArtRecord*> art_candidates(const ArtIndex& index, const Layout& layout, const std::string& message,
                                             size_t message_index);

// Whether the layout says it suits the sheet.
bool suits(const Layout& layout, const Sheet& sheet);
// The arrangement for the sheet, or null.
const Variant* choose_variant(const Layout& layout, const Sheet& sheet, const Fields& fields,
                              const std::string& message);

}  // namespace codong
