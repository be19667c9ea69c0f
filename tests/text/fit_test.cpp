#include "text/fit.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <iostream>
#include <random>

#include "support_fonts.h"
#include "text/syllable.h"
#include "text/syllable_tables.h"
#include "text/unicode.h"

using namespace codong;

namespace {

const char* const k_syllables[] = {"trẻ",  "em",   "Ẫm",  "ộc",     "Ể",    "nghiệp", "ừ",  "quyền", "ĩ",   "lỗi",
                                   "đặc",  "biệt", "yêu", "thương", "gì",   "ỹ",      "Ợ",  "phụng", "hồ",  "ặt",
                                   "tỷ",   "ngã",  "kể",  "lự",     "trữ",  "nghĩa,", "–",  "ẫn",    "Ữu",  "ẩm",
                                   "rằng", "jộ",   "fạ",  "Ỗ.",     "“ấy”", "ếch",    "gỗ", "ỵ",     "bẫy", "đỡ"};

// Any syllable that Vietnamese can have: an onset, a rime and a tone on a letter of it.
std::string random_syllable(std::mt19937& random) {
    using namespace syllable_tables;
    for (;;) {
        std::u32string letters(k_rimes[random() % k_rimes.size()].letters);
        char32_t& toned = letters[random() % letters.size()];
        if (auto letter = split_letter(toned)) {
            letter->tone = static_cast<Tone>(random() % 6);
            toned = join_letter(*letter);
        }
        if (random() % 6 != 0) letters.insert(0, k_onsets[random() % k_onsets.size()]);
        const std::string syllable = to_utf8(letters);
        if (is_legal_syllable(syllable)) return random() % 9 == 0 ? to_upper(syllable) : syllable;
    }
}

// Half of it from all syllables, half from those that are hard to set, with their punctuation.
std::string random_text(std::mt19937& random, size_t words) {
    std::string text = "Trẻ";
    for (size_t i = 0; i < words; ++i)
        text += " " + (random() % 2 ? random_syllable(random) : k_syllables[random() % std::size(k_syllables)]);
    return text;
}

// The text with every tone of oa, oe, uy on the second letter.
std::string new_placement(const std::string& text) {
    std::u32string all = to_utf32(fold_tone_placement(text));
    for (const auto& [begin, end] : letter_runs(all)) {
        const std::u32string word = all.substr(begin, end - begin);
        if (tone_style(to_utf8(word)) != ToneStyle::Old) continue;
        for (size_t i = begin; i + 1 < end; ++i) {
            auto first = split_letter(all[i]), second = split_letter(all[i + 1]);
            if (!first || !second || first->tone == Tone::Ngang) continue;
            std::swap(first->tone, second->tone);
            all[i] = join_letter(*first);
            all[i + 1] = join_letter(*second);
            break;
        }
    }
    return to_utf8(all);
}

std::vector<size_t> ends_of(const Fit& fitted) {
    std::vector<size_t> ends;
    for (const FitLine& line : fitted.lines) ends.push_back(line.last);
    return ends;
}

using Contours = std::vector<std::vector<Point>>;

struct GlyphInk {
    Contours contours;
    Rect box;
    size_t line;
    uint32_t cluster;
};

bool cross(Point a, Point b, Point c, Point d) {
    const auto side = [](Point p, Point q, Point r) { return (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x); };
    return ((side(c, d, a) > 0) != (side(c, d, b) > 0)) && ((side(a, b, c) > 0) != (side(a, b, d) > 0));
}

bool meet(const GlyphInk& a, const GlyphInk& b) {
    if (!a.box.intersects(b.box)) return false;
    for (const auto& p : a.contours)
        for (const auto& q : b.contours)
            for (size_t i = 0; i < p.size(); ++i)
                for (size_t j = 0; j < q.size(); ++j)
                    if (cross(p[i], p[(i + 1) % p.size()], q[j], q[(j + 1) % q.size()])) return true;
    return false;
}

std::vector<GlyphInk> inks_of(const Fit& fitted, const MeasuredText& carrier, const MeasuredText& hero) {
    std::vector<GlyphInk> inks;
    for (size_t l = 0; l < fitted.lines.size(); ++l) {
        const FitLine& line = fitted.lines[l];
        const MeasuredText& text = line.key ? hero : carrier;
        const MeasuredToken& first = text.tokens[line.first];
        uint32_t cluster = ~0u;
        double tracked = -line.tracking;
        for (uint32_t g = first.first_glyph; g < text.tokens[line.last].last_glyph; ++g) {
            const ShapedGlyph& glyph = text.shaped->glyphs[g];
            if (glyph.byte != cluster) tracked += line.tracking;
            cluster = glyph.byte;
            const Transform place{line.size,
                                  0,
                                  0,
                                  line.size,
                                  line.x + (glyph.x - first.pen + tracked) * line.size,
                                  line.baseline + glyph.y * line.size};
            const Path path = text.shaped->faces[glyph.face]->outline(glyph.id).transformed(place);
            if (!path.empty()) inks.push_back({path.flattened(line.size / 500), path.bounds(), l, glyph.byte});
        }
    }
    return inks;
}

// Message 3, measured once.
struct Words {
    TestFonts fonts{{"be-vietnam-pro-700"}};
    Paragraph paragraph =
        analyse("Toàn xã hội cùng chung tay chăm lo, bảo vệ toàn diện trẻ em.", {}, Lexicon::built_in());
    MeasuredText measured = *measure(paragraph, {fonts.face("be-vietnam-pro-700")}, *fonts.shaper);
};

}  // namespace

