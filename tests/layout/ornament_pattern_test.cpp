#include <set>
#include <utility>

#include "layout/ornament_shapes.h"
#include "ornament_probe.h"

using namespace codong;

namespace {

size_t contours_of(const std::vector<Item>& items, size_t ink) {
    size_t count = 0;
    for (const Item& item : items)
        if (std::get<InkPaint>(std::get<FilledPath>(item).fill).ink == ink)
            for (const Path::Segment& s : probe::path_of(item).segments()) count += s.verb == Path::Verb::Move;
    return count;
}

double drawn_area(const std::vector<Item>& items) {
    double sum = 0;
    for (const Item& item : items) sum += probe::area(probe::path_of(item));
    return sum;
}

// Bounds of every contour, whatever the item.
std::vector<Rect> pieces_of(const std::vector<Item>& items) {
    std::vector<Rect> pieces;
    for (const Item& item : items)
        for (const auto& contour : probe::path_of(item).flattened(0.01))
            pieces.push_back(Path::polygon(contour).bounds());
    return pieces;
}

}  // namespace

TEST_CASE("patterns with a hole draw nothing inside keep_out, and still draw round it") {
    const std::vector<Rect> holes{{60, 30, 50, 60}, {150, 80, 30, 15}};
    for (const OrnamentRow& row : ornaments()) {
        if (!row.spares) continue;
        for (const OrnamentParameter& parameter : row.parameters) {
            if (parameter.kind != OrnamentParameter::Kind::Word) continue;
            for (const std::string_view word : allowed_words(parameter)) {
                INFO(row.id << " " << word);
                OrnamentRequest request = probe::request_for(row, {0, 0, 240, 130});
                request.words[std::string(parameter.name)] = word;
                const double before = drawn_area(draw_ornament(row, request));
                request.keep_out = holes;
                const auto items = draw_ornament(row, request);
                CHECK_FALSE(items.empty());
                CHECK(drawn_area(items) < before);
                for (const Item& item : items)
                    for (const Rect& hole : holes) CHECK(probe::area(clipped(probe::path_of(item), hole)) < 1e-6);
            }
        }
    }
}

TEST_CASE("a keep_out over the whole box leaves nothing") {
    for (const OrnamentRow& row : ornaments()) {
        if (!row.spares) continue;
        INFO(row.id);
        OrnamentRequest request = probe::request_for(row, {0, 0, 120, 80});
        request.keep_out = {{-10, -10, 200, 200}};
        CHECK(draw_ornament(row, request).empty());
    }
}

TEST_CASE("the rain keeps its distance from what it spares") {
    const OrnamentRow& row = *find_ornament("quincunx");
    OrnamentRequest request = probe::request_for(row, {0, 0, 200, 200});
    const Rect hole{80, 80, 40, 40};
    request.keep_out = {hole};
    request.numbers = {{"across", 20}, {"clear", 1}};
    for (const Rect& drop : pieces_of(draw_ornament(row, request))) CHECK_FALSE(drop.intersects(hole.inset(-9.9)));
}

TEST_CASE("a drum never has five rays: fewer than eight become eight") {
    const OrnamentRow& row = *find_ornament("drum-rosette");
    const auto birds = [&](double rays) {
        OrnamentRequest request = probe::request_for(row, {0, 0, 300, 300});
        request.numbers["rays"] = rays;
        return contours_of(draw_ornament(row, request), request.inks.at("bird").ink);
    };
    CHECK(birds(14) == 14);
    CHECK(birds(16) == 16);
    CHECK(birds(5) == 8);
    CHECK(birds(-3) == 8);
}

TEST_CASE("a smaller drum drops its finest rings first and keeps star and rim") {
    const OrnamentRow& row = *find_ornament("drum-rosette");
    const auto lines = [&](double size, double feature) {
        OrnamentRequest request = probe::request_for(row, {0, 0, size, size});
        request.smallest_feature = feature;
        return draw_ornament(row, request);
    };
    size_t last = probe::segments_of(lines(400, 0.35));
    for (const double size : {60.0, 30.0, 12.0}) {
        INFO(size);
        const auto items = lines(size, 0.35);
        const size_t now = probe::segments_of(items);
        CHECK(now < last);
        last = now;
        CHECK(probe::covers(probe::path_of(items[2]), {size / 2, size / 2}));  // the star
        Rect rings;
        for (size_t i = 2; i < items.size(); ++i) rings = rings.united(probe::path_of(items[i]).bounds());
        CHECK(rings.width > 0.9 * size * 0.94);  // the rim
    }
    // Between full and medium only some rings go: the comb's teeth before the saw.
    const size_t full = probe::segments_of(lines(200, 0));
    const size_t thinned = probe::segments_of(lines(200, 0.9));
    CHECK(thinned < full);
    CHECK(thinned > probe::segments_of(lines(200, 1.9)));
}

TEST_CASE("weaves turn to a coarser one where their cells would not hold") {
    const OrnamentRow& row = *find_ornament("brocade-band");
    OrnamentRequest request = probe::request_for(row, {0, 0, 300, 4});
    request.smallest_feature = 0.35;
    for (const Rect& piece : pieces_of(draw_ornament(row, request))) CHECK(piece.height >= 0.35);
    request.box.height = 20;
    std::set<double> heights;
    for (const Rect& piece : pieces_of(draw_ornament(row, request))) heights.insert(std::round(piece.height * 1000));
    CHECK(heights.count(std::round(20.0 / 13 * 1000)) == 1);
}

