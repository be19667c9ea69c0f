#include "text/lexicon.h"

#include <algorithm>

#include "text/lexicon_table.h"
#include "text/syllable.h"
#include "text/unicode.h"

namespace codong {
namespace {

constexpr std::string_view k_class_names[] = {
    "none",       "conjunction", "subordinator", "copula",     "preposition", "quantifier",
    "classifier", "aspect",      "negation",     "imperative", "pronoun",     "demonstrative",
    "degree",     "reciprocal",  "particle",     "question",   "adverb"};

int syllables_of(std::string_view word) {
    return 1 + static_cast<int>(std::count(word.begin(), word.end(), ' '));
}

}  // namespace

const char* to_string(WordClass word_class) {
    return k_class_names[static_cast<size_t>(word_class)].data();
}

WordClass word_class_from(std::string_view name) {
    const auto at = std::find(std::begin(k_class_names), std::end(k_class_names), name);
    return at == std::end(k_class_names) ? WordClass::None : static_cast<WordClass>(at - std::begin(k_class_names));
}

std::string lexicon_key(std::string_view word) {
    std::string key = fold_tone_placement(to_lower(word));
    std::replace(key.begin(), key.end(), '_', ' ');
    return key;
}

uint64_t lexicon_hash(std::string_view key) {
    uint64_t hash = 14695981039346656037ull;  // FNV-1a, 64 bits
    for (const char c : key) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ull;
    return hash;
}

Lexicon Lexicon::built_in() {
    Lexicon lexicon;
    lexicon.m_words = compiled_words();
    lexicon.m_classes = compiled_classes();
    lexicon.m_longest = compiled_longest();
    return lexicon;
}

void Lexicon::add_word(std::string_view word) {
    const std::string key = lexicon_key(word);
    const uint64_t hash = lexicon_hash(key);
    const auto at = std::lower_bound(m_added.begin(), m_added.end(), hash);
    if (at == m_added.end() || *at != hash) m_added.insert(at, hash);
    m_longest = std::max(m_longest, syllables_of(key));
}

bool Lexicon::has_word(std::string_view key) const {
    const uint64_t hash = lexicon_hash(key);
    return std::binary_search(m_words.begin(), m_words.end(), hash) ||
           std::binary_search(m_added.begin(), m_added.end(), hash);
}

WordClass Lexicon::word_class(std::string_view key) const {
    const uint64_t hash = lexicon_hash(key);
    const auto at = std::lower_bound(m_classes.begin(), m_classes.end(), hash,
                                     [](const auto& entry, uint64_t value) { return entry.first < value; });
    return at != m_classes.end() && at->first == hash ? at->second : WordClass::None;
}

}  // namespace codong
