#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/display.h"
#include "text/lexicon.h"

namespace codong {

// Why a space costs what it costs; the row of the cost table that decided.
enum class BreakReason : unsigned char {
    InsideWord,
    NumberUnit,
    Code,
    BeforeDash,
    AfterDash,
    AfterClause,
    AfterListItem,
    BeforeConjunction,
    BeforeLastItem,
    BeforePreposition,
    BeforeAspect,
    BetweenContent,
    BetweenUnknown,
    AfterClassifier,
    BeforePronoun,
    BeforeList,
    BeforeManner,
    AfterQuantifier,
    BeforeDemonstrative,
    InsideName,
    AfterPreposition,
    AfterBinding,
    Forced,
    Kept
};
const char* to_string(BreakReason reason);

// The space between two tokens as a place to end a line. Costs are those of docs/line-breaking.md.
struct BreakSite {
    double cost = 0;
    bool forbidden = false;
    bool forced = false;
    BreakReason reason = BreakReason::BetweenContent;
};

// A piece of text between spaces: in Vietnamese one syllable with its punctuation, or a dash, number, code.
struct Token {
    uint32_t begin = 0;  // bytes of Paragraph::shown
    uint32_t end = 0;
    uint32_t word = 0;  // index of the word it belongs to
};

// Tokens first .. last make one word.
struct Word {
    uint32_t first = 0;
    uint32_t last = 0;
    bool known = false;  // in the lexicon, or a function word
    WordClass word_class = WordClass::None;
    bool capitalised = false;
};

// Break hints written by people: texts of the message before or after which a line must, or must not, end.
struct BreakHints {
    std::vector<std::string> breaks;  // "first part | second part": a line ends there
    std::vector<std::string> keeps;   // "these words together"
};

// A message ready to be set in lines: D(message), its tokens, and what every space costs as a line end.
struct Paragraph {
    std::string original;  // NFC
    std::string shown;     // D(original)
    DisplayRule rule;
    std::vector<Token> tokens;
    std::vector<Word> words;
    std::vector<BreakSite> sites;  // sites[i] is between token i and token i + 1

    size_t size() const { return tokens.size(); }
    // Bytes of the tokens first .. last, inclusive, as one line.
    std::string_view line(size_t first, size_t last) const {
        return std::string_view(shown).substr(tokens[first].begin, tokens[last].end - tokens[first].begin);
    }
};

// Costs are found on the text as written (capitals tell names), then shown by `rule`.
Paragraph analyse(std::string_view message, const DisplayRule& rule, const Lexicon& lexicon,
                  const BreakHints& hints = {});

// As analyse(), for a text in another language than Vietnamese. Khmer, Thai and Lao have no spaces between words: lines
// end at the words of ICU's dictionary, best at their pauses. Other languages break at spaces, best after punctuation;
// of English the articles and prepositions are known as well.
Paragraph analyse_in(std::string_view message, const DisplayRule& rule, const std::string& language);

}  // namespace codong
