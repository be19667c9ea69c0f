#include <limits>

#include "ornament_probe.h"

using namespace codong;
using Kind = OrnamentParameter::Kind;

namespace {

void check_drawing(const OrnamentRow& row, const Rect& box, const std::vector<Item>& items) {
    REQUIRE_FALSE(items.empty());
    for (const Item& item : items) {
        const auto* filled = std::get_if<FilledPath>(&item);
        REQUIRE(filled != nullptr);  // no strokes, no groups, no clips
        CHECK(filled->info.role == Role::Art);
        CHECK(filled->info.source == row.id);
        CHECK(std::holds_alternative<InkPaint>(filled->fill));
        CHECK(probe::is_closed(filled->path));
        CHECK(box.contains(filled->path.bounds(), 1e-6));
        CHECK(probe::rules_agree(filled->path));
    }
    const Rect drawn = probe::bounds_of(items);
    CHECK(drawn.width > 0);
    CHECK(drawn.height > 0);
}

std::string dumped(std::vector<Item> items) {
    Scene scene;
    scene.trim = {100, 100};
    scene.inks.resize(16);
    scene.items = std::move(items);
    return dump(scene);
}

}  // namespace

TEST_CASE("every ornament draws closed shapes inside its box, from 14:1 to 1:5") {
    for (const OrnamentRow& row : ornaments())
        for (const Rect& box : probe::boxes()) {
            INFO(row.id << " in " << box.width << " x " << box.height);
            check_drawing(row, box, draw_ornament(row, probe::request_for(row, box)));
        }
}

TEST_CASE("every word an ornament knows draws, and draws something of its own") {
    const Rect box{10, 10, 220, 130};
    for (const OrnamentRow& row : ornaments())
        for (const OrnamentParameter& parameter : row.parameters) {
            if (parameter.kind != Kind::Word) continue;
            std::vector<std::string> seen;
            for (const std::string_view word : allowed_words(parameter)) {
                INFO(row.id << " " << parameter.name << " " << word);
                OrnamentRequest request = probe::request_for(row, box);
                request.words[std::string(parameter.name)] = word;
                std::vector<Item> items = draw_ornament(row, std::move(request));
                check_drawing(row, box, items);
                seen.push_back(dumped(std::move(items)));
            }
            std::sort(seen.begin(), seen.end());
            INFO(row.id << " " << parameter.name);
            CHECK(std::adjacent_find(seen.begin(), seen.end()) == seen.end());
        }
}

TEST_CASE("numbers out of bounds count as the bound, and what is no number as the default") {
    const Rect box{10, 10, 200, 120};
    for (const OrnamentRow& row : ornaments())
        for (const OrnamentParameter& parameter : row.parameters) {
            if (parameter.kind != Kind::Number) continue;
            INFO(row.id << " " << parameter.name);
            const auto drawn_with = [&](double value) {
                OrnamentRequest request = probe::request_for(row, box);
                request.numbers[std::string(parameter.name)] = value;
                return draw_ornament(row, std::move(request));
            };
            // A centre far outside the box may leave nothing to draw; what is drawn keeps the rules.
            for (const double value : {parameter.least, parameter.most}) {
                const auto items = drawn_with(value);
                if (!items.empty()) check_drawing(row, box, items);
            }
            CHECK(dumped(drawn_with(parameter.least - 1000)) == dumped(drawn_with(parameter.least)));
            CHECK(dumped(drawn_with(parameter.most + 1e9)) == dumped(drawn_with(parameter.most)));
            CHECK(dumped(drawn_with(std::numeric_limits<double>::quiet_NaN())) ==
                  dumped(drawn_with(parameter.fallback)));
        }
}

TEST_CASE("an unknown word counts as the default") {
    const OrnamentRow& row = *find_ornament("lotus");
    OrnamentRequest known = probe::request_for(row, {0, 0, 100, 80}), unknown = known;
    known.words["style"] = "layered";
    unknown.words["style"] = "baroque";
    CHECK(dumped(draw_ornament(row, known)) == dumped(draw_ornament(row, unknown)));
}

TEST_CASE("the same request draws the same, millimetre for millimetre") {
    for (const OrnamentRow& row : ornaments()) {
        INFO(row.id);
        const OrnamentRequest request = probe::request_for(row, {3, 4, 170, 90});
        CHECK(dumped(draw_ornament(row, request)) == dumped(draw_ornament(row, request)));
    }
}

