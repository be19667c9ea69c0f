#include "base/path.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <random>

using namespace codong;

namespace {

constexpr double k_pi = 3.14159265358979323846;

Point on_cubic(Point a, Point b, Point c, Point d, double t) {
    const auto mix = [t](Point p, Point q) { return Point{p.x + (q.x - p.x) * t, p.y + (q.y - p.y) * t}; };
    const Point ab = mix(a, b), bc = mix(b, c), cd = mix(c, d);
    return mix(mix(ab, bc), mix(bc, cd));
}

// Bounds by looking at many points of one cubic.
Rect sampled_bounds(Point a, Point b, Point c, Point d) {
    double left = a.x, right = a.x, top = a.y, bottom = a.y;
    for (int i = 0; i <= 20000; ++i) {
        const Point p = on_cubic(a, b, c, d, i / 20000.0);
        left = std::min(left, p.x);
        right = std::max(right, p.x);
        top = std::min(top, p.y);
        bottom = std::max(bottom, p.y);
    }
    return {left, top, right - left, bottom - top};
}

double distance_to_segment(Point p, Point a, Point b) {
    const Point ab = b - a, ap = p - a;
    const double length = ab.x * ab.x + ab.y * ab.y;
    const double t = length > 0 ? std::clamp((ap.x * ab.x + ap.y * ab.y) / length, 0.0, 1.0) : 0;
    return std::hypot(p.x - a.x - ab.x * t, p.y - a.y - ab.y * t);
}

double distance_to_contours(Point p, const std::vector<std::vector<Point>>& contours) {
    double least = 1e300;
    for (const auto& contour : contours)
        for (size_t i = 0; i < contour.size(); ++i)
            least = std::min(least, distance_to_segment(p, contour[i], contour[(i + 1) % contour.size()]));
    return least;
}

double area_of(const std::vector<Point>& contour) {
    double twice = 0;
    for (size_t i = 0; i < contour.size(); ++i) {
        const Point a = contour[i], b = contour[(i + 1) % contour.size()];
        twice += a.x * b.y - b.x * a.y;
    }
    return twice / 2;
}

bool is_close(const Rect& got, const Rect& wanted, double margin) {
    return std::abs(got.x - wanted.x) <= margin && std::abs(got.y - wanted.y) <= margin &&
           std::abs(got.right() - wanted.right()) <= margin && std::abs(got.bottom() - wanted.bottom()) <= margin;
}

void check_close(const Rect& got, const Rect& wanted, double margin) {
    CHECK(got.x == Approx(wanted.x).margin(margin));
    CHECK(got.y == Approx(wanted.y).margin(margin));
    CHECK(got.right() == Approx(wanted.right()).margin(margin));
    CHECK(got.bottom() == Approx(wanted.bottom()).margin(margin));
}

}  // namespace

TEST_CASE("bounds are those of the curve, not of its controls") {
    Path path;
    path.move_to({0, 0}).cubic_to({0, 100}, {100, 100}, {100, 0});
    check_close(path.bounds(), {0, 0, 100, 75}, 1e-12);
    check_close(Path::circle({5, -3}, 2).bounds(), {3, -5, 4, 4}, 1e-9);
}

TEST_CASE("bounds of random cubics agree with many points of them, at any size") {
    std::mt19937 random(7);
    for (const double size : {1.0, 300.0, 10000.0}) {
        std::uniform_real_distribution<double> place(-size, size);
        int wrong = 0;
        for (int i = 0; i < 60; ++i) {
            const Point a{place(random), place(random)}, b{place(random), place(random)},
                c{place(random), place(random)}, d{place(random), place(random)};
            Path path;
            path.move_to(a).cubic_to(b, c, d);
            wrong += !is_close(path.bounds(), sampled_bounds(a, b, c, d), size * 1e-6);
        }
        INFO(size);
        CHECK(wrong == 0);
    }
}

