#pragma once

#include <memory>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "intake/archive.h"

// Parts of Office Open XML files. Inside this wall only: pugixml shows. Elements and attributes go by local name, for a
// writer may choose any prefix.
namespace codong {

class XmlPart {
public:
    explicit XmlPart(std::unique_ptr<pugi::xml_document> document) : m_document(std::move(document)) {}
    pugi::xml_node root() const { return m_document->document_element(); }

private:
    std::unique_ptr<pugi::xml_document> m_document;
};

// Errors: archive/damaged when the XML is not well-formed, and those of Archive::read. `name` is the file's.
Result<XmlPart> read_part(Archive& archive, const std::string& part, const std::string& name);

struct Relationship {
    std::string id;
    std::string type;  // last word of the type's URI: "worksheet", "styles"
    std::string part;  // path of the target inside the archive
};
// Of a part; none when it has no relationships.
Result<std::vector<Relationship>> read_relationships(Archive& archive, const std::string& part,
                                                     const std::string& name);

std::string_view local_name(const pugi::xml_node& node);
pugi::xml_node local_child(const pugi::xml_node& node, std::string_view name);
std::string local_attribute(const pugi::xml_node& node, std::string_view name);

}  // namespace codong
