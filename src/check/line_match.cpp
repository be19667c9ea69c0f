#include "check/line_match.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "paint/raster.h"

namespace codong {
namespace {

using Channels = std::array<double, 3>;

// JPEG keeps brightness whole and halves colour, so brightness decides wherever it tells text from ground.
constexpr Channels k_brightness = {0.299, 0.587, 0.114};
constexpr double k_least_contrast = 24;  // of 255
constexpr double k_ink = 0.02;           // cover above which a cell belongs to a letter
constexpr double k_even_ground = 24;     // of 255: farther from the mean than this is another colour
constexpr double k_even_share = 0.004;   // of the cells that may be so

// Least share of half a piece of a letter that must show. Pieces of JPEG at quality 60 keep 0.75 and more; a lost mark
// shows 0, one with the wrong shape or cut off at most 0.45 in one of its halves.
constexpr double k_least_shown = 0.55;
constexpr double k_least_cells = 2.5;  // a smaller piece is lost in the noise
constexpr double k_least_half = 2.5;
// Ink where there should be none: as much as two thirds of the smallest mark, the dot below (0.013 em²).
constexpr double k_stray_cover = 0.45;
constexpr double k_stray_em2 = 0.009;
constexpr double k_stray_cells = 3;
// Ground where a letter should be: half of what the bar of đ puts beside its stem.
constexpr double k_inside = 0.75;  // cover of a cell well inside
constexpr double k_lost_cover = 0.55;
constexpr double k_lost_em2 = 0.003;
constexpr double k_lost_cells = 1.5;

class LineMatcher {
public:
    LineMatcher(const InkLine& line, const CellSums& cells, const LineMasks& masks, const PictureFrame& frame)
        : m_line(line), m_cells(cells), m_masks(masks), m_frame(frame), m_grid(cells.grid()) {
        m_light.reserve(m_grid.count());
        for (size_t cell = 0; cell < m_grid.count(); ++cell)
            m_light.push_back(light_of({cells.mean(cell, 0), cells.mean(cell, 1), cells.mean(cell, 2)}));
        find_near_ink();
    }

    // Mean colour of the cells that hold no ink; none when they are of several colours.
    std::optional<Channels> even_ground() const {
        Channels sum{};
        std::vector<double> brightness;
        for (size_t cell = 0; cell < m_grid.count(); ++cell) {
            if (m_near_ink[cell] != 0) continue;
            brightness.push_back(m_light[cell]);
            for (size_t c = 0; c < 3; ++c) sum[c] += m_cells.mean(cell, c);
        }
        if (brightness.size() < 12) return std::nullopt;
        const auto n = static_cast<double>(brightness.size());
        for (double& s : sum) s /= n;
        const double mean = light_of(sum);
        const auto odd = std::count_if(brightness.begin(), brightness.end(),
                                       [&](double v) { return std::abs(v - mean) > k_even_ground; });
        if (static_cast<double>(odd) > k_even_share * n) return std::nullopt;
        return sum;
    }

    // `ground` gives each cell's colour without the text.
    template <class Ground>
    void match(const Ground& ground, const std::optional<Channels>& fill, InkMatch& match) {
        find_shown(ground, fill ? *fill : seen_fill(ground));
        for (size_t i = 0; i < m_masks.parts.size(); ++i) match_part(i, match);
        find_patches(match);
    }

private:
    static double light_of(const Channels& c) {
        return c[0] * k_brightness[0] + c[1] * k_brightness[1] + c[2] * k_brightness[2];
    }

    // Marks the cells that hold ink and those next to them.
    void find_near_ink() {
        const auto columns = static_cast<size_t>(m_grid.columns), rows = static_cast<size_t>(m_grid.rows);
        std::vector<uint8_t> beside(m_grid.count());
        for (size_t cell = 0; cell < m_grid.count(); ++cell) {
            if (m_masks.line[cell] <= k_ink && m_masks.others[cell] <= k_ink) continue;
            const size_t x = cell % columns;
            beside[cell] = 1;
            if (x > 0) beside[cell - 1] = 1;
            if (x + 1 < columns) beside[cell + 1] = 1;
        }
        m_near_ink = beside;
        for (size_t y = 0; y < rows; ++y)
            for (size_t x = 0; x < columns; ++x) {
                const size_t cell = y * columns + x;
                if (y > 0) m_near_ink[cell] |= beside[cell - columns];
                if (y + 1 < rows) m_near_ink[cell] |= beside[cell + columns];
            }
    }

    // The colour the letters have in the picture, by least squares: for paints that a group or a gradient changes.
    template <class Ground>
    Channels seen_fill(const Ground& ground) const {
        Channels sum{};
        double weight = 0;
        for (size_t cell = 0; cell < m_grid.count(); ++cell) {
            const double m = m_masks.line[cell];
            if (m < k_ink) continue;
            const Channels g = ground(cell);
            for (size_t c = 0; c < 3; ++c) sum[c] += m * (m_cells.mean(cell, c) - g[c] + m * g[c]);
            weight += m * m;
        }
        for (double& s : sum) s = weight > 0 ? s / weight : 0;
        return sum;
    }

