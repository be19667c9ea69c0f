#include <catch2/catch.hpp>
#include <random>

#include "support_fonts.h"
#include "text/break_cost.h"
#include "text/fit.h"
#include "text/unicode.h"

using namespace codong;

namespace {

// Sample texts, none of them a translation of an official message. Khmer: the Universal Declaration of Human Rights,
// article 1. Cham: "Cham script", the script's own name, over and over.
constexpr const char* k_khmer = "មនុស្សទាំងអស់ កើតមកមានសេរីភាព និងសមភាព ក្នុងផ្នែកសេចក្ដីថ្លៃថ្នូរនិងសិទ្ធិ។";
constexpr const char* k_cham = "ꨀꨇꩉ ꨌꩌ ꨀꨇꩉ ꨌꩌ ꨀꨇꩉ ꨌꩌ";
constexpr const char* k_english = "Listen to children with the heart, act for every child with a sense of duty.";
// Letters of Ê-đê, Gia-rai and Ba-na that Vietnamese does not have, in words made of them.
constexpr const char* k_highland = "ƀuôn čư̆ ĕăm ŏng ê̆ i ô̆ k ơ̆ ng ư̆ r ñum ĭ ŭ";

std::vector<std::string> tokens(const Paragraph& paragraph) {
    std::vector<std::string> out;
    for (size_t i = 0; i < paragraph.size(); ++i) out.emplace_back(paragraph.line(i, i));
    return out;
}

}  // namespace

TEST_CASE("Khmer lines end at words of the dictionary, and best at a pause") {
    const Paragraph paragraph = analyse_in(k_khmer, {}, "km");
    const auto words = tokens(paragraph);
    CHECK(words.size() >= 10);
    CHECK(std::find(words.begin(), words.end(), "មនុស្ស") != words.end());
    CHECK(std::find(words.begin(), words.end(), "សេរីភាព") != words.end());
    for (size_t i = 0; i < paragraph.sites.size(); ++i) {
        const bool spaced = paragraph.shown[paragraph.tokens[i + 1].begin - 1] == ' ';
        CHECK(paragraph.sites[i].cost == (spaced ? 0 : 4));
        CHECK_FALSE(paragraph.sites[i].forbidden);
        // No line begins with a vowel sign, a subscript or another mark.
        const char32_t first = to_utf32(words[i + 1])[0];
        CHECK(first >= U'\u1780');
        CHECK(first <= U'\u17B3');
    }
}

TEST_CASE("languages with spaces break at them, not at hyphens inside words, and a dash ends its line") {
    const Paragraph cham = analyse_in(k_cham, {}, "cjm");
    CHECK(tokens(cham) == std::vector<std::string>{"ꨀꨇꩉ", "ꨌꩌ", "ꨀꨇꩉ", "ꨌꩌ", "ꨀꨇꩉ", "ꨌꩌ"});
    const Paragraph english = analyse_in("Well-being for all - and a safe home, always.", {}, "en");
    REQUIRE(english.shown == "Well-being for all – and a safe home, always.");
    const auto words = tokens(english);
    REQUIRE(words.size() == 10);
    CHECK(words[1] == "being");
    CHECK(english.sites[0].forbidden);               // Well-|being
    CHECK(english.sites[1].cost == 1);               // before for
    CHECK(english.sites[2].cost == k_binding_cost);  // after for
    CHECK(english.sites[3].forbidden);               // before the dash
    CHECK(english.sites[4].reason == BreakReason::AfterDash);
    CHECK(english.sites[6].cost == k_binding_cost);  // a|safe
    CHECK(english.sites[8].reason == BreakReason::AfterClause);
}

TEST_CASE("a language is set in a face that has its letters, of the weight asked for") {
    TestFonts fonts({"be-vietnam-pro-600", "be-vietnam-pro-800"});
    const auto asked = fonts.face("be-vietnam-pro-600");
    CHECK(fonts.library->face_for(asked, k_khmer) == asked);  // nothing added yet
    for (const char* language : {"km", "cjm", "rad", "en"}) REQUIRE(fonts.library->add_fallbacks(language));
    CHECK(fonts.library->face_for(asked, k_english) == asked);
    CHECK(fonts.library->face_for(asked, k_khmer)->id() == "noto-sans-khmer-700");
    CHECK(fonts.library->face_for(asked, k_cham)->id() == "noto-sans-cham-700");
    CHECK(fonts.library->face_for(asked, k_highland)->id() == "montserrat-700");
    CHECK(fonts.library->face_for(fonts.face("be-vietnam-pro-800"), k_highland)->id() == "montserrat-800");
}

TEST_CASE("Khmer, Cham and highland letters are shaped whole, fit their box, and lines never touch") {
    TestFonts fonts({"be-vietnam-pro-600"});
    for (const char* language : {"km", "cjm", "rad"}) REQUIRE(fonts.library->add_fallbacks(language));
    const auto shaper = Shaper::create(fonts.library->faces());
    REQUIRE(shaper);
    const auto asked = fonts.face("be-vietnam-pro-600");
    for (const auto& [language, text] : {std::pair{"km", std::string(k_khmer) + " 111"},
                                         {"cjm", std::string(k_cham)},
                                         {"rad", std::string(k_highland)}}) {
        INFO(language);
        const Paragraph paragraph = analyse_in(text, {}, language);
        const auto face = fonts.library->face_for(asked, text);
        const auto measured = measure(paragraph, {face, 0, language, asked}, **shaper);
        REQUIRE(measured);
        for (const auto& used : measured->shaped->faces) CHECK((used == face || used == asked));
        for (const ShapedGlyph& glyph : measured->shaped->glyphs) CHECK(glyph.id != 0);
        // A mark stays with its letter however far letters are tracked.
        const auto tracked = measure(paragraph, {face, 0.08, language, asked}, **shaper);
        REQUIRE(tracked);
        const auto &plain = measured->shaped->glyphs, &wide = tracked->shaped->glyphs;
        REQUIRE(plain.size() == wide.size());
        for (size_t g = 1; g < plain.size(); ++g)
            if (plain[g].byte == plain[g - 1].byte)
                CHECK(wide[g].x - wide[g - 1].x == Approx(plain[g].x - plain[g - 1].x).margin(1e-6));
        FitRequest request{paragraph, *measured, *measured, {200, 120}};
        const auto fits = fit(request);
        REQUIRE_FALSE(fits.empty());
        const Fit& best = fits.front();
        CHECK(best.lines.size() > 1);
        CHECK(best.ink.width <= 200 * (1 + 1e-9));
        CHECK(best.ink.height <= 120 * (1 + 1e-9));
        for (size_t l = 0; l + 1 < best.lines.size(); ++l) {
            const FitLine &a = best.lines[l], &b = best.lines[l + 1];
            const LineProfile upper = line_profile(*measured, a.first, a.last);
            const LineProfile lower = line_profile(*measured, b.first, b.last);
            const double need = touching_pitch({&upper, a.size, a.ink.x}, {&lower, b.size, b.ink.x}, 0);
            CHECK(b.baseline - a.baseline > need + 0.02 * a.size);
        }
    }
    // Decomposed letters of the highlands are the composed ones.
    CHECK(measure(analyse_in(nfd(k_highland), {}, "rad"), {fonts.library->face_for(asked, k_highland)}, **shaper)
              ->shaped->advance ==
          measure(analyse_in(k_highland, {}, "rad"), {fonts.library->face_for(asked, k_highland)}, **shaper)
              ->shaped->advance);
}
