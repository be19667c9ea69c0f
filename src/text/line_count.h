#pragma once

#include <vector>

#include "text/fit.h"

namespace codong {

// The best setting of one number of lines, and what it was judged by.
struct LineCount {
    int lines = 0;
    double least_size = 0;  // mm to the em
    double greatest_size = 0;
    double break_cost = 0;
    double utility = 0;
};

// Why the first of several numbers of lines was taken.
enum class CountReason : unsigned char {
    Only,          // no other could be set
    Legible,       // every other has a line below the least legible size
    Larger,        // the largest letters
    BetterBreaks,  // another would be larger, but its lines break worse
    Both,          // neither larger nor cheaper than all: the best of both together
};
const char* to_string(CountReason reason);

// The best of each number of lines, of fits as fit() gives them: the one taken first.
std::vector<LineCount> compare_line_counts(const std::vector<Fit>& fits);
CountReason reason_for(const std::vector<LineCount>& counts, double least_size = 0);

}  // namespace codong
