#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "job/run.h"

namespace codong {

// Adds up stage times of several workers.
class Stopwatch {
public:
    class Lap {
    public:
        Lap(Stopwatch& watch, const char* stage) : m_watch(watch), m_stage(stage) {}
        ~Lap() {
            m_watch.add(m_stage, std::chrono::duration<double>(std::chrono::steady_clock::now() - m_start).count());
        }
        Lap(const Lap&) = delete;
        Lap& operator=(const Lap&) = delete;

    private:
        Stopwatch& m_watch;
        const char* m_stage;
        std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
    };

    void add(const std::string& stage, double seconds) {
        const std::lock_guard lock(m_mutex);
        for (Timing& timing : m_timings)
            if (timing.stage == stage) {
                timing.seconds += seconds;
                ++timing.count;
                return;
            }
        m_timings.push_back({stage, seconds, 1});
    }
    std::vector<Timing> take() { return std::move(m_timings); }

private:
    std::mutex m_mutex;
    std::vector<Timing> m_timings;
};

}  // namespace codong
