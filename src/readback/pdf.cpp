#include "readback/pdf.h"

#include <algorithm>
#include <exception>
#include <fstream>

#include "readback/page.h"
#include "readback/paint_book.h"
#include "readback/process.h"
#include "readback/qpdf.h"
#include "readback/xmp_fields.h"

namespace codong {
namespace {

using namespace reading;

QPDFObjectHandle inherited(QPDFObjectHandle node, const std::string& key) {
    for (int depth = 0; depth < 32 && node.isDictionary(); ++depth, node = node.getKey("/Parent"))
        if (node.hasKey(key)) return node.getKey(key);
    return QPDFObjectHandle::newNull();
}

std::string text_of(QPDFObjectHandle value) {
    if (value.isName()) return value.getName().substr(1);
    if (value.isString()) return value.getUTF8Value();
    return value.isNull() ? std::string() : value.unparse();
}

void read_boxes(QPDFObjectHandle page, PdfFacts& facts) {
    for (const char* name : {"/MediaBox", "/CropBox"}) {
        QPDFObjectHandle box = inherited(page, name);
        if (!box.isRectangle()) continue;
        const auto r = box.getArrayAsRectangle();
        facts.boxes[name + 1] = {r.llx, r.lly, r.urx, r.ury};
    }
    for (const char* name : {"/BleedBox", "/TrimBox", "/ArtBox"}) {
        QPDFObjectHandle box = page.getKey(name);
        if (!box.isRectangle()) continue;
        const auto r = box.getArrayAsRectangle();
        facts.boxes[name + 1] = {r.llx, r.lly, r.urx, r.ury};
    }
    if (!facts.boxes.contains("MediaBox")) facts.boxes["MediaBox"] = {0, 0, 612, 792};
    QPDFObjectHandle unit = page.getKey("/UserUnit"), rotate = inherited(page, "/Rotate");
    if (unit.isNumber() && unit.getNumericValue() > 0) facts.user_unit = unit.getNumericValue();
    if (rotate.isInteger()) facts.rotate = rotate.getIntValueAsInt();

    const PdfBox& media = facts.boxes["MediaBox"];
    const PdfBox& trim = facts.boxes.contains("TrimBox") ? facts.boxes["TrimBox"] : media;
    const PdfBox& bleed = facts.boxes.contains("BleedBox") ? facts.boxes["BleedBox"] : media;
    const double k = facts.user_unit * 25.4 / 72;
    const auto place = [&](const PdfBox& b) {
        return Rect{(b.left - trim.left) * k, (trim.top - b.top) * k, b.width() * k, b.height() * k};
    };
    facts.page = place(media);
    facts.bleed = place(bleed);
    facts.trim = place(trim);
}

PdfOutputIntent read_intent(QPDFObjectHandle intent) {
    PdfOutputIntent out;
    out.subtype = text_of(intent.getKey("/S"));
    out.condition = text_of(intent.getKey("/OutputConditionIdentifier"));
    QPDFObjectHandle profile = intent.getKey("/DestOutputProfile");
    if (!profile.isStream()) return out;
    const auto data = profile.getStreamData(qpdf_dl_generalized);
    if (data->getSize() < 128) return out;
    // ICC.1 header: class at 12, colour space at 16.
    const char* bytes = reinterpret_cast<const char*>(data->getBuffer());
    out.profile_class.assign(bytes + 12, 4);
    out.profile_space.assign(bytes + 16, 4);
    out.profile_space.erase(out.profile_space.find_last_not_of(' ') + 1);
    return out;
}

void read_metadata(QPDF& pdf, PdfFacts& facts) {
    QPDFObjectHandle trailer = pdf.getTrailer(), root = pdf.getRoot();
    QPDFObjectHandle info = trailer.getKey("/Info");
    if (info.isDictionary())
        for (auto& [key, value] : info.getDictAsMap()) facts.info[key.substr(1)] = text_of(value);
    QPDFObjectHandle id = trailer.getKey("/ID");
    facts.has_id = id.isArray() && id.getArrayNItems() == 2 && id.getArrayItem(0).isString() &&
                   id.getArrayItem(1).isString() && !id.getArrayItem(0).getStringValue().empty();
    QPDFObjectHandle metadata = root.getKey("/Metadata");
    if (metadata.isStream()) {
        facts.has_xmp = true;
        facts.xmp_compressed = metadata.getDict().hasKey("/Filter");
        const auto data = metadata.getStreamData(qpdf_dl_generalized);
        facts.xmp = xmp_fields({reinterpret_cast<const char*>(data->getBuffer()), data->getSize()});
    }
    QPDFObjectHandle intents = root.getKey("/OutputIntents");
    if (intents.isArray())
        for (auto& intent : intents.aitems())
            if (intent.isDictionary()) facts.output_intents.push_back(read_intent(intent));
    facts.language = text_of(root.getKey("/Lang"));
}

// Looks into direct dictionaries only: the others come by themselves.
bool holds_script(QPDFObjectHandle dict, int depth = 0) {
    if (dict.hasKey("/JS") || dict.getKey("/S").isNameAndEquals("/JavaScript")) return true;
    if (depth > 8) return false;
    for (auto& [key, value] : dict.getDictAsMap())
        if (value.isDictionary() && !value.isIndirect() && holds_script(value, depth + 1)) return true;
    return false;
}

// What stands in the objects themselves, used by the page or not.
void read_forbidden(QPDF& pdf, QPDFObjectHandle page, PdfFacts& facts) {
    QPDFObjectHandle root = pdf.getRoot();
    for (const char* key : {"/AcroForm", "/OCProperties", "/OpenAction", "/AA", "/Collection"})
        if (root.hasKey(key)) push_distinct(facts.forbidden, key + 1);
    QPDFObjectHandle names = root.getKey("/Names");
    if (names.isDictionary())
        for (const char* key : {"/JavaScript", "/EmbeddedFiles"})
            if (names.hasKey(key)) push_distinct(facts.forbidden, key + 1);
    if (page.hasKey("/AA")) push_distinct(facts.forbidden, "AA");
    QPDFObjectHandle annotations = page.getKey("/Annots");
    if (annotations.isArray() && annotations.getArrayNItems() > 0) push_distinct(facts.forbidden, "Annots");
    for (QPDFObjectHandle object : pdf.getAllObjects()) {
        QPDFObjectHandle dict = object.isStream() ? object.getDict() : object;
        if (!dict.isDictionary()) continue;
        if (holds_script(dict)) push_distinct(facts.forbidden, "JavaScript");
        if (object.isStream() && dict.getKey("/Filter").unparse().find("/LZWDecode") != std::string::npos)
            push_distinct(facts.forbidden, "LZW");
    }
}

bool has_object_streams(QPDF& pdf) {
    for (const auto& [id, entry] : pdf.getXRefTable())
        if (entry.getType() == 2) return true;
    return false;
}

PdfFacts read_document(QPDF& pdf, const PdfDetail& detail) {
    PdfFacts facts;
    facts.version = pdf.getPDFVersion();
    QPDFObjectHandle newer = pdf.getRoot().getKey("/Version");
    if (newer.isName() && newer.getName().substr(1) > facts.version) facts.version = newer.getName().substr(1);
    const auto& pages = pdf.getAllPages();
    facts.page_count = static_cast<int>(pages.size());
    facts.object_streams = has_object_streams(pdf);
    read_metadata(pdf, facts);
    if (pdf.isEncrypted()) push_distinct(facts.forbidden, "Encrypt");
    if (!pages.empty()) {
        QPDFObjectHandle page = pages[0];
        read_boxes(page, facts);
        read_forbidden(pdf, page, facts);
        read_page(page, facts, detail);
    }
    std::sort(facts.forbidden.begin(), facts.forbidden.end());
    return facts;
}

}  // namespace

bool PdfBox::contains(const PdfBox& inner, double slack) const {
    return inner.left >= left - slack && inner.bottom >= bottom - slack && inner.right <= right + slack &&
           inner.top <= top + slack;
}

Result<PdfFacts> read_pdf(std::string_view bytes, const PdfDetail& detail) {
    try {
        QPDF pdf;
        pdf.setSuppressWarnings(true);
        pdf.processMemoryFile("pdf", bytes.data(), bytes.size());
        return read_document(pdf, detail);
    } catch (const QPDFExc& problem) {
        if (problem.getErrorCode() == qpdf_e_password) {
            PdfFacts facts;
            facts.encrypted = true;
            facts.forbidden = {"Encrypt"};
            return facts;
        }
        return error("readback/damaged-pdf", {problem.getMessageDetail()});
    } catch (const std::exception& problem) {
        return error("readback/damaged-pdf", {problem.what()});
    }
}

Result<PdfFacts> read_pdf_file(const std::string& path, const PdfDetail& detail) {
    std::ifstream in(path, std::ios::binary | std::ios::ate);
    if (!in) return error("file/not-found", {path});
    std::string bytes(static_cast<size_t>(std::max<std::streamoff>(0, in.tellg())), '\0');
    in.seekg(0).read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<size_t>(in.gcount()));
    return read_pdf(bytes, detail);
}

Result<std::string> pdf_text(const std::string& path) {
    return run_program({"pdftotext", "-enc", "UTF-8", "-nopgbrk", path, "-"});
}

}  // namespace codong
