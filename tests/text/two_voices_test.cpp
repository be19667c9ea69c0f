#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "support_fonts.h"
#include "text/fit.h"

using namespace codong;

namespace {

constexpr const char* k_face = "barlow-condensed-800";

struct Setting {
    Paragraph paragraph;
    Fit fit;
};

// In a measure, capitals; `phrases` are the key phrases, with `lead` on lines of their own.
Setting set(const char* text, const std::vector<std::string>& phrases, Size box, int least, int most,
            bool lead = false) {
    static TestFonts fonts({k_face});
    static const Lexicon lexicon = Lexicon::built_in();
    Setting out{analyse(text, {LetterCase::Capitals, FinalStop::Dropped}, lexicon), {}};
    std::vector<KeyPhrase> keys;
    for (const std::string& phrase : phrases)
        for (const KeyPhrase& key : find_phrase(out.paragraph, phrase)) keys.push_back(key);
    REQUIRE(keys.size() == phrases.size());
    for (const KeyPhrase& key : keys) {
        if (!lead) continue;
        if (key.first > 0) out.paragraph.sites[key.first - 1].forced = true;
        out.paragraph.sites[key.last].forced = true;
    }
    const auto measured = measure(out.paragraph, {fonts.face(k_face)}, *fonts.shaper);
    REQUIRE(measured);
    FitRequest request{out.paragraph, *measured, *measured, box};
    request.mode = FillMode::Measure;
    request.align = Align::Centre;
    request.least_lines = least;
    request.most_lines = most;
    request.keys = keys;
    const auto fits = fit(request);
    REQUIRE(!fits.empty());
    out.fit = fits.front();
    return out;
}

std::vector<std::string> raised(const Setting& setting) {
    std::vector<std::string> lines;
    for (const FitLine& line : setting.fit.lines)
        if (line.raised) lines.emplace_back(setting.paragraph.line(line.first, line.last));
    return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a key phrase on lines of its own is raised: no other line is larger, and those are of one size") {
    const Setting made = set("Chung tay vì trẻ em có hoàn cảnh đặc biệt - vì tương lai bền vững của đất nước.",
                             {"Chung tay vì trẻ em"}, {100, 60}, 4, 6);
    CHECK(raised(made) == Lines{"CHUNG TAY VÌ TRẺ EM"});
    double key = 0, carrier = 0;
    for (const FitLine& line : made.fit.lines) (line.raised ? key : carrier) = line.size;
    CHECK(carrier <= 0.86 * key * (1 + 1e-9));
    for (const FitLine& line : made.fit.lines) CHECK(line.size == Approx(line.raised ? key : carrier));
}

TEST_CASE("two key phrases are raised together or not at all") {
    const char* text = "Lắng nghe trẻ em bằng trái tim, hành động vì trẻ em bằng trách nhiệm.";
    const std::vector<std::string> keys = {"Lắng nghe", "hành động"};
    CHECK(raised(set(text, keys, {60, 60}, 4, 6, true)) == Lines{"LẮNG NGHE", "HÀNH ĐỘNG"});
    // Two lines hold neither phrase alone: the first line is read first.
    CHECK(raised(set(text, keys, {300, 50}, 2, 2)) == Lines{"LẮNG NGHE TRẺ EM BẰNG TRÁI TIM,"});
}

TEST_CASE("key phrases that follow one another may share a line") {
    const Setting made = set("Bảo vệ trẻ em trên môi trường mạng là trách nhiệm của mỗi gia đình và toàn xã hội.",
                             {"Bảo vệ trẻ em", "trên môi trường mạng"}, {300, 50}, 2, 2);
    CHECK(raised(made) == Lines{"BẢO VỆ TRẺ EM TRÊN MÔI TRƯỜNG MẠNG"});
}

TEST_CASE("without key phrases the first line of a measure is raised, and none is larger") {
    const Setting made =
        set("Nước sạch cho nhà, khí sạch cho phố, rừng xanh cho bản, biển xanh cho đời.", {}, {100, 80}, 3, 5);
    REQUIRE(made.fit.lines.size() > 1);
    for (size_t i = 0; i < made.fit.lines.size(); ++i) {
        CHECK(made.fit.lines[i].raised == (i == 0));
        CHECK(made.fit.lines[i].size <= made.fit.lines[0].size * (1 + 1e-9));
    }
}

TEST_CASE("raised items of a list are of one size") {
    const Setting made = set("Xây dựng xã hội an toàn, lành mạnh, thân thiện để trẻ em phát triển toàn diện.",
                             {"an toàn, lành mạnh", "thân thiện"}, {60, 90}, 5, 6);
    const Lines lines = raised(made);
    CHECK(lines == Lines{"AN TOÀN,", "LÀNH MẠNH,", "THÂN THIỆN"});
    double least = 1e300, greatest = 0;
    for (const FitLine& line : made.fit.lines) {
        if (!line.raised) continue;
        least = std::min(least, line.size);
        greatest = std::max(greatest, line.size);
    }
    CHECK(greatest == Approx(least));
    for (const FitLine& line : made.fit.lines)
        if (!line.raised) CHECK(line.size <= 0.86 * least * (1 + 1e-9));
}

TEST_CASE("where the voice changes, one line stays out of the other's rows") {
    for (const char* text : {"Mỗi gia đình, mỗi cộng đồng là môi trường an toàn, lành mạnh cho trẻ em phát triển.",
                             "Mỗi gia đình, mỗi cộng đồng ở đây ấm áp, ổn định."}) {
        const Setting made = set(text, {"Mỗi gia đình, mỗi cộng đồng"}, {70, 70}, 4, 6);
        for (size_t i = 1; i < made.fit.lines.size(); ++i) {
            const FitLine &a = made.fit.lines[i - 1], &b = made.fit.lines[i];
            if (a.raised != b.raised) CHECK(b.ink.y - a.ink.bottom() >= 0.0999 * std::min(a.size, b.size));
        }
    }
}
