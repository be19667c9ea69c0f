#include "text/line_count.h"

#include <algorithm>

namespace codong {

const char* to_string(CountReason reason) {
    switch (reason) {
        case CountReason::Only:
            return "only";
        case CountReason::Legible:
            return "legible";
        case CountReason::Larger:
            return "larger";
        case CountReason::BetterBreaks:
            return "better-breaks";
        case CountReason::Both:
            return "both";
    }
    return "";
}

std::vector<LineCount> compare_line_counts(const std::vector<Fit>& fits) {
    std::vector<LineCount> counts;
    for (const Fit& fit : fits) {
        const int lines = static_cast<int>(fit.lines.size());
        if (std::none_of(counts.begin(), counts.end(), [&](const LineCount& c) { return c.lines == lines; }))
            counts.push_back({lines, fit.least_size, fit.greatest_size, fit.breaks.cost, fit.utility});
    }
    return counts;
}

CountReason reason_for(const std::vector<LineCount>& counts, double least_size) {
    if (counts.size() < 2) return CountReason::Only;
    const LineCount& taken = counts.front();
    bool legible = false, larger = false, cheaper = false;
    for (size_t i = 1; i < counts.size(); ++i) {
        legible |= counts[i].least_size >= least_size;
        larger |= counts[i].greatest_size > taken.greatest_size * (1 + 1e-9);
        cheaper |= counts[i].break_cost < taken.break_cost - 1e-9;
    }
    if (!legible && taken.least_size >= least_size) return CountReason::Legible;
    if (!larger) return CountReason::Larger;
    return cheaper ? CountReason::Both : CountReason::BetterBreaks;
}

}  // namespace codong
