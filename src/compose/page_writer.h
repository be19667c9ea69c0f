#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scene/scene.h"
#include "text/fit.h"
#include "text/lexicon.h"
#include "text/shaper.h"

namespace codong {

// How words of a page that no layout describes are set: a ticket, a legend.
struct WriterStyle {
    TextFaceRef face;
    double size = 3;  // mm to the em
    InkPaint ink;
    Align align = Align::Left;
    double leading = 1.4;  // em from baseline to baseline
    double tracking = 0;   // em
    Role role = Role::Caption;
};

// Puts words and rules on a page, in the order of the calls. What cannot be set is kept for the end: problems().
class PageWriter {
public:
    PageWriter(const Lexicon& lexicon, Shaper& shaper, std::vector<Item>& items)
        : m_lexicon(lexicon), m_shaper(shaper), m_items(items) {}

    // Advance width in mm.
    double width(const std::string& text, const WriterStyle& style);
    // One line with its start, middle or end at `at`, on its baseline; its advance width.
    double line(const std::string& text, Point at, const WriterStyle& style);
    // As line(), in a smaller size where it would be wider than `room`.
    double line_within(const std::string& text, Point at, double room, WriterStyle style);
    // As many lines as the words need, at most `most_lines` (then smaller); the last baseline. No line end parts a
    // word.
    double paragraph(const std::string& text, Point at, double room, int most_lines, WriterStyle style);

    void rule(Point from, Point to, double thickness, InkPaint ink);
    void fill(Path path, InkPaint ink);
    void outline(Path path, double thickness, InkPaint ink);

    const Diagnostics& problems() const { return m_problems; }

private:
    std::vector<std::string> lines(const std::string& text, double room, int most_lines, const WriterStyle& style);

    const Lexicon& m_lexicon;
    Shaper& m_shaper;
    std::vector<Item>& m_items;
    Diagnostics m_problems;
};

}  // namespace codong
