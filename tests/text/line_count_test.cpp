#include "text/line_count.h"

#include <catch2/catch.hpp>

#include "support_fonts.h"

using namespace codong;

namespace {

LineCount count(int lines, double size, double cost, double utility) {
    return {lines, size, size, cost, utility};
}

std::string reason(const std::vector<LineCount>& counts, double least = 0) {
    return to_string(reason_for(counts, least));
}

}  // namespace

TEST_CASE("the reason names what the number of lines taken has over the others") {
    CHECK(reason({count(1, 10, 0, 1)}) == "only");
    CHECK(reason({count(3, 12, 5, 2), count(2, 10, 1, 1)}) == "larger");
    CHECK(reason({count(2, 10, 1, 2), count(3, 12, 9, 1)}) == "better-breaks");
    CHECK(reason({count(2, 10, 3, 2), count(3, 12, 9, 1), count(1, 6, 0, 0)}) == "both");
    CHECK(reason({count(3, 10, 5, 2), count(2, 7, 1, -99), count(1, 4, 0, -101)}, 9) == "legible");
    CHECK(reason({count(3, 8, 5, -99), count(2, 7, 1, -100)}, 9) == "larger");  // none is legible
}

TEST_CASE("the numbers of lines weighed are those of the fits, each once, the one taken first") {
    TestFonts fonts({"be-vietnam-pro-700"});
    const Paragraph paragraph =
        analyse("Lắng nghe trẻ em bằng trái tim, hành động vì trẻ em bằng trách nhiệm.", {}, Lexicon::built_in());
    const auto measured = measure(paragraph, {fonts.face("be-vietnam-pro-700")}, *fonts.shaper);
    REQUIRE(measured);
    FitRequest request{paragraph, *measured, *measured, {300, 120}};
    request.most_lines = 5;
    const auto fits = fit(request);
    const auto counts = compare_line_counts(fits);
    REQUIRE(counts.size() == 5);
    CHECK(counts.front().lines == static_cast<int>(fits.front().lines.size()));
    for (size_t i = 1; i < counts.size(); ++i) {
        CHECK(counts[i].utility <= counts[i - 1].utility);
        for (size_t j = 0; j < i; ++j) CHECK(counts[i].lines != counts[j].lines);
    }
}
