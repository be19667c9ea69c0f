#include "check/legibility.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "check/ink_parts.h"
#include "paint/raster.h"

namespace codong {
namespace {

constexpr double k_comfortable = 0.12, k_most_readers = 0.30;
constexpr double k_metres_per_mark_mm = 1 / 0.582;
constexpr double k_sign_offset_m = 5;  // from the driver's path to the sign; unsourced
constexpr double k_tan_15_degrees = 0.26794919243112270;
constexpr double k_seconds_to_notice = 2, k_words_a_second = 3, k_syllables_a_word = 1.6;
constexpr double k_weak_contrast = 4.5;  // a stronger one would gain a tenth of the distance or more
constexpr double k_phone_px = 360;
// Below this a cap height on a phone is a grey band, marks or not.
constexpr double k_least_phone_cap = 3.5;
constexpr int k_ground_cells = 200;  // the page's longer side, to look at what is behind text
constexpr double k_trimmed = 0.02;   // of the cells behind a line: specks of an ornament's edge

int syllable_count(std::string_view text) {
    int count = 0;
    bool inside = false;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool letter = byte >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        count += letter && !inside;
        inside = c == ' ' ? false : inside || letter;
    }
    return count;
}

// The page without its text, small, to see what stands behind the lines.
class Ground {
public:
    static Result<Ground> paint(const Scene& scene) {
        Ground ground;
        RasterSpec spec;
        spec.window = scene.trim_rect();
        const double scale = k_ground_cells / std::max(scene.trim.width, scene.trim.height);
        spec.width = std::max(1, static_cast<int>(scene.trim.width * scale));
        spec.height = std::max(1, static_cast<int>(scene.trim.height * scale));
        ground.m_width = spec.width;
        ground.m_height = spec.height;
        ground.m_trim = scene.trim;
        const Scene bare = without_text(scene);
        // relative_luminance() of a byte, a channel at a time, in the order of its three weights.
        std::array<std::array<double, 256>, 3> light{};
        for (size_t v = 0; v < 256; ++v) {
            const double part = static_cast<double>(v) / 255;
            light[0][v] = relative_luminance({part, 0, 0});
            light[1][v] = relative_luminance({0, part, 0});
            light[2][v] = relative_luminance({0, 0, part});
        }
        const auto done = paint_raster(bare, spec, 1, [&](const PixelBand& band) {
            for (size_t i = 0; i + 2 < band.pixels.size(); i += 3)
                ground.m_light.push_back(light[0][band.pixels[i]] + light[1][band.pixels[i + 1]] +
                                         light[2][band.pixels[i + 2]]);
            return true;
        });
        if (!done) return done.diagnostics();
        return ground;
    }

    double least_contrast(const Rect& box, const Rgb& colour) const {
        const double own = relative_luminance(colour);
        const auto cell = [](double v, double whole, int cells) {
            return std::clamp(static_cast<int>(v / whole * cells), 0, cells - 1);
        };
        std::vector<double> ratios;
        for (int y = cell(box.y, m_trim.height, m_height); y <= cell(box.bottom(), m_trim.height, m_height); ++y)
            for (int x = cell(box.x, m_trim.width, m_width); x <= cell(box.right(), m_trim.width, m_width); ++x) {
                const double behind =
                    m_light[static_cast<size_t>(y) * static_cast<size_t>(m_width) + static_cast<size_t>(x)];
                ratios.push_back((std::max(own, behind) + 0.05) / (std::min(own, behind) + 0.05));
            }
        const auto nth = ratios.begin() + static_cast<std::ptrdiff_t>(k_trimmed * static_cast<double>(ratios.size()));
        std::nth_element(ratios.begin(), nth, ratios.end());
        return *nth;
    }

private:
    Size m_trim;
    int m_width = 0, m_height = 0;
    std::vector<double> m_light;  // relative luminance of each cell
};

Rgb colour_of(const Paint& paint, const Scene& scene) {
    const Paint simple = canonical(paint);
    const InkPaint ink = std::holds_alternative<InkPaint>(simple) ? std::get<InkPaint>(simple)
                                                                  : std::get<Gradient>(simple).stops.back().paint;
    return scene.inks[ink.ink].rgb.tinted(ink.tint);
}

class Judge {
public:
    Judge(const Composed& composed, const Sheet& sheet, const LegibilityContext& context)
        : m_composed(composed), m_sheet(sheet), m_context(context) {}

