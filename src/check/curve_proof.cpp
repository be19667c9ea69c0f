#include "check/curve_proof.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "check/ink_parts.h"

namespace codong {
namespace {

constexpr double k_slack_mm = 0.012;   // as drawn: cairo keeps 1/256 point
constexpr double k_flat_mm = 0.002;    // as drawn
constexpr double k_area_share = 0.02;  // of a contour's area
constexpr size_t k_most_told = 6;

// What tells a contour from every other: where it lies, how large it is, and how much it holds.
struct Contour {
    Rect box;
    double area = 0;
};

std::vector<Contour> contours_of(const Path& path) {
    std::vector<Contour> out;
    for (const std::vector<Point>& points : path.flattened(k_flat_mm)) {
        if (points.size() < 3) continue;
        Point low = points[0], high = points[0];
        double twice = 0;
        for (size_t i = 0, j = points.size() - 1; i < points.size(); j = i++) {
            low = {std::min(low.x, points[i].x), std::min(low.y, points[i].y)};
            high = {std::max(high.x, points[i].x), std::max(high.y, points[i].y)};
            twice += points[j].x * points[i].y - points[i].x * points[j].y;
        }
        out.push_back({{low.x, low.y, high.x - low.x, high.y - low.y}, std::abs(twice) / 2});
    }
    return out;
}

bool same(const Contour& a, const Contour& b) {
    const auto near = [](double x, double y) { return std::abs(x - y) <= k_slack_mm; };
    const double around = 2 * (a.box.width + a.box.height);
    return near(a.box.x, b.box.x) && near(a.box.y, b.box.y) && near(a.box.right(), b.box.right()) &&
           near(a.box.bottom(), b.box.bottom()) &&
           std::abs(a.area - b.area) <= k_area_share * a.area + around * k_slack_mm;
}

// The file's contours by their left edge.
class Found {
public:
    explicit Found(const std::vector<Path>& paths) {
        for (const Path& path : paths)
            for (const Contour& contour : contours_of(path)) m_contours.push_back(contour);
        std::sort(m_contours.begin(), m_contours.end(),
                  [](const Contour& a, const Contour& b) { return a.box.x < b.box.x; });
    }
    bool holds(const Contour& wanted) const {
        auto at = std::lower_bound(m_contours.begin(), m_contours.end(), wanted.box.x - k_slack_mm,
                                   [](const Contour& c, double x) { return c.box.x < x; });
        for (; at != m_contours.end() && at->box.x <= wanted.box.x + k_slack_mm; ++at)
            if (same(wanted, *at)) return true;
        return false;
    }

private:
    std::vector<Contour> m_contours;
};

}  // namespace

Diagnostics check_curves(const Scene& scene, const std::vector<Path>& paths, double scale, const std::string& file) {
    Diagnostics out;
    const Found found(paths);
    const Transform drawn{scale, 0, 0, scale, 0, 0};
    for (const InkLine& line : ink_lines(scene))
        for (const InkPart& part : line.parts) {
            const std::vector<Contour> wanted = contours_of(part.path.transformed(drawn));
            if (std::all_of(wanted.begin(), wanted.end(), [&](const Contour& c) { return found.holds(c); })) continue;
            if (out.size() < k_most_told)
                out.push_back(
                    error("check/curve-missing", {part.letter, line.run->text, fmt::format("{:.1f}", part.box.x),
                                                  fmt::format("{:.1f}", part.box.y), file}));
        }
    return out;
}

}  // namespace codong
