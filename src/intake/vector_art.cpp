#include "intake/vector_art.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstring>
#include <optional>
#include <pugixml.hpp>

#include "intake/file.h"

namespace codong {
namespace {

constexpr int k_deepest = 32;
constexpr std::string_view k_roles[] = {"paper", "deep", "main", "second", "accent", "warm", "skin"};

struct Style {
    std::string_view ink;
    double tint = 1;
    FillRule rule = FillRule::NonZero;
    Transform transform;
};

// Numbers parted by spaces or commas; none when something else stands there.
std::optional<std::vector<double>> numbers_of(std::string_view text) {
    std::vector<double> values;
    size_t at = 0;
    for (;;) {
        at = std::min(text.find_first_not_of(" \t\r\n,", at), text.size());
        if (at == text.size()) return values;
        double value = 0;
        const auto [after, fault] = std::from_chars(text.data() + at, text.data() + text.size(), value);
        if (fault != std::errc() || !std::isfinite(value)) return std::nullopt;
        values.push_back(value);
        at = static_cast<size_t>(after - text.data());
    }
}

// translate, rotate, scale, skewX, skewY, matrix, in the order written.
std::optional<Transform> transform_of(std::string_view text) {
    Transform all;
    while (true) {
        const size_t begin = text.find_first_not_of(" \t\r\n,");
        if (begin == std::string_view::npos) return all;
        const size_t open = text.find('('), close = text.find(')');
        if (open == std::string_view::npos || close == std::string_view::npos || close < open) return std::nullopt;
        std::string_view name = text.substr(begin, open - begin);
        while (!name.empty() && name.back() == ' ') name.remove_suffix(1);
        const auto values = numbers_of(text.substr(open + 1, close - open - 1));
        text.remove_prefix(close + 1);
        if (!values) return std::nullopt;
        const std::vector<double>& v = *values;
        const double pi = 3.14159265358979323846;
        if (name == "translate" && (v.size() == 1 || v.size() == 2))
            all = all.after(Transform::translation(v[0], v.size() == 2 ? v[1] : 0));
        else if (name == "scale" && (v.size() == 1 || v.size() == 2))
            all = all.after(Transform::scaling(v[0], v.back()));
        else if (name == "rotate" && v.size() == 1)
            all = all.after(Transform::rotation(v[0]));
        else if (name == "rotate" && v.size() == 3)
            all = all.after(Transform::translation(v[1], v[2]))
                      .after(Transform::rotation(v[0]))
                      .after(Transform::translation(-v[1], -v[2]));
        else if (name == "skewX" && v.size() == 1)
            all = all.after(Transform{1, 0, std::tan(v[0] * pi / 180), 1, 0, 0});
        else if (name == "skewY" && v.size() == 1)
            all = all.after(Transform{1, std::tan(v[0] * pi / 180), 0, 1, 0, 0});
        else if (name == "matrix" && v.size() == 6)
            all = all.after(Transform{v[0], v[1], v[2], v[3], v[4], v[5]});
        else
            return std::nullopt;
    }
}

class ArtReader {
public:
    ArtReader(std::string_view text, std::string name) : m_text(text), m_name(std::move(name)) {}

    Result<VectorArt> read() {
        pugi::xml_document document;
        const pugi::xml_parse_result parsed =
            document.load_buffer(m_text.data(), m_text.size(), pugi::parse_default, pugi::encoding_utf8);
        if (!parsed) return error("art/not-xml", {parsed.description()}, place_at(parsed.offset));
        const pugi::xml_node root = document.document_element();
        if (std::strcmp(root.name(), "svg") != 0) return error("art/unknown-element", {root.name()}, place(root));
        const auto view = numbers_of(root.attribute("viewBox").value());
        if (!view || view->size() != 4 || (*view)[2] <= 0 || (*view)[3] <= 0)
            return error("art/no-viewbox", {}, place(root));
        m_art.size = {(*view)[2], (*view)[3]};
        check_attributes(root, {"xmlns", "viewBox", "width", "height"});
        Style style;
        style.transform = Transform::translation(-(*view)[0], -(*view)[1]);
        read_children(root, style, 0);
        if (m_problems.empty() && m_art.shapes.empty()) m_problems.push_back(error("art/empty", {}, place(root)));
        if (!m_problems.empty()) return m_problems;
        return std::move(m_art);
    }

private:
    Place place_at(std::ptrdiff_t offset) const {
        if (offset < 0) return {m_name, 0, 0};
        const auto end = m_text.begin() + std::min(offset, static_cast<std::ptrdiff_t>(m_text.size()));
        const auto last = std::find(std::make_reverse_iterator(end), m_text.rend(), '\n').base();
        return {m_name, 1 + static_cast<int>(std::count(m_text.begin(), end, '\n')), 1 + static_cast<int>(end - last)};
    }
    Place place(const pugi::xml_node& node) const { return place_at(node.offset_debug()); }
    void problem(const char* code, std::vector<std::string> args, const pugi::xml_node& node) {
        m_problems.push_back(error(code, std::move(args), place(node)));
    }

    void check_attributes(const pugi::xml_node& node, std::initializer_list<std::string_view> known) {
        for (const pugi::xml_attribute& attribute : node.attributes())
            if (std::find(known.begin(), known.end(), attribute.name()) == known.end())
                problem("art/unknown-attribute", {attribute.name(), node.name()}, node);
    }

