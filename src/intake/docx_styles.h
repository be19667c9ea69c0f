#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "intake/office.h"

// What a .docx says beside its text: styles, theme fonts, list numbering. Inside this wall only.
namespace codong {

struct DocListPosition {
    std::string list;  // numId; "0" takes a paragraph out of its style's list
    int level = 0;
};

struct DocProperties {
    std::string font;
    std::optional<bool> bold;
    std::optional<DocListPosition> list;

    // These properties where set, else those of `beneath`.
    DocProperties over(const DocProperties& beneath) const;
};

class DocStyles {
public:
    static Result<DocStyles> read(Archive& archive, const std::string& document_part, const std::string& name);

    // Of a style and those it is based on; empty for a name that is not there.
    DocProperties style(const std::string& id) const;
    const DocProperties& defaults() const { return m_defaults; }
    const std::string& default_paragraph_style() const { return m_default_paragraph; }
    std::string style_name(const std::string& id) const;
    // Of a paragraph's or run's own pPr or rPr element.
    DocProperties direct(const pugi::xml_node& paragraph_properties, const pugi::xml_node& run_properties) const;

    // The label of the next item at this position; counts, so ask once per paragraph in order.
    std::string next_label(const DocListPosition& position);

private:
    struct Style {
        std::string name, based_on;
        DocProperties own;
    };
    struct Level {
        std::string format = "decimal", text;
        int start = 1;
    };
    using Levels = std::array<Level, 9>;

    void read_theme(const XmlPart& part);
    void read_styles(const XmlPart& part);
    void read_numbering(const XmlPart& part);
    std::string font_of(const pugi::xml_node& fonts) const;

    std::map<std::string, std::string> m_theme;  // "minor", "major"
    std::map<std::string, Style> m_styles;
    std::map<std::string, std::string> m_abstract_of;    // numId to abstractNumId
    std::map<std::string, Levels> m_levels;              // by abstractNumId
    std::map<std::string, std::array<int, 9>> m_counts;  // by abstractNumId; 0 before the first
    DocProperties m_defaults;
    std::string m_default_paragraph;
};

}  // namespace codong
