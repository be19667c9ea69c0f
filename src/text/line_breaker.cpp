#include "text/line_breaker.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace codong {
namespace {

constexpr double k_infinite = std::numeric_limits<double>::infinity();
constexpr double k_one_syllable_line = 3;
constexpr double k_hierarchy = 0.5;
constexpr double k_parallel_step = 1.5;

// Costs of single lines and of breaks between two lines, over the tokens of one request.
class Costs {
public:
    explicit Costs(const BreakRequest& request) : m_request(request), m_count(request.last - request.first + 1) {
        const size_t n = m_count;
        m_width.assign(n * n, 0);
        m_least.assign(n * n, k_infinite);
        m_spans_forced.assign(n * n, 0);
        double space = 0;
        for (size_t i = 0; i < n; ++i) {
            for (size_t j = i; j < n; ++j) {
                m_width[i * n + j] = request.width(request.first + i, request.first + j);
                if (j == i) continue;
                const BreakSite& s = site(j - 1);
                m_least[i * n + j] = std::min(m_least[i * n + j - 1], s.forbidden ? k_infinite : s.cost);
                m_spans_forced[i * n + j] = m_spans_forced[i * n + j - 1] || s.forced;
            }
            if (i > 0) space += m_width[(i - 1) * n + i] - m_width[(i - 1) * n + i - 1] - m_width[i * n + i];
        }
        const double mean_space = n > 1 ? space / static_cast<double>(n - 1) : 0;
        m_mean = std::max(1e-9, (m_width[n - 1] - mean_space * (request.lines - 1)) / request.lines);
    }

    size_t size() const { return m_count; }
    const BreakSite& site(size_t i) const { return m_request.paragraph.sites[m_request.first + i]; }

    bool allowed(size_t first, size_t last) const {
        return !m_spans_forced[first * m_count + last] && (last + 1 == m_count || !site(last).forbidden);
    }
    double balance(size_t first, size_t last) const {
        const double off = (m_width[first * m_count + last] - m_mean) / m_mean;
        return m_request.balance * off * off;
    }
    double shape(size_t first, size_t last) const {
        return first == last && m_request.lines > 1 ? k_one_syllable_line : 0;
    }
    double site_cost(size_t last) const { return last + 1 == m_count || site(last).forced ? 0 : site(last).cost; }
    double line(size_t first, size_t last) const { return balance(first, last) + shape(first, last) + site_cost(last); }
    // The break after `mid` between the lines first .. mid and mid + 1 .. last costs more than a space left whole in
    // either.
    double hierarchy(size_t first, size_t mid, size_t last) const {
        const double least = std::min(m_least[first * m_count + mid], m_least[(mid + 1) * m_count + last]);
        const double cost = site_cost(mid);
        return least < cost ? k_hierarchy * (cost - least) : 0;
    }

private:
    const BreakRequest& m_request;
    size_t m_count;
    std::vector<double> m_width;
    std::vector<double> m_least;
    std::vector<char> m_spans_forced;
    double m_mean = 1;
};

// A partial solution ending with line (start .. end).
struct Partial {
    double cost = 0;
    uint16_t before = 0;  // start of the line before
    uint16_t rank = 0;    // of its own partial in that cell
};

using Cell = std::vector<Partial>;

class Solver {
public:
    Solver(const Costs& costs, int lines, size_t keep)
        : m_costs(costs), m_lines(static_cast<size_t>(lines)), m_keep(keep), m_n(costs.size()) {}

