#include "intake/yaml_tree.h"

#include <algorithm>

namespace codong {
namespace {

size_t count_nodes(const YamlNode& node) {
    size_t count = 1;
    for (const YamlNode& item : node.items) count += count_nodes(item);
    for (const YamlEntry& entry : node.entries) count += count_nodes(entry.second);
    return count;
}

}  // namespace

const YamlNode* YamlNode::find(std::string_view key) const {
    for (const YamlEntry& entry : entries)
        if (entry.first == key) return &entry.second;
    return nullptr;
}

TextPlaces::TextPlaces(std::string_view text, const std::string& name) : m_text(text), m_name(name) {
    m_starts.push_back(0);
    for (size_t i = text.find('\n'); i != std::string_view::npos; i = text.find('\n', i + 1)) m_starts.push_back(i + 1);
}

Place TextPlaces::at_offset(size_t offset) const {
    const auto after = std::upper_bound(m_starts.begin(), m_starts.end(), offset);
    return place(static_cast<size_t>(after - m_starts.begin()) - 1, offset);
}

size_t TextPlaces::offset_of_mark(int line, int byte) const {
    const size_t row = std::min(static_cast<size_t>(std::max(line, 0)), m_starts.size() - 1);
    return std::min(m_starts[row] + static_cast<size_t>(std::max(byte, 0)), m_text.size());
}

Place TextPlaces::at_mark(int line, int byte) const {
    const size_t row = std::min(static_cast<size_t>(std::max(line, 0)), m_starts.size() - 1);
    return place(row, offset_of_mark(line, byte));
}

Place TextPlaces::place(size_t line, size_t offset) const {
    int column = 1;
    for (size_t i = m_starts[line]; i < offset && i < m_text.size(); ++i)
        if ((static_cast<unsigned char>(m_text[i]) & 0xC0) != 0x80) ++column;
    return {m_name, static_cast<int>(line) + 1, column};
}

void YamlTreeBuilder::document_start(Place place) {
    if (m_documents++ > 0) throw Stop{error("yaml/second-document", {}, std::move(place))};
}

void YamlTreeBuilder::null(Place place, size_t anchor) {
    // Parsers place an absent value where they noticed its absence; the key is what the user sees.
    if (!m_levels.empty() && m_levels.back().has_key) place = m_levels.back().node.key_places.back();
    finish_node(make(YamlNode::Kind::Null, std::move(place)), anchor);
}

void YamlTreeBuilder::alias(Place place, size_t anchor) {
    const auto found = m_anchors.find(anchor);
    if (found == m_anchors.end()) throw Stop{error("yaml/alias-of-itself", {}, std::move(place))};
    count(count_nodes(found->second), place);
    YamlNode copy = found->second;
    copy.place = std::move(place);
    finish_node(std::move(copy), 0);
}

void YamlTreeBuilder::scalar(Place place, std::string text, bool quoted, size_t anchor) {
    if (expects_key()) return add_key(std::move(place), std::move(text));
    YamlNode node = make(YamlNode::Kind::Scalar, std::move(place));
    node.scalar = std::move(text);
    node.quoted = quoted;
    finish_node(std::move(node), anchor);
}

void YamlTreeBuilder::start(YamlNode::Kind kind, Place place, size_t anchor) {
    YamlNode node = make(kind, std::move(place));
    if (m_levels.size() >= k_most_levels)
        throw Stop{error("yaml/too-deep", {std::to_string(k_most_levels)}, std::move(node.place))};
    m_levels.push_back({std::move(node), anchor, false, false, {}});
}

void YamlTreeBuilder::end() {
    Level level = std::move(m_levels.back());
    m_levels.pop_back();
    finish_node(std::move(level.node), level.anchor);
}

bool YamlTreeBuilder::expects_key() const {
    return !m_levels.empty() && m_levels.back().node.is_map() && !m_levels.back().has_key;
}

void YamlTreeBuilder::count(size_t nodes, const Place& place) {
    m_nodes += nodes;
    if (m_nodes > k_most_nodes) throw Stop{error("yaml/too-large", {std::to_string(k_most_nodes)}, place)};
}

YamlNode YamlTreeBuilder::make(YamlNode::Kind kind, Place place) {
    if (expects_key()) throw Stop{error("yaml/key-not-text", {}, std::move(place))};
    count(1, place);
    YamlNode node;
    node.kind = kind;
    node.place = std::move(place);
    return node;
}

void YamlTreeBuilder::add_key(Place place, std::string key) {
    count(1, place);
    Level& level = m_levels.back();
    for (size_t i = 0; i < level.node.entries.size(); ++i) {
        if (level.node.entries[i].first != key) continue;
        level.duplicate = true;
        problems.push_back(error("yaml/duplicate-key", {key, std::to_string(level.node.key_places[i].line)}, place));
    }
    level.node.key_places.push_back(std::move(place));
    level.key = std::move(key);
    level.has_key = true;
}

void YamlTreeBuilder::finish_node(YamlNode node, size_t anchor) {
    if (anchor != 0) {
        count(count_nodes(node), node.place);
        m_anchors[anchor] = node;
    }
    if (m_levels.empty()) {
        root = std::move(node);
        has_root = true;
        return;
    }
    if (expects_key()) throw Stop{error("yaml/key-not-text", {}, std::move(node.place))};
    Level& level = m_levels.back();
    if (!level.node.is_map()) {
        level.node.items.push_back(std::move(node));
        return;
    }
    // The first of two equal keys counts; the second has been reported.
    if (level.duplicate)
        level.node.key_places.pop_back();
    else
        level.node.entries.push_back({std::move(level.key), std::move(node)});
    level.has_key = level.duplicate = false;
}

}  // namespace codong