TEST_CASE("random Vietnamese text fits its box, and no ink meets other ink, in every mode and face") {
    TestFonts fonts({"be-vietnam-pro-700", "be-vietnam-pro-900", "barlow-condensed-800", "baloo-2-800",
                     "montserrat-800", "noto-serif-800"});
    const Lexicon lexicon = Lexicon::built_in();
    std::mt19937 random(88);
    const std::pair<const char*, const char*> faces[] = {{"be-vietnam-pro-700", "be-vietnam-pro-900"},
                                                         {"barlow-condensed-800", "barlow-condensed-800"},
                                                         {"baloo-2-800", "baloo-2-800"},
                                                         {"montserrat-800", "montserrat-800"},
                                                         {"noto-serif-800", "noto-serif-800"}};
    int settings = 0, kerned = 0;
    double widest_gap = 0;
    for (int round = 0; round < 60; ++round) {
        const auto& [carrier_id, hero_id] = faces[random() % std::size(faces)];
        const DisplayRule rule{random() % 2 ? LetterCase::Capitals : LetterCase::AsWritten, FinalStop::Kept};
        const std::string text = random_text(random, 3 + random() % 20);
        const Paragraph paragraph = analyse(text, rule, lexicon);
        const auto carrier = measure(paragraph, {fonts.face(carrier_id)}, *fonts.shaper);
        const auto hero = measure(paragraph, {fonts.face(hero_id)}, *fonts.shaper);
        REQUIRE(carrier);
        REQUIRE(hero);
        kerned += carrier->shaped->kerned;
        for (const FillMode mode : {FillMode::Even, FillMode::Measure, FillMode::Voices}) {
            const Size box{50.0 + static_cast<double>(random() % 400), 40.0 + static_cast<double>(random() % 300)};
            FitRequest request{paragraph, *carrier, *hero, box};
            request.mode = mode;
            request.align = static_cast<Align>(random() % 3);
            const auto fits = fit(request);
            if (fits.empty()) continue;
            const Fit& best = fits.front();
            ++settings;
            CHECK(best.ink.width <= box.width * (1 + 1e-9));
            CHECK(best.ink.height <= box.height * (1 + 1e-9));
            const auto inks = inks_of(best, *carrier, *hero);
            for (const GlyphInk& ink : inks) {
                CHECK(ink.box.x >= -1e-6 * box.width);
                CHECK(ink.box.right() <= best.ink.width + 1e-6 * box.width);
            }
            for (size_t i = 0; i < inks.size(); ++i)
                for (size_t j = i + 1; j < inks.size(); ++j) {
                    if (inks[i].line == inks[j].line && inks[i].cluster == inks[j].cluster) continue;
                    INFO(paragraph.shown << " in " << carrier_id << ", lines " << inks[i].line << " and "
                                         << inks[j].line);
                    CHECK_FALSE(meet(inks[i], inks[j]));
                }
            // Gaps are no larger than the ink needs plus a quarter of an em, of the smaller line; of the mean of the
            // two where the voice changes.
            for (size_t l = 0; l + 1 < best.lines.size(); ++l) {
                const FitLine &a = best.lines[l], &b = best.lines[l + 1];
                const LineProfile upper = line_profile(a.key ? *hero : *carrier, a.first, a.last, a.tracking);
                const LineProfile lower = line_profile(b.key ? *hero : *carrier, b.first, b.last, b.tracking);
                const double need = touching_pitch({&upper, a.size, a.ink.x}, {&lower, b.size, b.ink.x}, 0);
                const double em = a.raised == b.raised ? std::min(a.size, b.size) : std::sqrt(a.size * b.size);
                const double gap = (b.baseline - a.baseline - need) / em;
                widest_gap = std::max(widest_gap, gap);
                CHECK(gap > 0.02);
                // Two voices stay out of each other's rows as well, by a tenth of an em.
                const double rows = b.ink.y - a.ink.bottom();
                if (a.raised == b.raised || rows > 0.101 * std::min(a.size, b.size)) CHECK(gap <= 0.25 + 1e-6);
            }
        }
    }
    std::cout << settings << " settings, " << kerned << " pairs kerned apart, widest gap " << widest_gap << " em\n";
    CHECK(settings > 120);
}

