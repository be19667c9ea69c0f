#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace codong {

// A stretch of one paragraph in one font, as stored: no normal form, no conversion of legacy encodings.
struct DocRun {
    std::string text;
    std::string
        font;  // the name that decides how Latin letters look: of the run, its styles, the document; may be empty
    bool bold = false;

    bool operator==(const DocRun&) const = default;
};

struct DocParagraph {
    std::vector<DocRun> runs;  // neighbours differ in font or weight; none is empty
    std::string style;         // name as the user sees it, e.g. "heading 1"; empty for the default
    bool is_list_item = false;
    int list_level = 0;      // from 0
    std::string list_label;  // "1.", "a)", "-" as Word would show it; empty when the item shows none
    int number = 0;          // of this paragraph in the document, from 1

    std::string text() const;
};

// The paragraphs of a .docx in reading order, those in tables and text boxes too; without headers, footers, footnotes,
// comments and deleted revisions. Line breaks are \n, tabs \t, soft hyphens U+00AD; an inserted
// symbol is a run of its own font. Errors: docx/not-a-document, docx/old-word, archive/*, file/*.
Result<std::vector<DocParagraph>> read_docx(const std::string& path);
Result<std::vector<DocParagraph>> parse_docx(std::string bytes, const std::string& name);

}  // namespace codong
