#pragma once

#include <string>
#include <string_view>

namespace codong {

enum class LetterCase : unsigned char { AsWritten, Capitals };
enum class FinalStop : unsigned char { Kept, Dropped };

// D: how a message is shown. Case, an en dash for a spaced hyphen, and the final full stop; nothing else ever changes.
struct DisplayRule {
    LetterCase letter_case = LetterCase::AsWritten;
    FinalStop final_stop = FinalStop::Kept;
    bool operator==(const DisplayRule&) const = default;
};

// D(message): NFC in and out. Ellipses keep their stops; hyphens inside codes stay.
std::string display_text(std::string_view message, const DisplayRule& rule);
// The derivation for the manifest, e.g. "capitals, en-dash, final-stop-dropped"; "verbatim" when nothing changed.
std::string describe_display(std::string_view message, const DisplayRule& rule);

}  // namespace codong
