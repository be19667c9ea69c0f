#include "text/break_cost.h"

#include <algorithm>
#include <array>

namespace codong {
namespace {

constexpr std::array k_binding = {"và",  "hoặc",  "của", "là",   "để",    "vì",  "cho", "trong", "trên", "bằng", "từ",
                                  "các", "những", "mỗi", "một",  "hãy",   "với", "mọi", "nhưng", "thì",  "do",   "bởi",
                                  "nếu", "khi",   "tại", "theo", "không", "đã",  "sẽ",  "được",  "toàn", "cả"};

// Single verbs that lean on what follows as a classifier does.
constexpr std::array k_leaning = {"có", "thành", "làm", "gồm", "dùng", "nói"};

constexpr std::array k_closing_words = {"này", "đó", "kia", "ấy", "nhất", "nhau", "nào", "gì", "hơn"};

// Words that say how, and belong to the verb or noun before them: "phát triển toàn diện", "tương lai bền vững".
constexpr std::array k_manner = {"toàn diện", "bền vững", "kịp thời", "lành mạnh", "hiệu quả", "đầy đủ", "đặc biệt"};

constexpr double k_stub = 3;

template <class List>
bool contains(const List& list, std::string_view key) {
    return std::find(list.begin(), list.end(), key) != list.end();
}

class Coster {
public:
    Coster(const std::vector<TokenText>& tokens, const std::vector<Word>& words, const Lexicon& lexicon)
        : m_tokens(tokens), m_words(words), m_lexicon(lexicon) {
        for (size_t w = 0; w < words.size(); ++w)
            for (uint32_t t = words[w].first; t <= words[w].last; ++t) m_word_of.push_back(w);
    }

    BreakSite at(size_t i) const {
        const TokenText &a = m_tokens[i], &b = m_tokens[i + 1];
        if (m_word_of[i] == m_word_of[i + 1]) return forbidden(BreakReason::InsideWord);
        if (number_stays(i)) return forbidden(BreakReason::NumberUnit);
        if (b.is_dash) return forbidden(BreakReason::BeforeDash);
        if (a.is_dash) return {0, false, false, BreakReason::AfterDash};
        if (a.last != 0 && a.last != U',') return {0, false, false, BreakReason::AfterClause};
        if (a.last == U',') return after_comma(i);
        BreakSite site = between_words(i);
        if (leaves_stub(i)) site.cost += k_stub;
        return site;
    }

private:
    static BreakSite forbidden(BreakReason reason) { return {0, true, false, reason}; }

    const Word& word(size_t token) const { return m_words[m_word_of[token]]; }
    WordClass class_of(size_t token) const { return word(token).word_class; }

    bool number_stays(size_t i) const {
        const TokenText &a = m_tokens[i], &b = m_tokens[i + 1];
        const auto digit = [&](size_t t) { return t < m_tokens.size() && m_tokens[t].has_digit; };
        if (a.is_dash) return i > 0 && digit(i - 1) && digit(i + 1) && m_tokens[i - 1].last == 0;
        if (a.last != 0) return false;
        if (a.has_digit && is_unit(b.key)) return true;
        if (i > 0 && m_tokens[i - 1].has_digit && m_tokens[i - 1].last == 0 && is_magnitude(a.key) && is_unit(b.key))
            return true;
        return b.has_digit && (takes_number(a.key) || a.has_digit || a.key == "đoạn" || a.key == "lối" ||
                               word(i).first != word(i).last);
    }

    static bool is_magnitude(std::string_view key) {
        return key == "triệu" || key == "tỷ" || key == "tỉ" || key == "nghìn" || key == "ngàn" || key == "trăm";
    }

    // The words from token `from` to the next comma, conjunction or end.
    size_t words_in_item(size_t from) const {
        size_t count = 0, last_word = m_words.size();
        for (size_t t = from; t < m_tokens.size(); ++t) {
            if (class_of(t) == WordClass::Conjunction && t > from) break;
            if (m_word_of[t] != last_word) ++count;
            last_word = m_word_of[t];
            if (m_tokens[t].last != 0) break;
        }
        return count;
    }

