#include "intake/docx_styles.h"

#include <algorithm>
#include <string_view>

namespace codong {
namespace {

constexpr int k_most_based_on = 32;

bool is_on(const pugi::xml_node& toggle) {
    const std::string value = local_attribute(toggle, "val");
    return value.empty() || (value != "0" && value != "false" && value != "off" && value != "none");
}

std::string roman(int n) {
    constexpr std::pair<int, std::string_view> k_digits[] = {
        {1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"},
        {40, "xl"},  {10, "x"},   {9, "ix"},  {5, "v"},    {4, "iv"},  {1, "i"}};
    std::string out;
    for (const auto& [value, digits] : k_digits)
        for (; n >= value; n -= value) out += digits;
    return out;
}

std::string upper(std::string text) {
    for (char& c : text)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return text;
}

std::string counted(const std::string& format, int n) {
    // After z come aa, bb, cc.
    const std::string letters(static_cast<size_t>((n - 1) / 26 + 1), static_cast<char>('a' + (n - 1) % 26));
    if (format == "lowerLetter") return letters;
    if (format == "upperLetter") return upper(letters);
    if (format == "lowerRoman") return roman(n);
    if (format == "upperRoman") return upper(roman(n));
    return std::to_string(n);
}

// Bullets of the Symbol and Wingdings fonts lie in the private use area, U+F000 to U+F0FF.
bool is_private_use(const std::string& text) {
    return text.size() == 3 && text[0] == '\xEF' && static_cast<unsigned char>(text[1]) <= 0x83;
}

}  // namespace

DocProperties DocProperties::over(const DocProperties& beneath) const {
    return {font.empty() ? beneath.font : font, bold ? bold : beneath.bold, list ? list : beneath.list};
}

Result<DocStyles> DocStyles::read(Archive& archive, const std::string& document_part, const std::string& name) {
    DocStyles out;
    TRY_ASSIGN(const auto targets, read_relationships(archive, document_part, name));
    // Styles name fonts of the theme, so the theme comes first.
    for (const std::string_view type : {"theme", "styles", "numbering"}) {
        const auto target =
            std::find_if(targets.begin(), targets.end(), [&](const Relationship& r) { return r.type == type; });
        if (target == targets.end() || !archive.has(target->part)) continue;
        TRY_ASSIGN(const XmlPart part, read_part(archive, target->part, name));
        if (type == "theme") out.read_theme(part);
        if (type == "styles") out.read_styles(part);
        if (type == "numbering") out.read_numbering(part);
    }
    return out;
}

void DocStyles::read_theme(const XmlPart& part) {
    const pugi::xml_node scheme = local_child(local_child(part.root(), "themeElements"), "fontScheme");
    for (const auto& [element, key] : {std::pair{"minorFont", "minor"}, std::pair{"majorFont", "major"}})
        m_theme[key] = local_attribute(local_child(local_child(scheme, element), "latin"), "typeface");
}

std::string DocStyles::font_of(const pugi::xml_node& fonts) const {
    for (const char* attribute : {"asciiTheme", "hAnsiTheme"}) {
        const std::string theme = local_attribute(fonts, attribute);
        const auto found = m_theme.find(theme.substr(0, 5));
        if (!theme.empty() && found != m_theme.end() && !found->second.empty()) return found->second;
    }
    for (const char* attribute : {"ascii", "hAnsi", "cs"})
        if (std::string font = local_attribute(fonts, attribute); !font.empty()) return font;
    return {};
}

DocProperties DocStyles::direct(const pugi::xml_node& paragraph, const pugi::xml_node& run) const {
    DocProperties out;
    out.font = font_of(local_child(run, "rFonts"));
    if (const pugi::xml_node bold = local_child(run, "b")) out.bold = is_on(bold);
    if (const pugi::xml_node list = local_child(paragraph, "numPr")) {
        const std::string level = local_attribute(local_child(list, "ilvl"), "val");
        out.list = DocListPosition{local_attribute(local_child(list, "numId"), "val"),
                                   level.size() == 1 && level[0] >= '0' && level[0] <= '8' ? level[0] - '0' : 0};
    }
    return out;
}

void DocStyles::read_styles(const XmlPart& part) {
    for (const pugi::xml_node& node : part.root().children()) {
        if (local_name(node) == "docDefaults")
            m_defaults = direct({}, local_child(local_child(node, "rPrDefault"), "rPr"));
        if (local_name(node) != "style") continue;
        const std::string id = local_attribute(node, "styleId");
        Style& style = m_styles[id];
        style.name = local_attribute(local_child(node, "name"), "val");
        style.based_on = local_attribute(local_child(node, "basedOn"), "val");
        style.own = direct(local_child(node, "pPr"), local_child(node, "rPr"));
        const std::string is_default = local_attribute(node, "default");
        if (local_attribute(node, "type") == "paragraph" && (is_default == "1" || is_default == "true"))
            m_default_paragraph = id;
    }
}

DocProperties DocStyles::style(const std::string& id) const {
    DocProperties out;
    auto found = m_styles.find(id);
    for (int i = 0; i < k_most_based_on && found != m_styles.end(); ++i) {
        out = out.over(found->second.own);
        found = m_styles.find(found->second.based_on);
    }
    return out;
}

std::string DocStyles::style_name(const std::string& id) const {
    const auto found = m_styles.find(id);
    return found == m_styles.end() ? std::string() : found->second.name;
}

void DocStyles::read_numbering(const XmlPart& part) {
    for (const pugi::xml_node& node : part.root().children()) {
        if (local_name(node) == "num")
            m_abstract_of[local_attribute(node, "numId")] = local_attribute(local_child(node, "abstractNumId"), "val");
        if (local_name(node) != "abstractNum") continue;
        Levels& levels = m_levels[local_attribute(node, "abstractNumId")];
        for (const pugi::xml_node& row : node.children()) {
            const std::string index = local_attribute(row, "ilvl");
            if (local_name(row) != "lvl" || index.size() != 1 || index[0] < '0' || index[0] > '8') continue;
            Level& level = levels[static_cast<size_t>(index[0] - '0')];
            level.format = local_attribute(local_child(row, "numFmt"), "val");
            level.text = local_attribute(local_child(row, "lvlText"), "val");
            const std::string start = local_attribute(local_child(row, "start"), "val");
            if (!start.empty() && start.size() < 6) level.start = std::max(0, std::atoi(start.c_str()));
        }
    }
}

std::string DocStyles::next_label(const DocListPosition& position) {
    const auto abstract = m_abstract_of.find(position.list);
    if (abstract == m_abstract_of.end() || !m_levels.count(abstract->second)) return {};
    const Levels& levels = m_levels[abstract->second];
    auto& counts = m_counts[abstract->second];
    const auto here = static_cast<size_t>(position.level);
    counts[here] = counts[here] == 0 ? std::max(1, levels[here].start) : counts[here] + 1;
    for (size_t deeper = here + 1; deeper < counts.size(); ++deeper) counts[deeper] = 0;
    if (levels[here].format == "none") return {};
    if (levels[here].format == "bullet") return is_private_use(levels[here].text) ? "•" : levels[here].text;

    std::string out;
    const std::string& pattern = levels[here].text;  // "%1.%2)"
    for (size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] != '%' || i + 1 >= pattern.size() || pattern[i + 1] < '1' || pattern[i + 1] > '9') {
            out += pattern[i];
            continue;
        }
        const auto level = static_cast<size_t>(pattern[++i] - '1');
        out += counted(levels[level].format, std::max(1, counts[level]));
    }
    return out;
}

}  // namespace codong
