#include "layout/node_reader.h"

#include <algorithm>

#include "layout/ornament.h"

namespace codong {
namespace {

constexpr int k_deepest = 24;

struct AnchorName {
    const char* name;
    Anchor anchor;
};
constexpr AnchorName k_anchors[] = {{"top-left", Anchor::TopLeft},        {"top", Anchor::Top},
                                    {"top-right", Anchor::TopRight},      {"left", Anchor::Left},
                                    {"centre", Anchor::Centre},           {"right", Anchor::Right},
                                    {"bottom-left", Anchor::BottomLeft},  {"bottom", Anchor::Bottom},
                                    {"bottom-right", Anchor::BottomRight}};

struct RoleName {
    const char* field;
    Role role;
};
constexpr RoleName k_field_roles[] = {{"message", Role::Slogan},    {"translation", Role::Translation},
                                      {"unit", Role::Unit},         {"short_name", Role::Unit},
                                      {"superior", Role::Superior}, {"occasion", Role::Occasion},
                                      {"helpline", Role::Helpline}, {"contact", Role::Caption},
                                      {"source", Role::Source},     {"helpline_name", Role::Helpline}};

}  // namespace

std::map<std::string, std::string> read_words(const YamlNode& yaml, Diagnostics& problems) {
    std::map<std::string, std::string> out;
    for (const auto& [key, value] : yaml.entries) {
        if (value.is_scalar())
            out[key] = value.scalar;
        else
            problems.push_back(error("layout/not-a-word", {key}, value.place));
    }
    return out;
}

std::map<std::string, std::vector<std::string>> read_word_lists(const YamlNode& yaml, Diagnostics& problems) {
    std::map<std::string, std::vector<std::string>> out;
    FieldReader fields(yaml, problems);
    for (const auto& [key, value] : yaml.entries) out[key] = fields.texts(key);
    return out;
}

LengthExpression NodeReader::length(const YamlNode& yaml) {
    if (yaml.is_scalar())
        if (const auto parsed = LengthExpression::parse(yaml.scalar)) return *parsed;
    m_problems.push_back(error("layout/bad-length", {yaml.scalar}, yaml.place));
    return {};
}

LengthExpression NodeReader::length(FieldReader& fields, const char* key) {
    const YamlNode* yaml = fields.child(key);
    return yaml ? length(*yaml) : LengthExpression{};
}

std::string NodeReader::choice(FieldReader& fields, const char* key, const char* fallback,
                               std::initializer_list<const char*> allowed) {
    const YamlNode* yaml = fields.child(key);
    const std::string word = yaml ? yaml->scalar : fallback;
    if (std::find_if(allowed.begin(), allowed.end(), [&](const char* a) { return word == a; }) != allowed.end())
        return word;
    std::string list;
    for (const char* a : allowed) list += (list.empty() ? "" : ", ") + std::string(a);
    m_problems.push_back(error("layout/bad-choice", {word, key, list}, yaml->place));
    return fallback;
}

std::string NodeReader::sides(FieldReader& fields, const char* key) {
    const YamlNode* yaml = fields.child(key);
    if (!yaml) return {};
    if (yaml->scalar.find_first_not_of("ltrb") != std::string::npos)
        m_problems.push_back(error("layout/bad-choice", {yaml->scalar, key, "l, t, r, b (ltrb)"}, yaml->place));
    return yaml->scalar;
}

Anchor NodeReader::anchor(FieldReader& fields, Anchor fallback) {
    const YamlNode* yaml = fields.child("anchor");
    if (!yaml) return fallback;
    for (const AnchorName& row : k_anchors)
        if (yaml->scalar == row.name) return row.anchor;
    m_problems.push_back(
        error("layout/bad-choice", {yaml->scalar, "anchor", "top-left, top, ..., bottom-right"}, yaml->place));
    return fallback;
}

Range NodeReader::range(FieldReader& fields, const char* key, Range fallback) {
    const YamlNode* yaml = fields.child(key);
    if (!yaml) return fallback;
    if (yaml->is_sequence() && yaml->items.size() == 2) {
        const auto least = to_number(yaml->items[0]), most = to_number(yaml->items[1]);
        if (least && most && *least <= *most) return {*least, *most};
    }
    m_problems.push_back(error("layout/bad-range", {key}, yaml->place));
    return fallback;
}

Condition NodeReader::read_condition(const YamlNode& yaml) {
    Condition condition;
    FieldReader fields(yaml, m_problems);
    condition.aspect = range(fields, "aspect", {});
    condition.side = range(fields, "side", {});
    condition.foot = range(fields, "foot", {});
    condition.head = range(fields, "head", {});
    condition.kind = choice(fields, "kind", "", {"", "screen", "print"});
    condition.needs = fields.texts("needs");
    condition.lacks = fields.texts("lacks");
    condition.messages = fields.texts("messages");
    fields.finish();
    return condition;
}

void NodeReader::read_common(FieldReader& fields, Node& node) {
    if (const YamlNode* when = fields.child("when")) node.when = read_condition(*when);
    const auto four = [&](const char* key) -> std::optional<std::array<LengthExpression, 4>> {
        const YamlNode* yaml = fields.child(key);
        if (!yaml) return std::nullopt;
        if (!yaml->is_sequence() || yaml->items.size() != 4) {
            m_problems.push_back(error("layout/four-lengths", {key}, yaml->place));
            return std::nullopt;
        }
        return std::array{length(yaml->items[0]), length(yaml->items[1]), length(yaml->items[2]),
                          length(yaml->items[3])};
    };
    node.at = four("at");
    if (const YamlNode* pad = fields.child("pad"); pad && pad->is_scalar())
        node.pad.fill(length(*pad));
    else if (const auto sides = four("pad"))
        node.pad = *sides;
    node.frame = choice(fields, "frame", "parent", {"parent", "trim", "safe", "bleed"});
    if (const YamlNode* size = fields.child("size")) {
        if (size->scalar == "fit")
            node.fit_text = true;
        else if (size->scalar.ends_with("fr") &&
                 to_number(YamlNode{
                     YamlNode::Kind::Scalar, false, size->scalar.substr(0, size->scalar.size() - 2), {}, {}, {}, {}}))
            node.share = std::stod(size->scalar);
        else
            node.size = length(*size);
    }
    node.most = length(fields, "most");
    if (const YamlNode* margin = fields.child("margin"); margin && margin->is_scalar())
        node.margin.fill(length(*margin));
    else if (const auto sides = four("margin"))
        node.margin = *sides;
    node.bleed = sides(fields, "bleed");
    node.reach = sides(fields, "reach");
    node.turn = fields.number("turn", 0);
    node.opacity = fields.number("opacity", 1);
    node.multiply = choice(fields, "blend", "normal", {"normal", "multiply"}) == "multiply";
    const std::string clip =
        choice(fields, "clip", "false", {"true", "false", "arch-top", "arch-left", "arch-right", "arch-bottom"});
    node.clip = clip != "false";
    if (clip.starts_with("arch-")) node.arch = clip.substr(5);
}

FillNode NodeReader::read_fill(const YamlNode& yaml) {
    FillNode fill;
    if (yaml.is_scalar()) {
        fill.ink = yaml.scalar;
        return fill;
    }
    FieldReader fields(yaml, m_problems);
    fill.ink = fields.required_text("ink");
    fill.tint = fields.number("tint", 1);
    fill.to_ink = fields.text("to");
    fill.radius = length(fields, "radius");
    fields.finish();
    return fill;
}

PolygonNode NodeReader::read_polygon(const YamlNode& yaml) {
    PolygonNode polygon;
    FieldReader fields(yaml, m_problems);
    polygon.ink = fields.required_text("ink");
    polygon.tint = fields.number("tint", 1);
    if (const YamlNode* points = fields.required_child("points"))
        for (const YamlNode& point : points->items) {
            if (point.items.size() == 2)
                polygon.points.emplace_back(length(point.items[0]), length(point.items[1]));
            else
                m_problems.push_back(error("layout/bad-point", {}, point.place));
        }
    fields.finish();
    return polygon;
}

EllipseNode NodeReader::read_ellipse(const YamlNode& yaml) {
    EllipseNode ellipse;
    FieldReader fields(yaml, m_problems);
    ellipse.ink = fields.required_text("ink");
    ellipse.tint = fields.number("tint", 1);
    ellipse.circle = fields.flag("circle", true);
    fields.finish();
    return ellipse;
}

OrnamentNode NodeReader::read_ornament(const YamlNode& yaml) {
    OrnamentNode ornament;
    FieldReader fields(yaml, m_problems);
    ornament.id = fields.required_text("id");
    ornament.avoids_text = fields.flag("avoids_text", false);
    const OrnamentRow* row = find_ornament(ornament.id);
    if (!row) {
        std::vector<std::string> names;
        for (const OrnamentRow& known : ornaments()) names.emplace_back(known.id);
        m_problems.push_back(
            error("layout/unknown-ornament", {ornament.id, nearest_name(ornament.id, names)}, yaml.place));
        return ornament;
    }
    for (const OrnamentParameter& parameter : row->parameters) {
        const std::string name(parameter.name);
        const YamlNode* value = fields.child(name);
        if (parameter.kind == OrnamentParameter::Kind::Ink) {
            if (value)
                ornament.inks[name] = value->scalar;
            else if (!parameter.words.empty())
                ornament.inks[name] = parameter.words;
        } else if (value && parameter.kind == OrnamentParameter::Kind::Number) {
            const auto number = to_number(*value);
            if (number && *number >= parameter.least && *number <= parameter.most)
                ornament.numbers[name] = *number;
            else
                m_problems.push_back(error("layout/ornament-number",
                                           {name, std::to_string(parameter.least), std::to_string(parameter.most)},
                                           value->place));
        } else if (value) {
            ornament.words[name] = value->scalar;
            const auto allowed = allowed_words(parameter);
            if (std::find(allowed.begin(), allowed.end(), value->scalar) == allowed.end())
                m_problems.push_back(error("layout/ornament-word",
                                           {value->scalar, name, ornament.id, std::string(parameter.words)},
                                           value->place));
        }
    }
    fields.finish();
    return ornament;
}

ArtNode NodeReader::read_art(const YamlNode& yaml) {
    ArtNode art;
    if (yaml.is_scalar()) {
        art.id = yaml.scalar;
        return art;
    }
    FieldReader fields(yaml, m_problems);
    art.id = fields.text("id", "auto");
    art.anchor = anchor(fields, Anchor::Bottom);
    art.cover = fields.flag("cover", false);
    if (const YamlNode* inks = fields.child("inks")) art.inks = read_words(*inks, m_problems);
    fields.finish();
    return art;
}

TextNode NodeReader::read_text(const YamlNode& yaml) {
    TextNode text;
    FieldReader fields(yaml, m_problems);
    text.field = fields.text("field");
    text.literal = fields.text("literal");
    if (text.field.empty() == text.literal.empty())
        m_problems.push_back(error("layout/field-or-literal", {}, yaml.place));
    bool known = text.field.empty();
    for (const RoleName& row : k_field_roles)
        if (text.field == row.field) {
            text.role = row.role;
            known = true;
        }
    if (const auto words = data_field(text.field, m_figures)) {
        if (words->empty()) m_problems.push_back(error("layout/no-data", {}, yaml.place));
        text.literal = *words;
        text.role = text.field == "data_source" ? Role::Source : Role::Caption;
        known = true;
    }
    if (!known) m_problems.push_back(error("layout/unknown-field", {text.field}, yaml.place));
    text.mode = choice(fields, "mode", "even", {"even", "measure", "voices"});
    text.face = fields.text("face", text.role == Role::Slogan ? "slogan" : "label");
    text.key_face = fields.text("key_face");
    text.ink = fields.required_text("ink");
    text.key_ink = fields.text("key_ink");
    text.align = choice(fields, "align", "left", {"left", "centre", "right"});
    text.valign = choice(fields, "valign", "top", {"top", "middle", "bottom"});
    const Range lines =
        range(fields, "lines", {1, text.role == Role::Slogan || text.role == Role::Translation ? 8.0 : 1.0});
    text.least_lines = static_cast<int>(lines.least);
    text.most_lines = static_cast<int>(lines.most);
    text.size = length(fields, "size");
    text.least_size = length(fields, "least_size");
    text.pair = fields.number("pair", 0);
    if (text.pair != 0 && (text.role != Role::Translation || text.pair < 0.2 || text.pair > 1))
        m_problems.push_back(error("layout/bad-pair", {}, yaml.place));
    if (!text.least_size.empty() && text.role == Role::Slogan)
        m_problems.push_back(error("layout/slogan-stays", {}, yaml.place));
    text.clearance = fields.number("clearance", 0.12);
    text.pauses = fields.number("pauses", 1);
    const Range ratio = range(fields, "ratio", {1.35, 2.4});
    text.least_ratio = ratio.least;
    text.most_ratio = ratio.most;
    text.sizes = choice(fields, "sizes", "two", {"two", "many"});
    text.spread = fields.number("spread", 1.5);
    if (text.spread < 1 || text.spread > 3) m_problems.push_back(error("layout/spread", {}, yaml.place));
    text.tracking = fields.number("tracking", 0);
    if (text.tracking < -0.04 || text.tracking > 0.08) m_problems.push_back(error("layout/tracking", {}, yaml.place));
    text.lead = fields.flag("lead", false);
    text.letter_case = choice(fields, "case", "", {"", "capitals", "as-written"});
    fields.finish();
    return text;
}

ImageNode NodeReader::read_image(const YamlNode& yaml) {
    ImageNode image;
    FieldReader fields(yaml, m_problems);
    image.field = choice(fields, "field", "logo", {"logo", "photo"});
    image.anchor = anchor(fields, Anchor::Centre);
    image.cover = fields.flag("cover", false);
    fields.finish();
    return image;
}

QrNode NodeReader::read_qr(const YamlNode& yaml) {
    QrNode qr;
    FieldReader fields(yaml, m_problems);
    qr.ink = fields.text("ink", "deep");
    qr.ground = fields.text("ground", "paper");
    fields.finish();
    return qr;
}

std::vector<Node> NodeReader::read_children(const YamlNode& list, const std::string& id, int depth) {
    std::vector<Node> children;
    if (!list.is_sequence()) m_problems.push_back(error("layout/not-a-list", {id}, list.place));
    for (size_t i = 0; i < list.items.size(); ++i)
        children.push_back(read(list.items[i], id + "/" + std::to_string(i + 1), depth + 1));
    return children;
}

Stack NodeReader::read_stack(const YamlNode& yaml, Axis axis, const std::string& id, int depth) {
    Stack stack;
    stack.axis = axis;
    if (yaml.is_sequence()) {
        stack.children = read_children(yaml, id, depth);
        return stack;
    }
    FieldReader fields(yaml, m_problems);
    stack.gap = length(fields, "gap");
    stack.anchor = anchor(fields, Anchor::TopLeft);
    if (const YamlNode* children = fields.required_child("children"))
        stack.children = read_children(*children, id, depth);
    fields.finish();
    return stack;
}

void NodeReader::read_content(FieldReader& fields, const YamlNode& yaml, Node& node, int depth) {
    constexpr const char* k_kinds[] = {"layers", "row",  "column", "fill", "polygon", "ellipse", "ornament",
                                       "art",    "text", "image",  "qr",   "space",   "icon",    "figure"};
    const char* kind = nullptr;
    for (const char* candidate : k_kinds) {
        if (!yaml.find(candidate)) continue;
        if (kind) m_problems.push_back(error("layout/two-kinds", {kind, candidate}, yaml.place));
        kind = candidate;
    }
    if (!kind) {
        m_problems.push_back(error("layout/no-kind", {}, yaml.place));
        return;
    }
    const YamlNode& content = *fields.child(kind);
    const std::string_view name = kind;
    if (name == "layers") {
        node.content = Layers{read_children(content, node.id, depth)};
    } else if (name == "row" || name == "column") {
        node.content = read_stack(content, name == "row" ? Axis::Row : Axis::Column, node.id, depth);
    } else if (name == "fill") {
        node.content = read_fill(content);
    } else if (name == "polygon") {
        node.content = read_polygon(content);
    } else if (name == "ellipse") {
        node.content = read_ellipse(content);
    } else if (name == "ornament") {
        node.content = read_ornament(content);
    } else if (name == "art") {
        node.content = read_art(content);
    } else if (name == "text") {
        node.content = read_text(content);
    } else if (name == "image") {
        node.content = read_image(content);
    } else if (name == "qr") {
        node.content = read_qr(content);
    } else if (name == "icon") {
        node.content = read_icon_node(content, m_figures, m_problems);
    } else if (name == "figure") {
        node.content = read_figure(content, m_figures, m_problems);
    }
}

Node NodeReader::read(const YamlNode& yaml, const std::string& id, int depth) {
    Node node;
    node.id = id;
    node.place = yaml.place;
    if (depth > k_deepest || !yaml.is_map()) {
        m_problems.push_back(error(depth > k_deepest ? "layout/too-deep" : "layout/not-a-box", {}, yaml.place));
        return node;
    }
    FieldReader fields(yaml, m_problems);
    if (const YamlNode* use = fields.child("use")) {
        const auto piece = m_pieces.find(use->scalar);
        if (piece == m_pieces.end()) {
            m_problems.push_back(error("layout/unknown-piece", {use->scalar}, use->place));
            return node;
        }
        // A piece stands in a box of its own, so that place and size written beside `use` apply to the whole of it.
        read_common(fields, node);
        Layers box;
        box.children.push_back(read(*piece->second, id + "/" + use->scalar, depth + 1));
        node.fit_text = node.fit_text || box.children.front().fit_text;
        node.content = std::move(box);
        fields.finish();
        return node;
    }
    read_common(fields, node);
    read_content(fields, yaml, node, depth);
    fields.finish();
    return node;
}

}  // namespace codong