    size_t words_before(size_t comma) const {
        size_t count = 0, last_word = m_words.size();
        for (size_t t = comma + 1; t-- > 0;) {
            if (t != comma && m_tokens[t].last != 0) break;
            if (m_word_of[t] != last_word) ++count;
            last_word = m_word_of[t];
        }
        return count;
    }

    // Whether the comma after token `i` parts just two words that stand after a word of content, and no words of their
    // own after them: "môi trường an toàn, lành mạnh cho trẻ em", not "bằng trái tim, hành động vì trẻ em".
    bool parts_pair(size_t i) const {
        const Word &a = word(i), &b = word(i + 1);
        if (a.word_class != WordClass::None || b.word_class != WordClass::None) return false;
        if (a.first == a.last || b.first == b.last) return false;
        if (a.first == 0 || m_tokens[a.first - 1].last != 0 || class_of(a.first - 1) != WordClass::None) return false;
        const size_t after = b.last + 1;
        if (m_tokens[b.last].last == U',') return false;
        if (after >= m_tokens.size() || m_tokens[b.last].last != 0 || m_tokens[after].is_dash) return true;
        return class_of(after) != WordClass::None;
    }

    // Whether a list of single words begins at the token: at least three of them, or two and a conjunction.
    bool starts_list(size_t token) const {
        size_t items = 0;
        for (size_t t = token; t < m_tokens.size();) {
            const Word& item = word(t);
            if (item.word_class != WordClass::None) return false;
            ++items;
            if (m_tokens[item.last].last != U',') return items >= 3;
            t = item.last + 1;
            if (words_in_item(t) > 1 && !(t < m_tokens.size() && items >= 2)) return false;
        }
        return false;
    }

    // A line that ends one syllable after a pause inside it: "khỏe để làm giỏi, khỏe / để yêu đời".
    bool leaves_stub(size_t i) const {
        const uint32_t first = word(i).first;
        return first > 0 && first == word(i).last && (m_tokens[first - 1].last != 0 || m_tokens[first - 1].is_dash);
    }

    bool says_how(size_t token) const {
        const Word& w = word(token);
        if (w.last != w.first + 1 || w.first != token) return false;
        return contains(k_manner, m_tokens[w.first].key + ' ' + m_tokens[w.last].key);
    }

    BreakSite after_comma(size_t i) const {
        // "phòng, chống", "thi đua, khen thưởng": two syllables that a comma only just parts.
        const bool pair = word(i).first == word(i).last && word(i + 1).first == word(i + 1).last &&
                          class_of(i) == WordClass::None && class_of(i + 1) == WordClass::None &&
                          m_tokens[i + 1].last == 0;
        if (pair) return {6, false, false, BreakReason::AfterListItem};
        // A list of single words ("an toàn, lành mạnh, thân thiện"); its first item ends a longer phrase.
        const bool list = words_in_item(i + 1) == 1 || words_before(i) == 1;
        if (list || parts_pair(i)) return {3, false, false, BreakReason::AfterListItem};
        return {0, false, false, BreakReason::AfterClause};
    }

