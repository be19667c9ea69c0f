#include "text/paragraph.h"

#include <algorithm>

#include "text/break_cost.h"
#include "text/segment.h"
#include "text/unicode.h"

namespace codong {
namespace {

std::vector<Token> split(std::string_view text) {
    std::vector<Token> tokens;
    for (size_t at = 0; at < text.size();) {
        const size_t end = std::min(text.find(' ', at), text.size());
        if (end > at) tokens.push_back({static_cast<uint32_t>(at), static_cast<uint32_t>(end), 0});
        at = end + 1;
    }
    return tokens;
}

// The first token of every place where `part` stands in the tokens.
std::vector<size_t> find_tokens(const std::vector<TokenText>& tokens, const std::vector<std::string>& part) {
    std::vector<std::string> wanted;
    for (const std::string& piece : part) wanted.push_back(read_token(piece).key);
    std::vector<size_t> found;
    for (size_t i = 0; !wanted.empty() && i + wanted.size() <= tokens.size(); ++i)
        if (std::equal(wanted.begin(), wanted.end(), tokens.begin() + static_cast<std::ptrdiff_t>(i),
                       [](const std::string& key, const TokenText& token) { return key == token.key; }))
            found.push_back(i);
    return found;
}

std::vector<std::string> pieces(std::string_view text) {
    std::vector<std::string> out;
    for (const Token& token : split(text)) out.emplace_back(text.substr(token.begin, token.end - token.begin));
    return out;
}

void apply_hints(const BreakHints& hints, const std::vector<TokenText>& tokens, std::vector<BreakSite>& sites) {
    for (const std::string& keep : hints.keeps) {
        const auto part = pieces(keep);
        for (const size_t at : find_tokens(tokens, part))
            for (size_t i = at; i + 1 < at + part.size(); ++i) sites[i] = {0, true, false, BreakReason::Kept};
    }
    for (const std::string& hint : hints.breaks) {
        const size_t bar = hint.find('|');
        if (bar == std::string::npos) continue;
        const auto before = pieces(std::string_view(hint).substr(0, bar));
        auto all = before;
        for (auto& piece : pieces(std::string_view(hint).substr(bar + 1))) all.push_back(std::move(piece));
        if (before.empty() || before.size() == all.size()) continue;
        for (const size_t at : find_tokens(tokens, all))
            sites[at + before.size() - 1] = {0, false, true, BreakReason::Forced};
    }
}

}  // namespace

Paragraph analyse(std::string_view message, const DisplayRule& rule, const Lexicon& lexicon, const BreakHints& hints) {
    Paragraph paragraph;
    paragraph.original = nfc(message);
    paragraph.rule = rule;
    paragraph.shown = display_text(paragraph.original, rule);
    paragraph.tokens = split(paragraph.shown);
    std::vector<TokenText> tokens;
    for (const std::string& piece : pieces(paragraph.original)) tokens.push_back(read_token(piece));
    paragraph.words = segment(tokens, lexicon);
    for (size_t w = 0; w < paragraph.words.size(); ++w)
        for (uint32_t t = paragraph.words[w].first; t <= paragraph.words[w].last; ++t)
            paragraph.tokens[t].word = static_cast<uint32_t>(w);
    paragraph.sites = break_costs(tokens, paragraph.words, lexicon);
    apply_hints(hints, tokens, paragraph.sites);
    return paragraph;
}

}  // namespace codong
