#pragma once

#include <string>
#include <vector>

#include "compose/compose.h"
#include "export/target.h"

namespace codong {

struct ProofSpec {
    bool user_unit = false;
    std::string qr;              // what the page's QR code should say
    bool second_reader = false;  // a PDF's text is also read by a program that is not ours
};

// Re-opens a written file and holds it against what it should be; what fails is not delivered. Gives the names of what
// was proved, for the manifest: "text", "boxes", "fonts", "pixels", ...; "pdftotext" when that program read it too.
Result<std::vector<std::string>> prove(const Exported& file, const ExportTarget& target, const Composed& composed,
                                       const Sheet& sheet, const ProofSpec& spec = {});

// Every one of the texts stands in the PDF word for word, as a program that is not ours reads it, and nothing else
// does: else job/proof-text.
Status prove_words(const std::string& path, std::vector<const SetText*> texts);

}  // namespace codong
