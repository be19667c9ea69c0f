#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace codong {

struct YamlEntry;

// A node of a YAML file people wrote, with where it stands. Owned tree; the parser's types stay in this wall.
struct YamlNode {
    enum class Kind : unsigned char { Null, Scalar, Sequence, Map };
    Kind kind = Kind::Null;
    bool quoted = false;  // a scalar written in quotes is text even when it looks like a number
    std::string scalar;
    std::vector<YamlNode> items;     // Sequence
    std::vector<YamlEntry> entries;  // Map, in the order written
    std::vector<Place> key_places;   // of each entry's key
    Place place;

    // The entry under `key`, or null.
    const YamlNode* find(std::string_view key) const;
    bool is_null() const { return kind == Kind::Null; }
    bool is_scalar() const { return kind == Kind::Scalar; }
    bool is_sequence() const { return kind == Kind::Sequence; }
    bool is_map() const { return kind == Kind::Map; }
};

// Key and value; named as in std::pair, which would have to be complete inside YamlNode.
struct YamlEntry {
    std::string first;
    YamlNode second;
};

// One document; an empty one is a Null node. `name` is used in messages. Columns count characters, not bytes.
// Diagnostics: yaml/syntax, every yaml/duplicate-key, yaml/too-deep (64 levels), yaml/too-large (200,000 nodes with
// aliases spelt out), yaml/alias-of-itself, yaml/second-document, yaml/key-not-text, yaml/not-utf8,
// yaml/control-character.
Result<YamlNode> parse_yaml(std::string_view text, const std::string& name);
Result<YamlNode> read_yaml(const std::string& path);

// Reads the fields of one map and collects every problem: missing, of the wrong kind, unknown (with the nearest known
// name as the hint). Call finish() last; it reports keys nobody asked for.
class FieldReader {
public:
    FieldReader(const YamlNode& node, Diagnostics& diagnostics);

    bool is_map() const { return m_node.is_map(); }
    const YamlNode* child(std::string_view key);           // any kind; marks the key as known
    const YamlNode* required_child(std::string_view key);  // yaml/missing-field when absent
    std::string text(std::string_view key, std::string fallback = {});
    std::string required_text(std::string_view key);
    double number(std::string_view key, double fallback);  // yaml/not-a-number
    double required_number(std::string_view key);
    bool flag(std::string_view key, bool fallback);        // true/false; yaml/not-a-flag
    std::vector<std::string> texts(std::string_view key);  // a sequence of scalars, or one scalar
    void finish();

private:
    const YamlNode& m_node;
    Diagnostics& m_diagnostics;
    std::vector<std::string> m_known;
};

std::optional<double> to_number(const YamlNode& node);
// The candidate with the least edit distance to `word`, when that is at most a third of its length; else empty.
std::string nearest_name(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace codong
