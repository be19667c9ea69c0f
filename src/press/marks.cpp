#include "press/marks.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "press/deflate.h"
#include "press/qpdf.h"

namespace codong::pressing {
namespace {

constexpr double k_mm = 72 / 25.4;
constexpr double k_hairline = 0.25;  // points: thin enough to cut by, thick enough for every plate
constexpr double k_patch = 5 * k_mm;
constexpr double k_radius = 1.5 * k_mm;

class Marks {
public:
    Marks(const PrintMarks& spec, const PageBoxes& boxes) : m_spec(spec), m_boxes(boxes) {}

    // The tint 1 of Separation All is solid in every plate.
    std::string draw() {
        m_out = fmt::format("q /All CS 1 SCN /All cs 1 scn {} w\n", decimal(k_hairline, 3));
        if (m_spec.crop) crop_marks();
        if (m_spec.registration) registration_marks();
        m_out += "Q\n";
        if (m_spec.colour_bar) colour_bar();
        if (!m_spec.slug_line.empty()) slug_line();
        return std::move(m_out);
    }

private:
    double inner() const { return m_spec.gap * k_mm; }
    double outer() const { return (m_spec.gap + m_spec.length) * k_mm; }
    static std::string n(double v) { return decimal(v, 3); }

    void line(double x0, double y0, double x1, double y1) {
        m_out += n(x0) + " " + n(y0) + " m " + n(x1) + " " + n(y1) + " l S\n";
    }

    void crop_marks() {
        const Box &trim = m_boxes.trim, &bleed = m_boxes.bleed;
        for (const double x : {trim.left, trim.right}) {
            line(x, bleed.top + inner(), x, bleed.top + outer());
            line(x, bleed.bottom - inner(), x, bleed.bottom - outer());
        }
        for (const double y : {trim.bottom, trim.top}) {
            line(bleed.left - inner(), y, bleed.left - outer(), y);
            line(bleed.right + inner(), y, bleed.right + outer(), y);
        }
    }

    void target(double x, double y) {
        line(x - k_radius * 1.6, y, x + k_radius * 1.6, y);
        line(x, y - k_radius * 1.6, x, y + k_radius * 1.6);
        const double r = k_radius, c = r * 0.5523;
        m_out +=
            fmt::format("{} {} m {} {} {} {} {} {} c {} {} {} {} {} {} c {} {} {} {} {} {} c {} {} {} {} {} {} c s\n",
                        n(x + r), n(y), n(x + r), n(y + c), n(x + c), n(y + r), n(x), n(y + r), n(x - c), n(y + r),
                        n(x - r), n(y + c), n(x - r), n(y), n(x - r), n(y - c), n(x - c), n(y - r), n(x), n(y - r),
                        n(x + c), n(y - r), n(x + r), n(y - c), n(x + r), n(y));
    }

    void registration_marks() {
        const Box& bleed = m_boxes.bleed;
        const double away = (inner() + outer()) / 2;
        const double x = (bleed.left + bleed.right) / 2, y = (bleed.bottom + bleed.top) / 2;
        target(x, bleed.top + away);
        target(x, bleed.bottom - away);
        target(bleed.left - away, y);
        target(bleed.right + away, y);
    }

    // Solids and halves of the four inks above the sheet, left of its middle, as far as they fit.
    void colour_bar() {
        static constexpr const char* patches[] = {"1 0 0 0",  "0 1 0 0",  "0 0 1 0",  "0 0 0 1",
                                                  ".5 0 0 0", "0 .5 0 0", "0 0 .5 0", "0 0 0 .5"};
        const Box &trim = m_boxes.trim, &bleed = m_boxes.bleed;
        const double size = std::min(k_patch, outer() - inner());
        double x = trim.left + k_patch;
        m_out += "q\n";
        for (const char* patch : patches) {
            if (x + size > (trim.left + trim.right) / 2 - k_patch) break;
            m_out += fmt::format("{} k {} {} {} {} re f\n", patch, n(x), n(bleed.top + inner()), n(size), n(size));
            x += size;
        }
        m_out += "Q\n";
    }

    // Below the sheet, left; smaller when it would run past the sheet's middle.
    void slug_line() {
        const Box &trim = m_boxes.trim, &bleed = m_boxes.bleed;
        const Rect ink = m_spec.slug_line.bounds();
        const double room = (trim.right - trim.left) / 2 - 3 * k_patch, height = outer() - inner();
        const double scale = std::min({k_mm, room / std::max(ink.right(), 1e-6), height / std::max(ink.height, 1e-6)});
        if (scale <= 0) return;
        const Transform to_page{
            scale, 0, 0, -scale, trim.left + k_patch, bleed.bottom - outer() + ink.bottom() * scale};
        m_out += "q 0 0 0 1 k\n";
        const Path outlines = m_spec.slug_line.transformed(to_page);
        for (const Path::Segment& s : outlines.segments()) {
            const auto& p = s.points;
            switch (s.verb) {
                case Path::Verb::Move:
                    m_out += fmt::format("{} {} m\n", n(p[0].x), n(p[0].y));
                    break;
                case Path::Verb::Line:
                    m_out += fmt::format("{} {} l\n", n(p[0].x), n(p[0].y));
                    break;
                case Path::Verb::Cubic:
                    m_out += fmt::format("{} {} {} {} {} {} c\n", n(p[0].x), n(p[0].y), n(p[1].x), n(p[1].y), n(p[2].x),
                                         n(p[2].y));
                    break;
                case Path::Verb::Close:
                    m_out += "h\n";
                    break;
            }
        }
        m_out += "f Q\n";
    }

    const PrintMarks& m_spec;
    const PageBoxes& m_boxes;
    std::string m_out;
};

QPDFObjectHandle content(QPDF& pdf, const std::string& text) {
    auto stream = QPDFObjectHandle::newStream(&pdf);
    stream.replaceStreamData(deflated(text, 6), QPDFObjectHandle::newName("/FlateDecode"), QPDFObjectHandle::newNull());
    return stream;
}

}  // namespace

double marks_margin(const PrintMarks& marks) {
    return (marks.gap + marks.length + 1) * k_mm;
}

void add_marks(QPDF& pdf, QPDFObjectHandle page, const PrintMarks& marks, const PageBoxes& boxes) {
    auto resources = page.getKey("/Resources");
    if (!resources.hasKey("/ColorSpace")) resources.replaceKey("/ColorSpace", QPDFObjectHandle::newDictionary());
    resources.getKey("/ColorSpace")
        .replaceKey("/All",
                    QPDFObjectHandle::parse("[/Separation /All /DeviceCMYK << /FunctionType 2 /Domain [0 1] /N 1 "
                                            "/C0 [0 0 0 0] /C1 [1 1 1 1] >>]"));
    const Box& bleed = boxes.bleed;
    auto contents = QPDFObjectHandle::newArray();
    contents.appendItem(
        content(pdf, fmt::format("q {} {} {} {} re W n\n", decimal(bleed.left, 4), decimal(bleed.bottom, 4),
                                 decimal(bleed.right - bleed.left, 4), decimal(bleed.top - bleed.bottom, 4))));
    contents.appendItem(page.getKey("/Contents"));
    contents.appendItem(content(pdf, "\nQ\n" + Marks(marks, boxes).draw()));
    page.replaceKey("/Contents", contents);
}

}  // namespace codong::pressing
