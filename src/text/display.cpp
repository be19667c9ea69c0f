#include "text/display.h"

#include "text/unicode.h"

namespace codong {
namespace {

constexpr std::string_view k_spaced_hyphen = " - ";
constexpr std::string_view k_spaced_en_dash = " – ";

bool ends_with_one_stop(std::string_view text) {
    return text.size() > 1 && text.back() == '.' && text[text.size() - 2] != '.';
}

}  // namespace

std::string display_text(std::string_view message, const DisplayRule& rule) {
    std::string text = nfc(message);
    for (size_t at = text.find(k_spaced_hyphen); at != std::string::npos; at = text.find(k_spaced_hyphen, at))
        text.replace(at, k_spaced_hyphen.size(), k_spaced_en_dash);
    if (rule.final_stop == FinalStop::Dropped && ends_with_one_stop(text)) text.pop_back();
    return rule.letter_case == LetterCase::Capitals ? to_upper(text) : text;
}

std::string describe_display(std::string_view message, const DisplayRule& rule) {
    std::string steps;
    const auto add = [&](const char* step) { steps += (steps.empty() ? "" : ", ") + std::string(step); };
    if (rule.letter_case == LetterCase::Capitals) add("capitals");
    if (message.find(k_spaced_hyphen) != std::string_view::npos) add("en-dash");
    if (rule.final_stop == FinalStop::Dropped && ends_with_one_stop(message)) add("final-stop-dropped");
    return steps.empty() ? "verbatim" : steps;
}

}  // namespace codong
