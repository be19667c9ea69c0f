#include <sys/mman.h>

#include <catch2/catch.hpp>
#include <cstdio>
#include <ctime>
#include <numeric>

#include "cli/delivered.h"

using namespace codong::test;

namespace {

constexpr int k_rounds = 7;

// What a processor of 2023 takes for yardstick(), in ms of CPU, where the 60 ms were set.
constexpr double k_yardstick_ms = 25;

// Fixed work of the render's kind, half arithmetic and half fresh memory; the least of nine runs, in ms of CPU.
double yardstick() {
    double least = 1e9;
    for (int round = 0; round < 9; ++round) {
        const auto clock = [] {
            timespec now{};
            clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
            return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
        };
        const double begun = clock();
        constexpr size_t size = 24 << 20;
        auto* fresh =
            static_cast<uint32_t*>(mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
        REQUIRE(fresh != MAP_FAILED);
        uint32_t state = 1;
        for (size_t i = 0; i < size / sizeof(uint32_t); ++i) {
            state = state * 1664525u + 1013904223u;
            fresh[i] = state >> (state & 7);
        }
        std::sort(fresh, fresh + 120'000);
        const uint32_t sum = std::accumulate(fresh, fresh + size / sizeof(uint32_t), 0u);
        munmap(fresh, size);
        least = std::min(least, clock() - begun + (sum == 0 ? 1e-9 : 0));
    }
    return least;
}

}  // namespace

// Hidden: run by its own entry, alone, so that the figure means something.
TEST_CASE("a cold render of one 1080 x 1080 PNG takes under 60 ms of CPU", "[.cold]") {
    const Scratch scratch;
    std::vector<double> times;
    for (const std::string message : {"m1", "m4", "m8"})
        for (int round = 0; round < k_rounds; ++round) {
            const std::string folder = scratch / (message + std::to_string(round));
            const Outcome outcome =
                Codong({"render", "-o", folder, "--message", message, "--format", "fb-square"}).run();
            INFO(outcome.err);
            REQUIRE(outcome.exit == 0);
            times.push_back(outcome.cpu_seconds * 1000);
        }
    double worst = 0, mean = 0;
    for (size_t first = 0; first < times.size(); first += k_rounds) {
        std::sort(times.begin() + static_cast<std::ptrdiff_t>(first),
                  times.begin() + static_cast<std::ptrdiff_t>(first + k_rounds));
        std::printf("cold render, fb-square: %.1f ms of CPU (%.1f to %.1f)\n", times[first + k_rounds / 2],
                    times[first], times[first + k_rounds - 1]);
        // The least of the rounds: other programs on the machine only ever add to it.
        worst = std::max(worst, times[first]);
        mean += times[first] / 3;
    }
    // A slower machine is given more time, in the measure in which it is slower; a faster one no less.
    const double slower = std::max(1.0, yardstick() / k_yardstick_ms);
    std::printf("this machine takes %.2f times as long as the one of the 60 ms\n", slower);
#ifdef NDEBUG
    if (!k_sanitized) {
        CHECK(mean < 60 * slower);
        CHECK(worst < 1.2 * 60 * slower);  // the one with the most ornament
    }
#endif
}

TEST_CASE("--timings tells where the time of a render goes") {
    const Scratch scratch;
    const Outcome outcome =
        Codong({"render", "-o", scratch / "out", "--message", "m1", "--format", "fb-square", "--timings", "--json"})
            .run();
    REQUIRE(outcome.exit == 0);
    const auto report = nlohmann::json::parse(outcome.out);
    std::map<std::string, double> stages;
    for (const auto& timing : report["timings"]) {
        stages[timing["stage"]] = timing["seconds"];
        CHECK(timing["seconds"] >= 0);
        CHECK(timing["count"] >= 1);
        CHECK(contains(outcome.err, timing["stage"].get<std::string>()));
    }
    for (const char* stage : {"plan", "fonts and art", "compose", "check", "png", "proof", "deliver"}) {
        INFO(stage);
        CHECK(stages.contains(stage));
    }
}

TEST_CASE("without --timings none are printed") {
    const Scratch scratch;
    const Outcome outcome = Codong({"render", "-o", scratch / "out", "--message", "m1", "--format", "fb-square"}).run();
    CHECK(outcome.exit == 0);
    CHECK_FALSE(contains(outcome.err, " ms "));
}
