#include "text/fit.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <map>

#include "text/segment.h"

namespace codong {
namespace {

// Lines within this ratio of size look like a mistake, not a choice: they are made equal.
constexpr double k_nearly_equal = 1.07;
// Lines beside raised ones this near in size are one size.
constexpr double k_carriers_equal = 1.18;
// How the lines beside a key phrase may be sized in a measure: at most a share of the largest raised line, within a
// ratio of one another, and the utility lost. Two voices are best; where they would leave a wide box half empty, more
// sizes.
struct Voices {
    double share, ratio, lost;
};
constexpr Voices k_voices[] = {{0.86, k_carriers_equal, 0}, {0.86, 1.85, 0.25}, {1, 3, 0.4}};
// Most tracking used to bring equal lines to the same measure.
constexpr double k_most_justifying = 0.03;
// Sideways distance at which ink still counts as meeting, em of the smaller line.
constexpr double k_reach = 0.15;
// Where the voice changes, the least distance between the lowest ink of one line and the highest of the next, em.
constexpr double k_between_voices = 0.1;
// Utility lost for each key phrase that does not stand on lines of its own.
constexpr double k_torn_key = 0.2;
// Utility lost for a block smaller than the least area, times ln(least area / area).
constexpr double k_too_small = 12;
// Utility lost for lines that leave the measure empty, times the mean square of the part they leave.
constexpr double k_ragged = 0.4;

struct DraftLine {
    size_t first, last;
    bool key;
    bool raised;
    double relative;      // size over the block's base size
    double tracking = 0;  // em, to bring a line made equal to its neighbours back to the measure
};

// The same lines are looked at for many partitions: their profiles are made once.
class Profiles {
public:
    explicit Profiles(const FitRequest& request) : m_request(request) {}
    const LineProfile& of(const DraftLine& line) {
        if (line.tracking > 0)
            return m_tracked.emplace_back(line_profile(m_request.carrier, line.first, line.last, line.tracking));
        const size_t key = (line.first * m_request.paragraph.size() + line.last) * 2 + line.key;
        auto found = m_made.find(key);
        if (found == m_made.end())
            found =
                m_made.emplace(key, line_profile(line.key ? m_request.hero : m_request.carrier, line.first, line.last))
                    .first;
        return found->second;
    }

private:
    const FitRequest& m_request;
    std::map<size_t, LineProfile> m_made;
    std::deque<LineProfile> m_tracked;
};

size_t clusters_in(const MeasuredText& text, size_t first, size_t last) {
    size_t count = 0;
    uint32_t byte = ~0u;
    for (size_t g = text.tokens[first].first_glyph; g < text.tokens[last].last_glyph; ++g) {
        if (text.shaped->glyphs[g].byte != byte) ++count;
        byte = text.shaped->glyphs[g].byte;
    }
    return count;
}

class Fitter {
public:
    explicit Fitter(const FitRequest& request) : m_request(request), m_profiles(request) {}

    std::vector<Fit> run() {
        if (m_request.paragraph.size() == 0 || m_request.box.width <= 0 || m_request.box.height <= 0) return {};
        if (m_request.mode == FillMode::Voices) {
            voices();
        }
        if (m_request.mode != FillMode::Voices || m_fits.empty()) whole();
        std::stable_sort(m_fits.begin(), m_fits.end(),
                         [](const Fit& a, const Fit& b) { return a.utility > b.utility; });
        return std::move(m_fits);
    }

private:
    double width_of(const DraftLine& line) const {
        return (line.key ? m_request.hero : m_request.carrier).width(line.first, line.last);
    }

    std::vector<Breaks> partitions(size_t first, size_t last, bool key, int lines, double balance, int keep) const {
        const MeasuredText& text = key ? m_request.hero : m_request.carrier;
        return break_lines({m_request.paragraph, [&](size_t a, size_t b) { return text.width(a, b); }, first, last,
                            lines, balance, keep});
    }

    void whole() {
        const bool measure = m_request.mode == FillMode::Measure;
        const size_t last = m_request.paragraph.size() - 1;
        for (int k = m_request.least_lines; k <= m_request.most_lines; ++k) {
            for (Breaks& breaks : partitions(0, last, false, k, measure ? 2.5 : 10, measure ? 6 : 3)) {
                std::vector<DraftLine> lines;
                size_t start = 0;
                for (const size_t end : breaks.ends) {
                    lines.push_back({start, end, false, false, 1});
                    start = end + 1;
                }
                const size_t torn = raise(lines, measure);
                const double penalty = k_torn_key * static_cast<double>(torn);
                if (measure && m_request.two_sizes && torn == 0 && !m_request.keys.empty()) {
                    for (const auto& [share, ratio, lost] : k_voices) {
                        std::vector<DraftLine> sized = lines;
                        size_by_measure(sized, share, ratio);
                        place(std::move(sized), breaks, penalty + lost);
                    }
                } else {
                    if (measure) size_by_measure(lines, 1, m_request.most_ratio);
                    place(std::move(lines), std::move(breaks), penalty);
                }
            }
        }
    }