TEST_CASE("bounds of quadratic curves are exact at any size, though their cubic term is only a rounding error") {
    std::mt19937 random(11);
    for (const double size : {1.0, 300.0, 10000.0, 1e7}) {
        std::uniform_real_distribution<double> place(-size, size);
        int wrong = 0;
        for (int i = 0; i < 200; ++i) {
            const Point a{place(random), place(random)}, c{place(random), place(random)},
                b{place(random), place(random)};
            Path path;
            path.move_to(a).quad_to(c, b);
            const auto& points = path.segments()[1].points;
            wrong += !is_close(path.bounds(), sampled_bounds(a, points[0], points[1], points[2]), size * 1e-6);
        }
        INFO(size);
        CHECK(wrong == 0);
    }
}

TEST_CASE("a nearly straight parameter does not lose an extreme to rounding") {
    Path path;
    path.move_to({0, 0}).cubic_to({2000.0 / 3, 4000.0 / 3}, {4000.0 / 3, 4000.0 / 3 + 1e-9}, {2000, 0});
    CHECK(path.bounds().bottom() == Approx(1000).margin(1e-3));
}

TEST_CASE("an empty path has no bounds and no contours") {
    CHECK(Path().bounds() == Rect{});
    CHECK(Path().empty());
    CHECK(Path().flattened(0.1).empty());
}

TEST_CASE("an arc goes clockwise on the page in pieces of at most 90 degrees") {
    Path path;
    path.arc({10, 20}, 5, 5, 0, 270);
    REQUIRE(path.segments().size() == 4);
    CHECK(path.segments()[0].verb == Path::Verb::Move);
    CHECK(path.segments()[0].points[0].x == Approx(15));
    CHECK(path.segments()[1].points[2].x == Approx(10).margin(1e-12));
    CHECK(path.segments()[1].points[2].y == Approx(25));  // y points down
    CHECK(path.current().y == Approx(15));
    Path back;
    back.arc({10, 20}, 5, 5, 0, -90);
    CHECK(back.current().y == Approx(15));
}

TEST_CASE("an arc joins an open contour with a line and starts one otherwise") {
    Path open;
    open.move_to({0, 0}).arc({10, 0}, 2, 2, 180, 90);
    CHECK(open.segments()[1].verb == Path::Verb::Line);
    Path closed;
    closed.move_to({0, 0}).line_to({1, 0}).close().arc({10, 0}, 2, 2, 180, 90);
    CHECK(closed.segments()[3].verb == Path::Verb::Move);
}

TEST_CASE("every point of a drawn arc keeps the radius to 3 parts in 10,000") {
    const Path circle = Path::circle({0, 0}, 1000);
    for (const auto& contour : circle.flattened(0.001))
        for (const Point p : contour) CHECK(std::hypot(p.x, p.y) == Approx(1000).margin(0.3));
}

TEST_CASE("SVG's arc command ends where it is told and bends as its flags say") {
    const auto middle = [](bool large, bool sweep) {
        Path path;
        path.move_to({0, 0}).svg_arc_to(10, 10, 0, large, sweep, {10, 10});
        const auto points = path.flattened(0.001)[0];
        CHECK(points.back().x == Approx(10));
        CHECK(points.back().y == Approx(10));
        return path.bounds();
    };
    check_close(middle(false, true), {0, 0, 10, 10}, 1e-6);
    check_close(middle(false, false), {0, 0, 10, 10}, 1e-6);
    check_close(middle(true, true), {0, -10, 20, 20}, 5e-3);
    check_close(middle(true, false), {-10, 0, 20, 20}, 5e-3);
}

TEST_CASE("SVG's arc command stretches radii that are too small and draws a line for none") {
    Path path;
    path.move_to({0, 0}).svg_arc_to(1, 1, 0, false, true, {10, 0});
    CHECK(path.bounds().height == Approx(5).margin(2e-3));
    Path line;
    line.move_to({0, 0}).svg_arc_to(0, 5, 0, false, true, {10, 0});
    CHECK(line.segments().back().verb == Path::Verb::Line);
    Path nowhere;
    nowhere.move_to({3, 3}).svg_arc_to(5, 5, 0, true, true, {3, 3});
    CHECK(nowhere.segments().size() == 1);
}