    Result<Legibility> run() {
        const Scene& scene = m_composed.scene;
        TRY_ASSIGN(const Ground ground, Ground::paint(scene));
        for (const InkLine& line : ink_lines(scene)) {
            if (!is_text_role(line.run->info.role)) continue;
            m_out.lines.push_back(measure(line, ground.least_contrast(line.box, colour_of(line.run->fill, scene))));
        }
        weigh_slogan();
        for (const SetCode& code : m_composed.codes) weigh_code(code);
        if (on_phone()) look_at_phone();
        return std::move(m_out);
    }

private:
    // An LED board is a screen that is read as a sheet is, from where people stand.
    bool on_phone() const { return m_sheet.is_screen && !m_sheet.pitch_mm && m_context.is_seen_on_phone; }

    LineLegibility measure(const InkLine& line, double contrast) const {
        LineLegibility out;
        out.text = line.run->text;
        out.role = line.run->info.role;
        out.contrast = contrast;
        const double true_size = m_sheet.pitch_mm ? *m_sheet.pitch_mm / Length::px(1).mm() : 1;
        if (const auto* face = dynamic_cast<const TextFace*>(line.run->face.get())) {
            out.cap_mm = face->cap_height() * line.em * true_size;
            out.mark_mm = face->mark_stroke() * line.em * true_size;
        }
        if (on_phone()) {
            const double shown = m_context.phone_shows_px > 0 ? m_context.phone_shows_px : m_sheet.pixels.width;
            out.phone_cap_px = Length::mm(out.cap_mm).px() * k_phone_px / shown;
        }
        if (m_sheet.is_screen && !m_sheet.pitch_mm) return out;  // how large a screen is nobody knows
        out.comfortable_m = reading_distance(k_comfortable, out.cap_mm, out.mark_mm, contrast);
        out.greatest_m = reading_distance(k_most_readers, out.cap_mm, out.mark_mm, contrast);
        return out;
    }

    void weigh_slogan() {
        std::vector<const LineLegibility*> slogan;
        for (const LineLegibility& line : m_out.lines)
            if (line.role == Role::Slogan) slogan.push_back(&line);
        if (slogan.empty()) return;
        const auto nearer = [](const auto* a, const auto* b) { return a->greatest_m < b->greatest_m; };
        const LineLegibility& weakest = **std::min_element(slogan.begin(), slogan.end(), nearer);
        m_out.slogan_m = weakest.greatest_m;
        if (m_sheet.distance_m && weakest.greatest_m < *m_sheet.distance_m) {
            m_out.findings.push_back(
                warning("check/hard-to-read", {weakest.text, m_sheet.id, fmt::format("{:.0f}", weakest.greatest_m),
                                               fmt::format("{:.0f}", *m_sheet.distance_m)}));
            propose(weakest, *m_sheet.distance_m / std::max(weakest.greatest_m, 1e-9));
        }
        if (m_sheet.speed_kmh) weigh_passing(slogan, weakest);
    }

    void weigh_code(const SetCode& code) {
        CodeLegibility out{code.square.width, code.module_mm(), qr_scan_metres(code.module_mm()), 0};
        if (!m_sheet.is_screen) {
            out.wanted_m = qr_wanted_metres(m_sheet);
            if (out.scan_m < out.wanted_m * (1 - 1e-9))
                m_out.findings.push_back(
                    warning("check/qr-from-near",
                            {m_sheet.id, fmt::format("{:.1f}", out.scan_m), fmt::format("{:.1f}", out.wanted_m),
                             fmt::format("{:.0f}", std::ceil(qr_side(code.text, m_sheet)))}));
        }
        m_out.codes.push_back(out);
    }

