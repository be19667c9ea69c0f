#include "base/diagnostic.h"

#include <algorithm>
#include <cstdlib>

#include "base/message_table.h"

namespace codong {
namespace {

const MessageRow* find_row(std::string_view code) {
    const auto rows = message_table();
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const MessageRow& r) { return r.code == code; });
    return row == rows.end() ? nullptr : &*row;
}

std::string fill(std::string_view pattern, const std::vector<std::string>& args) {
    std::string out;
    for (size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}') {
            const size_t index = static_cast<size_t>(pattern[i + 1] - '0');
            if (index < args.size()) out += args[index];
            i += 2;
        } else {
            out += pattern[i];
        }
    }
    return out;
}

std::string_view severity_word(Severity severity, Language language) {
    const bool vi = language == Language::Vietnamese;
    switch (severity) {
        case Severity::Note:
            return vi ? "ghi chú" : "note";
        case Severity::Warning:
            return vi ? "cảnh báo" : "warning";
        case Severity::Error:
            return vi ? "lỗi" : "error";
    }
    return "";
}

Diagnostic make(Severity severity, std::string_view code, std::vector<std::string> args, Place place) {
    return Diagnostic{severity, std::string(code), std::move(args), std::move(place)};
}

}  // namespace

Diagnostic error(std::string_view code, std::vector<std::string> args, Place place) {
    return make(Severity::Error, code, std::move(args), std::move(place));
}

Diagnostic warning(std::string_view code, std::vector<std::string> args, Place place) {
    return make(Severity::Warning, code, std::move(args), std::move(place));
}

Diagnostic note(std::string_view code, std::vector<std::string> args, Place place) {
    return make(Severity::Note, code, std::move(args), std::move(place));
}

bool has_errors(const Diagnostics& diagnostics) {
    return std::any_of(diagnostics.begin(), diagnostics.end(),
                       [](const Diagnostic& d) { return d.severity == Severity::Error; });
}

void append(Diagnostics& to, Diagnostics from) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

std::string sentence(const Diagnostic& diagnostic, Language language) {
    const MessageRow* row = find_row(diagnostic.code);
    if (!row) return diagnostic.code;
    return fill(language == Language::Vietnamese ? row->vi : row->en, diagnostic.args);
}

std::string hint(const Diagnostic& diagnostic, Language language) {
    const MessageRow* row = find_row(diagnostic.code);
    if (!row) return {};
    return fill(language == Language::Vietnamese ? row->hint_vi : row->hint_en, diagnostic.args);
}

std::string format_diagnostic(const Diagnostic& diagnostic, Language language) {
    std::string out;
    if (!diagnostic.place.file.empty()) {
        out += diagnostic.place.file;
        if (diagnostic.place.line > 0) {
            out += ":" + std::to_string(diagnostic.place.line);
            if (diagnostic.place.column > 0) out += ":" + std::to_string(diagnostic.place.column);
        }
        out += ": ";
    }
    out += severity_word(diagnostic.severity, language);
    out += ": " + sentence(diagnostic, language) + " [" + diagnostic.code + "]";
    const std::string what_to_do = hint(diagnostic, language);
    if (!what_to_do.empty()) {
        out += language == Language::Vietnamese ? "\n  gợi ý: " : "\n  hint: ";
        out += what_to_do;
    }
    return out;
}

}  // namespace codong
