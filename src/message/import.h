#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "text/legacy.h"

namespace codong {

// A slogan found in a plan: its text and nothing of the list around it (bullet, number, quotation marks, semicolon).
struct ImportedMessage {
    std::string id;    // m1, m2, ... in the plan's order
    std::string text;  // verbatim, NFC
    std::string section;
    int line = 0;  // of the text file, or the paragraph of the .docx
    bool operator==(const ImportedMessage&) const = default;
};

// What `codong import` makes of a plan.
struct ImportedPlan {
    std::string id;        // from the file's name
    std::string title;     // the lines under the kind of document
    std::string document;  // "Kế hoạch …-KH/ĐU"
    std::string heading;   // of the section of slogans, as written
    std::vector<ImportedMessage> messages;
    std::vector<std::string> words;  // proposed: of several syllables, joined by _
    std::vector<RunChange> changes;  // what came in an old encoding, before and after
    Diagnostics notes;
};

// True for a Vietnamese word of several syllables, lower case, with spaces. Without one no words are proposed.
using IsWord = std::function<bool(std::string_view)>;

// Reads a plan (.docx, or plain text in UTF-8, UTF-16, windows-1258, TCVN3, VNI or VIQR) and finds its slogans: the
// list under a heading such as "Một số thông điệp tuyên truyền" or "KHẨU HIỆU", else under a sentence such as "... các
// khẩu hiệu sau:". Running text that speaks of slogans is no heading. Errors: import/no-slogans, import/unknown-type,
// file/*, docx/*.
Result<ImportedPlan> import_plan(const std::string& path, const IsWord& is_word = {});

// The plan as messages.yaml, for people to look over.
std::string to_yaml(const ImportedPlan& plan);

}  // namespace codong
