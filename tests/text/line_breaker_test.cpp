#include "text/line_breaker.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <iostream>
#include <random>

using namespace codong;

namespace {

// A paragraph of n tokens with random costs; widths are those of words of random length.
struct RandomCase {
    Paragraph paragraph;
    std::vector<double> start, end;

    RandomCase(std::mt19937& random, size_t n) {
        std::uniform_real_distribution<double> width(0.5, 4);
        const double costs[] = {0, 1, 1.5, 2.5, 4, 8, 10, 60};
        double x = 0;
        for (size_t i = 0; i < n; ++i) {
            const auto at = static_cast<uint32_t>(paragraph.shown.size());
            paragraph.shown += "x ";
            paragraph.tokens.push_back({at, at + 1, static_cast<uint32_t>(i)});
            // Function words recur, so that the parallelism of clauses has something to weigh.
            paragraph.words.push_back({static_cast<uint32_t>(i), static_cast<uint32_t>(i), true,
                                       random() % 3 ? WordClass::None : WordClass::Preposition, false});
            start.push_back(x);
            end.push_back(x += width(random));
            x += 0.3;
        }
        for (size_t i = 0; i + 1 < n; ++i) {
            BreakSite site{costs[random() % 8], random() % 5 == 0, false, BreakReason::BetweenContent};
            if (random() % 6 == 0) site = {0, false, false, BreakReason::AfterClause};
            if (random() % 40 == 0) site = {0, false, true, BreakReason::Forced};
            paragraph.sites.push_back(site);
        }
    }
    BreakRequest request(int lines, int keep = 12) const {
        return {paragraph, [this](size_t a, size_t b) { return end[b] - start[a]; }, 0, paragraph.size() - 1, lines, 10,
                keep};
    }
};

void all_partitions(const BreakRequest& request, std::vector<size_t>& ends, size_t from, double& best) {
    if (static_cast<int>(ends.size()) + 1 == request.lines) {
        ends.push_back(request.last);
        best = std::min(best, cost_of(request, ends).cost);
        ends.pop_back();
        return;
    }
    for (size_t end = from; end < request.last; ++end) {
        ends.push_back(end);
        all_partitions(request, ends, end + 1, best);
        ends.pop_back();
    }
}

}  // namespace

TEST_CASE("the best lines cost as little as the best of all partitions, up to 18 syllables") {
    std::mt19937 random(20260422);
    int compared = 0;
    for (int round = 0; round < 160; ++round) {
        const RandomCase made(random, 4 + random() % 15);
        for (int lines = 1; lines <= 5; ++lines) {
            const BreakRequest request = made.request(lines);
            double brute = 1e300;
            std::vector<size_t> ends;
            all_partitions(request, ends, 0, brute);
            const auto found = break_lines(request);
            if (brute > 1e200) {
                CHECK(found.empty());
                continue;
            }
            REQUIRE(!found.empty());
            CHECK(found.front().cost == Approx(brute).margin(1e-9));
            CHECK(cost_of(request, found.front().ends).cost == Approx(found.front().cost));
            ++compared;
        }
    }
    std::cout << compared << " requests compared with brute force\n";
    CHECK(compared > 400);
}

TEST_CASE("runners-up follow in order of cost and differ") {
    std::mt19937 random(7);
    const RandomCase made(random, 20);
    const auto found = break_lines(made.request(3));
    REQUIRE(found.size() >= 2);
    for (size_t i = 0; i + 1 < found.size(); ++i) {
        CHECK(found[i].cost <= found[i + 1].cost);
        CHECK(found[i].ends != found[i + 1].ends);
    }
}

TEST_CASE("forbidden spaces are never broken and forced ones always are") {
    std::mt19937 random(11);
    for (int round = 0; round < 60; ++round) {
        const RandomCase made(random, 16);
        for (int lines = 2; lines <= 6; ++lines)
            for (const Breaks& breaks : break_lines(made.request(lines)))
                for (size_t site = 0; site < made.paragraph.sites.size(); ++site) {
                    const bool broken = std::find(breaks.ends.begin(), breaks.ends.end(), site) != breaks.ends.end();
                    if (made.paragraph.sites[site].forbidden && !made.paragraph.sites[site].forced) CHECK_FALSE(broken);
                    if (made.paragraph.sites[site].forced) CHECK(broken);
                }
    }
}

TEST_CASE("a sentence of 30 syllables is broken in a millisecond, one of 80 in five") {
    std::mt19937 random(3);
    for (const auto& [syllables, limit_ms] : {std::pair{30, 1.0}, std::pair{80, 5.0}}) {
        const RandomCase made(random, static_cast<size_t>(syllables));
        std::vector<double> times;
        for (int round = 0; round < 15; ++round) {
            const auto start = std::chrono::steady_clock::now();
            for (int lines = 1; lines <= 8; ++lines) break_lines(made.request(lines, 6));
            times.push_back(
                std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
        }
        std::sort(times.begin(), times.end());
        std::cout << syllables << " syllables, 1 to 8 lines: " << times[times.size() / 2] << " ms, each count "
                  << times[times.size() / 2] / 8 << " ms\n";
#ifdef NDEBUG
        CHECK(times.front() < limit_ms * 8);
#else
        (void)limit_ms;
#endif
    }
}