    double number(const pugi::xml_node& node, const char* name, double fallback) {
        const pugi::xml_attribute attribute = node.attribute(name);
        if (!attribute) return fallback;
        const auto values = numbers_of(attribute.value());
        if (values && values->size() == 1) return values->front();
        problem("art/bad-number", {name, attribute.value()}, node);
        return fallback;
    }

    double positive(const pugi::xml_node& node, const char* name) {
        const size_t before = m_problems.size();
        const double value = number(node, name, 0);
        if (value <= 0 && m_problems.size() == before)
            problem("art/bad-number", {name, node.attribute(name).value()}, node);
        return value;
    }

    // What the node says over what it inherits.
    Style style_of(const pugi::xml_node& node, Style style) {
        if (const auto ink = node.attribute("class")) {
            style.ink = ink.value();
            if (std::find(std::begin(k_roles), std::end(k_roles), style.ink) == std::end(k_roles))
                problem("art/unknown-ink", {ink.value()}, node);
        }
        if (node.attribute("data-tint")) {
            style.tint = number(node, "data-tint", 1);
            if (style.tint < 0 || style.tint > 1)
                problem("art/bad-number", {"data-tint", node.attribute("data-tint").value()}, node);
        }
        if (const auto rule = node.attribute("fill-rule")) {
            const std::string_view word = rule.value();
            if (word != "evenodd" && word != "nonzero") problem("art/bad-number", {"fill-rule", rule.value()}, node);
            style.rule = word == "evenodd" ? FillRule::EvenOdd : FillRule::NonZero;
        }
        if (const auto transform = node.attribute("transform")) {
            const auto parsed = transform_of(transform.value());
            if (parsed)
                style.transform = style.transform.after(*parsed);
            else
                problem("art/bad-transform", {transform.value()}, node);
        }
        return style;
    }

    void read_children(const pugi::xml_node& parent, const Style& inherited, int depth) {
        for (const pugi::xml_node& node : parent.children()) {
            const std::string_view name = node.name();
            if (node.type() != pugi::node_element) {
                if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata)
                    problem("art/unknown-element", {"#text"}, node);
            } else if (name == "g") {
                check_attributes(node, {"id", "class", "data-tint", "fill-rule", "transform"});
                if (depth >= k_deepest)
                    problem("art/too-deep", {std::to_string(k_deepest)}, node);
                else
                    read_children(node, style_of(node, inherited), depth + 1);
            } else if (name != "title" && name != "desc") {
                read_shape(node, name, inherited);
            }
        }
    }

    void read_shape(const pugi::xml_node& node, std::string_view name, const Style& inherited) {
        Path path;
        if (name == "path") {
            check_attributes(node, {"id", "class", "data-tint", "fill-rule", "transform", "d"});
            Result<Path> parsed = parse_path_data(node.attribute("d").value());
            if (parsed)
                path = *std::move(parsed);
            else
                problem("art/bad-path", parsed.diagnostics().front().args, node);
        } else if (name == "circle") {
            check_attributes(node, {"id", "class", "data-tint", "transform", "cx", "cy", "r"});
            const double x = number(node, "cx", 0), y = number(node, "cy", 0);
            path = Path::circle({x, y}, positive(node, "r"));
        } else if (name == "ellipse") {
            check_attributes(node, {"id", "class", "data-tint", "transform", "cx", "cy", "rx", "ry"});
            const double x = number(node, "cx", 0), y = number(node, "cy", 0), rx = positive(node, "rx"),
                         ry = positive(node, "ry");
            path = Path::ellipse({x, y}, rx, ry);
        } else if (name == "rect") {
            check_attributes(node, {"id", "class", "data-tint", "transform", "x", "y", "width", "height", "rx"});
            const double x = number(node, "x", 0), y = number(node, "y", 0), round = number(node, "rx", 0);
            const double width = positive(node, "width"), height = positive(node, "height");
            path = Path::rounded_rect({x, y, width, height}, round);
        } else if (name == "polygon") {
            check_attributes(node, {"id", "class", "data-tint", "fill-rule", "transform", "points"});
            const auto values = numbers_of(node.attribute("points").value());
            std::vector<Point> points;
            for (size_t i = 0; values && i + 1 < values->size(); i += 2)
                points.push_back({(*values)[i], (*values)[i + 1]});
            if (!values || values->size() % 2 != 0 || points.size() < 3)
                problem("art/bad-number", {"points", node.attribute("points").value()}, node);
            path = Path::polygon(points);
        } else {
            problem("art/unknown-element", {std::string(name)}, node);
            return;
        }
        const Style style = style_of(node, inherited);
        if (style.ink.empty()) problem("art/no-ink", {node.name()}, node);
        if (!path.empty())
            m_art.shapes.push_back({path.transformed(style.transform), std::string(style.ink), style.tint, style.rule});
    }

    std::string_view m_text;
    std::string m_name;
    VectorArt m_art;
    Diagnostics m_problems;
};

}  // namespace

Result<VectorArt> parse_vector_art(std::string_view text, const std::string& name) {
    return ArtReader(text, name).read();
}

Result<VectorArt> read_vector_art(const std::string& path) {
    TRY_ASSIGN(const std::string text, read_file(path));
    return parse_vector_art(text, path);
}

}  // namespace codong
