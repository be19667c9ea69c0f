#include <algorithm>
#include <array>

#include "text/break_cost.h"
#include "text/paragraph.h"
#include "text/segment.h"
#include "text/unicode.h"

namespace codong {
namespace {

constexpr double k_between_words = 4;
constexpr double k_before_joint = 1;

// English words that lean on what follows, and of them those before which a reader may pause.
constexpr std::array k_leaning = {"a",    "an",   "the",   "of",    "to",   "in",    "on",   "at",  "by",   "for",
                                  "with", "from", "and",   "or",    "but",  "that",  "is",   "are", "be",   "not",
                                  "no",   "our",  "their", "every", "each", "all",   "your", "his", "her",  "its",
                                  "my",   "this", "these", "those", "as",   "about", "into", "so",  "must", "should"};
constexpr std::array k_joints = {"and", "or", "but", "for", "with", "from", "in", "on", "by", "to", "that", "of"};

bool has(const auto& list, std::string_view key) {
    return std::find(list.begin(), list.end(), key) != list.end();
}

bool ends_pause(std::string_view token) {
    const std::u32string text = to_utf32(token);
    constexpr std::u32string_view k_closing = U"\"'”’»)]";
    for (size_t i = text.size(); i-- > 0;) {
        if (k_closing.find(text[i]) != std::u32string_view::npos) continue;
        return std::u32string_view(U",.;:!?…។៕၊။").find(text[i]) != std::u32string_view::npos;
    }
    return false;
}

bool is_dash(std::string_view token) {
    return token == "-" || token == "–" || token == "—";
}

BreakSite site_between(std::string_view before, std::string_view after, bool spaced, const std::string& language) {
    if (is_dash(after)) return {0, true, false, BreakReason::BeforeDash};
    if (is_dash(before)) return {0, false, false, BreakReason::AfterDash};
    if (ends_pause(before)) return {0, false, false, BreakReason::AfterClause};
    const bool spaces_are_pauses = language == "km" || language == "th" || language == "lo";
    if (spaces_are_pauses && spaced) return {0, false, false, BreakReason::AfterClause};
    // A hyphen inside a word is no place to end a line of display text.
    if (!spaces_are_pauses && !spaced) return {0, true, false, BreakReason::InsideWord};
    if (language.substr(0, language.find('-')) == "en") {
        const std::string last = to_lower(read_token(before).core), next = to_lower(read_token(after).core);
        if (has(k_leaning, last)) return {k_binding_cost, false, false, BreakReason::AfterBinding};
        if (has(k_joints, next)) return {k_before_joint, false, false, BreakReason::BeforeConjunction};
    }
    return {k_between_words, false, false, BreakReason::BetweenContent};
}

}  // namespace

Paragraph analyse_in(std::string_view message, const DisplayRule& rule, const std::string& language) {
    Paragraph paragraph;
    paragraph.original = nfc(message);
    paragraph.rule = rule;
    paragraph.shown = display_text(paragraph.original, rule);
    const std::string& shown = paragraph.shown;
    std::vector<size_t> starts = line_break_offsets(shown, language);
    starts.push_back(shown.size());
    size_t begin = 0;
    for (const size_t start : starts) {
        size_t end = start;
        while (end > begin && shown[end - 1] == ' ') --end;
        if (end == begin) continue;
        const auto index = static_cast<uint32_t>(paragraph.tokens.size());
        paragraph.tokens.push_back({static_cast<uint32_t>(begin), static_cast<uint32_t>(end), index});
        paragraph.words.push_back({index, index, true, WordClass::None, false});
        if (index > 0) {
            const auto before = paragraph.line(index - 1, index - 1), after = paragraph.line(index, index);
            paragraph.sites.push_back(site_between(before, after, shown[begin - 1] == ' ', language));
        }
        begin = start;
    }
    return paragraph;
}

}  // namespace codong
