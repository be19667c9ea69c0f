#include <cmath>
#include <utility>

#include "layout/ornament_shapes.h"

namespace codong {
namespace {

// A star of five rays is never drawn: the least is 8.
constexpr std::array k_parameters{
    number_parameter("rays", 14, 8, 18),      number_parameter("x", 0.5, -1, 2),      number_parameter("y", 0.5, -1, 2),
    number_parameter("radius", 0.5, 0.05, 3), number_parameter("turn", 0, -180, 180), ink_parameter("ground", "main"),
    ink_parameter("line", "accent"),          ink_parameter("bird", "accent"),        ink_parameter("halo")};

enum class Kind { Star, Chevrons, Line, Dots, Saw, Chain, Birds, Comb };

// Radii are fractions of the rosette's; `count` multiplies the number of rays; `feature` is the finest detail.
struct Ring {
    Kind kind;
    double from, to;
    int count;
    double width;
    double feature;
};

constexpr Ring k_full[] = {{Kind::Star, 0.085, 0.27, 1, 0, 0.03},   {Kind::Chevrons, 0.13, 0.275, 1, 0.0095, 0.0095},
                           {Kind::Line, 0.305, 0, 0, 0.013, 0.013}, {Kind::Dots, 0.338, 0, 3, 0.016, 0.03},
                           {Kind::Line, 0.371, 0, 0, 0.013, 0.013}, {Kind::Saw, 0.387, 0.434, 4, 0, 0.02},
                           {Kind::Line, 0.449, 0, 0, 0.008, 0.008}, {Kind::Chain, 0.468, 0.562, 2, 0.0105, 0.0105},
                           {Kind::Line, 0.582, 0, 0, 0.013, 0.013}, {Kind::Birds, 0.60, 0.775, 1, 0, 0.012},
                           {Kind::Line, 0.794, 0, 0, 0.013, 0.013}, {Kind::Dots, 0.822, 0, 6, 0.0125, 0.025},
                           {Kind::Line, 0.849, 0, 0, 0.008, 0.008}, {Kind::Comb, 0.866, 0.908, 10, 0.42, 0.0155},
                           {Kind::Saw, 0.918, 0.968, 6, 0, 0.014},  {Kind::Line, 0.985, 0, 0, 0.018, 0.018}};
constexpr Ring k_medium[] = {{Kind::Star, 0.10, 0.33, 1, 0, 0.03},    {Kind::Line, 0.365, 0, 0, 0.018, 0.018},
                             {Kind::Saw, 0.395, 0.455, 3, 0, 0.03},   {Kind::Line, 0.485, 0, 0, 0.018, 0.018},
                             {Kind::Birds, 0.515, 0.735, 1, 0, 0.02}, {Kind::Line, 0.765, 0, 0, 0.018, 0.018},
                             {Kind::Saw, 0.80, 0.90, 4, 0, 0.03},     {Kind::Line, 0.965, 0, 0, 0.03, 0.03}};
constexpr Ring k_small[] = {{Kind::Star, 0.12, 0.42, 1, 0, 0.05},
                            {Kind::Line, 0.50, 0, 0, 0.035, 0.035},
                            {Kind::Saw, 0.58, 0.74, 2, 0, 0.06},
                            {Kind::Line, 0.93, 0, 0, 0.05, 0.05}};
constexpr Ring k_least[] = {{Kind::Star, 0.20, 0.66, 1, 0, 0.1}, {Kind::Line, 0.92, 0, 0, 0.08, 0.08}};

// The fullest set whose lines hold; dots and comb may still drop out of it.
std::span<const Ring> rings_for(double smallest, double radius) {
    const double least = smallest / radius;
    if (least <= 0.0095) return k_full;
    if (least <= 0.02) return k_medium;
    if (least <= 0.05) return k_small;
    return k_least;
}

// A bird in flight after those of the old drums, in a box about 1.2 x 0.6 round the origin, heading to +x.
Path bird(double k, const Transform& place) {
    const auto at = [&](double x, double y) { return place.apply({x * k, y * k}); };
    Path p;
    p.move_to(at(0.64, -0.055));  // tip of the long beak
    p.line_to(at(0.31, -0.115));
    p.cubic_to(at(0.27, -0.175), at(0.20, -0.185), at(0.15, -0.165));  // crown
    p.line_to(at(-0.02, -0.235));                                      // crest swept back
    p.line_to(at(0.12, -0.085));
    p.cubic_to(at(0.10, -0.06), at(0.085, -0.045), at(0.06, -0.04));  // nape to the wing's root
    p.cubic_to(at(0.0, -0.18), at(-0.09, -0.29), at(-0.20, -0.36));   // leading edge of the wing
    p.line_to(at(-0.27, -0.30));
    p.cubic_to(at(-0.23, -0.18), at(-0.20, -0.10), at(-0.19, -0.02));  // trailing edge
    p.line_to(at(-0.56, -0.085));                                      // tail, widening to its end
    p.line_to(at(-0.60, 0.035));
    p.line_to(at(-0.24, 0.055));
    p.cubic_to(at(-0.12, 0.13), at(0.06, 0.12), at(0.16, 0.02));     // belly and breast
    p.cubic_to(at(0.20, -0.02), at(0.25, -0.045), at(0.31, -0.05));  // throat
    p.line_to(at(0.64, -0.055));
    return p.close();
}

class Rosette {
public:
    Rosette(Point centre, double radius, int rays, double turn, double smallest)
        : m_centre(centre), m_radius(radius), m_rays(rays), m_turn(turn), m_smallest(smallest) {}

