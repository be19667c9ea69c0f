#include "intake/icon.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <filesystem>
#include <pugixml.hpp>

#include "intake/file.h"
#include "intake/vector_art.h"
#include "intake/yaml.h"

namespace codong {
namespace {

// Width and height of a viewBox that starts at 0 0; nothing else is wanted of an icon.
bool read_view(std::string_view text, Size& size) {
    double values[4] = {};
    for (double& value : values) {
        text.remove_prefix(std::min(text.find_first_not_of(" ,"), text.size()));
        const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (fault != std::errc()) return false;
        text.remove_prefix(static_cast<size_t>(end - text.data()));
    }
    size = {values[2], values[3]};
    return values[0] == 0 && values[1] == 0 && size.width > 0 && size.height > 0;
}

class IconReader {
public:
    IconReader(std::string_view text, std::string name) : m_text(text), m_name(std::move(name)) {}

    Result<Icon> read() {
        pugi::xml_document document;
        const pugi::xml_parse_result parsed =
            document.load_buffer(m_text.data(), m_text.size(), pugi::parse_default, pugi::encoding_utf8);
        if (!parsed) return error("art/not-xml", {parsed.description()}, place(parsed.offset));
        const pugi::xml_node root = document.document_element();
        if (std::strcmp(root.name(), "svg") != 0)
            return error("art/unknown-element", {root.name()}, place(root.offset_debug()));
        if (!read_view(root.attribute("viewBox").value(), m_icon.size))
            return error("art/no-viewbox", {}, place(root.offset_debug()));
        read_children(root);
        for (const Icon::Shape& shape : m_icon.shapes) m_icon.ink = m_icon.ink.united(shape.path.bounds());
        if (m_problems.empty() && m_icon.ink.empty()) problem("art/empty", {}, root);
        if (!m_problems.empty()) return m_problems;
        return std::move(m_icon);
    }

private:
    Place place(std::ptrdiff_t offset) const {
        const auto end = m_text.begin() + std::clamp<std::ptrdiff_t>(offset, 0, std::ssize(m_text));
        return {m_name, 1 + static_cast<int>(std::count(m_text.begin(), end, '\n')), 0};
    }
    void problem(const char* code, std::vector<std::string> args, const pugi::xml_node& node) {
        m_problems.push_back(error(code, std::move(args), place(node.offset_debug())));
    }

    // The colour may only be the current one, or left out of what has no shape of its own.
    void check_attributes(const pugi::xml_node& node) {
        for (const pugi::xml_attribute& attribute : node.attributes()) {
            const std::string_view name = attribute.name(), value = attribute.value();
            const bool known = name == "d" || name == "fill-rule" || name == "clip-rule" ||
                               (name == "fill" && (value == "currentColor" || value == "none"));
            if (!known) problem("art/unknown-attribute", {std::string(name), node.name()}, node);
        }
    }

    void read_children(const pugi::xml_node& parent) {
        for (const pugi::xml_node& node : parent.children()) {
            const std::string_view name = node.name();
            if (name == "g") {
                check_attributes(node);
                read_children(node);
            } else if (name == "path") {
                check_attributes(node);
                Result<Path> path = parse_path_data(node.attribute("d").value());
                if (!path) {
                    problem("art/bad-path", path.diagnostics().front().args, node);
                    continue;
                }
                const bool even_odd = std::strcmp(node.attribute("fill-rule").value(), "evenodd") == 0;
                m_icon.shapes.push_back({*std::move(path), even_odd ? FillRule::EvenOdd : FillRule::NonZero});
            } else if (node.type() == pugi::node_element && name != "title" && name != "desc") {
                problem("art/unknown-element", {node.name()}, node);
            }
        }
    }

    std::string_view m_text;
    std::string m_name;
    Icon m_icon;
    Diagnostics m_problems;
};

std::vector<std::string> icon_ids(const std::string& dir) {
    std::vector<std::string> ids;
    std::error_code failed;
    for (const auto& entry : std::filesystem::directory_iterator(dir, failed))
        if (entry.path().extension() == ".svg") ids.push_back(entry.path().stem().string());
    std::sort(ids.begin(), ids.end());
    return ids;
}

}  // namespace

Result<Icon> parse_icon(std::string_view text, const std::string& name) {
    return IconReader(text, name).read();
}

Result<Icon> read_icon(const std::string& path) {
    TRY_ASSIGN(const std::string text, read_file(path));
    return parse_icon(text, path);
}

Result<std::shared_ptr<const Icon>> IconShelf::icon(const std::string& id) {
    if (const auto known = m_icons.find(id); known != m_icons.end()) return known->second;
    const std::vector<std::string> ids = icon_ids(m_dir);
    if (!std::binary_search(ids.begin(), ids.end(), id)) return error("icon/unknown", {id, nearest_name(id, ids)});
    TRY_ASSIGN(Icon icon, read_icon(m_dir + "/" + id + ".svg"));
    auto kept = std::make_shared<const Icon>(std::move(icon));
    m_icons.emplace(id, kept);
    return kept;
}

}  // namespace codong