    // Key phrases that follow one another count as one. When each has lines of its own, these are raised; else none is,
    // for two phrases of one rank must look it, and the first line of a measure is read first, as where there is no
    // key. Gives the number of phrases that share a line.
    size_t raise(std::vector<DraftLine>& lines, bool measure) const {
        std::vector<KeyPhrase> phrases;
        for (const KeyPhrase& key : m_request.keys) {
            if (!phrases.empty() && phrases.back().last + 1 == key.first)
                phrases.back().last = key.last;
            else
                phrases.push_back(key);
        }
        size_t torn = 0;
        for (const KeyPhrase& phrase : phrases) {
            const auto begins = [&](const DraftLine& line) { return line.first == phrase.first; };
            const auto ends = [&](const DraftLine& line) { return line.last == phrase.last; };
            torn += std::none_of(lines.begin(), lines.end(), begins) || std::none_of(lines.begin(), lines.end(), ends);
        }
        if (torn == 0 && !phrases.empty())
            for (const KeyPhrase& phrase : phrases)
                for (DraftLine& line : lines) line.raised |= line.first >= phrase.first && line.last <= phrase.last;
        else if (measure && lines.size() > 1)
            lines.front().raised = true;
        return torn;
    }

    // Each line as large as the measure allows, within the ratio; the others at most `share` of the largest raised one,
    // and within `ratio` of one another. Neighbours nearly equal become equal.
    void size_by_measure(std::vector<DraftLine>& lines, double share, double ratio) const {
        double least = 1e300, raised = 0, least_raised = 1e300, carrier = 1e300;
        for (DraftLine& line : lines) least = std::min(least, line.relative = 1 / std::max(1e-6, width_of(line)));
        for (DraftLine& line : lines) line.relative = std::min(line.relative, least * m_request.most_ratio);
        equalise(lines, k_nearly_equal, 1);
        for (const DraftLine& line : lines) {
            if (line.raised) {
                raised = std::max(raised, line.relative);
                least_raised = std::min(least_raised, line.relative);
            } else {
                carrier = std::min(carrier, line.relative);
            }
        }
        double most = std::min(raised * share, carrier * ratio);
        if (share < 1) most = std::min(most, least_raised * k_carriers_equal);
        for (DraftLine& line : lines)
            if (raised > 0 && !line.raised) line.relative = std::min(line.relative, most);
        equalise(lines, 1, std::clamp(ratio, k_nearly_equal, k_carriers_equal));
    }

    // Neighbours of one voice whose sizes lie within the ratio become as small as the smallest of them; raised items of
    // a list always, for they are of one rank.
    void equalise(std::vector<DraftLine>& lines, double raised, double carriers) const {
        for (size_t i = 0; i < lines.size();) {
            const double most = lines[i].raised ? raised : carriers;
            size_t end = i + 1;
            double low = lines[i].relative, high = low;
            while (end < lines.size() && lines[end].raised == lines[i].raised) {
                const double l = std::min(low, lines[end].relative), h = std::max(high, lines[end].relative);
                const bool listed = lines[end].raised &&
                                    m_request.paragraph.line(lines[end - 1].last, lines[end - 1].last).ends_with(',');
                if (h > l * most && !listed) break;
                low = l;
                high = h;
                ++end;
            }
            for (; i < end; ++i) lines[i].relative = low;
        }
    }

    void voices() {
        std::vector<std::vector<KeyPhrase>> choices;
        if (m_request.keys.empty())
            choices = propose_keys(m_request.paragraph);
        else
            choices.push_back(m_request.keys);
        for (size_t rank = 0; rank < choices.size(); ++rank) {
            std::vector<KeyPhrase> segments;  // in order; keys and what lies between
            std::vector<bool> is_key;
            size_t at = 0;
            for (const KeyPhrase& key : choices[rank]) {
                if (key.first > at) {
                    segments.push_back({at, key.first - 1});
                    is_key.push_back(false);
                }
                segments.push_back(key);
                is_key.push_back(true);
                at = key.last + 1;
            }
            if (at < m_request.paragraph.size()) {
                segments.push_back({at, m_request.paragraph.size() - 1});
                is_key.push_back(false);
            }
            // A segment starts at its own line: where a space between segments may not break, there are no voices.
            bool allowed = true;
            for (size_t s = 1; s < segments.size(); ++s)
                allowed &= !m_request.paragraph.sites[segments[s].first - 1].forbidden;
            if (allowed) combine(segments, is_key, 0, {}, {}, m_request.keys.empty() ? static_cast<double>(rank) : 0);
        }
    }