TEST_CASE("a turned ellipse by SVG's arc lies where a turned ellipse lies") {
    Path path;
    const double turn = 30, rx = 40, ry = 15;
    const Transform turned = Transform::rotation(turn);
    const Point from = turned.apply({rx, 0}), to = turned.apply({-rx, 0});
    path.move_to(from).svg_arc_to(rx, ry, turn, false, true, to);
    const Path wanted = Path::ellipse({0, 0}, rx, ry).transformed(turned);
    const auto contours = wanted.flattened(0.001);
    const auto drawn = path.flattened(0.01);
    for (const Point p : drawn[0]) CHECK(distance_to_contours(p, contours) < 0.02);
}

TEST_CASE("flattened contours stay within the tolerance of the curves, small and large") {
    for (const double radius : {1.0, 50.0, 5000.0})
        for (const double tolerance : {0.5, 0.05, 0.005}) {
            const auto contours = Path::circle({0, 0}, radius).flattened(tolerance);
            REQUIRE(contours.size() == 1);
            double worst = 0;
            const auto& points = contours[0];
            for (size_t i = 0; i < points.size(); ++i) {
                const Point a = points[i], b = points[(i + 1) % points.size()];
                worst = std::max(worst, radius - std::hypot((a.x + b.x) / 2, (a.y + b.y) / 2));
            }
            INFO("radius " << radius << " tolerance " << tolerance << " points " << points.size());
            CHECK(worst <= tolerance + radius * 3e-4);
        }
}

TEST_CASE("flattening uses no more points than it needs") {
    CHECK(Path::circle({0, 0}, 1).flattened(0.1)[0].size() < 20);
    CHECK(Path::circle({0, 0}, 100).flattened(0.01)[0].size() < 400);
}

TEST_CASE("each contour is flattened by itself, closed or not") {
    Path path = Path::rect({0, 0, 10, 10});
    path.append(Path::circle({5, 5}, 2));
    path.move_to({20, 20}).line_to({30, 20}).line_to({30, 30});
    const auto contours = path.flattened(0.01);
    REQUIRE(contours.size() == 3);
    CHECK(std::abs(area_of(contours[0])) == Approx(100));
    CHECK(std::abs(area_of(contours[1])) == Approx(k_pi * 4).epsilon(0.01));
    CHECK(contours[2].size() == 3);
}

TEST_CASE("a rectangle and a circle turn the same way, so that one in the other is no hole by nonzero winding") {
    CHECK(area_of(Path::rect({0, 0, 10, 10}).flattened(0.1)[0]) > 0);
    CHECK(area_of(Path::circle({0, 0}, 10).flattened(0.1)[0]) > 0);
    CHECK(area_of(Path::rounded_rect({0, 0, 10, 10}, 2).flattened(0.1)[0]) > 0);
}

TEST_CASE("a rounded rectangle keeps its box; its radius is at most half the shorter side") {
    check_close(Path::rounded_rect({1, 2, 30, 10}, 3).bounds(), {1, 2, 30, 10}, 1e-9);
    check_close(Path::rounded_rect({1, 2, 30, 10}, 99).bounds(), {1, 2, 30, 10}, 1e-9);
    CHECK(Path::rounded_rect({1, 2, 30, 10}, 0) == Path::rect({1, 2, 30, 10}));
    CHECK(std::abs(area_of(Path::rounded_rect({0, 0, 30, 10}, 99).flattened(0.001)[0])) ==
          Approx(20 * 10 + k_pi * 25).epsilon(0.001));
}

TEST_CASE("a moved shape is the shape made there") {
    CHECK(Path::rect({0, 0, 4, 4}).transformed(Transform::translation(3, 5)) == Path::rect({3, 5, 4, 4}));
    const Path turned = Path::rect({0, 0, 10, 2}).transformed(Transform::rotation(90));
    check_close(turned.bounds(), {-2, 0, 2, 10}, 1e-12);
}

TEST_CASE("closing goes back to the contour's start") {
    Path path;
    path.move_to({1, 1}).line_to({5, 1}).close();
    CHECK(path.current() == Point{1, 1});
}