    // How much of the text's colour each cell shows: 0 its ground, 1 the letter; NaN where the two look alike.
    template <class Ground>
    void find_shown(const Ground& ground, const Channels& fill) {
        m_shown.resize(m_grid.count());
        for (size_t cell = 0; cell < m_grid.count(); ++cell) {
            const Channels g = ground(cell);
            const double contrast = light_of(fill) - light_of(g);
            double shown = std::numeric_limits<double>::quiet_NaN();
            if (std::abs(contrast) >= k_least_contrast) {
                shown = (m_light[cell] - light_of(g)) / contrast;
            } else {
                double along = 0, whole = 0;
                for (size_t c = 0; c < 3; ++c) {
                    along += (m_cells.mean(cell, c) - g[c]) * (fill[c] - g[c]);
                    whole += (fill[c] - g[c]) * (fill[c] - g[c]);
                }
                if (whole >= 3 * k_least_contrast * k_least_contrast) shown = along / whole;
            }
            m_shown[cell] = std::clamp(shown, -0.5, 1.5);
        }
    }

    void match_part(size_t index, InkMatch& match) const {
        const PartMask& mask = m_masks.parts[index];
        double area = 0, mx = 0, my = 0;
        for (int y = 0; y < mask.rows; ++y)
            for (int x = 0; x < mask.columns; ++x) {
                const double m = mask.at(x, y);
                area += m;
                mx += m * x;
                my += m * y;
            }
        if (area < k_least_cells) {
            ++match.too_small;
            return;
        }
        ++match.parts;
        mx /= area;
        my /= area;
        // The whole, then left, right, top and bottom half about the middle of its ink.
        std::array<double, 5> seen{}, full{}, size{};
        for (int y = 0; y < mask.rows; ++y)
            for (int x = 0; x < mask.columns; ++x) {
                const double m = mask.at(x, y);
                const double shown = m_shown[static_cast<size_t>(mask.y + y) * static_cast<size_t>(m_grid.columns) +
                                             static_cast<size_t>(mask.x + x)];
                if (m <= 0) continue;
                for (const size_t half : {size_t{0}, size_t{x <= mx ? 1u : 2u}, size_t{y <= my ? 3u : 4u}}) {
                    seen[half] += std::isnan(shown) ? 0 : shown * m;
                    full[half] += m * m;
                    size[half] += m;
                }
            }
        double weakest = seen[0] / full[0];
        for (size_t half = 1; half < 5; ++half)
            if (size[half] >= k_least_half) weakest = std::min(weakest, seen[half] / full[half]);
        match.weakest = std::min(match.weakest, weakest);
        if (weakest >= k_least_shown) return;
        const InkPart& part = m_line.parts[index];
        match.faults.push_back({InkFault::Kind::Missing, m_line.run->info.role, part.letter, m_line.run->text,
                                part.box.centre(), weakest});
    }

    // Cells that hang together.
    struct Patch {
        double mass = 0, x = 0, y = 0;  // middle, in cells
        bool touches_others = false;
    };
    template <class Weight>
    std::vector<Patch> patches(const Weight& weight) const {
        std::vector<Patch> out;
        std::vector<uint8_t> done(m_grid.count());
        std::vector<size_t> stack;
        for (size_t start = 0; start < m_grid.count(); ++start) {
            if (done[start] != 0 || weight(start) <= 0) continue;
            Patch patch;
            stack.push_back(start);
            done[start] = 1;
            while (!stack.empty()) {
                const size_t cell = stack.back();
                stack.pop_back();
                const int x = static_cast<int>(cell % static_cast<size_t>(m_grid.columns));
                const int y = static_cast<int>(cell / static_cast<size_t>(m_grid.columns));
                const double w = weight(cell);
                patch.mass += w;
                patch.x += w * (x + 0.5);
                patch.y += w * (y + 0.5);
                for (int v = std::max(0, y - 1); v <= std::min(m_grid.rows - 1, y + 1); ++v)
                    for (int u = std::max(0, x - 1); u <= std::min(m_grid.columns - 1, x + 1); ++u) {
                        const size_t near =
                            static_cast<size_t>(v) * static_cast<size_t>(m_grid.columns) + static_cast<size_t>(u);
                        patch.touches_others |= m_masks.others[near] > k_ink;
                        if (done[near] != 0 || weight(near) <= 0) continue;
                        done[near] = 1;
                        stack.push_back(near);
                    }
            }
            patch.x /= patch.mass;
            patch.y /= patch.mass;
            out.push_back(patch);
        }
        return out;
    }