    // Every number of lines for every segment, within the most lines in all.
    void combine(const std::vector<KeyPhrase>& segments, const std::vector<bool>& is_key, size_t at,
                 std::vector<DraftLine> lines, Breaks so_far, double proposal_rank) {
        if (at == segments.size()) {
            if (static_cast<int>(lines.size()) < m_request.least_lines) return;
            if (!size_by_voice(lines)) return;
            so_far.cost = so_far.site_cost + so_far.balance_cost + so_far.shape_cost;
            so_far.parallel_cost = parallel_cost(m_request.paragraph, 0, so_far.ends);
            so_far.cost += so_far.parallel_cost + proposal_rank * 0.7;
            place(lines, std::move(so_far));
            return;
        }
        const KeyPhrase& segment = segments[at];
        const int left =
            m_request.most_lines - static_cast<int>(lines.size()) - static_cast<int>(segments.size() - at - 1);
        const int most = std::min({left, static_cast<int>(segment.last - segment.first + 1), is_key[at] ? 4 : 8});
        for (int k = 1; k <= most; ++k) {
            const auto options = partitions(segment.first, segment.last, is_key[at], k, 12, 1);
            if (options.empty()) continue;
            const Breaks& best = options.front();
            auto next = lines;
            Breaks total = so_far;
            size_t start = segment.first;
            for (const size_t end : best.ends) {
                next.push_back({start, end, is_key[at], is_key[at], 1});
                total.ends.push_back(end);
                start = end + 1;
            }
            total.site_cost += best.site_cost;
            total.balance_cost += best.balance_cost;
            total.shape_cost += best.shape_cost;
            // The space at the seam between two segments is broken too; a change of voice excuses part of it.
            if (at > 0) total.site_cost += 0.5 * std::min(12.0, m_request.paragraph.sites[segment.first - 1].cost);
            combine(segments, is_key, at + 1, std::move(next), std::move(total), proposal_rank);
        }
    }

    bool size_by_voice(std::vector<DraftLine>& lines) const {
        double key_width = 0, carrier_width = 0;
        for (const DraftLine& line : lines) {
            double& widest = line.key ? key_width : carrier_width;
            widest = std::max(widest, width_of(line));
        }
        if (key_width <= 0) return false;
        double ratio = 1;
        if (carrier_width > 0) {
            ratio = carrier_width / key_width;  // both fill the measure
            ratio = std::clamp(ratio, m_request.least_ratio, m_request.most_ratio);
        }
        // Key lines grow to the measure one by one, as far as their spread allows.
        const double measure = std::max(key_width * ratio, carrier_width);
        for (DraftLine& line : lines)
            line.relative = line.key ? std::min({measure / width_of(line), ratio * m_request.key_spread,
                                                 std::max(ratio, m_request.most_ratio)})
                                     : 1;
        equalise(lines, k_carriers_equal, 1);
        return true;
    }

    double offset(double slack) const {
        return m_request.align == Align::Left ? 0 : m_request.align == Align::Centre ? slack / 2 : slack;
    }

    // Where the lines' ink begins: their letters are flush or centred, while quotes, stops and commas hang outside. In
    // measure the ink itself fills the width. Widens `measure` by what hangs; gives the axis of the letters.
    double align(const std::vector<DraftLine>& lines, std::vector<LinePlace>& places, double& measure) {
        const bool hanging = m_request.mode != FillMode::Measure;
        std::vector<double> lefts, bodies;
        double widest = 0;
        for (const DraftLine& line : lines) {
            const MeasuredText& text = line.key ? m_request.hero : m_request.carrier;
            const LineProfile& profile = m_profiles.of(line);
            const double left = hanging ? text.tokens[line.first].hang_left : 0;
            const double right = hanging ? text.tokens[line.last].hang_right : 0;
            lefts.push_back(left * line.relative);
            bodies.push_back((profile.width - left - right) * line.relative);
            widest = std::max(widest, bodies.back());
            places.push_back({&profile, line.relative, 0});
        }
        double first = 1e300, last = -1e300;
        for (size_t i = 0; i < places.size(); ++i) {
            places[i].x = offset(widest - bodies[i]) - lefts[i];
            first = std::min(first, places[i].x);
            last = std::max(last, places[i].x + places[i].profile->width * places[i].size);
        }
        for (LinePlace& place : places) place.x -= first;
        measure = last - first;
        return widest / 2 - first;
    }

