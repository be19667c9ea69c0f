#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "intake/yaml.h"

namespace codong {

// Turns offsets into places: lines and characters, from 1.
class TextPlaces {
public:
    TextPlaces(std::string_view text, const std::string& name);
    Place at_offset(size_t offset) const;
    // A parser's mark: line and byte within it, from 0.
    Place at_mark(int line, int byte) const;
    size_t offset_of_mark(int line, int byte) const;

private:
    Place place(size_t line, size_t offset) const;

    std::string_view m_text;
    const std::string& m_name;
    std::vector<size_t> m_starts;
};

// Builds a tree from a parser's events, whichever parser it is. What ends a parse is thrown as a Stop.
class YamlTreeBuilder {
public:
    struct Stop {
        Diagnostic diagnostic;
    };
    static constexpr size_t k_most_levels = 64;
    static constexpr size_t k_most_nodes = 200000;  // with every alias counted as what it stands for

    // An anchor is a number the parser gives to a node that may be repeated; 0 is none.
    void document_start(Place place);
    void null(Place place, size_t anchor);
    void alias(Place place, size_t anchor);
    void scalar(Place place, std::string text, bool quoted, size_t anchor);
    void start(YamlNode::Kind kind, Place place, size_t anchor);
    void end();

    // Duplicate keys: they do not end the parse.
    Diagnostics problems;
    YamlNode root;
    bool has_root = false;

private:
    struct Level {
        YamlNode node;
        size_t anchor = 0;
        bool has_key = false;
        bool duplicate = false;
        std::string key;
    };

    bool expects_key() const;
    void count(size_t nodes, const Place& place);
    YamlNode make(YamlNode::Kind kind, Place place);
    void add_key(Place place, std::string key);
    void finish_node(YamlNode node, size_t anchor);

    std::vector<Level> m_levels;
    std::map<size_t, YamlNode> m_anchors;
    size_t m_nodes = 0;
    int m_documents = 0;
};

}  // namespace codong
