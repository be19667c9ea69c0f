#include "text/font_library.h"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "base/sha256.h"
#include "intake/yaml.h"
#include "text/unicode.h"

namespace codong {
namespace {

Result<std::string> read_font(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) return error("text/font-missing", {path});
    std::ostringstream bytes;
    bytes << in.rdbuf();
    return std::move(bytes).str();
}

void read_family(const YamlNode& node, const std::string& dir, std::vector<FontRecord>& records,
                 Diagnostics& problems) {
    FieldReader family(node, problems);
    const std::string id = family.required_text("id");
    FontRecord record;
    record.family = family.required_text("family");
    record.role = family.text("role");
    record.licence = family.text("licence");
    record.script = family.flag("script", false);
    record.vietnamese = family.flag("vietnamese", true);
    record.languages = family.texts("languages");
    const YamlNode* files = family.required_child("files");
    if (!files) return;
    for (const YamlNode& file_node : files->items) {
        FieldReader file(file_node, problems);
        record.weight = static_cast<int>(file.required_number("weight"));
        record.id = id + "-" + std::to_string(record.weight);
        record.file = dir + "/files/" + file.required_text("file");
        record.sha256 = file.required_text("sha256");
        records.push_back(record);
    }
}

}  // namespace

Result<std::shared_ptr<FontLibrary>> FontLibrary::open(const std::string& dir) {
    TRY_ASSIGN(const YamlNode manifest, read_yaml(dir + "/fonts.yaml"));
    auto library = std::make_shared<FontLibrary>();
    Diagnostics problems;
    FieldReader reader(manifest, problems);
    if (const YamlNode* families = reader.required_child("families"))
        for (const YamlNode& family : families->items) read_family(family, dir, library->m_records, problems);
    if (has_errors(problems)) return problems;
    return library;
}

const FontRecord* FontLibrary::find(const std::string& id) const {
    const auto record =
        std::find_if(m_records.begin(), m_records.end(), [&](const FontRecord& r) { return r.id == id; });
    return record == m_records.end() ? nullptr : &*record;
}

Result<TextFaceRef> FontLibrary::face(const std::string& id) {
    for (const TextFaceRef& open : m_faces)
        if (open->id() == id) return open;
    const FontRecord* record = find(id);
    if (!record) return error("text/unknown-font", {id});
    TRY_ASSIGN(std::string bytes, read_font(record->file));
    if (sha256_hex(bytes) != record->sha256) return error("text/font-changed", {record->file}, {record->file, 0, 0});
    TRY_ASSIGN(TextFaceRef face, TextFace::open({record->id, record->family, record->weight, record->file,
                                                 record->script, record->vietnamese},
                                                std::move(bytes)));
    m_faces.push_back(face);
    return face;
}

Status FontLibrary::add_fallbacks(const std::string& language) {
    const std::string primary = language.substr(0, language.find('-'));
    for (const FontRecord& record : m_records) {
        if (std::find(record.languages.begin(), record.languages.end(), primary) == record.languages.end()) continue;
        TRY_ASSIGN(TextFaceRef face, this->face(record.id));
        if (std::find(m_fallbacks.begin(), m_fallbacks.end(), face) == m_fallbacks.end()) m_fallbacks.push_back(face);
    }
    return Done{};
}

TextFaceRef FontLibrary::face_for(const TextFaceRef& asked, std::string_view text) const {
    // Digits and marks of punctuation may come from the face asked for; letters are all of one face.
    std::u32string letters = to_utf32(nfc(text));
    std::erase_if(letters, [](char32_t c) { return !is_letter(c); });
    const auto lacking = [&](const TextFaceRef& face) {
        return std::count_if(letters.begin(), letters.end(), [&](char32_t c) { return face->glyph_for(c) == 0; });
    };
    TextFaceRef best = asked;
    auto least = lacking(asked);
    if (least == 0) return asked;
    const auto distance = [&](const TextFaceRef& face) { return std::abs(face->spec().weight - asked->spec().weight); };
    for (const TextFaceRef& face : m_fallbacks) {
        const auto lacks = lacking(face);
        if (lacks < least || (lacks == least && best != asked && distance(face) < distance(best))) best = face;
        least = std::min(least, lacks);
    }
    return best;
}

}  // namespace codong