TEST_CASE("an ornament moves and grows with its box and changes nothing else") {
    for (const OrnamentRow& row : ornaments()) {
        INFO(row.id);
        const Rect small{0, 0, 120, 70}, large{30, 20, 360, 210};
        const auto a = draw_ornament(row, probe::request_for(row, small));
        const auto b = draw_ornament(row, probe::request_for(row, large));
        REQUIRE(a.size() == b.size());
        for (size_t i = 0; i < a.size(); ++i) {
            const Rect p = probe::path_of(a[i]).bounds(), q = probe::path_of(b[i]).bounds();
            CHECK(q.x == Approx(30 + 3 * p.x).margin(1e-6));
            CHECK(q.bottom() == Approx(20 + 3 * p.bottom()).margin(1e-6));
            CHECK(probe::path_of(a[i]).segments().size() == probe::path_of(b[i]).segments().size());
        }
    }
}

TEST_CASE("a part without an ink is left out, and without any ink nothing is drawn") {
    for (const OrnamentRow& row : ornaments()) {
        INFO(row.id);
        OrnamentRequest request = probe::request_for(row, {0, 0, 150, 100});
        request.inks.clear();
        CHECK(draw_ornament(row, request).empty());
    }
    const OrnamentRow& heart = *find_ornament("heart");
    OrnamentRequest request = probe::request_for(heart, {0, 0, 100, 100});
    CHECK(draw_ornament(heart, request).size() == 2);
    request.inks.erase("heart2");
    CHECK(draw_ornament(heart, request).size() == 1);
}

TEST_CASE("an empty box draws nothing") {
    for (const OrnamentRow& row : ornaments())
        for (const Rect& box : {Rect{0, 0, 0, 10}, Rect{0, 0, 10, 0}, Rect{0, 0, -5, 10}}) {
            INFO(row.id);
            CHECK(draw_ornament(row, probe::request_for(row, box)).empty());
        }
}

TEST_CASE("files stay small: few items and few segments even on a ten-metre banner") {
    for (const OrnamentRow& row : ornaments()) {
        INFO(row.id);
        OrnamentRequest request = probe::request_for(row, {0, 0, 10000, 2000});
        request.smallest_feature = 3;
        const auto items = draw_ornament(row, request);
        CHECK(items.size() <= 120);
        CHECK(probe::segments_of(items) < 60000);
    }
}

TEST_CASE("a motif stays whole in its box and keeps its shape, wherever it stands in it") {
    for (const OrnamentRow& row : ornaments()) {
        if (row.aspect == 0 || row.id == "quarter-panel" || row.id == "drum-rosette") continue;
        INFO(row.id);
        const auto bounds = [&](const Rect& box, double x, double y) {
            OrnamentRequest request;
            request.box = box;
            size_t ink = 0;
            for (const OrnamentParameter& parameter : row.parameters)
                if (parameter.kind == Kind::Ink && !parameter.words.empty())
                    request.inks[std::string(parameter.name)] = {ink++, 1};
            request.numbers = {{"x", x}, {"y", y}};
            return probe::bounds_of(draw_ornament(row, request));
        };
        const Rect wide = bounds({0, 0, 400, 100}, 0, 0), tall = bounds({0, 0, 100, 400}, 1, 1);
        CHECK(wide.height == Approx(100).margin(1e-6));
        CHECK(wide.x == Approx(0).margin(1e-6));
        CHECK(tall.width == Approx(100).margin(1e-6));
        CHECK(tall.bottom() == Approx(400).margin(1e-6));
        CHECK(wide.width / wide.height == Approx(tall.width / tall.height));
        CHECK(wide.width / wide.height == Approx(row.aspect).epsilon(0.03));  // what the row says
    }
}

TEST_CASE("a mirrored motif is the same seen from behind") {
    const OrnamentRow& row = *find_ornament("dove");
    OrnamentRequest request = probe::request_for(row, {0, 0, 137, 100});
    const auto plain = draw_ornament(row, request);
    request.numbers["mirror"] = 1;
    const auto mirrored = draw_ornament(row, request);
    REQUIRE(plain.size() == mirrored.size());
    const Rect all = probe::bounds_of(plain);
    for (size_t i = 0; i < plain.size(); ++i) {
        const Rect a = probe::path_of(plain[i]).bounds(), b = probe::path_of(mirrored[i]).bounds();
        CHECK(b.x == Approx(all.x + all.right() - a.right()).margin(1e-6));
        CHECK(b.y == Approx(a.y).margin(1e-6));
    }
}
