#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace codong {

enum class Severity { Note, Warning, Error };
enum class Language { Vietnamese, English };

// Where in a file people wrote something; line and column count from 1, 0 means unknown.
struct Place {
    std::string file;
    int line = 0;
    int column = 0;
};

// One thing to tell the user. The sentence and the hint live in the message table under `code`;
// `args` fill the table's {0}, {1}, ...
struct Diagnostic {
    Severity severity = Severity::Error;
    std::string code;
    std::vector<std::string> args;
    Place place;

    bool operator==(const Diagnostic& other) const { return code == other.code && args == other.args; }
};

using Diagnostics = std::vector<Diagnostic>;

Diagnostic error(std::string_view code, std::vector<std::string> args = {}, Place place = {});
Diagnostic warning(std::string_view code, std::vector<std::string> args = {}, Place place = {});
Diagnostic note(std::string_view code, std::vector<std::string> args = {}, Place place = {});

bool has_errors(const Diagnostics& diagnostics);
void append(Diagnostics& to, Diagnostics from);

// The sentence alone, with its arguments filled in. An unknown code gives the code itself.
std::string sentence(const Diagnostic& diagnostic, Language language);
// What to do about it; may be empty.
std::string hint(const Diagnostic& diagnostic, Language language);
// "file:line:column: error: sentence [code]\n  hint: ..." as printed on a terminal, without a final line end.
std::string format_diagnostic(const Diagnostic& diagnostic, Language language);

}  // namespace codong
