#include <catch2/catch.hpp>
#include <cstdio>
#include <set>

#include "check/collision.h"
#include "check/scene_check.h"
#include "job/ink_geometry.h"
#include "support/composed_pages.h"

using namespace codong;
using namespace codong::test;

namespace {

#ifdef CODONG_SANITIZED
constexpr size_t k_every = 7;  // pages looked at: one in so many
#else
constexpr size_t k_every = 1;
#endif

struct Page {
    const Piece* piece;
    Composed composed;
};

// The 171 pages of the default campaign, composed once.
const std::vector<Page>& pages() {
    static ComposedPages made{JobOptions{}};
    static const std::vector<Page> all = [] {
        std::vector<Page> out;
        for (size_t i = 0; i < made.pieces().size(); i += k_every)
            out.push_back({&made.pieces()[i], made.composed(made.pieces()[i])});
        return out;
    }();
    return all;
}

template <class Each>
void each_page(Each each) {
    for (const Page& page : pages()) {
        INFO(page.piece->name() << ", " << page.piece->layout->id << ", " << page.composed.variant);
        each(*page.piece, page.composed);
    }
}

const SetText& slogan_of(const Composed& composed) {
    for (const SetText& text : composed.texts)
        if (text.role == Role::Slogan) return text;
    throw std::runtime_error("a page without a slogan");
}

std::set<std::string> codes(const Diagnostics& findings) {
    std::set<std::string> out;
    for (const Diagnostic& d : findings) out.insert(d.code);
    return out;
}

GlyphRun* run_at(Scene& scene, size_t index) {
    for (Item& item : scene.items)
        if (auto* run = std::get_if<GlyphRun>(&item); run && index-- == 0) return run;
    return nullptr;
}

}  // namespace

TEST_CASE("the default campaign plans 171 pages") {
    CHECK(pages().size() == (171 + k_every - 1) / k_every);
}

TEST_CASE("every page shows its slogan once, whole, and nothing else") {
    each_page([](const Piece& piece, const Composed& composed) {
        REQUIRE(composed.texts.size() == 1);
        const SetText& slogan = slogan_of(composed);
        CHECK(slogan.original == piece.message->text);
        std::string drawn;
        double baseline = -1e300;
        for_each_leaf(composed.scene, [&](const Item& item, const Transform&) {
            if (const auto* run = std::get_if<GlyphRun>(&item)) {
                if (run->origin.y > baseline + 1e-6 && !drawn.empty()) drawn += ' ';
                baseline = run->origin.y;
                drawn += run->text;
            }
        });
        CHECK(drawn == slogan.shown);
    });
}

TEST_CASE("no slogan ink stands outside the safe area, by the outlines themselves") {
    each_page([](const Piece& piece, const Composed& composed) {
        const Rect area = piece.sheet->text_area;
        CHECK(composed.scene.trim_rect().contains(area));
        CHECK(area.contains(slogan_of(composed).ink, 0.01));
        for (const Letter& letter : letters_of(composed.scene)) {
            INFO(letter.text);
            CHECK(letter.left >= area.x - 0.01);
            CHECK(letter.right <= area.right() + 0.01);
            CHECK(letter.top >= area.y - 0.01);
            CHECK(letter.bottom <= area.bottom() + 0.01);
        }
    });
}

TEST_CASE("every slogan's letters are as tall as its sheet asks at least") {
    each_page([](const Piece& piece, const Composed& composed) {
        CHECK(slogan_of(composed).least_cap >= piece.sheet->least_cap_mm());
        double least = 1e300;
        for_each_leaf(composed.scene, [&](const Item& item, const Transform&) {
            if (const auto* run = std::get_if<GlyphRun>(&item)) least = std::min(least, run->size);
        });
        CHECK(slogan_of(composed).least_size == Approx(least));
    });
}

TEST_CASE("no contours of different letters meet, between lines or neighbours, on any page") {
    each_page([](const Piece&, const Composed& composed) {
        const auto found = meetings(composed.scene);
        CHECK(found == std::vector<std::string>{});
    });
}

