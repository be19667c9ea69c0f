#include <algorithm>

#include "check/preflight_rules.h"

namespace codong {
namespace {

const std::string* find(const std::map<std::string, std::string>& in, const std::string& key) {
    const auto found = in.find(key);
    return found == in.end() ? nullptr : &found->second;
}

// "D:20260422000000+07'00'" and "2026-04-22T00:00:00+07:00" to "20260422000000".
std::string date_digits(const std::string& date) {
    std::string out;
    const size_t day_end = date.find_first_of("+Z");
    for (const char c : date.substr(0, day_end))
        if (c >= '0' && c <= '9') out += c;
    return out;
}

void check_version(const PdfFacts& facts, Diagnostics& findings) {
    const bool claims = find(facts.xmp, "pdfxid:GTS_PDFXVersion") || find(facts.info, "GTS_PDFXVersion");
    if (claims && facts.version != "1.6")
        findings.push_back(error("preflight/version", {facts.version}));
    else if (facts.version < "1.4" && facts.transparency)
        findings.push_back(error("preflight/version-transparency", {facts.version}));
    else if (facts.version > "1.7")
        findings.push_back(error("preflight/version", {facts.version}));
}

void check_marks_of_x4(const PdfFacts& facts, Diagnostics& findings) {
    const std::string* xmp = find(facts.xmp, "pdfxid:GTS_PDFXVersion");
    const std::string* info = find(facts.info, "GTS_PDFXVersion");
    if (!xmp && !info) {
        findings.push_back(error("preflight/no-pdfx"));
    } else if (!xmp || xmp->substr(0, 7) != "PDF/X-4" || (info && *info != *xmp)) {
        findings.push_back(error("preflight/pdfx-differs", {xmp ? *xmp : "-", info ? *info : "-"}));
    } else if (!info) {
        findings.push_back(warning("preflight/pdfx-info"));
    }
    if (!facts.has_xmp)
        findings.push_back(error("preflight/no-xmp"));
    else if (facts.xmp_compressed)
        findings.push_back(warning("preflight/xmp-compressed"));
}

void check_info(const PdfFacts& facts, Diagnostics& findings) {
    static constexpr struct {
        const char *info, *xmp;
        bool date;
    } pairs[] = {
        {"Title", "dc:title", false}, {"CreationDate", "xmp:CreateDate", true}, {"ModDate", "xmp:ModifyDate", true}};
    for (const auto& pair : pairs) {
        const std::string* info = find(facts.info, pair.info);
        const std::string* xmp = find(facts.xmp, pair.xmp);
        if (!info || info->empty()) {
            findings.push_back(error("preflight/no-info", {pair.info}));
            continue;
        }
        const bool same = xmp && (pair.date ? date_digits(*xmp) == date_digits(*info) : *xmp == *info);
        if (facts.has_xmp && !same)
            findings.push_back(error("preflight/info-differs", {pair.info, *info, xmp ? *xmp : "-"}));
    }
    const std::string* trapped = find(facts.info, "Trapped");
    if (!trapped || (*trapped != "True" && *trapped != "False"))
        findings.push_back(error("preflight/trapped", {trapped ? *trapped : "-"}));
    if (!facts.has_id) findings.push_back(error("preflight/no-id"));
    if (facts.language.empty()) findings.push_back(note("preflight/no-language"));
}

void check_intent(const PdfFacts& facts, Diagnostics& findings) {
    const auto is_x = [](const PdfOutputIntent& i) { return i.subtype == "GTS_PDFX"; };
    const auto count = std::count_if(facts.output_intents.begin(), facts.output_intents.end(), is_x);
    if (count == 0) {
        findings.push_back(error("preflight/no-intent"));
        return;
    }
    if (count > 1) findings.push_back(error("preflight/intents", {std::to_string(count)}));
    const PdfOutputIntent& intent = *std::find_if(facts.output_intents.begin(), facts.output_intents.end(), is_x);
    if (intent.profile_class.empty())
        findings.push_back(error("preflight/no-profile", {intent.condition}));
    else if (intent.profile_class != "prtr" || intent.profile_space != "CMYK")
        findings.push_back(error("preflight/wrong-profile", {intent.profile_class, intent.profile_space}));
    if (intent.condition.empty()) findings.push_back(error("preflight/no-condition"));
}

}  // namespace

void check_document(const PdfFacts& facts, const PreflightSpec& spec, Diagnostics& findings) {
    if (facts.page_count != spec.pages)
        findings.push_back(error("preflight/pages", {std::to_string(facts.page_count), std::to_string(spec.pages)}));
    check_version(facts, findings);
    check_marks_of_x4(facts, findings);
    check_info(facts, findings);
    check_intent(facts, findings);
    for (const std::string& feature : facts.forbidden)
        findings.push_back(feature == "Encrypt" ? error("preflight/encrypted")
                                                : error("preflight/forbidden", {feature}));
    if (facts.object_streams) findings.push_back(warning("preflight/object-streams"));
    for (const PdfFont& font : facts.fonts) {
        if (spec.curves) findings.push_back(error("preflight/font-in-curves", {font.name}));
        if (!font.embedded) findings.push_back(error("preflight/font-not-embedded", {font.name}));
        if (font.type == "Type3") findings.push_back(warning("preflight/type3", {font.name}));
        if (!font.has_to_unicode && !spec.curves) findings.push_back(warning("preflight/no-to-unicode", {font.name}));
    }
}

}  // namespace codong