    void weigh_passing(const std::vector<const LineLegibility*>& slogan, const LineLegibility& weakest) {
        Passing passing;
        passing.speed_kmh = *m_sheet.speed_kmh;
        double largest = 0, key_m = 0;
        for (const LineLegibility* line : slogan) largest = std::max(largest, line->cap_mm);
        for (const LineLegibility* line : slogan) {
            const int syllables = syllable_count(line->text);
            passing.syllables += syllables;
            if (line->cap_mm < largest * 0.98) continue;
            passing.key_syllables += syllables;
            key_m = key_m == 0 ? line->greatest_m : std::min(key_m, line->greatest_m);
        }
        passing.seconds = passing_seconds(weakest.greatest_m, passing.speed_kmh);
        passing.readable_syllables = syllables_in(passing.seconds);
        passing.readable_key = syllables_in(passing_seconds(key_m, passing.speed_kmh));
        if (passing.readable_syllables < passing.syllables && passing.readable_key < passing.key_syllables) {
            m_out.findings.push_back(
                warning("check/passed-too-fast",
                        {m_sheet.id, fmt::format("{:.0f}", passing.speed_kmh),
                         std::to_string(std::max(passing.readable_syllables, passing.readable_key)),
                         std::to_string(passing.readable_key >= passing.readable_syllables ? passing.key_syllables
                                                                                           : passing.syllables)}));
            m_out.findings.push_back(note("check/try-shorter", {std::to_string(passing.key_syllables)}));
        }
        m_out.passing = passing;
    }

    void propose(const LineLegibility& weakest, double factor) {
        if (weakest.contrast < k_weak_contrast)
            m_out.findings.push_back(note("check/try-more-contrast", {fmt::format("{:.1f}", weakest.contrast)}));
        propose_lines();
        const Sheet* best = nullptr;
        for (const Sheet& other : m_context.sheets) {
            if (other.group != m_sheet.group || other.is_screen != m_sheet.is_screen) continue;
            const bool larger =
                other.trim.width >= m_sheet.trim.width * factor && other.trim.height >= m_sheet.trim.height * factor;
            if (larger && (!best || other.trim.width * other.trim.height < best->trim.width * best->trim.height))
                best = &other;
        }
        if (best) m_out.findings.push_back(note("check/try-larger-sheet", {best->id}));
    }

    // Whether another number of lines would let the same words stand larger, as far as the boxes tell: n even lines of
    // a text that is `whole` wide at size 1 fill a box of W x H at min(0.9 W n / whole, H / (n pitch)).
    void propose_lines() {
        for (const SetText& text : m_composed.texts) {
            if (text.role != Role::Slogan || text.lines.size() < 2) continue;
            double whole = 0;
            for (const InkLine& line : ink_lines(m_composed.scene))
                if (line.run->info.role == Role::Slogan) whole += line.box.width / line.em;
            const Rect area = m_composed.scene.safe;
            const double pitch = text.ink.height / (text.least_size * static_cast<double>(text.lines.size()));
            const auto size = [&](size_t n) {
                const auto count = static_cast<double>(n);
                return std::min(0.9 * area.width * count / whole, area.height / (count * pitch));
            };
            size_t best = text.lines.size();
            for (size_t n = 1; n <= 8; ++n)
                if (size(n) > size(best)) best = n;
            if (best != text.lines.size() && size(best) > 1.08 * text.least_size)
                m_out.findings.push_back(
                    note("check/try-other-lines", {std::to_string(best), std::to_string(text.lines.size())}));
            return;
        }
    }

    void look_at_phone() {
        for (const LineLegibility& line : m_out.lines)
            if (line.phone_cap_px < k_least_phone_cap)
                m_out.findings.push_back(
                    warning("check/small-on-phone", {line.text, m_sheet.id, fmt::format("{:.1f}", line.phone_cap_px)}));
    }

    const Composed& m_composed;
    const Sheet& m_sheet;
    const LegibilityContext& m_context;
    Legibility m_out;
};

}  // namespace

double contrast_factor(double contrast) {
    if (contrast >= 7) return 1;
    if (contrast >= 4.5) return 0.9 + 0.1 * (contrast - 4.5) / 2.5;
    if (contrast >= 3) return 0.75 + 0.15 * (contrast - 3) / 1.5;
    return 0;
}

double reading_distance(double k, double cap_mm, double mark_mm, double contrast) {
    double metres = k * cap_mm;
    if (mark_mm > 0) metres = std::min(metres, mark_mm * k_metres_per_mark_mm);
    return metres * contrast_factor(contrast);
}

double passing_seconds(double distance_m, double speed_kmh) {
    const double way = distance_m - k_sign_offset_m / k_tan_15_degrees;
    return std::max(0.0, way / (speed_kmh / 3.6));
}

int syllables_in(double seconds) {
    const double words = k_words_a_second * (seconds - k_seconds_to_notice);
    return std::max(0, static_cast<int>(words * k_syllables_a_word));
}

Result<Legibility> judge_legibility(const Composed& composed, const Sheet& sheet, const LegibilityContext& context) {
    return Judge(composed, sheet, context).run();
}

}  // namespace codong
