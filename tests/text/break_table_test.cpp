#include <catch2/catch.hpp>
#include <fstream>
#include <set>

#include "text/break_cost.h"

using namespace codong;

namespace {

struct Row {
    std::string reason, cost, example;
};

std::string trimmed(std::string text) {
    while (!text.empty() && text.back() == ' ') text.pop_back();
    while (!text.empty() && text.front() == ' ') text.erase(text.begin());
    return text;
}

std::vector<std::string> lines_of_document() {
    std::ifstream in(std::string(CODONG_SOURCE_DIR) + "/docs/line-breaking.md");
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    REQUIRE(lines.size() > 50);
    return lines;
}

// The rows of the document's table of costs.
std::vector<Row> table() {
    std::vector<Row> rows;
    bool inside = false;
    for (const std::string& line : lines_of_document()) {
        if (line.starts_with("| Reason ")) inside = true;
        if (line.empty()) inside = false;
        if (!inside || line.starts_with("| Reason ") || line.starts_with("|---")) continue;
        std::vector<std::string> cells;
        for (size_t at = 1; at < line.size();) {
            const size_t end = std::min(line.find('|', at), line.size());
            cells.push_back(trimmed(line.substr(at, end - at)));
            at = end + 1;
        }
        REQUIRE(cells.size() == 4);
        rows.push_back({cells[0], cells[1], cells[3]});
    }
    return rows;
}

}  // namespace

TEST_CASE("docs/line-breaking.md gives the costs that the engine uses") {
    const Lexicon lexicon = Lexicon::built_in();
    const auto rows = table();
    CHECK(rows.size() >= 20);
    for (const Row& row : rows) {
        INFO(row.reason << " " << row.example);
        const size_t bar = row.example.find(" / ");
        REQUIRE(bar != std::string::npos);
        std::string text = row.example;
        text.replace(bar, 3, " ");
        const auto blanks =
            std::count(row.example.begin(), row.example.begin() + static_cast<std::ptrdiff_t>(bar), ' ');
        const BreakSite site = analyse(text, {}, lexicon).sites.at(static_cast<size_t>(blanks));
        CHECK(to_string(site.reason) == row.reason);
        CHECK(site.forbidden == (row.cost == "forbidden"));
        if (!site.forbidden) CHECK(site.cost == std::stod(row.cost));
    }
}

TEST_CASE("docs/line-breaking.md has a row for every reason but the hints of people") {
    std::set<std::string> named;
    for (const Row& row : table()) named.insert(row.reason);
    for (int i = 0; i <= static_cast<int>(BreakReason::Kept); ++i) {
        const auto reason = static_cast<BreakReason>(i);
        // A code is one token: no space of it is ever asked about.
        if (reason == BreakReason::Kept || reason == BreakReason::Forced || reason == BreakReason::Code) continue;
        INFO(to_string(reason));
        CHECK(named.count(to_string(reason)) == 1);
    }
}

TEST_CASE("docs/line-breaking.md lists the words that no line ends in, and no other") {
    std::string list;
    bool inside = false;
    for (const std::string& line : lines_of_document()) {
        inside = inside || line.starts_with("**No line ends in**");
        if (line.empty()) inside = false;
        if (inside) list += line.substr(line.starts_with("**") ? line.find(':') + 1 : 0) + " ";
    }
    list = list.substr(0, list.find('.'));
    int count = 0;
    for (size_t at = 0; at < list.size();) {
        const size_t end = std::min(list.find(' ', at), list.size());
        const std::string word = list.substr(at, end - at);
        at = end + 1;
        if (word.empty()) continue;
        INFO(word);
        CHECK(is_binding(word));
        ++count;
    }
    CHECK(count == 32);
    CHECK_FALSE(is_binding("này"));
}
