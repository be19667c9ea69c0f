#pragma once

#include "compose/compose.h"
#include "export/target.h"

namespace codong {

// Re-opens a written file and holds it against what it should be; what fails is not delivered. Gives the names of what
// was proved, for the manifest: "text", "boxes", "fonts", "pixels", ... `qr` is what the page's QR code should say.
Result<std::vector<std::string>> prove(const Exported& file, const ExportTarget& target, const Composed& composed,
                                       const Sheet& sheet, bool user_unit, const std::string& qr);

// Every one of the texts stands in the PDF word for word, as a program that is not ours reads it, and nothing else
// does: else job/proof-text.
Status prove_words(const std::string& path, std::vector<const SetText*> texts);

}  // namespace codong
