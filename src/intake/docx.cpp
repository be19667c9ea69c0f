#include "intake/docx.h"

#include "intake/docx_styles.h"
#include "intake/file.h"

namespace codong {
namespace {

constexpr int k_most_depth = 200;
constexpr const char* k_soft_hyphen = "\xC2\xAD";

std::string utf8(char32_t c) {
    const auto byte = [](char32_t value) { return static_cast<char>(value); };
    if (c < 0x80) return {byte(c)};
    if (c < 0x800) return {byte(0xC0 | (c >> 6)), byte(0x80 | (c & 0x3F))};
    return {byte(0xE0 | (c >> 12)), byte(0x80 | ((c >> 6) & 0x3F)), byte(0x80 | (c & 0x3F))};
}

bool is_vietnamese_legacy(std::string_view font) {
    return font.starts_with(".Vn") || font.starts_with("VNI-");
}

// A <w:sym>: a character of a font by its code. Word moves the codes of symbol fonts to U+F000; in an old Vietnamese
// font the code beneath is the letter that its encoding knows.
std::string symbol(const std::string& hexadecimal, std::string_view font) {
    if (hexadecimal.empty() || hexadecimal.size() > 4 ||
        hexadecimal.find_first_not_of("0123456789abcdefABCDEF") != std::string::npos)
        return {};
    auto code = static_cast<char32_t>(std::stoul(hexadecimal, nullptr, 16));
    if (is_vietnamese_legacy(font) && code >= 0xF020 && code <= 0xF0FF) code -= 0xF000;
    return code < 0x20 || (code >= 0xD800 && code <= 0xDFFF) ? std::string() : utf8(code);
}

class DocReader {
public:
    explicit DocReader(DocStyles styles) : m_styles(std::move(styles)) {}

    std::vector<DocParagraph> read(const pugi::xml_node& body) {
        blocks(body, 0);
        return std::move(m_paragraphs);
    }

private:
    // Paragraphs, and whatever holds them: tables, cells, content controls.
    void blocks(const pugi::xml_node& parent, int depth) {
        if (depth > k_most_depth) return;
        for (const pugi::xml_node& child : parent.children()) {
            const std::string_view name = local_name(child);
            if (name == "p")
                paragraph(child, depth + 1);
            else if (name != "sectPr" && name != "del" && name != "moveFrom" && name != "Fallback")
                blocks(child, depth + 1);
        }
    }

    void paragraph(const pugi::xml_node& node, int depth) {
        const pugi::xml_node own = local_child(node, "pPr");
        const std::string written = local_attribute(local_child(own, "pStyle"), "val");
        const std::string style = written.empty() ? m_styles.default_paragraph_style() : written;
        const DocProperties properties = m_styles.direct(own, {}).over(m_styles.style(style));

        const size_t index = m_paragraphs.size();
        m_paragraphs.emplace_back();
        m_paragraphs[index].number = static_cast<int>(index) + 1;
        m_paragraphs[index].style = m_styles.style_name(written);
        if (properties.list && properties.list->list != "0" && !properties.list->list.empty()) {
            m_paragraphs[index].is_list_item = true;
            m_paragraphs[index].list_level = properties.list->level;
            m_paragraphs[index].list_label = m_styles.next_label(*properties.list);
        }
        inlines(node, index, properties, depth);
    }

    // Runs, and whatever holds them: links, insertions, fields, content controls.
    void inlines(const pugi::xml_node& parent, size_t index, const DocProperties& beneath, int depth) {
        if (depth > k_most_depth) return;
        for (const pugi::xml_node& child : parent.children()) {
            const std::string_view name = local_name(child);
            if (name == "r")
                run(child, index, beneath, depth + 1);
            else if (name != "pPr" && name != "del" && name != "moveFrom" && name != "Fallback" && name != "sdtPr")
                inlines(child, index, beneath, depth + 1);
        }
    }

    void run(const pugi::xml_node& node, size_t index, const DocProperties& beneath, int depth) {
        const pugi::xml_node own = local_child(node, "rPr");
        const DocProperties properties = m_styles.direct({}, own)
                                             .over(m_styles.style(local_attribute(local_child(own, "rStyle"), "val")))
                                             .over(beneath)
                                             .over(m_styles.defaults());
        const bool bold = properties.bold.value_or(false);
        std::string text;
        const auto flush = [&] {
            add({std::move(text), properties.font, bold}, index);
            text.clear();
        };
        for (const pugi::xml_node& child : node.children()) {
            const std::string_view name = local_name(child);
            if (name == "t")
                text += child.text().get();
            else if (name == "tab" || name == "ptab")
                text += '\t';
            else if (name == "br" || name == "cr")
                text += '\n';
            else if (name == "noBreakHyphen")
                text += '-';
            else if (name == "softHyphen")
                text += k_soft_hyphen;
            else if (name == "sym") {
                flush();
                add_symbol(child, properties.font, bold, index);
            } else if (name == "drawing" || name == "pict" || name == "AlternateContent" || name == "object")
                blocks(child, depth + 1);  // a text box: paragraphs of its own, after this one
        }
        flush();
    }

    void add_symbol(const pugi::xml_node& node, const std::string& beneath, bool bold, size_t index) {
        const std::string own = local_attribute(node, "font"), font = own.empty() ? beneath : own;
        add({symbol(local_attribute(node, "char"), font), font, bold}, index);
    }

    void add(DocRun out, size_t index) {
        if (out.text.empty()) return;
        auto& runs = m_paragraphs[index].runs;
        if (!runs.empty() && runs.back().font == out.font && runs.back().bold == out.bold)
            runs.back().text += out.text;
        else
            runs.push_back(std::move(out));
    }

    DocStyles m_styles;
    std::vector<DocParagraph> m_paragraphs;
};

}  // namespace

std::string DocParagraph::text() const {
    std::string out;
    for (const DocRun& run : runs) out += run.text;
    return out;
}

Result<std::vector<DocParagraph>> parse_docx(std::string bytes, const std::string& name) {
    if (Archive::looks_like_old_office(bytes)) return error("docx/old-word", {name});
    if (!Archive::looks_like_zip(bytes)) return error("docx/not-a-document", {name});
    TRY_ASSIGN(Archive archive, Archive::open(std::move(bytes), name));
    TRY_ASSIGN(const auto roots, read_relationships(archive, "", name));
    std::string part = "word/document.xml";
    for (const Relationship& root : roots)
        if (root.type == "officeDocument") part = root.part;
    if (!archive.has(part)) return error("docx/not-a-document", {name});
    TRY_ASSIGN(const XmlPart document, read_part(archive, part, name));
    const pugi::xml_node body = local_child(document.root(), "body");
    if (!body) return error("docx/not-a-document", {name});
    TRY_ASSIGN(DocStyles styles, DocStyles::read(archive, part, name));
    return DocReader(std::move(styles)).read(body);
}

Result<std::vector<DocParagraph>> read_docx(const std::string& path) {
    TRY_ASSIGN(std::string bytes, read_file(path, k_most_unpacked_bytes));
    return parse_docx(std::move(bytes), path);
}

}  // namespace codong