TEST_CASE("no gap between lines is too narrow, or wider than its ink needs by more than a quarter em") {
    double widest = 0, narrowest = 1e300;
    each_page([&](const Piece& piece, const Composed& composed) {
        const SetText& slogan = slogan_of(composed);
        const auto lines = lines_of(composed.scene, slogan.source);
        CHECK(lines.size() == slogan.lines.size());
        for (size_t i = 1; i < lines.size(); ++i) {
            // Of two sizes, their mean.
            const double em = std::sqrt(lines[i - 1].size * lines[i].size);
            const double gap = least_gap(lines[i - 1], lines[i], em / 200) / em;
            INFO("“" << lines[i - 1].text << "” above “" << lines[i].text << "”: " << gap << " em");
            if (gap > 1e6) continue;
            if (std::getenv("CODONG_SHOW_GAPS"))
                std::printf("%.3f %.2f %s %s %s | %s / %s\n", gap, std::max(lines[i - 1].size, lines[i].size) / em,
                            piece.name().c_str(), piece.layout->id.c_str(), composed.variant.c_str(),
                            lines[i - 1].text.c_str(), lines[i].text.c_str());
            widest = std::max(widest, gap);
            narrowest = std::min(narrowest, gap);
            CHECK(gap >= 0.02);
            CHECK(gap <= 0.20 + 0.25);
        }
    });
    std::printf("gaps between lines: %.3f to %.3f em\n", narrowest, widest);
}

TEST_CASE("the checker finds no fault on any page") {
    each_page([](const Piece& piece, const Composed& composed) {
        const Diagnostics findings = check_scene(composed, *piece.sheet);
        for (const Diagnostic& d : findings) INFO(format_diagnostic(d, Language::English));
        CHECK(findings.empty());
    });
}

TEST_CASE("a planted overlap is found by this test and by the checker") {
    ComposedPages made(JobOptions{});
    size_t planted = 0;
    for (size_t i = 0; i < made.pieces().size(); i += 19) {
        const Piece& piece = made.pieces()[i];
        INFO(piece.name());
        Composed composed = made.composed(piece);
        GlyphRun* second = run_at(composed.scene, 1);
        if (!second) continue;
        ++planted;
        REQUIRE(meetings(composed.scene).empty());
        // A line pushed half an em up into the one above.
        second->origin.y -= second->size * 0.5;
        CHECK_FALSE(meetings(composed.scene).empty());
        CHECK_FALSE(find_collisions(composed.scene).empty());
        CHECK(codes(check_scene(composed, *piece.sheet)).contains("check/collision"));
        const auto lines = lines_of(composed.scene, second->info.source);
        double least = 1e300;
        for (size_t k = 1; k < lines.size(); ++k)
            least = std::min(least, least_gap(lines[k - 1], lines[k], second->size / 200) / second->size);
        CHECK(least < 0.02);
    }
    CHECK(planted >= 5);
}

TEST_CASE("a letter pushed against its neighbour is found by this test and by the checker") {
    ComposedPages made(JobOptions{});
    const Piece& piece = made.pieces()[0];
    Composed composed = made.composed(piece);
    GlyphRun* run = run_at(composed.scene, 0);
    REQUIRE(run);
    REQUIRE(run->glyphs.size() > 4);
    const double advance = run->glyphs[2].x - run->glyphs[1].x;
    run->glyphs[1].x += advance * 0.5;
    CHECK(meetings(composed.scene).size() == 1);
    CHECK(find_collisions(composed.scene).size() == 1);
}

TEST_CASE("both find the same meetings when every letter is moved about") {
    ComposedPages made(JobOptions{});
    for (const double squeeze : {0.97, 0.9, 0.8}) {
        Composed composed = made.composed(made.pieces()[3]);
        for (Item& item : composed.scene.items)
            if (auto* run = std::get_if<GlyphRun>(&item))
                for (Glyph& glyph : run->glyphs) glyph.x *= squeeze;
        std::multiset<std::string> here, there;
        const auto unordered = [](const std::string& a, const std::string& b) {
            return std::min(a, b) + "|" + std::max(a, b);
        };
        for (const std::string& pair : meetings(composed.scene)) {
            const size_t bar = pair.find('|');
            here.insert(unordered(pair.substr(0, bar), pair.substr(bar + 1)));
        }
        for (const Collision& c : find_collisions(composed.scene)) there.insert(unordered(c.first, c.second));
        INFO(squeeze);
        CHECK(here == there);
        if (squeeze < 0.85) CHECK(here.size() > 5);
    }
}

TEST_CASE("the same page composed twice, by other shapers, has the same dump") {
    ComposedPages again(JobOptions{});
    size_t index = 0;
    for (const Page& page : pages()) {
        if (index++ % 9 != 0) continue;
        INFO(page.piece->name());
        const auto same = std::find_if(again.pieces().begin(), again.pieces().end(),
                                       [&](const Piece& p) { return p.name() == page.piece->name(); });
        REQUIRE(same != again.pieces().end());
        CHECK(dump(again.composed(*same).scene) == dump(page.composed.scene));
    }
}