TEST_CASE("the nine slogans in capitals and as written meet nowhere in any face but the script") {
    const char* const slogans[] = {
        "Chăm sóc, giáo dục và bảo vệ trẻ em là trách nhiệm của cả hệ thống chính trị và toàn xã hội.",
        "Xây dựng xã hội an toàn, lành mạnh, thân thiện để trẻ em phát triển toàn diện.",
        "Toàn xã hội cùng chung tay chăm lo, bảo vệ toàn diện trẻ em.",
        "Bảo vệ trẻ em trên môi trường mạng là trách nhiệm của mỗi gia đình và toàn xã hội.",
        "Chung tay vì trẻ em có hoàn cảnh đặc biệt - vì tương lai bền vững của đất nước.",
        "Mỗi gia đình, mỗi cộng đồng là môi trường an toàn, lành mạnh cho trẻ em phát triển.",
        "Trẻ em hôm nay - tương lai ngày mai, hãy bảo vệ các em từ những điều nhỏ nhất.",
        "Lắng nghe trẻ em bằng trái tim, hành động vì trẻ em bằng trách nhiệm.",
        "Hãy để mỗi trẻ em được lớn lên trong yêu thương của gia đình, cộng đồng và xã hội."};
    auto library = FontLibrary::open(std::string(CODONG_SOURCE_DIR) + "/fonts");
    REQUIRE(library);
    std::vector<std::string> ids;
    for (const FontRecord& record : (*library)->records())
        if (record.vietnamese && !record.script) ids.push_back(record.id);
    TestFonts fonts(ids);
    const Lexicon lexicon = Lexicon::built_in();
    for (const std::string& id : ids)
        for (const char* slogan : slogans)
            for (const LetterCase letter_case : {LetterCase::AsWritten, LetterCase::Capitals}) {
                const Paragraph paragraph = analyse(slogan, {letter_case, FinalStop::Kept}, lexicon);
                const auto measured = measure(paragraph, {fonts.face(id)}, *fonts.shaper);
                REQUIRE(measured);
                const auto fits = fit({paragraph, *measured, *measured, {300, 120}});
                REQUIRE(!fits.empty());
                const auto inks = inks_of(fits.front(), *measured, *measured);
                for (size_t i = 0; i < inks.size(); ++i)
                    for (size_t j = i + 1; j < inks.size(); ++j) {
                        if (inks[i].line == inks[j].line && inks[i].cluster == inks[j].cluster) continue;
                        INFO(paragraph.shown << " in " << id);
                        if (meet(inks[i], inks[j]))
                            FAIL_CHECK("ink meets in line " << inks[i].line << " and " << inks[j].line);
                    }
            }
}

TEST_CASE("NFC, NFD and both tone placements of a text are set alike") {
    TestFonts fonts({"be-vietnam-pro-700"});
    const Lexicon lexicon = Lexicon::built_in();
    const std::string composed = "Lắng nghe trẻ em bằng trái tim, hành động vì trẻ em bằng trách nhiệm.";
    const auto set = [&](const std::string& text) {
        const Paragraph paragraph = analyse(text, {}, lexicon);
        const auto measured = measure(paragraph, {fonts.face("be-vietnam-pro-700")}, *fonts.shaper);
        REQUIRE(measured);
        return fit({paragraph, *measured, *measured, {100, 60}}).front();
    };
    const Fit a = set(composed), b = set(nfd(composed));
    REQUIRE(a.lines.size() == b.lines.size());
    for (size_t i = 0; i < a.lines.size(); ++i) {
        CHECK(a.lines[i].last == b.lines[i].last);
        CHECK(a.lines[i].size == b.lines[i].size);
        CHECK(a.lines[i].baseline == b.lines[i].baseline);
    }
    // Old and new placement break alike (their glyphs differ).
    const Fit old_style = set("Phát huy hòa bình, bảo vệ sức khỏe và hạnh phúc của mọi gia đình ở xã Thủy Xuân.");
    const Fit new_style = set("Phát huy hoà bình, bảo vệ sức khoẻ và hạnh phúc của mọi gia đình ở xã Thuỷ Xuân.");
    REQUIRE(old_style.lines.size() == new_style.lines.size());
    for (size_t i = 0; i < old_style.lines.size(); ++i) CHECK(old_style.lines[i].last == new_style.lines[i].last);
}