    BreakSite between_words(size_t i) const {
        const TokenText &a = m_tokens[i], &b = m_tokens[i + 1];
        const bool before_is_single = word(i).first == word(i).last;
        if (before_is_single && is_binding(a.key)) return {k_binding_cost, false, false, BreakReason::AfterBinding};
        // Two compounds share a syllable ("ánh trăng rằm"): neither should be torn for the other.
        const bool after_is_single = word(i + 1).first == word(i + 1).last;
        if (before_is_single != after_is_single && m_lexicon.has_word(a.key + ' ' + b.key))
            return {20, false, false, BreakReason::InsideWord};
        if (before_is_single && contains(k_leaning, a.key)) return {6, false, false, BreakReason::AfterClassifier};
        if (contains(k_closing_words, b.key) && word(i + 1).first == word(i + 1).last)
            return {8, false, false, BreakReason::BeforeDemonstrative};
        switch (class_of(i)) {
            case WordClass::Conjunction:
            case WordClass::Subordinator:
            case WordClass::Copula:
            case WordClass::Preposition:
                return {10, false, false, BreakReason::AfterPreposition};
            case WordClass::Quantifier:
            case WordClass::Aspect:
            case WordClass::Negation:
            case WordClass::Imperative:
                return {8, false, false, BreakReason::AfterQuantifier};
            case WordClass::Classifier:
                return {6, false, false, BreakReason::AfterClassifier};
            default:
                break;
        }
        if (i > 0 && a.capitalised && b.capitalised && !a.all_capitals && !word(i).known && !word(i + 1).known)
            return {8, false, false, BreakReason::InsideName};
        switch (class_of(i + 1)) {
            case WordClass::Conjunction:
                if (words_in_item(i + 2) == 1) return {2, false, false, BreakReason::BeforeLastItem};
                return {1, false, false, BreakReason::BeforeConjunction};
            case WordClass::Subordinator:
            case WordClass::Copula:
                return {1, false, false, BreakReason::BeforeConjunction};
            case WordClass::Preposition:
                return {1.5, false, false, BreakReason::BeforePreposition};
            case WordClass::Aspect:
            case WordClass::Negation:
            case WordClass::Imperative:
            case WordClass::Quantifier:
                return {2.5, false, false, BreakReason::BeforeAspect};
            case WordClass::Demonstrative:
            case WordClass::Reciprocal:
            case WordClass::Degree:
            case WordClass::Particle:
                return {8, false, false, BreakReason::BeforeDemonstrative};
            case WordClass::Pronoun:
                return {6, false, false, BreakReason::BeforePronoun};
            default:
                break;
        }
        const size_t comma = word(i + 1).last;
        const bool pair = m_tokens[comma].last == U',' && comma + 1 < m_tokens.size() && parts_pair(comma);
        if (pair || starts_list(i + 1)) return {1.5, false, false, BreakReason::BeforeList};
        if (says_how(i + 1)) return {5, false, false, BreakReason::BeforeManner};
        const bool both_unknown =
            before_is_single && word(i + 1).first == word(i + 1).last && !word(i).known && !word(i + 1).known;
        return {both_unknown ? 8.0 : 4.0, false, false,
                both_unknown ? BreakReason::BetweenUnknown : BreakReason::BetweenContent};
    }

    const std::vector<TokenText>& m_tokens;
    const std::vector<Word>& m_words;
    const Lexicon& m_lexicon;
    std::vector<size_t> m_word_of;
};

}  // namespace

bool is_binding(std::string_view key) {
    return contains(k_binding, key);
}

const char* to_string(BreakReason reason) {
    constexpr const char* k_names[] = {"inside-word",
                                       "number-unit",
                                       "code",
                                       "before-dash",
                                       "after-dash",
                                       "after-clause",
                                       "after-list-item",
                                       "before-conjunction",
                                       "before-last-item",
                                       "before-preposition",
                                       "before-aspect",
                                       "between-content",
                                       "between-unknown",
                                       "after-classifier",
                                       "before-pronoun",
                                       "before-list",
                                       "before-manner",
                                       "after-quantifier",
                                       "before-demonstrative",
                                       "inside-name",
                                       "after-preposition",
                                       "after-binding",
                                       "forced",
                                       "kept"};
    return k_names[static_cast<size_t>(reason)];
}

std::vector<BreakSite> break_costs(const std::vector<TokenText>& tokens, const std::vector<Word>& words,
                                   const Lexicon& lexicon) {
    std::vector<BreakSite> sites;
    const Coster coster(tokens, words, lexicon);
    for (size_t i = 0; i + 1 < tokens.size(); ++i) sites.push_back(coster.at(i));
    return sites;
}

}  // namespace codong
