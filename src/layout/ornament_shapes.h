#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "layout/ornament.h"

namespace codong {

// Shapes that several ornaments are made of. All are closed and filled; holes run against their outline, so that the
// non-zero and the even-odd rule agree.

double radians(double degrees);
Point polar(Point centre, double radius, double degrees);
Point between(Point a, Point b, double t);
double distance(Point a, Point b);

Path ring(Point centre, double outer, double inner);
// A segment of `width` with round ends.
Path capsule(Point from, Point to, double width);
// A band of an annulus; round caps add half the band's width at both ends.
Path arc_band(Point centre, double inner, double outer, double start, double sweep, bool round_caps);
// The sector of a disc.
Path sector(Point centre, double radius, double start, double sweep);
// Two equal arcs from `base` to `tip`; `width` is the widest part, the fullness of a leaf or petal.
Path leaf_shape(Point base, Point tip, double width);
// Square on its corner with two half discs, point down; its bounds are `width` wide about `centre`.
Path heart_shape(Point centre, double width);
// A drop, point up.
Path drop_shape(Point centre, double size);
// A smooth closed or open run of cubics through the points (Catmull-Rom), without a final close.
Path smooth_through(const std::vector<Point>& points);
// A ribbon along a smooth line whose width goes from `width0` to `width1`; round ends.
Path brush(const std::vector<Point>& points, double width0, double width1);
// A polygonal line of constant width with mitred corners and flat ends.
Path mitred_line(const std::vector<Point>& points, double width);
// Points of a quadratic curve, ends included.
std::vector<Point> quadratic_points(Point from, Point control, Point to, int steps);

// The part of the path inside the rectangle; curves stay curves.
Path clipped(const Path& path, const Rect& rect);

// mulberry32: the same numbers everywhere.
class Dice {
public:
    explicit Dice(double seed) : m_state(static_cast<uint32_t>(static_cast<int64_t>(seed))) {}
    double next();  // 0 to 1, 1 excluded
    double range(double from, double to) { return from + (to - from) * next(); }
    int pick(int count) { return static_cast<int>(next() * count); }

private:
    uint32_t m_state;
};

// Collects what an ornament draws, back to front, cut to the request's box. A part whose ink is not named is left out.
class Drawing {
public:
    Drawing(const OrnamentRequest& request, std::string_view source) : m_request(request), m_source(source) {}
    void fill(std::string_view ink, const Path& path);
    // Shapes of one ink that do not overlap, as one item.
    void fill(std::string_view ink, const std::vector<Path>& paths);
    bool has(std::string_view ink) const { return m_request.ink(ink).has_value(); }
    std::vector<Item> take() { return std::move(m_items); }

private:
    const OrnamentRequest& m_request;
    std::string m_source;
    std::vector<Item> m_items;
};

// A motif drawn in its own units, then turned, mirrored and fitted whole into the box: the numbers `turn`, `mirror`,
// `x`, `y`.
class Motif {
public:
    void fill(std::string_view ink, Path path) { m_parts.push_back({std::string(ink), std::move(path)}); }
    // Everything added since `first` is moved by `transform`.
    size_t count() const { return m_parts.size(); }
    void transform(size_t first, const Transform& transform);
    std::vector<Item> place(const OrnamentRequest& request, std::string_view source) const;

private:
    struct Part {
        std::string ink;
        Path path;
    };
    std::vector<Part> m_parts;
};

constexpr OrnamentParameter number_parameter(std::string_view name, double fallback, double least, double most) {
    return {OrnamentParameter::Kind::Number, name, fallback, least, most, {}};
}
constexpr OrnamentParameter word_parameter(std::string_view name, std::string_view words) {
    return {OrnamentParameter::Kind::Word, name, 0, 0, 0, words};
}
constexpr OrnamentParameter ink_parameter(std::string_view name, std::string_view role = {}) {
    return {OrnamentParameter::Kind::Ink, name, 0, 0, 0, role};
}

// Where a motif stands in a box of another shape, and how it is turned.
inline constexpr std::array<OrnamentParameter, 4> k_motif_parameters{
    number_parameter("x", 0.5, 0, 1), number_parameter("y", 0.5, 0, 1), number_parameter("turn", 0, -180, 180),
    number_parameter("mirror", 0, 0, 1)};

template <size_t N, size_t M>
constexpr std::array<OrnamentParameter, N + M> joined(const std::array<OrnamentParameter, N>& a,
                                                      const std::array<OrnamentParameter, M>& b) {
    std::array<OrnamentParameter, N + M> out{};
    for (size_t i = 0; i < N; ++i) out[i] = a[i];
    for (size_t i = 0; i < M; ++i) out[N + i] = b[i];
    return out;
}

}  // namespace codong