TEST_CASE("random texts are set alike in NFC and NFD, and break alike wherever the tone stands") {
    TestFonts fonts({"be-vietnam-pro-700"});
    const Lexicon lexicon = Lexicon::built_in();
    std::mt19937 random(134);
    int moved = 0;
    for (int round = 0; round < 60; ++round) {
        std::string text = random_text(random, 6 + random() % 20);
        for (const char* word : {"hòa bình", "sức khỏe", "Thủy Xuân", "văn hóa"})
            if (random() % 2) text += std::string(" ") + word;
        const DisplayRule rule{random() % 2 ? LetterCase::Capitals : LetterCase::AsWritten, FinalStop::Kept};
        const Size box{60.0 + static_cast<double>(random() % 300), 60.0 + static_cast<double>(random() % 200)};
        const auto set = [&](const std::string& spelling) {
            const Paragraph paragraph = analyse(spelling, rule, lexicon);
            const auto measured = measure(paragraph, {fonts.face("be-vietnam-pro-700")}, *fonts.shaper);
            REQUIRE(measured);
            return fit({paragraph, *measured, *measured, box}).front();
        };
        INFO(text);
        const Fit composed = set(text), decomposed = set(nfd(text));
        REQUIRE(ends_of(decomposed) == ends_of(composed));
        for (size_t i = 0; i < composed.lines.size(); ++i) {
            CHECK(decomposed.lines[i].size == composed.lines[i].size);
            CHECK(decomposed.lines[i].x == composed.lines[i].x);
            CHECK(decomposed.lines[i].baseline == composed.lines[i].baseline);
        }
        const std::string old_style = fold_tone_placement(text), new_style = new_placement(text);
        moved += old_style != new_style;
        const Paragraph a = analyse(old_style, rule, lexicon), b = analyse(new_style, rule, lexicon);
        REQUIRE(a.sites.size() == b.sites.size());
        for (size_t i = 0; i < a.sites.size(); ++i) {
            CHECK(a.sites[i].cost == b.sites[i].cost);
            CHECK(a.sites[i].forbidden == b.sites[i].forbidden);
        }
        CHECK(ends_of(set(old_style)) == ends_of(set(new_style)));
    }
    CHECK(moved > 40);
}

TEST_CASE("shaping happens once however many lines and sizes are weighed") {
    Words words;
    for (const FillMode mode : {FillMode::Even, FillMode::Measure, FillMode::Voices}) {
        FitRequest request{words.paragraph, words.measured, words.measured, {300, 200}};
        request.mode = mode;
        CHECK_FALSE(fit(request).empty());
    }
    CHECK(words.fonts.shaper->shape_calls() == 1);
}

TEST_CASE("a least area asks for more lines, a most area bounds the size, and neither changes what fills between") {
    Words words;
    for (const FillMode mode : {FillMode::Even, FillMode::Measure, FillMode::Voices}) {
        FitRequest request{words.paragraph, words.measured, words.measured, {200, 1000}};
        request.mode = mode;
        request.cost_weight = 0.3;
        const auto area = [](const Fit& fit) { return fit.ink.width * fit.ink.height; };
        const Fit free = fit(request).front();
        request.least_area = 0.9 * area(free);
        request.most_area = 1.1 * area(free);
        CHECK(fit(request).front().lines.size() == free.lines.size());
        CHECK(fit(request).front().greatest_size == free.greatest_size);
        request.most_area = 1e18;
        request.least_area = 1.5 * area(free);
        const Fit larger = fit(request).front();
        CHECK(larger.lines.size() > free.lines.size());
        CHECK(area(larger) > 1.2 * area(free));
        request.least_area = 0;
        request.most_area = 0.5 * area(free);
        for (const Fit& bounded : fit(request)) CHECK(area(bounded) <= request.most_area * (1 + 1e-9));
    }
}

TEST_CASE("a missing character is an error that names it, never a box or another font") {
    TestFonts fonts({"be-vietnam-pro-700"});
    const auto shaped = fonts.shaper->shape("Trẻ em 漢", {fonts.face("be-vietnam-pro-700")});
    REQUIRE_FALSE(shaped);
    CHECK(shaped.diagnostics().front().code == "text/missing-glyph");
    CHECK(shaped.diagnostics().front().args.front() == "漢");
}

TEST_CASE("the condensed family is loaded, not its plain namesake") {
    TestFonts fonts({"barlow-condensed-800", "be-vietnam-pro-700"});
    const auto shaped = fonts.shaper->shape("TRẺ EM", {fonts.face("barlow-condensed-800")});
    REQUIRE(shaped);
    REQUIRE((*shaped)->faces.size() == 1);
    CHECK((*shaped)->faces.front()->id() == "barlow-condensed-800");
}
