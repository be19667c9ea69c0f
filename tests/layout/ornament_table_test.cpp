#include <set>

#include "ornament_probe.h"

using namespace codong;
using Kind = OrnamentParameter::Kind;

TEST_CASE("every ornament is found by its own id and has a name in both languages") {
    std::set<std::string_view> ids;
    for (const OrnamentRow& row : ornaments()) {
        INFO(row.id);
        CHECK(ids.insert(row.id).second);
        CHECK(find_ornament(row.id) == &row);
        CHECK_FALSE(row.vi.empty());
        CHECK_FALSE(row.en.empty());
        CHECK(row.draw != nullptr);
    }
    CHECK(ids.size() >= 26);
    CHECK(find_ornament("no-such-ornament") == nullptr);
    CHECK(find_ornament("") == nullptr);
}

TEST_CASE("parameters of a row have names of their own, defaults within their bounds and known roles") {
    const std::set<std::string_view> roles{"", "paper", "deep", "main", "second", "accent", "warm", "skin"};
    for (const OrnamentRow& row : ornaments()) {
        std::set<std::string_view> names{"id", "avoids_text"};  // a layout writes these beside the parameters
        bool draws_without_names = false;
        for (const OrnamentParameter& parameter : row.parameters) {
            INFO(row.id << " " << parameter.name);
            CHECK(names.insert(parameter.name).second);
            CHECK(parameter.name.find('-') == std::string_view::npos);
            if (parameter.kind == Kind::Number) {
                CHECK(parameter.least < parameter.most);
                CHECK(parameter.fallback >= parameter.least);
                CHECK(parameter.fallback <= parameter.most);
            } else if (parameter.kind == Kind::Word) {
                CHECK(allowed_words(parameter).size() >= 2);
            } else {
                CHECK(roles.count(parameter.words) == 1);
                draws_without_names = draws_without_names || !parameter.words.empty();
            }
        }
        INFO(row.id);
        CHECK(draws_without_names);
    }
}

TEST_CASE("allowed words are split at commas, the default first") {
    OrnamentParameter parameter;
    parameter.kind = Kind::Word;
    parameter.words = "one,two,three";
    CHECK(allowed_words(parameter) == std::vector<std::string_view>{"one", "two", "three"});
    parameter.words = "only";
    CHECK(allowed_words(parameter) == std::vector<std::string_view>{"only"});
}
