#include "compose/figure_text.h"

#include <algorithm>
#include <map>

namespace codong {
namespace {

// Sizes and breaks do not depend on the box a text is first set in.
constexpr Size k_anywhere{1000, 1e6};
constexpr int k_partitions = 24;  // looked at for each number of lines
// In the unit of break costs. Another line; a line that stops short of the widest, times its lack squared, so that a
// paragraph keeps an even edge; a last line of a word or two.
constexpr double k_line_cost = 6;
constexpr double k_short_line = 14;
constexpr double k_short_last = 2;
constexpr double k_shortest_last = 0.3;
// Sideways distance at which ink counts as meeting, em.
constexpr double k_reach = 0.05;

// Lines of an even text at one mm to the em; profiles and distances are found once for all ways.
class LineSetter {
public:
    LineSetter(const TextSetting& setting, double leading, double clearance, Align align)
        : m_text(setting.carrier), m_leading(leading), m_clearance(clearance), m_align(align) {}

    TextWay set(const Breaks& breaks) {
        TextWay way;
        size_t start = 0;
        for (const size_t end : breaks.ends) {
            way.width = std::max(way.width, m_text.width(start, end));
            start = end + 1;
        }
        double pitch = m_leading, baseline = 0, left_before = 0;
        start = 0;
        for (size_t i = 0; i < breaks.ends.size(); ++i) {
            const size_t end = breaks.ends[i];
            const double slack = way.width - m_text.width(start, end);
            const double left = m_align == Align::Left ? 0 : m_align == Align::Centre ? slack / 2 : slack;
            if (i > 0) {
                const FitLine& above = way.fit.lines.back();
                pitch = std::max(pitch, need(above.first, above.last, left_before, start, end, left));
            }
            const MeasuredToken& first = m_text.tokens[start];
            way.fit.lines.push_back({start, end, false, false, 1, left - (first.ink_left - first.pen), 0, 0, {}});
            left_before = left;
            start = end + 1;
        }
        // Every line keeps the distance that the closest two need: an even rhythm.
        for (FitLine& line : way.fit.lines) {
            const LineProfile& profile = profile_of(line.first, line.last);
            baseline = &line == &way.fit.lines.front() ? -profile.top : baseline + pitch;
            line.baseline = baseline;
            const double left = line.x + m_text.tokens[line.first].ink_left - m_text.tokens[line.first].pen;
            line.ink = {left, baseline + profile.top, m_text.width(line.first, line.last),
                        profile.bottom - profile.top};
            way.fit.ink = way.fit.ink.united(line.ink);
        }
        way.rise = way.fit.lines.front().baseline;
        way.span = baseline - way.rise;
        way.fall = way.fit.ink.height - baseline;
        way.fit.least_size = way.fit.greatest_size = 1;
        way.fit.breaks = breaks;
        way.cost = cost_of(way);
        return way;
    }

private:
    static double cost_of(const TextWay& way) {
        const Breaks& breaks = way.fit.breaks;
        const auto& lines = way.fit.lines;
        double cost = breaks.site_cost + breaks.shape_cost + k_line_cost * static_cast<double>(lines.size());
        for (size_t i = 0; i + 1 < lines.size(); ++i) {
            const double lack = 1 - lines[i].ink.width / way.width;
            cost += k_short_line * lack * lack;
        }
        if (lines.size() > 1 && lines.back().ink.width < k_shortest_last * way.width) cost += k_short_last;
        return cost;
    }

    const LineProfile& profile_of(size_t first, size_t last) {
        const auto [at, made] = m_profiles.try_emplace({first, last});
        if (made) at->second = line_profile(m_text, first, last);
        return at->second;
    }

    // Least distance of the baselines of two neighbouring lines.
    double need(size_t first, size_t last, double x, size_t next_first, size_t next_last, double next_x) {
        const LinePlace upper{&profile_of(first, last), 1, x}, lower{&profile_of(next_first, next_last), 1, next_x};
        return touching_pitch(upper, lower, k_reach) + m_clearance;
    }

    const MeasuredText& m_text;
    double m_leading;
    double m_clearance;
    Align m_align;
    std::map<std::pair<size_t, size_t>, LineProfile> m_profiles;
};

}  // namespace

Result<std::unique_ptr<FigureText>> FigureText::make(std::unique_ptr<Node> node, double leading,
                                                     const std::vector<std::string>& keeps,
                                                     const TextContext& context) {
    auto made = std::make_unique<FigureText>();
    made->m_node = std::move(node);
    const TextNode& text = std::get<TextNode>(made->m_node->content);
    TRY_ASSIGN(made->m_setting, set_text(*made->m_node, text, k_anywhere, context));
    // What it measures stays; what its spaces cost knows the words of the message too.
    BreakHints hints;
    hints.keeps = context.request.message.words;
    hints.keeps.insert(hints.keeps.end(), keeps.begin(), keeps.end());
    made->m_setting->paragraph =
        analyse(text_of(text, context.request), display_rule(text, context), context.world.lexicon, hints);
    const TextSetting& setting = *made->m_setting;
    LineSetter setter(setting, leading, text.clearance, text.align == "centre" ? Align::Centre : Align::Left);
    BreakRequest request{setting.paragraph, [&](size_t a, size_t b) { return setting.carrier.width(a, b); }};
    request.last = setting.paragraph.size() - 1;
    request.keep = k_partitions;
    const int most = std::min(text.most_lines, static_cast<int>(setting.paragraph.size()));
    for (request.lines = 1; request.lines <= most; ++request.lines) {
        std::vector<TextWay> ways;
        for (const Breaks& breaks : break_lines(request)) ways.push_back(setter.set(breaks));
        // Of two ways with as many lines only one that is narrower may cost more.
        std::stable_sort(ways.begin(), ways.end(), [](const TextWay& a, const TextWay& b) { return a.cost < b.cost; });
        double narrowest = 1e300;
        for (TextWay& way : ways) {
            if (way.width >= narrowest) continue;
            narrowest = way.width;
            made->m_ways.push_back(std::move(way));
        }
    }
    if (made->m_ways.empty())
        return error("compose/cannot-break", {made->m_node->id, "1", std::to_string(text.most_lines)},
                     made->m_node->place);
    return made;
}

const TextWay* FigureText::way(double most_width) const {
    const TextWay* best = nullptr;
    for (const TextWay& way : m_ways)
        if (way.width <= most_width + 1e-9 && (!best || way.cost < best->cost)) best = &way;
    return best;
}

Placed FigureText::placed(const TextWay& way, double size, double x, double width, double baseline) const {
    auto setting = std::make_shared<TextSetting>(*m_setting);
    setting->fit = way.fit;
    Fit& fit = setting->fit;
    for (FitLine& line : fit.lines) {
        line.size = size;
        line.x *= size;
        line.baseline *= size;
        line.ink = {line.ink.x * size, line.ink.y * size, line.ink.width * size, line.ink.height * size};
    }
    fit.ink = {fit.ink.x * size, fit.ink.y * size, fit.ink.width * size, fit.ink.height * size};
    fit.axis = fit.ink.width / 2;
    fit.least_size = fit.greatest_size = size;
    Placed placed;
    placed.node = m_node.get();
    placed.box = {x, baseline - way.rise * size, width, fit.ink.height};
    setting->box = {placed.box.width, placed.box.height};
    placed.text = std::move(setting);
    return placed;
}

}  // namespace codong
