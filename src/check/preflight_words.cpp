#include <algorithm>

#include "check/preflight_rules.h"
#include "text/unicode.h"

namespace codong {
namespace {

// Letters and signs only: where lines end or gaps fall is layout.
std::u32string letters(const std::string& text) {
    std::u32string out;
    for (const char32_t c : to_utf32(text))
        if (c > 0x20 && c != 0xA0 && c != 0x200B && c != 0xAD && c != 0xFEFF) out += c;
    return out;
}

struct Alignment {
    size_t errors = 0;
    size_t first_wanted = 0;  // index in the wanted text of the first difference
    std::u32string found;     // what stands there instead, a few letters
};

// The place in `text` most like `wanted` (Sellers' algorithm: free ends in `text`), and where the two first part.
Alignment nearest(const std::u32string& wanted, const std::u32string& text) {
    const size_t n = wanted.size(), m = text.size();
    // row[j]: errors and where in `text` the match that ends at j began.
    struct Cell {
        size_t errors, start;
    };
    std::vector<Cell> row(m + 1), next(m + 1);
    for (size_t j = 0; j <= m; ++j) row[j] = {0, j};
    for (size_t i = 1; i <= n; ++i) {
        next[0] = {i, 0};
        for (size_t j = 1; j <= m; ++j) {
            Cell best{row[j - 1].errors + (wanted[i - 1] == text[j - 1] ? 0 : 1), row[j - 1].start};
            if (row[j].errors + 1 < best.errors) best = {row[j].errors + 1, row[j].start};
            if (next[j - 1].errors + 1 < best.errors) best = {next[j - 1].errors + 1, next[j - 1].start};
            next[j] = best;
        }
        std::swap(row, next);
    }
    const auto end =
        std::min_element(row.begin(), row.end(), [](const Cell& a, const Cell& b) { return a.errors < b.errors; });
    Alignment out;
    out.errors = end->errors;
    size_t at = end->start;
    while (out.first_wanted < n && at < m && wanted[out.first_wanted] == text[at]) ++out.first_wanted, ++at;
    out.found = text.substr(std::min(at, m), 12);
    return out;
}

}  // namespace

void check_words(const PdfFacts& facts, const std::optional<std::string>& text, const PreflightSpec& spec, double,
                 Diagnostics& findings) {
    if (!spec.text || spec.curves) return;
    std::string all;
    if (text)
        all = *text;
    else
        for (const PdfText& piece : facts.texts) all += piece.text;
    const std::u32string wanted = letters(*spec.text), found = letters(all);
    if (wanted.empty() || found.find(wanted) != std::u32string::npos) return;
    constexpr size_t k_longest = 20000;  // letters: keeps the comparison quick on a foreign book
    const Alignment a = nearest(wanted, found.substr(0, k_longest));
    if (a.errors * 2 > wanted.size()) {
        findings.push_back(error("preflight/text-missing", {*spec.text}));
        return;
    }
    const size_t from = a.first_wanted > 8 ? a.first_wanted - 8 : 0;
    findings.push_back(error("preflight/text-differs",
                             {to_utf8(wanted.substr(from, a.first_wanted - from)),
                              to_utf8(wanted.substr(a.first_wanted, 12)), to_utf8(a.found), std::to_string(a.errors)}));
}

}  // namespace codong
