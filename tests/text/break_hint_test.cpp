#include <catch2/catch.hpp>

#include "text/paragraph.h"

using namespace codong;

namespace {

// The spaces of a text: "-" may break, "#" may not, "/" must.
std::string spaces(const std::string& text, const BreakHints& hints) {
    std::string out;
    for (const BreakSite& site : analyse(text, {}, Lexicon::built_in(), hints).sites)
        out += site.forbidden ? '#' : site.forced ? '/' : '-';
    return out;
}

}  // namespace

TEST_CASE("a kept phrase is kept at every place where it stands") {
    const std::string text = "xa bí na, xa bí na, ma xa bí";
    CHECK(spaces(text, {}) == "--------");
    CHECK(spaces(text, {{}, {"xa bí"}}) == "#--#---#");
    CHECK(spaces(text, {{}, {"xa bí na"}}) == "##-##---");
    CHECK(spaces("ba ba ba ba", {{}, {"ba ba"}}) == "###");
}

TEST_CASE("a forced break is forced at every place that the hint describes") {
    const std::string text = "xa bí na, xa bí na, ma xa bí";
    CHECK(spaces(text, {{"xa | bí"}, {}}) == "/--/---/");
    CHECK(spaces(text, {{"ma xa | bí"}, {}}) == "-------/");
    CHECK(spaces(text, {{"| xa", "xa |", "không có | ở đây"}, {}}) == "--------");
}
