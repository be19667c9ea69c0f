#include "readback/xmp_fields.h"

#include <optional>

namespace codong::reading {
namespace {

std::string unescaped(std::string_view text) {
    static constexpr std::pair<std::string_view, char> entities[] = {
        {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}};
    std::string out;
    for (size_t i = 0; i < text.size();) {
        bool found = false;
        for (const auto& [entity, c] : entities)
            if (text.substr(i, entity.size()) == entity) {
                out += c;
                i += entity.size();
                found = true;
                break;
            }
        if (!found) out += text[i++];
    }
    return out;
}

std::string_view trimmed(std::string_view text) {
    const size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::optional<std::string> element(std::string_view packet, const std::string& name) {
    size_t at = packet.find("<" + name);
    while (at != std::string_view::npos) {
        const size_t after = at + 1 + name.size();
        if (after < packet.size() && (packet[after] == '>' || packet[after] == ' ')) {
            const size_t begin = packet.find('>', after), end = packet.find("</" + name + ">", after);
            if (begin == std::string_view::npos || end == std::string_view::npos) return std::nullopt;
            std::string_view inside = packet.substr(begin + 1, end - begin - 1);
            if (const size_t item = inside.find("<rdf:li"); item != std::string_view::npos) {
                const size_t open = inside.find('>', item), shut = inside.find("</rdf:li>", item);
                if (open == std::string_view::npos || shut == std::string_view::npos) return std::nullopt;
                inside = inside.substr(open + 1, shut - open - 1);
            }
            return unescaped(trimmed(inside));
        }
        at = packet.find("<" + name, after);
    }
    return std::nullopt;
}

std::optional<std::string> attribute(std::string_view packet, const std::string& name) {
    for (const char quote : {'"', '\''}) {
        const size_t at = packet.find(name + "=" + quote);
        if (at == std::string_view::npos) continue;
        const size_t begin = at + name.size() + 2, end = packet.find(quote, begin);
        if (end != std::string_view::npos) return unescaped(packet.substr(begin, end - begin));
    }
    return std::nullopt;
}

}  // namespace

std::map<std::string, std::string> xmp_fields(std::string_view packet) {
    std::map<std::string, std::string> out;
    for (const char* name : {"pdfxid:GTS_PDFXVersion", "dc:title", "dc:description", "dc:language", "xmp:CreateDate",
                             "xmp:ModifyDate", "xmp:MetadataDate", "xmpMM:DocumentID", "xmpMM:InstanceID",
                             "xmpMM:RenditionClass", "xmpMM:VersionID", "pdf:Trapped", "pdf:Producer"}) {
        auto value = element(packet, name);
        if (!value) value = attribute(packet, name);
        if (value) out[name] = *value;
    }
    return out;
}

}  // namespace codong::reading
