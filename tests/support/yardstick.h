#pragma once

#include <sys/mman.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdint>
#include <ctime>
#include <numeric>

namespace codong::test {

// What a processor of 2023 takes for yardstick(), in ms of CPU, where the tests' limits were set.
constexpr double k_yardstick_ms = 25;

// Fixed work of the render's kind, half arithmetic and half fresh memory; the least of nine runs, in ms of CPU.
inline double yardstick() {
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

// How many times as long this machine takes; a faster one is given no less time.
inline double slowness() {
    return std::max(1.0, yardstick() / k_yardstick_ms);
}

}  // namespace codong::test
