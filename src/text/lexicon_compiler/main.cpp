// Compiles messages/lexicon/*.txt to a table: lexicon_compiler OUT.cpp FILE...
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <set>

#include "text/lexicon.h"

namespace {

struct Tables {
    std::set<uint64_t> words;
    std::map<uint64_t, codong::WordClass> classes;
    long longest = 1;
};

bool read_line(std::string line, bool function_words, Tables& tables) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty() || line[0] == '#') return true;
    const size_t tab = line.find('\t');
    const std::string word = line.substr(0, tab), tag = tab == std::string::npos ? "" : line.substr(tab + 1);
    const std::string key = codong::lexicon_key(word);
    const long syllables = 1 + std::count(key.begin(), key.end(), ' ');
    if (syllables > 1) tables.words.insert(codong::lexicon_hash(key));
    tables.longest = std::max(tables.longest, syllables);
    if (!function_words) return syllables > 1;
    const codong::WordClass word_class = codong::word_class_from(tag);
    if (word_class == codong::WordClass::None) return false;
    return tables.classes.emplace(codong::lexicon_hash(key), word_class).second;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) return 2;
    Tables tables;
    bool good = true;
    for (int i = 2; i < argc; ++i) {
        const bool function_words = std::filesystem::path(argv[i]).filename() == "function-words.txt";
        std::ifstream in(argv[i]);
        int number = 0;
        for (std::string line; std::getline(in, line);) {
            ++number;
            if (read_line(line, function_words, tables)) continue;
            std::cerr << argv[i] << ":" << number << ": bad entry: " << line << "\n";
            good = false;
        }
    }
    std::filesystem::create_directories(std::filesystem::path(argv[1]).parent_path());
    std::ofstream out(argv[1]);
    out << "#include \"text/lexicon_table.h\"\nnamespace codong {\nnamespace {\nconstexpr uint64_t k_words[] = {";
    for (const uint64_t hash : tables.words) out << hash << "u,\n";
    out << "0xffffffffffffffffu};\nconstexpr std::pair<uint64_t, WordClass> k_classes[] = {";
    for (const auto& [hash, word_class] : tables.classes)
        out << "{" << hash << "u, static_cast<WordClass>(" << static_cast<int>(word_class) << ")},\n";
    out << "{0xffffffffffffffffu, WordClass::None}};\n}\n"
        << "std::span<const uint64_t> compiled_words() { return k_words; }\n"
        << "std::span<const std::pair<uint64_t, WordClass>> compiled_classes() { return k_classes; }\n"
        << "int compiled_longest() { return " << tables.longest << "; }\n}\n";
    return good && out.good() ? 0 : 1;
}
