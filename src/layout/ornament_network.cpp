#include <algorithm>
#include <cmath>

#include "layout/ornament_shapes.h"

namespace codong {
namespace {

constexpr std::array k_parameters{
    word_parameter("style", "ring,field"),
    number_parameter("nodes", 7, 3, 40),       // in the ring; in a field: across the shorter side
    number_parameter("node_size", 1, 0.3, 3),  // size against the default
    number_parameter("link_width", 1, 0.3, 3),
    number_parameter("seed", 7, 0, 9999),
    ink_parameter("line", "second"),
    ink_parameter("node1", "accent"),
    ink_parameter("node2", "warm"),
    ink_parameter("mark")};  // an exclamation mark on every second kind of node

struct Node {
    Point at;
    double radius = 0;
    bool alarm = false;
    bool shown = true;
};

struct Link {
    size_t from, to;
};

// Whether two convex polygons overlap: no side of either parts them.
bool overlap(const std::vector<Point>& a, const std::vector<Point>& b) {
    const auto parted = [](const std::vector<Point>& p, const std::vector<Point>& q) {
        for (size_t i = 0; i < p.size(); ++i) {
            const Point from = p[i], along = p[(i + 1) % p.size()] - from;
            const auto side = [&](Point point) { return along.x * (point.y - from.y) - along.y * (point.x - from.x); };
            const double inside = side(p[(i + 2) % p.size()]);
            if (std::all_of(q.begin(), q.end(), [&](Point point) { return side(point) * inside <= 0; })) return true;
        }
        return false;
    };
    return !parted(a, b) && !parted(b, a);
}

class Network {
public:
    explicit Network(const OrnamentRequest& request) : m_request(request) {}
    std::vector<Node> nodes;
    std::vector<Link> links;

    std::vector<Item> take(double width) {
        for (Node& node : nodes) {
            const Rect r{node.at.x - node.radius, node.at.y - node.radius, 2 * node.radius, 2 * node.radius};
            for (const Rect& hole : m_request.keep_out) node.shown = node.shown && !hole.intersects(r);
        }
        std::vector<Path> calm, alarms, marks;
        for (const Link& link : links) add_link(nodes[link.from], nodes[link.to], width);
        for (const Node& node : nodes) {
            if (!node.shown) continue;
            (node.alarm ? alarms : calm).push_back(Path::circle(node.at, node.radius));
            if (!node.alarm || node.radius * 0.16 < m_request.smallest_feature / 2) continue;
            const double r = node.radius;
            marks.push_back(capsule({node.at.x, node.at.y - 0.5 * r}, {node.at.x, node.at.y + 0.08 * r}, 0.26 * r));
            marks.push_back(Path::circle({node.at.x, node.at.y + 0.5 * r}, 0.16 * r));
        }
        Drawing drawing(m_request, "network");
        for (const Batch& batch : m_batches) drawing.fill("line", batch.paths);
        drawing.fill("node1", calm);
        drawing.fill("node2", alarms);
        drawing.fill("mark", marks);
        return drawing.take();
    }

private:
    // A link begins under its node; it stops at a hole.
    void add_link(const Node& a, const Node& b, double width) {
        const double length = distance(a.at, b.at);
        if (length < 1e-9 || (!a.shown && !b.shown)) return;
        double t0 = 0.8 * a.radius / length, t1 = 1 - 0.8 * b.radius / length;
        std::vector<std::pair<double, double>> blocked;
        for (const Rect& hole : m_request.keep_out) {
            const Rect wide = hole.inset(-width / 2);
            double in = 0, out = 1;
            const auto narrow = [&](double from, double delta, double low, double high) {
                if (std::abs(delta) < 1e-12) {
                    if (from <= low || from >= high) out = -1;
                    return;
                }
                const double p = (low - from) / delta, q = (high - from) / delta;
                in = std::max(in, std::min(p, q));
                out = std::min(out, std::max(p, q));
            };
            narrow(a.at.x, b.at.x - a.at.x, wide.x, wide.right());
            narrow(a.at.y, b.at.y - a.at.y, wide.y, wide.bottom());
            if (in < out) blocked.push_back({in, out});
        }
        std::sort(blocked.begin(), blocked.end());
        const auto add = [&](double from, double to) {
            // A piece that hangs on neither node is left out.
            const bool held = (from <= t0 + 1e-9 && a.shown) || (to >= t1 - 1e-9 && b.shown);
            if (held && (to - from) * length > width)
                put(mitred_line({between(a.at, b.at, from), between(a.at, b.at, to)}, width));
        };
        double from = t0;
        for (const auto& [in, out] : blocked) {
            if (in > from) add(from, std::min(in, t1));
            from = std::max(from, out);
        }
        if (from < t1) add(from, t1);
    }

