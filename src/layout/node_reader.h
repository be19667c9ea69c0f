#pragma once

#include <map>
#include <string>

#include "intake/yaml.h"
#include "layout/layout.h"

namespace codong {

// Reads the boxes of a layout; `pieces` are its named parts, which `use:` brings in.
class NodeReader {
public:
    NodeReader(const std::map<std::string, const YamlNode*>& pieces, Diagnostics& problems, FigureSources figures = {})
        : m_pieces(pieces), m_problems(problems), m_figures(figures) {}

    Node read(const YamlNode& yaml, const std::string& id, int depth = 0);
    Condition read_condition(const YamlNode& yaml);

private:
    void read_common(FieldReader& fields, Node& node);
    void read_content(FieldReader& fields, const YamlNode& yaml, Node& node, int depth);
    Stack read_stack(const YamlNode& yaml, Axis axis, const std::string& id, int depth);
    std::vector<Node> read_children(const YamlNode& list, const std::string& id, int depth);
    LengthExpression length(FieldReader& fields, const char* key);
    LengthExpression length(const YamlNode& yaml);
    std::string choice(FieldReader& fields, const char* key, const char* fallback,
                       std::initializer_list<const char*> allowed);
    std::string sides(FieldReader& fields, const char* key);
    Anchor anchor(FieldReader& fields, Anchor fallback);
    Range range(FieldReader& fields, const char* key, Range fallback);

    FillNode read_fill(const YamlNode& yaml);
    PolygonNode read_polygon(const YamlNode& yaml);
    EllipseNode read_ellipse(const YamlNode& yaml);
    OrnamentNode read_ornament(const YamlNode& yaml);
    ArtNode read_art(const YamlNode& yaml);
    TextNode read_text(const YamlNode& yaml);
    ImageNode read_image(const YamlNode& yaml);
    QrNode read_qr(const YamlNode& yaml);

    const std::map<std::string, const YamlNode*>& m_pieces;
    Diagnostics& m_problems;
    FigureSources m_figures;
};

// Text and place helpers shared with the layout's own reader.
std::map<std::string, std::string> read_words(const YamlNode& yaml, Diagnostics& problems);
std::map<std::string, std::vector<std::string>> read_word_lists(const YamlNode& yaml, Diagnostics& problems);

}  // namespace codong
