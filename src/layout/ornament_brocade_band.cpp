#include <cmath>

#include "layout/ornament_shapes.h"

namespace codong {
namespace {

constexpr std::array k_parameters{word_parameter("weave", "weave-a,weave-b,weave-c,weave-d,weave-e,weave-f"),
                                  ink_parameter("ground", "deep"), ink_parameter("ink1", "accent"),
                                  ink_parameter("ink2", "warm"), ink_parameter("ink3", "paper")};

// Woven cells: digits are inks, points the ground. Families of motif, invented here; they stand for no people's
// weaving. No weave may hold a hooked cross: look at a new one turned by 90 degrees.
constexpr std::string_view k_weave_a[] = {"11111111111111111111", "........1...1.......", ".......1..3..1......",
                                          "......1..323..1.....", "3....1..32223..1....", "23..1..3223223..1..3",
                                          "3231..322333223..132", "23..1..3223223..1..3", "3....1..32223..1....",
                                          "......1..323..1.....", ".......1..3..1......", "........1...1.......",
                                          "11111111111111111111"};
constexpr std::string_view k_weave_b[] = {
    "2222222222222222", "................", ".333333333333..1", ".3..........3.11", ".3.33333333.3111",
    ".3.3......3.3.11", ".3.3.3333.3.3..1", ".3.3.3....3.3...", ".3.3.333333.3.2.", ".3.3........3.2.",
    ".3.3333333333.2.", ".3..............", "................", "2222222222222222"};
constexpr std::string_view k_weave_c[] = {
    "222222222222", "............", "333333333333", "......2.....", "1....2.2....", "11..2.2.2..1", "3112.232.211",
    "11..2.2.2..1", "1....2.2....", "......2.....", "333333333333", "............", "222222222222"};
constexpr std::string_view k_weave_d[] = {
    "2222222222222222", "332...1...1...23", "32...1..3..1...2", "2...1..333..1...", "...1...333...1..",
    "..1..33.3.33..1.", "21..333313333..1", "..1..33.3.33..1.", "...1...333...1..", "2...1..333..1...",
    "32...1..3..1...2", "332...1...1...23", "2222222222222222"};
constexpr std::string_view k_weave_e[] = {
    "1111111111111111", ".1.1.1.1.1.1.1.1", "................", "........3.......",
    ".......333......", "2.....33333.....", "22......3......2", "122...33333...22",
    "22...3333333...2", "2.......3.......", ".....3333333....", "....333333333...",
    "........2.......", "................", ".1.1.1.1.1.1.1.1", "1111111111111111"};
constexpr std::string_view k_weave_f[] = {"111111111111", "............", "11...323...1", "1...32323...",
                                          "...323.323..", "..323...323.", ".323.....323", "323...1...32",
                                          "23...111...3", "............", "111111111111"};
// What is left of a weave where its cells would be finer than the smallest feature.
constexpr std::string_view k_coarse[] = {"111111", "......", "3..2..", "......", "111111"};

std::span<const std::string_view> weave_of(const std::string& name) {
    if (name == "weave-b") return k_weave_b;
    if (name == "weave-c") return k_weave_c;
    if (name == "weave-d") return k_weave_d;
    if (name == "weave-e") return k_weave_e;
    if (name == "weave-f") return k_weave_f;
    return k_weave_a;
}

std::vector<Item> draw(const OrnamentRequest& request) {
    const Rect& box = request.box;
    const bool wide = box.width >= box.height;
    const double across = wide ? box.height : box.width, along = wide ? box.width : box.height;
    std::span<const std::string_view> weave = weave_of(request.word("weave"));
    if (across / static_cast<double>(weave.size()) < request.smallest_feature) weave = k_coarse;
    const auto rows = static_cast<int>(weave.size()), columns = static_cast<int>(weave.front().size());
    const double cell = across / rows;
    // One column more than whole repeats, so that both ends of a symmetric weave look alike.
    const int repeats = std::max(1, static_cast<int>(std::lround((along / cell - 1) / columns)));
    const int total = repeats * columns + 1;
    const auto edge = [&](int i) { return along * i / total; };
    std::vector<Path> inks[3];
    for (int row = 0; row < rows; ++row) {
        const auto at = [&](int i) { return weave[static_cast<size_t>(row)][static_cast<size_t>(i % columns)]; };
        for (int i = 0; i < total;) {
            int end = i + 1;
            while (end < total && at(end) == at(i)) ++end;
            if (at(i) != '.') {
                const double from = edge(i), to = edge(end), top = across * row / rows,
                             bottom = across * (row + 1) / rows;
                const Rect r = wide ? Rect{box.x + from, box.y + top, to - from, bottom - top}
                                    : Rect{box.x + top, box.y + from, bottom - top, to - from};
                inks[at(i) - '1'].push_back(Path::rect(r));
            }
            i = end;
        }
    }
    Drawing drawing(request, "brocade-band");
    drawing.fill("ground", Path::rect(box));
    drawing.fill("ink1", inks[0]);
    drawing.fill("ink2", inks[1]);
    drawing.fill("ink3", inks[2]);
    return drawing.take();
}

}  // namespace

OrnamentRow brocade_band_ornament() {
    return {"brocade-band", "Dải thổ cẩm", "Woven band", 0, false, k_parameters, draw};
}

}  // namespace codong