    std::vector<std::vector<size_t>> run() {
        lower_bounds();
        if (m_bound[0] == k_infinite) return {};
        // Slack beyond which no partition can win even after re-ranking; widened until the best itself is inside.
        for (double limit = m_bound[0] + k_parallel_limit + 8;; limit *= 2) {
            fill(limit + 1e-9);
            double best = k_infinite;
            for (size_t start = 0; start < m_n; ++start)
                for (const Partial& p : cell(m_lines, start, m_n - 1)) best = std::min(best, p.cost);
            if (best + k_parallel_limit <= limit) return collect(best + k_parallel_limit + 1e-9);
            if (limit > 1e7) return {};
            limit = std::max(limit, std::min(best + k_parallel_limit, 1e7) / 2);
        }
    }

private:
    Cell& cell(size_t line, size_t start, size_t end) { return m_cells[(line * m_n + start) * m_n + end]; }
    double& bound(size_t lines_left, size_t start) { return m_bound[(m_lines - lines_left) * (m_n + 1) + start]; }

    // Least cost of setting tokens start .. end in `left` lines, hierarchy left out.
    void lower_bounds() {
        m_bound.assign((m_lines + 1) * (m_n + 1), k_infinite);
        bound(0, m_n) = 0;
        for (size_t left = 1; left <= m_lines; ++left)
            for (size_t start = 0; start < m_n; ++start)
                for (size_t end = start; end < m_n; ++end) {
                    const double rest = bound(left - 1, end + 1);
                    if (rest == k_infinite || !m_costs.allowed(start, end)) continue;
                    bound(left, start) = std::min(bound(left, start), m_costs.line(start, end) + rest);
                }
    }

    void offer(Cell& list, const Partial& partial) const {
        if (list.size() == m_keep && partial.cost >= list.back().cost) return;
        const auto at = std::upper_bound(list.begin(), list.end(), partial,
                                         [](const Partial& a, const Partial& b) { return a.cost < b.cost; });
        list.insert(at, partial);
        if (list.size() > m_keep) list.pop_back();
    }

    void fill(double limit) {
        m_cells.assign((m_lines + 1) * m_n * m_n, {});
        for (size_t end = 0; end < m_n; ++end) {
            if (!m_costs.allowed(0, end)) continue;
            const double cost = m_costs.line(0, end);
            if (cost + bound(m_lines - 1, end + 1) <= limit) cell(1, 0, end).push_back({cost, 0, 0});
        }
        for (size_t line = 2; line <= m_lines; ++line) {
            const size_t left = m_lines - line;
            for (size_t before = 0; before < m_n; ++before) {
                for (size_t mid = before; mid + 1 < m_n; ++mid) {
                    const Cell& from = cell(line - 1, before, mid);
                    if (from.empty()) continue;
                    for (size_t end = mid + 1; end < m_n; ++end) {
                        const double rest = bound(left, end + 1);
                        if (rest == k_infinite || !m_costs.allowed(mid + 1, end)) continue;
                        const double step = m_costs.line(mid + 1, end) + m_costs.hierarchy(before, mid, end);
                        if (from[0].cost + step + rest > limit) continue;
                        Cell& to = cell(line, mid + 1, end);
                        for (size_t r = 0; r < from.size() && from[r].cost + step + rest <= limit; ++r)
                            offer(to, {from[r].cost + step, static_cast<uint16_t>(before), static_cast<uint16_t>(r)});
                    }
                }
            }
        }
    }

    std::vector<std::vector<size_t>> collect(double limit) {
        struct Final {
            double cost;
            size_t start, rank;
        };
        std::vector<Final> finals;
        for (size_t start = 0; start < m_n; ++start) {
            const Cell& list = cell(m_lines, start, m_n - 1);
            for (size_t r = 0; r < list.size(); ++r)
                if (list[r].cost <= limit) finals.push_back({list[r].cost, start, r});
        }
        std::stable_sort(finals.begin(), finals.end(), [](const Final& a, const Final& b) { return a.cost < b.cost; });
        std::vector<std::vector<size_t>> out;
        for (const Final& final : finals) {
            if (out.size() == m_keep) break;
            std::vector<size_t> ends(m_lines);
            size_t start = final.start, end = m_n - 1, rank = final.rank;
            for (size_t line = m_lines; line >= 1; --line) {
                ends[line - 1] = end;
                const Partial p = cell(line, start, end)[rank];
                end = start == 0 ? 0 : start - 1;
                start = p.before;
                rank = p.rank;
            }
            out.push_back(std::move(ends));
        }
        return out;
    }

