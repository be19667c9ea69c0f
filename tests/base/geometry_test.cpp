#include "base/geometry.h"

#include <catch2/catch.hpp>
#include <cmath>

using namespace codong;

TEST_CASE("lengths remember their unit") {
    CHECK(Length::inch(1).mm() == Approx(25.4));
    CHECK(Length::px(96).mm() == Approx(25.4));
    CHECK(Length::pt(72).mm() == Approx(25.4));
    CHECK(Length::mm(210).pt() == Approx(595.2756));
    CHECK(Length::mm(25.4).px() == Approx(96));
    CHECK((Length::mm(10) + Length::inch(1)).mm() == Approx(35.4));
    CHECK((Length::mm(10) - Length::mm(4)).mm() == Approx(6));
    CHECK((Length::mm(10) * 2.5).mm() == Approx(25));
    CHECK(Length::mm(10) / Length::mm(4) == Approx(2.5));
    CHECK(Length::mm(9.9) < Length::mm(10));
    CHECK(Length().mm() == 0);
}

TEST_CASE("a rectangle knows what lies inside and what meets it") {
    const Rect r{10, 20, 30, 40};
    CHECK(r.right() == 40);
    CHECK(r.bottom() == 60);
    CHECK(r.area() == 1200);
    CHECK(r.centre() == Point{25, 40});
    CHECK(r.contains({10, 20, 30, 40}));
    CHECK_FALSE(r.contains({9.9, 20, 5, 5}));
    CHECK(r.contains({9.9, 20, 5, 5}, 0.11));
    CHECK_FALSE(r.contains({35, 50, 6, 5}));
    CHECK(r.intersects({39, 59, 10, 10}));
    CHECK_FALSE(r.intersects({40, 20, 10, 10}));  // touching is not meeting
    CHECK(r.intersection({0, 0, 20, 30}) == Rect{10, 20, 10, 10});
    CHECK(r.intersection({100, 100, 5, 5}).empty());
    CHECK(r.inset(2) == Rect{12, 22, 26, 36});
    CHECK(r.inset(Insets{1, 2, 3, 4}) == Rect{11, 22, 26, 34});
    CHECK(r.united(Rect{}) == r);
    CHECK(Rect{}.united(r) == r);
    CHECK(r.united({0, 0, 5, 5}) == Rect{0, 0, 40, 60});
    CHECK(Rect{0, 0, -5, 3}.area() == 0);
}

TEST_CASE("transforms apply from the first to the last") {
    const Transform both = Transform::translation(10, 0).after(Transform::scaling(2, 3));
    CHECK(both.apply({1, 1}) == Point{12, 3});
    const Transform other = Transform::scaling(2, 3).after(Transform::translation(10, 0));
    CHECK(other.apply({1, 1}) == Point{22, 3});
    const Point p = Transform::rotation(90).apply({1, 0});
    CHECK(p.x == Approx(0).margin(1e-12));
    CHECK(p.y == Approx(1));  // clockwise where y points down
    CHECK(Transform::scaling(2, 8).scale() == Approx(4));
    CHECK(Transform::rotation(33).scale() == Approx(1));
    CHECK(Transform{}.apply({3, 4}) == Point{3, 4});
}