    // Geometry at base size 1, then one scale for all: everything is linear in the size.
    void place(std::vector<DraftLine> lines, Breaks breaks, double penalty = 0) {
        double measure = 0, most_relative = 0;
        for (const DraftLine& line : lines) {
            measure = std::max(measure, width_of(line) * line.relative);
            most_relative = std::max(most_relative, line.relative);
        }
        if (measure <= 0) return;
        for (DraftLine& line : lines) line.tracking = justifying(line, measure);
        std::vector<LinePlace> places;
        const double axis = align(lines, places, measure);
        std::vector<double> baselines{-places[0].profile->top * places[0].size};
        const std::vector<double> pitches = all_pitches(lines, places);
        for (const double pitch : pitches) baselines.push_back(baselines.back() + pitch);
        double height = 0, top = 0;
        for (size_t i = 0; i < places.size(); ++i) {
            top = std::min(top, baselines[i] + places[i].profile->top * places[i].size);
            height = std::max(height, baselines[i] + places[i].profile->bottom * places[i].size);
        }
        const double scale = std::min({m_request.box.width / measure, m_request.box.height / (height - top),
                                       m_request.most_size / most_relative,
                                       std::sqrt(m_request.most_area / (measure * (height - top)))});
        Fit out;
        out.least_size = 1e300;
        double weighted = 0, weight = 0;
        for (size_t i = 0; i < lines.size(); ++i) {
            const MeasuredText& text = lines[i].key ? m_request.hero : m_request.carrier;
            FitLine line{
                lines[i].first, lines[i].last, lines[i].key, lines[i].raised, lines[i].relative * scale, 0, 0, 0, {}};
            line.tracking = lines[i].tracking;
            const double width = places[i].profile->width * line.size;
            const double left = places[i].x * scale;
            line.x = left - (text.tokens[line.first].ink_left - text.tokens[line.first].pen) * line.size;
            line.baseline = (baselines[i] - top) * scale;
            line.ink = {left, line.baseline + places[i].profile->top * line.size, width,
                        (places[i].profile->bottom - places[i].profile->top) * line.size};
            out.ink = out.ink.united(line.ink);
            out.least_size = std::min(out.least_size, line.size);
            out.greatest_size = std::max(out.greatest_size, line.size);
            const double letters = static_cast<double>(clusters_in(text, line.first, line.last));
            weighted += letters * std::log(line.size);
            weight += letters;
            out.lines.push_back(line);
        }
        out.axis = axis * scale;
        out.breaks = std::move(breaks);
        out.utility = weighted / weight - m_request.cost_weight * out.breaks.cost;
        // Voices: the key is read first and from afar, so its own size counts too.
        if (m_request.mode == FillMode::Voices) out.utility += 0.35 * (std::log(out.greatest_size) - weighted / weight);
        out.utility -= penalty;
        if (m_request.mode == FillMode::Measure && m_request.two_sizes)
            out.utility -= k_ragged * raggedness(lines, measure);
        const double area = out.ink.width * out.ink.height;
        if (area < m_request.least_area) out.utility -= k_too_small * std::log(m_request.least_area / area);
        if (out.least_size < m_request.least_size)
            out.utility -= 100 + 10 * std::log(m_request.least_size / out.least_size);
        m_fits.push_back(std::move(out));
    }

    double raggedness(const std::vector<DraftLine>& lines, double measure) const {
        double sum = 0;
        for (const DraftLine& line : lines) sum += std::pow(1 - width_of(line) * line.relative / measure, 2);
        return sum / static_cast<double>(lines.size());
    }

    // Tracking that brings a line made equal to its neighbours back to the measure.
    double justifying(const DraftLine& line, double measure) const {
        if (m_request.mode != FillMode::Measure) return 0;
        const size_t clusters = clusters_in(m_request.carrier, line.first, line.last);
        if (clusters < 2) return 0;
        const double tracking = (measure / line.relative - width_of(line)) / static_cast<double>(clusters - 1);
        return tracking > 1e-9 && tracking <= k_most_justifying ? tracking : 0;
    }