    const Costs& m_costs;
    size_t m_lines, m_keep, m_n;
    std::vector<double> m_bound;
    std::vector<Cell> m_cells;
};

// Tokens of one clause, from `first` to `last`, and where in it a function word recurs in another clause.
std::vector<std::pair<size_t, size_t>> clauses_of(const Paragraph& paragraph, size_t first, size_t last) {
    std::vector<std::pair<size_t, size_t>> clauses;
    size_t start = first;
    for (size_t t = first; t <= last; ++t) {
        const bool ends = t == last || paragraph.sites[t].reason == BreakReason::AfterClause ||
                          paragraph.sites[t].reason == BreakReason::AfterDash ||
                          paragraph.sites[t].reason == BreakReason::AfterListItem;
        if (!ends) continue;
        clauses.emplace_back(start, t);
        start = t + 1;
    }
    return clauses;
}

std::string_view shown(const Paragraph& paragraph, size_t token) {
    return paragraph.line(token, token);
}

Breaks costed(const Costs& costs, const BreakRequest& request, const std::vector<size_t>& relative_ends) {
    Breaks out;
    size_t start = 0;
    for (size_t l = 0; l < relative_ends.size(); ++l) {
        const size_t end = relative_ends[l];
        if (!costs.allowed(start, end)) out.cost = k_infinite;
        out.site_cost += costs.site_cost(end);
        out.balance_cost += costs.balance(start, end);
        out.shape_cost += costs.shape(start, end);
        if (l + 1 < relative_ends.size()) out.shape_cost += costs.hierarchy(start, end, relative_ends[l + 1]);
        out.ends.push_back(request.first + end);
        start = end + 1;
    }
    out.parallel_cost = parallel_cost(request.paragraph, request.first, out.ends);
    out.cost += out.site_cost + out.balance_cost + out.shape_cost + out.parallel_cost;
    return out;
}

}  // namespace

double parallel_cost(const Paragraph& paragraph, size_t first, const std::vector<size_t>& ends) {
    const auto broken_after = [&](size_t token) { return std::find(ends.begin(), ends.end(), token) != ends.end(); };
    const auto clauses = clauses_of(paragraph, first, ends.back());
    double cost = 0;
    for (size_t c = 0; c + 1 < clauses.size(); ++c) {
        const auto [a0, a1] = clauses[c];
        const auto [b0, b1] = clauses[c + 1];
        for (size_t a = a0; a <= a1; ++a) {
            const Word& word = paragraph.words[paragraph.tokens[a].word];
            if (word.word_class == WordClass::None || word.first != word.last) continue;
            for (size_t b = b0; b <= b1; ++b) {
                if (shown(paragraph, a) != shown(paragraph, b)) continue;
                // Both stand inside their clauses, or both at the start: the break before each should be alike.
                if ((a == a0) != (b == b0) || a == a0) continue;
                if (broken_after(a - 1) != broken_after(b - 1)) cost += k_parallel_step;
            }
        }
    }
    return std::min(cost, k_parallel_limit);
}

std::vector<Breaks> break_lines(const BreakRequest& request) {
    if (request.last < request.first || request.lines < 1 ||
        static_cast<size_t>(request.lines) > request.last - request.first + 1)
        return {};
    const Costs costs(request);
    std::vector<Breaks> out;
    for (const auto& ends : Solver(costs, request.lines, static_cast<size_t>(request.keep)).run())
        out.push_back(costed(costs, request, ends));
    std::stable_sort(out.begin(), out.end(), [](const Breaks& a, const Breaks& b) { return a.cost < b.cost; });
    return out;
}

Breaks cost_of(const BreakRequest& request, const std::vector<size_t>& ends) {
    const Costs costs(request);
    std::vector<size_t> relative;
    for (const size_t end : ends) relative.push_back(end - request.first);
    return costed(costs, request, relative);
}

}  // namespace codong
