#include <catch2/catch.hpp>

#include "support_fonts.h"
#include "text/fit.h"

using namespace codong;

namespace {

struct Setting {
    Paragraph paragraph;
    MeasuredText measured;
    Fit fit;
};

class Setter {
public:
    Setting set(const std::string& text, Align align, int lines, FillMode mode = FillMode::Even) {
        Setting out{analyse(text, {}, m_lexicon), {}, {}};
        out.measured = *measure(out.paragraph, {m_fonts.face("be-vietnam-pro-700")}, *m_fonts.shaper);
        FitRequest request{out.paragraph, out.measured, out.measured, {200, 100}};
        request.align = align;
        request.mode = mode;
        request.least_lines = request.most_lines = lines;
        const auto fits = fit(request);
        REQUIRE_FALSE(fits.empty());
        out.fit = fits.front();
        CHECK(out.fit.ink.width <= 200 * (1 + 1e-9));
        return out;
    }

private:
    TestFonts m_fonts{{"be-vietnam-pro-700"}};
    Lexicon m_lexicon = Lexicon::built_in();
};

// Left and right edge of a line's letters, without the marks that hang.
std::pair<double, double> letters(const Setting& setting, size_t index) {
    const FitLine& line = setting.fit.lines[index];
    return {line.ink.x + setting.measured.tokens[line.first].hang_left * line.size,
            line.ink.right() - setting.measured.tokens[line.last].hang_right * line.size};
}

double middle(const std::pair<double, double>& edges) {
    return (edges.first + edges.second) / 2;
}

}  // namespace

TEST_CASE("light marks hang by all their width, heavy ones by half, letters and brackets not at all") {
    Setter setter;
    const auto hangs = [&](const std::string& text) {
        const MeasuredToken token = setter.set(text, Align::Left, 1).measured.tokens.front();
        return std::pair{token.hang_left, token.hang_right};
    };
    CHECK(hangs("em") == std::pair{0.0, 0.0});
    CHECK(hangs("(em)") == std::pair{0.0, 0.0});
    CHECK(hangs("em.").second > 0.15);
    CHECK(hangs("em,").second > 0.15);
    CHECK(hangs("em.").first == 0);
    CHECK(hangs("“em").first > 0.3);
    CHECK(hangs("em!”").second > hangs("em!").second);  // the heavier mark tells the share of both
    CHECK(hangs("em!").second < hangs("em.").second * 1.2);
    CHECK(hangs("–") == std::pair{0.0, 0.0});  // a mark alone has no letters to hang from
}

TEST_CASE("lines aligned left begin at one edge of letters, the quote before it") {
    Setter setter;
    const Setting quoted = setter.set("“Lắng nghe trẻ em bằng trái tim”, hành động vì trẻ em", Align::Left, 2);
    REQUIRE(quoted.fit.lines.size() == 2);
    CHECK(quoted.fit.lines[0].ink.x == Approx(0).margin(1e-9));
    CHECK(quoted.fit.lines[1].ink.x > 1);
    CHECK(letters(quoted, 0).first == Approx(letters(quoted, 1).first));
}

TEST_CASE("lines aligned right end at one edge of letters, commas and stops behind it") {
    Setter setter;
    const Setting set = setter.set("Chung tay chăm lo cho trẻ em, vì một tương lai sáng đẹp hơn", Align::Right, 2);
    REQUIRE(set.fit.lines.size() == 2);
    CHECK(letters(set, 0).second == Approx(letters(set, 1).second));
    CHECK(set.fit.lines[0].ink.right() > set.fit.lines[1].ink.right() + 1);
}

TEST_CASE("centred lines are centred by their letters, and the block's axis tells where") {
    Setter setter;
    const Setting set = setter.set("Lắng nghe trẻ em bằng trái tim, hành động vì trẻ em", Align::Centre, 2);
    REQUIRE(set.fit.lines.size() == 2);
    CHECK(middle(letters(set, 0)) == Approx(middle(letters(set, 1))));
    CHECK(set.fit.axis == Approx(middle(letters(set, 0))));
    CHECK(set.fit.axis < set.fit.ink.width / 2);
}

TEST_CASE("in measure the ink itself fills the width") {
    Setter setter;
    const Setting set =
        setter.set("Lắng nghe trẻ em bằng trái tim, hành động vì trẻ em", Align::Centre, 2, FillMode::Measure);
    for (const FitLine& line : set.fit.lines) {
        CHECK(line.ink.x + line.ink.right() == Approx(set.fit.ink.width));
    }
}
