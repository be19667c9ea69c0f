#include "export/picture_xmp.h"

#include <fmt/format.h>

#include "base/version.h"
#include "base/xml_text.h"

namespace codong {

std::string picture_xmp(const Provenance& from) {
    const auto element = [](const char* name, const std::string& text) {
        return text.empty() ? std::string() : fmt::format("<{0}>{1}</{0}>\n", name, xml_text(text));
    };
    const std::string date = from.date.empty() ? "" : from.date + "T00:00:00+07:00";
    return fmt::format(
               R"(<?xpacket begin="{}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:codong="{}">
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt></dc:description>
)",
               "\xEF\xBB\xBF", k_provenance_namespace, xml_text(from.text)) +
           element("dc:source", from.source) + element("dc:identifier", from.message_id) +
           element("xmp:CreateDate", date) + element("xmp:CreatorTool", from.producer) +
           element("codong:textSha256", from.text_sha256) + element("codong:content", from.content_id) +
           "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>";
}

}  // namespace codong
