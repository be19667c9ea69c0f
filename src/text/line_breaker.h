#pragma once

#include <functional>
#include <vector>

#include "text/paragraph.h"

namespace codong {

// Widths of lines and the tokens in play: first .. last of a paragraph, inclusive.
struct BreakRequest {
    const Paragraph& paragraph;
    std::function<double(size_t first, size_t last)> width;  // of one line, any unit
    size_t first = 0;
    size_t last = 0;
    int lines = 1;
    double balance = 10;  // weight of sum(((width - mean) / mean)^2)
    int keep = 12;        // how many of the best to return
};

// One way to set the lines, with what it costs and why.
struct Breaks {
    std::vector<size_t> ends;  // last token of each line
    double cost = 0;           // all terms
    double site_cost = 0;      // of the spaces broken at
    double balance_cost = 0;
    double shape_cost = 0;  // one-syllable lines and hierarchy
    double parallel_cost = 0;
};

// A penalty for clauses built alike ("A bằng B, C bằng D") that are broken unlike; at most k_parallel_limit.
inline constexpr double k_parallel_limit = 4;
double parallel_cost(const Paragraph& paragraph, size_t first, const std::vector<size_t>& ends);

// The partitions into exactly `lines` lines of least cost, best first; empty when there is none. Dynamic programming
// over pairs of adjacent breaks; exact for all local terms, then re-ranked with the parallelism of clauses. Every
// partition within k_parallel_limit of the best is considered, up to `keep`.
std::vector<Breaks> break_lines(const BreakRequest& request);

// The cost of given line ends under the same terms; what break_lines minimises. Infinite when a break is not allowed.
Breaks cost_of(const BreakRequest& request, const std::vector<size_t>& ends);

}  // namespace codong
