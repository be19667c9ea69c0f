#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.h"

namespace codong {

struct Repaired {
    std::string text;   // NFC
    Diagnostics notes;  // what was changed, and what looks wrong but was left alone
};

// Other languages keep their syllables unquestioned.
enum class Spelling : unsigned char { Vietnamese, Unchecked };

// Makes text that people paste in fit to set: composed letters, no invisible, control or look-alike characters, plain
// single spaces. Each kind of change is one note with its count and first place; words are never respelt. `place` is
// where `text` begins; columns count characters, marks with their letter. Errors: text/private-character,
// text/broken-character. Warnings: text/mixed-tone-placement, text/unlikely-syllable, text/misplaced-tone.
Repaired repair_text(std::string_view text, const Place& place, Spelling spelling = Spelling::Vietnamese);

// The warnings alone, for text that is already NFC: a whole catalogue may be asked at once for mixed placement.
Diagnostics check_tone_placement(std::string_view text, const Place& place);
Diagnostics check_syllables(std::string_view text, const Place& place);

}  // namespace codong
