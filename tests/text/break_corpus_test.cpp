#include <catch2/catch.hpp>
#include <fstream>
#include <iostream>

#include "text/break_cost.h"
#include "text/font_library.h"
#include "text/line_breaker.h"
#include "text/measured.h"
#include "text/segment.h"

using namespace codong;

namespace {

struct Setter {
    std::shared_ptr<FontLibrary> fonts = *FontLibrary::open(std::string(CODONG_SOURCE_DIR) + "/fonts");
    TextFaceRef face = *fonts->face("be-vietnam-pro-700");
    std::unique_ptr<Shaper> shaper = *Shaper::create({face});
    Lexicon lexicon = Lexicon::built_in();

    std::vector<Breaks> lines(const Paragraph& paragraph, int count, double site_weight = 1) {
        const MeasuredText measured = *measure(paragraph, {face}, *shaper);
        Paragraph weighed = paragraph;
        for (BreakSite& site : weighed.sites)
            if (site_weight == 0) site = {0, false, false, site.reason};
        return break_lines({weighed, [&](size_t a, size_t b) { return measured.width(a, b); }, 0, paragraph.size() - 1,
                            count, 10, 12});
    }
};

std::vector<std::string> corpus(const char* name) {
    std::ifstream in(std::string(CODONG_SOURCE_DIR) + "/tests/corpus/" + name);
    REQUIRE(in);
    std::vector<std::string> out;
    for (std::string line; std::getline(in, line);)
        if (!line.empty() && line[0] != '#') out.push_back(line);
    return out;
}

// The text without its marks, and for every space whether it lies inside a word.
struct Marked {
    std::string text;
    std::vector<bool> inside;
};

Marked unmark(const std::string& line) {
    Marked marked;
    for (const char c : line) {
        if (c == '_' || c == ' ') marked.inside.push_back(c == '_');
        marked.text += c == '_' ? ' ' : c;
    }
    return marked;
}

}  // namespace

TEST_CASE("no line break falls inside a hand-marked word of the civic corpus") {
    Setter setter;
    int breaks = 0, inside = 0, binding = 0, balance_inside = 0, unavoidable = 0;
    for (const std::string& line : corpus("words/civic.txt")) {
        const Marked marked = unmark(line);
        for (const LetterCase letter_case : {LetterCase::AsWritten, LetterCase::Capitals}) {
            const Paragraph paragraph = analyse(marked.text, {letter_case, FinalStop::Kept}, setter.lexicon);
            REQUIRE(paragraph.sites.size() == marked.inside.size());
            for (int count = 2; count <= 5; ++count) {
                const auto chosen = setter.lines(paragraph, count);
                if (chosen.empty()) continue;
                // So many lines that some must end in a binding word: nobody would set them.
                if (chosen.front().site_cost >= k_binding_cost) {
                    ++unavoidable;
                    continue;
                }
                for (size_t l = 0; l + 1 < chosen.front().ends.size(); ++l) {
                    const size_t end = chosen.front().ends[l];
                    ++breaks;
                    if (marked.inside[end]) {
                        ++inside;
                        std::cout << "inside: " << paragraph.line(end, end + 1) << " in " << count
                                  << " lines: " << marked.text << "\n";
                    }
                    const TokenText token = read_token(paragraph.line(end, end));
                    if (token.last == 0 && paragraph.words[paragraph.tokens[end].word].first == end &&
                        is_binding(token.key)) {
                        ++binding;
                        std::cout << "binding: " << token.key << " in " << count << " lines: " << marked.text << "\n";
                    }
                }
                const auto balanced = setter.lines(paragraph, count, 0);
                for (size_t l = 0; l + 1 < balanced.front().ends.size(); ++l)
                    balance_inside += marked.inside[balanced.front().ends[l]];
            }
        }
    }
    std::cout << "breaks " << breaks << ", inside a word " << inside << " (" << 100.0 * inside / breaks
              << " %), balance only " << balance_inside << " (" << 100.0 * balance_inside / breaks
              << " %), binding line ends " << binding << ", too many lines for the words " << unavoidable << "\n";
    CHECK(inside == 0);
    CHECK(binding == 0);
    CHECK(balance_inside > breaks / 20);
}

TEST_CASE("lines agree with hand-set ones far more often than balance alone does") {
    Setter setter;
    int cases = 0, same = 0, balanced_same = 0, among = 0;
    for (const std::string& line : corpus("breaks/handset.txt")) {
        std::string text = line;
        int count = 1;
        for (size_t at = text.find(" / "); at != std::string::npos; at = text.find(" / ", at)) {
            text.replace(at, 3, " ");
            ++count;
        }
        const Paragraph paragraph = analyse(text, {}, setter.lexicon);
        const auto joined = [&](const Breaks& breaks) {
            std::string out;
            size_t first = 0;
            for (const size_t last : breaks.ends) {
                out += (first ? " / " : "") + std::string(paragraph.line(first, last));
                first = last + 1;
            }
            return out;
        };
        std::string wanted = line;
        for (size_t at = wanted.find(" - "); at != std::string::npos; at = wanted.find(" - ", at))
            wanted.replace(at, 3, " – ");
        for (size_t at = wanted.find(" - /"); at != std::string::npos; at = wanted.find(" - /", at))
            wanted.replace(at, 4, " – /");
        ++cases;
        const auto choices = setter.lines(paragraph, count);
        REQUIRE(!choices.empty());
        const bool hit = joined(choices.front()) == wanted;
        same += hit;
        for (size_t i = 0; i < choices.size() && i < 3; ++i) among += joined(choices[i]) == wanted;
        if (!hit) std::cout << "hand-set: " << wanted << "\n     ours: " << joined(choices.front()) << "\n";
        balanced_same += joined(setter.lines(paragraph, count, 0).front()) == wanted;
    }
    std::cout << cases << " hand-set cases: " << same << " alike, " << among << " among the first three; balance only "
              << balanced_same << "\n";
    CHECK(same > 2 * balanced_same);
    CHECK(same * 100 >= cases * 70);
}
