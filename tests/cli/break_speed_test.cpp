#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <iostream>
#include <random>
#include <set>

#include "cli/delivered.h"

using namespace codong::test;

namespace {

// Slogans of their own, made of clauses of the civic sentences: whole clauses, so that words stay words.
std::vector<std::string> unique_slogans(size_t count) {
    std::ifstream in(CODONG_SOURCE_DIR "/tests/corpus/words/civic.txt");
    std::vector<std::string> clauses;
    for (std::string line; std::getline(in, line);) {
        if (line.empty() || line[0] == '#') continue;
        for (char& c : line)
            if (c == '_') c = ' ';
        while (!line.empty() && (line.back() == '.' || line.back() == '!')) line.pop_back();
        for (size_t at = 0; at < line.size();) {
            const size_t end = std::min(line.find(", ", at), line.size());
            const std::string clause = line.substr(at, end - at);
            if (std::count(clause.begin(), clause.end(), ' ') >= 5) clauses.push_back(clause);
            at = end + 2;
        }
    }
    REQUIRE(clauses.size() > 200);
    std::mt19937 random(111);
    std::set<std::string> seen;
    std::vector<std::string> out;
    while (out.size() < count) {
        std::string slogan = clauses[random() % clauses.size()] + ", " + clauses[random() % clauses.size()] + ".";
        if (seen.insert(slogan).second) out.push_back(std::move(slogan));
    }
    return out;
}

}  // namespace

TEST_CASE("ten thousand different slogans are broken into three lines within two seconds of processor time") {
    constexpr size_t k_count = k_sanitized ? 500 : 10000;
    const auto slogans = unique_slogans(k_count);
    std::string input;
    for (const std::string& slogan : slogans) input += slogan + "\n";
    const Outcome ran = Codong({"break", "--lines", "3"}).input(input).run();
    REQUIRE(ran.exit == 0);
    size_t lines = 0, three = 0, start = 0;
    for (size_t end; (end = ran.out.find('\n', start)) != std::string::npos; start = end + 1, ++lines) {
        const std::string line = ran.out.substr(start, end - start);
        size_t bars = 0;
        for (size_t at = line.find(" / "); at != std::string::npos; at = line.find(" / ", at + 1)) ++bars;
        three += bars == 2;
        // Nothing but the line ends and the dash differs from what came in.
        if (replaced(line, " / ", " ") != replaced(slogans[lines], " - ", " – ")) FAIL_CHECK(line);
    }
    CHECK(lines == k_count);
    CHECK(three == k_count);
    std::cout << k_count << " different slogans: " << ran.cpu_seconds << " s of processor time\n";
    if (!k_sanitized) CHECK(ran.cpu_seconds < 2.0);
}
