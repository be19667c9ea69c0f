#include "press/xmp.h"

#include <fmt/format.h>

#include "base/sha256.h"
#include "base/version.h"
#include "base/xml_text.h"
#include "press/deflate.h"
#include "press/qpdf.h"

namespace codong::pressing {
namespace {

// A name-based UUID (RFC 9562, version 8) of what the file holds.
std::string uuid(const std::string& content_id, const char* what) {
    std::string h = sha256_hex(content_id + what);
    h[12] = '8';
    h[16] = 'a';
    return fmt::format("uuid:{}-{}-{}-{}-{}", h.substr(0, 8), h.substr(8, 4), h.substr(12, 4), h.substr(16, 4),
                       h.substr(20, 12));
}

std::string pdf_date(const std::string& date) {
    return "D:" + date.substr(0, 4) + date.substr(5, 2) + date.substr(8, 2) + "000000+07'00'";
}

QPDFObjectHandle info(const PressSpec& spec) {
    auto info = QPDFObjectHandle::newDictionary();
    const auto date = QPDFObjectHandle::newString(pdf_date(spec.date));
    info.replaceKey("/Title", QPDFObjectHandle::newUnicodeString(spec.title));
    info.replaceKey("/Subject", QPDFObjectHandle::newUnicodeString(spec.subject));
    info.replaceKey("/Producer", QPDFObjectHandle::newUnicodeString(spec.producer));
    info.replaceKey("/CreationDate", date);
    info.replaceKey("/ModDate", date);
    info.replaceKey("/Trapped", QPDFObjectHandle::newName("/False"));
    info.replaceKey("/GTS_PDFXVersion", QPDFObjectHandle::newString("PDF/X-4"));
    return info;
}

QPDFObjectHandle output_intent(QPDF& pdf, const OutputIntent& intent) {
    auto profile = QPDFObjectHandle::newStream(&pdf);
    profile.replaceStreamData(intent.deflated(), QPDFObjectHandle::newName("/FlateDecode"),
                              QPDFObjectHandle::newNull());
    profile.getDict().replaceKey("/N", QPDFObjectHandle::newInteger(4));
    auto out = QPDFObjectHandle::newDictionary();
    out.replaceKey("/Type", QPDFObjectHandle::newName("/OutputIntent"));
    out.replaceKey("/S", QPDFObjectHandle::newName("/GTS_PDFX"));
    out.replaceKey("/OutputConditionIdentifier", QPDFObjectHandle::newString(intent.condition()));
    out.replaceKey("/RegistryName", QPDFObjectHandle::newString("http://www.color.org"));
    out.replaceKey("/Info", QPDFObjectHandle::newUnicodeString(intent.description()));
    out.replaceKey("/DestOutputProfile", profile);
    return pdf.makeIndirectObject(out);
}

QPDFObjectHandle metadata(QPDF& pdf, const PressSpec& spec) {
    auto stream = QPDFObjectHandle::newStream(&pdf, xmp_packet(spec));
    stream.getDict().replaceKey("/Type", QPDFObjectHandle::newName("/Metadata"));
    stream.getDict().replaceKey("/Subtype", QPDFObjectHandle::newName("/XML"));
    return stream;
}

}  // namespace

std::string xmp_packet(const PressSpec& spec) {
    const std::string when = spec.date + "T00:00:00+07:00";
    return fmt::format(
        R"(<?xpacket begin="{bom}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
    xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
    xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/"
    xmlns:codong="{space}">
   <pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
   <dc:format>application/pdf</dc:format>
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
   <dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
   <dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
   <dc:source>{source}</dc:source>
   <dc:identifier>{message}</dc:identifier>
   <xmp:CreateDate>{when}</xmp:CreateDate>
   <xmp:ModifyDate>{when}</xmp:ModifyDate>
   <xmp:MetadataDate>{when}</xmp:MetadataDate>
   <xmpMM:DocumentID>{document}</xmpMM:DocumentID>
   <xmpMM:InstanceID>{instance}</xmpMM:InstanceID>
   <xmpMM:RenditionClass>default</xmpMM:RenditionClass>
   <xmpMM:VersionID>1</xmpMM:VersionID>
   <pdf:Producer>{producer}</pdf:Producer>
   <pdf:Trapped>False</pdf:Trapped>
   <codong:textSha256>{hash}</codong:textSha256>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>)",
        fmt::arg("bom", "\xEF\xBB\xBF"), fmt::arg("title", xml_text(spec.title)),
        fmt::arg("subject", xml_text(spec.subject)), fmt::arg("source", xml_text(spec.source)),
        fmt::arg("message", xml_text(spec.message_id)), fmt::arg("hash", xml_text(spec.text_sha256)),
        fmt::arg("space", k_provenance_namespace), fmt::arg("language", xml_text(spec.language)),
        fmt::arg("when", when), fmt::arg("document", uuid(spec.content_id, "document")),
        fmt::arg("instance", uuid(spec.content_id, "instance")), fmt::arg("producer", xml_text(spec.producer)));
}

void describe(QPDF& pdf, const PressSpec& spec) {
    auto trailer = pdf.getTrailer();
    trailer.replaceKey("/Info", pdf.makeIndirectObject(info(spec)));
    auto id = QPDFObjectHandle::newArray();
    const std::string bytes = QUtil::hex_decode(sha256_hex(spec.content_id).substr(0, 32));
    id.appendItem(QPDFObjectHandle::newString(bytes));
    id.appendItem(QPDFObjectHandle::newString(bytes));
    trailer.replaceKey("/ID", id);

    auto root = pdf.getRoot();
    for (const std::string& key : root.getKeys())
        if (key != "/Type" && key != "/Pages") root.removeKey(key);
    root.replaceKey("/Metadata", metadata(pdf, spec));
    auto intents = QPDFObjectHandle::newArray();
    intents.appendItem(output_intent(pdf, *spec.intent));
    root.replaceKey("/OutputIntents", intents);
    root.replaceKey("/Lang", QPDFObjectHandle::newString(spec.language));
    root.replaceKey("/ViewerPreferences", QPDFObjectHandle::parse("<< /DisplayDocTitle true >>"));
}

}  // namespace codong::pressing
