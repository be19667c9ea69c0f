#include "intake/office.h"

namespace codong {
namespace {

std::string_view after_last(std::string_view text, char separator) {
    const size_t at = text.rfind(separator);
    return at == std::string_view::npos ? text : text.substr(at + 1);
}

// "../media/x" beside "xl/worksheets/sheet1.xml" is "xl/media/x"; a leading slash starts at the archive's root.
std::string resolved(const std::string& base, std::string_view target) {
    if (target.starts_with('/')) return std::string(target.substr(1));
    std::string folder = base.substr(0, base.rfind('/') == std::string::npos ? 0 : base.rfind('/'));
    while (target.starts_with("../")) {
        target.remove_prefix(3);
        folder.resize(folder.rfind('/') == std::string::npos ? 0 : folder.rfind('/'));
    }
    if (target.starts_with("./")) target.remove_prefix(2);
    return (folder.empty() ? "" : folder + "/") + std::string(target);
}

}  // namespace

Result<XmlPart> read_part(Archive& archive, const std::string& part, const std::string& name) {
    TRY_ASSIGN(const std::string bytes, archive.read(part));
    auto document = std::make_unique<pugi::xml_document>();
    // Text of nothing but spaces is text here. Entities of a document type are not expanded.
    if (!document->load_buffer(bytes.data(), bytes.size(), pugi::parse_default | pugi::parse_ws_pcdata_single))
        return error("archive/damaged", {name});
    return XmlPart(std::move(document));
}

Result<std::vector<Relationship>> read_relationships(Archive& archive, const std::string& part,
                                                     const std::string& name) {
    const size_t slash = part.rfind('/');
    const std::string folder = slash == std::string::npos ? "" : part.substr(0, slash + 1);
    const std::string path = folder + "_rels/" + std::string(after_last(part, '/')) + ".rels";
    std::vector<Relationship> out;
    if (!archive.has(path)) return out;
    TRY_ASSIGN(const XmlPart xml, read_part(archive, path, name));
    for (const pugi::xml_node& row : xml.root().children()) {
        if (local_name(row) != "Relationship" || row.attribute("TargetMode").value() == std::string_view("External"))
            continue;
        out.push_back({row.attribute("Id").value(), std::string(after_last(row.attribute("Type").value(), '/')),
                       resolved(part, row.attribute("Target").value())});
    }
    return out;
}

std::string_view local_name(const pugi::xml_node& node) {
    return after_last(node.name(), ':');
}

pugi::xml_node local_child(const pugi::xml_node& node, std::string_view name) {
    for (const pugi::xml_node& child : node.children())
        if (local_name(child) == name) return child;
    return {};
}

std::string local_attribute(const pugi::xml_node& node, std::string_view name) {
    for (const pugi::xml_attribute& attribute : node.attributes())
        if (attribute.name() == name) return attribute.value();
    for (const pugi::xml_attribute& attribute : node.attributes())
        if (after_last(attribute.name(), ':') == name) return attribute.value();
    return {};
}

}  // namespace codong