    void add(const Ring& ring) {
        if (ring.feature * m_radius < m_smallest && ring.kind != Kind::Line && ring.kind != Kind::Star) return;
        const double a = ring.from * m_radius, b = ring.to * m_radius;
        const int n = ring.count * m_rays;
        const double step = n > 0 ? 360.0 / n : 0;
        switch (ring.kind) {
            case Kind::Star: {
                std::vector<Point> points;
                for (int i = 0; i < 2 * n; ++i) points.push_back(point(i % 2 == 1 ? a : b, i * step / 2));
                lines.push_back(Path::polygon(points));
                break;
            }
            case Kind::Chevrons:
                for (int i = 0; i < n; ++i)
                    for (int nested = 0; nested < 2; ++nested) {
                        const double middle = (i + 0.5) * step, half = step * (0.30 - 0.15 * nested);
                        const double apex = a + (b - a) * (0.38 + 0.30 * nested);
                        lines.push_back(
                            mitred_line({point(b, middle - half), point(apex, middle), point(b, middle + half)},
                                        ring.width * m_radius * std::min(1.0, 14.0 / n)));
                    }
                break;
            case Kind::Line: {
                const double half = std::max(ring.width * m_radius, m_smallest) / 2;
                lines.push_back(codong::ring(m_centre, a + half, a - half));
                break;
            }
            case Kind::Dots:
                for (int i = 0; i < n; ++i) lines.push_back(Path::circle(point(a, i * step), ring.width * m_radius));
                break;
            case Kind::Saw:
                // Feet stand apart by a hair, so that neighbours never overlap.
                for (int i = 0; i < n; ++i)
                    lines.push_back(Path::polygon(
                        {point(a, (i + 0.04) * step), point(b, (i + 0.5) * step), point(a, (i + 0.96) * step)}));
                break;
            case Kind::Comb:
                for (int i = 0; i < n; ++i) {
                    const double half = step * ring.width / 2;
                    lines.push_back(Path::polygon({point(a, i * step - half), point(b, i * step - half * a / b),
                                                   point(b, i * step + half * a / b), point(a, i * step + half)}));
                }
                break;
            case Kind::Chain:
                add_chain(a, b, n, step, ring.width * m_radius);
                break;
            case Kind::Birds: {
                const double middle = (a + b) / 2;
                const double length = std::min((b - a) * 1.5, radians(step) * middle * 0.9) / 1.2;
                for (int i = 0; i < n; ++i) {
                    const double angle = m_turn - 90 + i * step;
                    const Point p = polar(m_centre, middle, angle);
                    // Anticlockwise as on the drums, wings outwards; the bird's own middle lies above its axis.
                    const Transform place = Transform::translation(p.x, p.y)
                                                .after(Transform::rotation(angle + 90))
                                                .after(Transform::scaling(-1, 1))
                                                .after(Transform::translation(0, 0.115 * length));
                    birds.push_back(bird(length, place));
                }
                break;
            }
        }
    }

    std::vector<Path> lines, links, birds;

private:
    Point point(double radius, double degrees) const { return polar(m_centre, radius, m_turn - 90 + degrees); }

    // Circles in a ring, each joined to the next by a slanted tangent, the drums' running pattern.
    void add_chain(double a, double b, int n, double step, double width) {
        const double middle = (a + b) / 2, radius = std::min((b - a) * 0.42, radians(step) * middle * 0.40);
        for (int i = 0; i < n; ++i) {
            const double angle = m_turn - 90 + i * step;
            const Point p = polar(m_centre, middle, angle), q = polar(m_centre, middle, angle + step);
            lines.push_back(codong::ring(p, radius + width / 2, radius - width / 2));
            lines.push_back(Path::circle(p, radius * 0.42));
            links.push_back(mitred_line({polar(p, radius, angle + 50), polar(q, radius, angle + step + 230)}, width));
        }
    }

    Point m_centre;
    double m_radius;
    int m_rays;
    double m_turn, m_smallest;
};

std::vector<Item> draw(const OrnamentRequest& request) {
    const Rect& box = request.box;
    const Point centre{box.x + request.number("x") * box.width, box.y + request.number("y") * box.height};
    Drawing drawing(request, "drum-rosette");
    // The radius counts the halo, so that a halo never makes the rosette leave its box.
    const double whole = request.number("radius") * std::min(box.width, box.height);
    const double radius = drawing.has("halo") ? whole / 1.06 : whole;
    Rosette rosette(centre, radius, static_cast<int>(std::lround(request.number("rays"))), request.number("turn"),
                    request.smallest_feature);
    drawing.fill("halo", Path::circle(centre, whole));
    drawing.fill("ground", Path::circle(centre, radius));
    // A path for each ring: rings keep apart, and a rasteriser is twice as fast on a few edges a row as on all at once.
    for (const Ring& ring : rings_for(request.smallest_feature, radius)) {
        rosette.add(ring);
        drawing.fill("line", std::exchange(rosette.lines, {}));
    }
    drawing.fill("line", rosette.links);
    drawing.fill("bird", rosette.birds);
    return drawing.take();
}

}  // namespace

OrnamentRow drum_rosette_ornament() {
    return {"drum-rosette", "Mặt trống", "Drum rosette", 1, false, k_parameters, draw};
}

}  // namespace codong
