#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace codong {

// What a function word does to the spaces around it; None is a content word.
enum class WordClass : unsigned char {
    None,
    Conjunction,
    Subordinator,
    Copula,
    Preposition,
    Quantifier,
    Classifier,
    Aspect,
    Negation,
    Imperative,
    Pronoun,
    Demonstrative,
    Degree,
    Reciprocal,
    Particle,
    Question,
    Adverb
};
const char* to_string(WordClass word_class);
// None when the name is not of a class.
WordClass word_class_from(std::string_view name);

// Key of a word for look-up: NFC, lower case, tone placement folded, single spaces.
std::string lexicon_key(std::string_view word);
uint64_t lexicon_hash(std::string_view key);

// The compiled Vietnamese lexicon, and words of one catalogue besides. Look-ups take keys (lexicon_key).
class Lexicon {
public:
    // The lexicon of messages/lexicon, compiled into the program: no file is read at run time.
    static Lexicon built_in();

    // Adds words of a catalogue's hints: never split.
    void add_word(std::string_view word);

    bool has_word(std::string_view key) const;
    WordClass word_class(std::string_view key) const;
    // Syllables of the longest entry.
    int longest() const { return m_longest; }
    size_t size() const { return m_words.size() + m_added.size(); }

private:
    std::span<const uint64_t> m_words;  // sorted hashes
    std::span<const std::pair<uint64_t, WordClass>> m_classes;
    std::vector<uint64_t> m_added;
    int m_longest = 1;
};

}  // namespace codong