    // Lines that do not overlap share an item.
    struct Batch {
        std::vector<std::vector<Point>> outlines;
        std::vector<Path> paths;
    };
    void put(const Path& line) {
        const std::vector<Point> outline = line.flattened(1).front();
        const auto fits = [&](const Batch& batch) {
            return std::none_of(batch.outlines.begin(), batch.outlines.end(),
                                [&](const auto& other) { return overlap(outline, other); });
        };
        auto batch = std::find_if(m_batches.begin(), m_batches.end(), fits);
        if (batch == m_batches.end()) batch = m_batches.insert(m_batches.end(), Batch{});
        batch->outlines.push_back(outline);
        batch->paths.push_back(line);
    }

    const OrnamentRequest& m_request;
    std::vector<Batch> m_batches;
};

std::vector<Item> draw_ring(const OrnamentRequest& request) {
    const Rect& box = request.box;
    const double side = std::min(box.width, box.height);
    const double radius = std::max(side * 0.036 * request.number("node_size"), request.smallest_feature);
    const double width = std::max(side * 0.0125 * request.number("link_width"), request.smallest_feature);
    const int count = static_cast<int>(std::lround(request.number("nodes")));
    Dice dice(request.number("seed"));
    Network network(request);
    for (int i = 0; i < count; ++i) {
        const double angle = -90 + (i + 0.5) * 360.0 / count + dice.range(-0.16, 0.16) * 360.0 / count;
        const bool alarm = i % 2 == 1;
        const double r = std::min(radius * (alarm ? 1.45 : dice.range(0.8, 1.0)), side * 0.12);
        network.nodes.push_back({{box.centre().x + (box.width / 2 - r) * std::cos(radians(angle)),
                                  box.centre().y + (box.height / 2 - r) * std::sin(radians(angle))},
                                 r,
                                 alarm});
    }
    const auto hub = network.nodes.size();
    network.nodes.push_back({box.centre(), std::max(radius, width * count / 4.0), false});
    for (size_t i = 0; i < hub; ++i) {
        if (i % 3 != 2) network.links.push_back({i, (i + 1) % hub});
        network.links.push_back({i, hub});
    }
    return network.take(width);
}

std::vector<Item> draw_field(const OrnamentRequest& request) {
    const Rect& box = request.box;
    const double pitch = std::min(box.width, box.height) / std::max(1.0, request.number("nodes") / 2);
    const int columns = std::max(2, static_cast<int>(std::lround(box.width / pitch)));
    const int rows = std::max(2, static_cast<int>(std::lround(box.height / pitch)));
    const double dx = box.width / columns, dy = box.height / rows, cell = std::min(dx, dy);
    const double radius = std::max(cell * 0.11 * std::min(request.number("node_size"), 1.4), request.smallest_feature);
    const double width =
        std::max(std::min(cell * 0.028 * request.number("link_width"), radius * 0.5), request.smallest_feature);
    Dice dice(request.number("seed"));
    Network network(request);
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column) {
            const Point jitter{dice.range(-0.24, 0.24) * dx, dice.range(-0.24, 0.24) * dy};
            const bool alarm = (column + 2 * row) % 5 == 2;
            const double r = radius * (alarm ? 1.35 : dice.range(0.6, 1.0));
            Point p{box.x + (column + 0.5) * dx + jitter.x, box.y + (row + 0.5) * dy + jitter.y};
            p.x = std::clamp(p.x, box.x + std::min(r, box.width / 2), box.right() - std::min(r, box.width / 2));
            p.y = std::clamp(p.y, box.y + std::min(r, box.height / 2), box.bottom() - std::min(r, box.height / 2));
            network.nodes.push_back({p, r, alarm});
            const auto index = static_cast<size_t>(row * columns + column);
            if (column > 0 && dice.next() < 0.8) network.links.push_back({index - 1, index});
            if (row > 0 && dice.next() < 0.7) network.links.push_back({index - static_cast<size_t>(columns), index});
        }
    return network.take(width);
}

std::vector<Item> draw(const OrnamentRequest& request) {
    return request.word("style") == "field" ? draw_field(request) : draw_ring(request);
}

}  // namespace

OrnamentRow network_ornament() {
    return {"network", "Mạng lưới", "Network", 0, true, k_parameters, draw};
}

}  // namespace codong
