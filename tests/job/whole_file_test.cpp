#include "job/whole_file.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

#include "support/program.h"

using namespace codong;
using namespace codong::test;

TEST_CASE("files written on several threads into one folder are each whole, and nothing else is left") {
    const Scratch scratch;
    constexpr int k_threads = 8, k_rounds = 40;
    const auto text_of = [](int thread) { return std::string(20'000 + 777 * thread, static_cast<char>('a' + thread)); };
    std::vector<int> failures(k_threads);
    std::vector<std::thread> threads;
    for (int t = 0; t < k_threads; ++t)
        threads.emplace_back([&, t] {
            const std::string path = scratch / ("sheet-" + std::to_string(t) + ".png");
            for (int i = 0; i < k_rounds; ++i) {
                failures[t] += !write_whole_file(path, text_of(t), IfExists::Replace);
                std::ifstream written(path, std::ios::binary);
                failures[t] += std::string(std::istreambuf_iterator<char>(written), {}) != text_of(t);
            }
        });
    for (std::thread& thread : threads) thread.join();
    for (int t = 0; t < k_threads; ++t) CHECK(failures[t] == 0);
    size_t files = 0;
    for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(scratch / ".")) ++files;
    CHECK(files == k_threads);
}