TEST_CASE("a woven band ends as it begins") {
    const OrnamentRow& row = *find_ornament("brocade-band");
    for (const char* weave : {"weave-a", "weave-c", "weave-d", "weave-e", "weave-f"}) {
        INFO(weave);
        OrnamentRequest request = probe::request_for(row, {0, 0, 417, 26});
        request.words["weave"] = weave;
        for (const Item& item : draw_ornament(row, request)) {
            const Path& path = probe::path_of(item);
            int differences = 0;
            for (int i = 0; i < 400; ++i) {
                const Point p{0.31 + 208 * (i % 20) / 20.0, 0.7 + 25 * (i / 20) / 20.0};
                differences += probe::covers(path, p) != probe::covers(path, {417 - p.x, p.y});
            }
            CHECK(differences == 0);
        }
    }
}

namespace {

// Whether four arms of two cells meet in a cell and all bend the same way: a hooked cross.
bool has_hooked_cross(const std::vector<std::string>& cells) {
    const auto on = [&](long x, long y) {
        return y >= 0 && y < static_cast<long>(cells.size()) && x >= 0 && x < static_cast<long>(cells[0].size()) &&
               cells[static_cast<size_t>(y)][static_cast<size_t>(x)] == '#';
    };
    for (long y = 0; y < static_cast<long>(cells.size()); ++y)
        for (long x = 0; x < static_cast<long>(cells[0].size()); ++x)
            for (const long way : {1L, -1L}) {
                bool all = on(x, y);
                long ax = 0, ay = -1;
                for (int arm = 0; arm < 4; ++arm) {
                    const long bx = -ay * way, by = ax * way;  // the arm's bend: its direction turned by 90 degrees
                    all = all && on(x + ax, y + ay) && on(x + 2 * ax, y + 2 * ay) &&
                          on(x + 2 * ax + bx, y + 2 * ay + by) && !on(x + 2 * ax - bx, y + 2 * ay - by) &&
                          !on(x + ax + bx, y + ay + by) && !on(x + ax - bx, y + ay - by);
                    ax = std::exchange(ay, ax);
                    ax = -ax;
                }
                if (all) return true;
            }
    return false;
}

}  // namespace

TEST_CASE("the search for hooked crosses finds one, either way round") {
    const std::vector<std::string> hooked{"#.###", "#.#..", "#####", "..#.#", "###.#"};
    std::vector<std::string> mirrored = hooked;
    for (std::string& row : mirrored) std::reverse(row.begin(), row.end());
    CHECK(has_hooked_cross(hooked));
    CHECK(has_hooked_cross(mirrored));
    CHECK_FALSE(has_hooked_cross({"..#..", "..#..", "#####", "..#..", "..#.."}));
}

TEST_CASE("no weave holds a hooked cross") {
    const OrnamentRow& row = *find_ornament("brocade-band");
    for (const char* weave : {"weave-a", "weave-b", "weave-c", "weave-d", "weave-e", "weave-f"}) {
        OrnamentRequest request = probe::request_for(row, {0, 0, 300, 16});
        request.words["weave"] = weave;
        for (const Item& item : draw_ornament(row, request)) {
            Rect cell{0, 0, 300, 16};
            for (const auto& contour : probe::path_of(item).flattened(0.01)) {
                const Rect piece = Path::polygon(contour).bounds();
                cell.width = std::min(cell.width, piece.width);
                cell.height = std::min(cell.height, piece.height);
            }
            if (cell.width > 30) continue;  // the ground
            std::vector<std::string> cells;
            for (double y = cell.height / 2; y < 16; y += cell.height) {
                cells.emplace_back();
                for (double x = cell.width / 2; x < 60; x += cell.width)
                    cells.back() += probe::covers(probe::path_of(item), {x, y}) ? '#' : '.';
            }
            INFO(weave);
            CHECK(cells.size() >= 11);
            CHECK_FALSE(has_hooked_cross(cells));
        }
    }
}

TEST_CASE("sunbursts have an even number of rays, so that two inks alternate all round") {
    const OrnamentRow& row = *find_ornament("sunburst");
    OrnamentRequest request = probe::request_for(row, {0, 0, 200, 200});
    request.inks = {{"ray", {0, 1}}, {"ray2", {1, 1}}};
    request.numbers["rays"] = 25;
    const auto items = draw_ornament(row, request);
    CHECK(contours_of(items, 0) == contours_of(items, 1));
    CHECK((contours_of(items, 0) + contours_of(items, 1)) % 2 == 0);
}

TEST_CASE("rays begin where they are wide enough to print") {
    const OrnamentRow& row = *find_ornament("sunburst");
    OrnamentRequest request = probe::request_for(row, {0, 0, 200, 200});
    request.inks = {{"ray", {0, 1}}};
    request.smallest_feature = 1;
    const auto items = draw_ornament(row, request);
    REQUIRE(items.size() == 1);
    CHECK_FALSE(probe::covers(probe::path_of(items[0]), {100.3, 97.5}));
    CHECK_FALSE(probe::covers(probe::path_of(items[0]), {103.0, 100.4}));
}