    // Patches of the text's colour where no letter is, and of the ground's inside a letter: the bar of đ and the horn
    // of ơ are no pieces of their own in many fonts.
    void find_patches(InkMatch& match) const {
        const double em = m_line.em * m_frame.pixels_per_mm() / m_grid.factor, em2 = em * em;
        const auto stray = [this](size_t cell) {
            const bool free = m_masks.line[cell] < 0.1f && m_masks.others[cell] < k_ink;
            return free && m_shown[cell] > k_stray_cover ? m_shown[cell] : 0.0;
        };
        for (const Patch& patch : patches(stray)) {
            if (patch.touches_others) continue;  // the other line's own proof sees it
            match.most_stray = std::max(match.most_stray, patch.mass / em2);
            if (patch.mass >= std::max(k_stray_cells, k_stray_em2 * em2))
                add(InkFault::Kind::Stray, patch, patch.mass / em2, match);
        }
        const auto lost = [this](size_t cell) {
            const double missing = 1 - m_shown[cell];
            return m_masks.line[cell] > k_inside && !(missing < k_lost_cover) ? std::min(1.0, missing) : 0.0;
        };
        for (const Patch& patch : patches(lost)) {
            match.most_lost = std::max(match.most_lost, patch.mass / em2);
            if (patch.mass >= std::max(k_lost_cells, k_lost_em2 * em2))
                add(InkFault::Kind::Missing, patch, patch.mass / em2, match);
        }
    }

    void add(InkFault::Kind kind, const Patch& patch, double amount, InkMatch& match) const {
        const Rect window = m_grid.on_page(m_frame);
        const Point at{window.x + patch.x * window.width / m_grid.columns,
                       window.y + patch.y * window.height / m_grid.rows};
        const auto far = [&](const InkPart& part) {
            const double dx = std::max({part.box.x - at.x, at.x - part.box.right(), 0.0});
            const double dy = std::max({part.box.y - at.y, at.y - part.box.bottom(), 0.0});
            return std::hypot(dx, dy) + 1e-3 * std::hypot(part.box.centre().x - at.x, part.box.centre().y - at.y);
        };
        const auto nearest = std::min_element(m_line.parts.begin(), m_line.parts.end(),
                                              [&](const InkPart& a, const InkPart& b) { return far(a) < far(b); });
        match.faults.push_back({kind, m_line.run->info.role, nearest->letter, m_line.run->text, at, amount});
    }

    const InkLine& m_line;
    const CellSums& m_cells;
    const LineMasks& m_masks;
    const PictureFrame& m_frame;
    const CellGrid& m_grid;
    std::vector<double> m_light;
    std::vector<uint8_t> m_near_ink;
    std::vector<double> m_shown;
};

std::optional<Channels> known_fill(const InkLine& line, const Scene& scene) {
    const Paint paint = canonical(line.run->fill);
    const auto* flat = std::get_if<InkPaint>(&paint);
    if (!line.plain || !flat) return std::nullopt;
    const Rgb rgb = scene.inks[flat->ink].rgb.tinted(flat->tint);
    return Channels{rgb.r * 255, rgb.g * 255, rgb.b * 255};
}

}  // namespace

Result<std::vector<uint8_t>> GroundPainter::paint(const CellGrid& grid) {
    if (!m_bare) m_bare = without_text(m_scene);
    RasterSpec spec;
    spec.window = grid.on_page(m_frame);
    spec.width = grid.columns;
    spec.height = grid.rows;
    std::vector<uint8_t> pixels;
    const auto done = paint_raster(*m_bare, spec, 1, [&](const PixelBand& band) {
        pixels.insert(pixels.end(), band.pixels.begin(), band.pixels.end());
        return true;
    });
    if (!done) return done.diagnostics();
    return pixels;
}

Status match_line(const std::vector<InkLine>& lines, size_t index, const CellSums& cells, const PictureFrame& frame,
                  GroundPainter& ground, InkMatch& match) {
    const InkLine& line = lines[index];
    if (cells.grid().empty()) {
        match.faults.push_back({InkFault::Kind::Missing, line.run->info.role, line.parts.front().letter, line.run->text,
                                line.box.centre(), 0});
        return Done{};
    }
    TRY_ASSIGN(const LineMasks masks, paint_masks(line, lines, cells.grid(), frame));
    LineMatcher matcher(line, cells, masks, frame);
    const auto fill = known_fill(line, ground.scene());
    if (const auto even = matcher.even_ground()) {
        InkMatch tried = match;
        matcher.match([&](size_t) { return *even; }, fill, tried);
        if (tried.faults.size() == match.faults.size()) {
            match = std::move(tried);
            return Done{};
        }
        // The tip of an ornament may be what looked wrong: look again with the ground as it was drawn.
    }
    TRY_ASSIGN(const std::vector<uint8_t> under, ground.paint(cells.grid()));
    matcher.match(
        [&](size_t cell) {
            return Channels{static_cast<double>(under[cell * 3]), static_cast<double>(under[cell * 3 + 1]),
                            static_cast<double>(under[cell * 3 + 2])};
        },
        fill, match);
    return Done{};
}

}  // namespace codong
