#include "scene/digest.h"

#include <catch2/catch.hpp>

using namespace codong;

namespace {

Scene page(double x, size_t ink) {
    Scene scene;
    scene.trim = {100, 50};
    scene.inks = {{"paper", {}, {1, 1, 1}, {}}, {"deep", {0, 0, 0, 100}, {0, 0, 0}, {}}};
    scene.items.push_back(
        FilledPath{{Role::Art, "dot"}, Path::rect({x, 10, 5, 5}), InkPaint{ink, 1}, FillRule::NonZero});
    return scene;
}

}  // namespace

TEST_CASE("scenes have the same digest exactly when their dumps agree") {
    CHECK(digest(page(10, 0)) == digest(page(10, 0)));
    CHECK(digest(page(10, 0)) == digest(page(10.0001, 0)));
    CHECK(dump(page(10, 0)) == dump(page(10.0001, 0)));
    CHECK(digest(page(10, 0)) != digest(page(10.002, 0)));
    CHECK(digest(page(10, 0)) != digest(page(10, 1)));
    Scene other = page(10, 0);
    other.inks[1].cmyk.k = 90;
    CHECK(digest(other) != digest(page(10, 0)));
    other = page(10, 0);
    std::get<FilledPath>(other.items[0]).rule = FillRule::EvenOdd;
    CHECK(digest(other) != digest(page(10, 0)));
}