    std::vector<double> all_pitches(const std::vector<DraftLine>& lines, const std::vector<LinePlace>& places) const {
        std::vector<double> pitches, needs;
        for (size_t i = 0; i + 1 < places.size(); ++i) {
            const double small = std::min(places[i].size, places[i + 1].size);
            // Ink over ink in the same column, and a softer need that looks a little sideways.
            const double hard = touching_pitch(places[i], places[i + 1], 0);
            const double soft = touching_pitch(places[i], places[i + 1], k_reach * small);
            needs.push_back(hard);
            const bool same = lines[i].raised == lines[i + 1].raised;
            const double em = same ? small : std::sqrt(places[i].size * places[i + 1].size);
            const double wide = hard + m_request.most_gap * em;
            // Two voices do not reach into each other's rows.
            const double rows =
                places[i].profile->bottom * places[i].size - places[i + 1].profile->top * places[i + 1].size;
            pitches.push_back(same ? std::min(soft + m_request.clearance * em, wide)
                                   : std::max(wide, rows + k_between_voices * small));
        }
        for (size_t i = 0; i < pitches.size();) {
            size_t end = i + 1;
            double greatest = pitches[i];
            while (end < pitches.size() && alike(places, i, end)) greatest = std::max(greatest, pitches[end++]);
            for (; i < end; ++i) {
                const double small = std::min(places[i].size, places[i + 1].size);
                pitches[i] = std::max(pitches[i], std::min(greatest, needs[i] + m_request.most_gap * small));
            }
        }
        return pitches;
    }

    bool alike(const std::vector<LinePlace>& places, size_t first, size_t pitch) const {
        double low = 1e300, high = 0;
        for (size_t i = first; i <= pitch + 1; ++i) {
            low = std::min(low, places[i].size);
            high = std::max(high, places[i].size);
        }
        return high <= low * (1 + m_request.leading_spread);
    }

    const FitRequest& m_request;
    Profiles m_profiles;
    std::vector<Fit> m_fits;
};

}  // namespace

std::vector<Fit> fit(const FitRequest& request) {
    return Fitter(request).run();
}

std::vector<KeyPhrase> find_phrase(const Paragraph& paragraph, std::string_view phrase) {
    // A hyphen between spaces is shown as a dash: they are the same token.
    const auto key_of = [](std::string_view token) {
        TokenText read = read_token(token);
        return read.is_dash ? std::string("-") : std::move(read.key);
    };
    std::vector<std::string> wanted;
    for (size_t at = 0; at < phrase.size();) {
        const size_t end = std::min(phrase.find(' ', at), phrase.size());
        if (end > at) wanted.push_back(key_of(phrase.substr(at, end - at)));
        at = end + 1;
    }
    if (wanted.empty()) return {};
    std::vector<std::string> tokens;
    for (size_t t = 0; t < paragraph.size(); ++t) tokens.push_back(key_of(paragraph.line(t, t)));
    for (size_t i = 0; i + wanted.size() <= tokens.size(); ++i)
        if (std::equal(wanted.begin(), wanted.end(), tokens.begin() + static_cast<long>(i)))
            return {{i, i + wanted.size() - 1}};
    return {};
}

std::vector<std::vector<KeyPhrase>> propose_keys(const Paragraph& paragraph) {
    // A phrase of whole words between cheap breaks; an opening phrase, or one after a clause, tells most.
    struct Proposal {
        KeyPhrase phrase;
        double merit;
    };
    std::vector<Proposal> proposals;
    const size_t n = paragraph.size();
    const auto edge = [&](size_t site) {
        return site >= n - 1 ? 0.0 : paragraph.sites[site].forbidden ? 1e9 : paragraph.sites[site].cost;
    };
    for (size_t first = 0; first < n; ++first) {
        const double before = first == 0 ? 0 : edge(first - 1);
        if (before > 4) continue;
        for (size_t last = first; last < n && last < first + 6; ++last) {
            if (last - first + 1 == n) continue;
            const double after = edge(last);
            const double syllables = static_cast<double>(last - first + 1);
            if (after > 4 || syllables < 2) continue;
            const bool function_start = paragraph.words[paragraph.tokens[first].word].word_class != WordClass::None;
            double merit = -before * 0.6 - after * 0.8 - std::abs(syllables - 3) * 0.5;
            if (first == 0) merit += 2.5;
            if (function_start && first > 0) merit -= 2;
            proposals.push_back({{first, last}, merit});
        }
    }
    std::stable_sort(proposals.begin(), proposals.end(),
                     [](const Proposal& a, const Proposal& b) { return a.merit > b.merit; });
    std::vector<std::vector<KeyPhrase>> out;
    for (const Proposal& proposal : proposals) {
        if (out.size() == 4) break;
        out.push_back({proposal.phrase});
    }
    return out;
}

}  // namespace codong
