#include "message/message.h"

#include <algorithm>

#include "intake/file.h"
#include "message/id.h"
#include "text/segment.h"
#include "text/unicode.h"

namespace codong {
namespace {

// Characters that show nothing and would travel unseen into every file: controls, soft hyphen, zero widths, directions.
bool is_invisible(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || c == 0x34F || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || c == 0xFFFD;
}

std::string code_point_name(char32_t c) {
    constexpr char k_digits[] = "0123456789ABCDEF";
    std::string out = "U+";
    for (int shift = 12; shift >= 0; shift -= 4) out += k_digits[c >> shift & 15];
    return out;
}

// NFC of a message or translation, checked.
std::string read_text(const YamlNode& node, Diagnostics& problems) {
    std::string text = nfc(node.scalar);
    if (text.find_first_not_of(" \t\r\n") == std::string::npos) {
        problems.push_back(error("message/empty-text", {}, node.place));
        return text;
    }
    if (text.front() == ' ' || text.back() == ' ' || text.back() == '\n')
        problems.push_back(error("message/outer-space", {}, node.place));
    else if (text.find('\n') != std::string::npos)
        problems.push_back(error("message/line-break", {}, node.place));
    else
        for (const char32_t c : to_utf32(text)) {
            if (!is_invisible(c)) continue;
            problems.push_back(error("message/invisible-character", {code_point_name(c)}, node.place));
            break;
        }
    return text;
}

// Syllables as the line breaker compares them: lower case, without the punctuation around them.
std::vector<std::string> syllables(std::string_view text) {
    std::vector<std::string> out;
    for (size_t at = 0; at < text.size();) {
        const size_t end = std::min(text.find(' ', at), text.size());
        if (end > at) out.push_back(read_token(text.substr(at, end - at)).key);
        at = end + 1;
    }
    return out;
}

bool contains(const std::vector<std::string>& text, const std::vector<std::string>& part) {
    return !part.empty() && std::search(text.begin(), text.end(), part.begin(), part.end()) != text.end();
}

class CatalogueReader {
public:
    CatalogueReader(const YamlNode& root, std::string name) : m_root(root), m_file(std::move(name)) {}

    Result<Catalogue> read() {
        Catalogue catalogue;
        catalogue.file = m_file;
        FieldReader fields(m_root, m_problems);
        if (!fields.is_map()) return std::move(m_problems);
        catalogue.id = read_id(fields, m_root, m_problems);
        catalogue.title = nfc(fields.required_text("title"));
        catalogue.issued = fields.text("issued");
        if (!catalogue.issued.empty() && !is_iso_date(catalogue.issued))
            m_problems.push_back(error("id/not-a-date", {catalogue.issued}, place_of(m_root, "issued")));
        m_source = read_source(fields, {});
        m_words = read_words(fields, nullptr);
        if (const YamlNode* list = fields.required_child("messages")) read_messages(*list, catalogue);
        fields.finish();
        if (!m_problems.empty()) return std::move(m_problems);
        return catalogue;
    }

private:
    void read_messages(const YamlNode& list, Catalogue& catalogue) {
        if (!list.is_sequence()) {
            m_problems.push_back(error("yaml/not-a-list", {"messages"}, list.place));
            return;
        }
        if (list.items.empty()) m_problems.push_back(error("message/no-messages", {}, list.place));
        for (const YamlNode& node : list.items) {
            Message message = read_message(node);
            const Message* earlier = message.id.empty() ? nullptr : catalogue.find(message.id);
            if (earlier)
                m_problems.push_back(error("message/duplicate-id", {message.id, std::to_string(earlier->place.line)},
                                           place_of(node, "id")));
            catalogue.messages.push_back(std::move(message));
        }
    }

    Message read_message(const YamlNode& node) {
        Message message;
        message.place = node.place;
        FieldReader fields(node, m_problems);
        if (!fields.is_map()) return message;
        message.id = read_id(fields, node, m_problems);
        fields.required_text("text");
        const YamlNode* text = node.find("text");
        if (text && text->is_scalar()) message.text = read_text(*text, m_problems);
        message.source = read_source(fields, m_source);
        if (message.source.document.empty()) m_problems.push_back(error("message/no-source", {message.id}, node.place));
        const std::vector<std::string> said = syllables(message.text);
        message.words = m_words;
        for (std::string& word : read_words(fields, &said)) message.words.push_back(std::move(word));
        message.keeps = read_phrases(fields, "keeps", said);
        message.breaks = read_breaks(fields, said);
        message.keys = read_keys(fields, message.text);
        message.translations = read_translations(fields);
        fields.finish();
        return message;
    }

    Source read_source(FieldReader& fields, Source inherited) {
        const YamlNode* node = fields.child("source");
        if (!node || node->is_null()) return inherited;
        FieldReader source(*node, m_problems);
        inherited.document = nfc(source.text("document", inherited.document));
        inherited.section = nfc(source.text("section", inherited.section));
        source.finish();
        return inherited;
    }

    // Words whose syllables are joined by _ ; those of one message must stand in its text.
    std::vector<std::string> read_words(FieldReader& fields, const std::vector<std::string>* said) {
        std::vector<std::string> out;
        for (const Named& named : named_texts(fields, "words", m_problems)) {
            std::string word = to_lower(named.id);
            std::replace(word.begin(), word.end(), '_', ' ');
            if (syllables(word).size() < 2)
                m_problems.push_back(error("message/one-syllable", {named.id}, named.place));
            else if (said && !contains(*said, syllables(word)))
                m_problems.push_back(error("message/not-in-text", {named.id}, named.place));
            else
                out.push_back(std::move(word));
        }
        return out;
    }

    std::vector<std::string> read_phrases(FieldReader& fields, std::string_view key,
                                          const std::vector<std::string>& said) {
        std::vector<std::string> out;
        for (Named& named : named_texts(fields, key, m_problems)) {
            if (contains(said, syllables(named.id)))
                out.push_back(std::move(named.id));
            else
                m_problems.push_back(error("message/not-in-text", {named.id}, named.place));
        }
        return out;
    }

    std::vector<std::string> read_breaks(FieldReader& fields, const std::vector<std::string>& said) {
        std::vector<std::string> out;
        for (Named& named : named_texts(fields, "breaks", m_problems)) {
            const size_t bar = named.id.find('|');
            const bool one = bar != std::string::npos && named.id.find('|', bar + 1) == std::string::npos;
            const std::string before = named.id.substr(0, bar), after = one ? named.id.substr(bar + 1) : "";
            if (!one || syllables(before).empty() || syllables(after).empty())
                m_problems.push_back(error("message/bad-break", {named.id}, named.place));
            else if (!contains(said, syllables(before + " " + after)))
                m_problems.push_back(error("message/not-in-text", {named.id}, named.place));
            else
                out.push_back(std::move(named.id));
        }
        return out;
    }

    // Key phrases are shown as they stand, so they are compared to the letter.
    std::vector<std::string> read_keys(FieldReader& fields, const std::string& text) {
        std::vector<std::string> out;
        for (Named& named : named_texts(fields, "keys", m_problems)) {
            if (!named.id.empty() && text.find(named.id) != std::string::npos)
                out.push_back(std::move(named.id));
            else
                m_problems.push_back(error("message/not-in-text", {named.id}, named.place));
        }
        return out;
    }

    std::map<std::string, std::string> read_translations(FieldReader& fields) {
        std::map<std::string, std::string> out;
        const YamlNode* node = fields.child("translations");
        if (!node || node->is_null()) return out;
        if (!node->is_map()) {
            m_problems.push_back(error("yaml/not-a-map", {}, node->place));
            return out;
        }
        for (size_t i = 0; i < node->entries.size(); ++i) {
            const auto& [language, text] = node->entries[i];
            if (!is_language(language))
                m_problems.push_back(error("message/bad-language", {language}, node->key_places[i]));
            else if (!text.is_scalar())
                m_problems.push_back(
                    error(text.is_null() ? "message/empty-text" : "yaml/not-a-text", {language}, text.place));
            else
                out[language] = read_text(text, m_problems);
        }
        return out;
    }

    // The shape of a BCP 47 tag: "en", "km", "rad", "hmn-Latn".
    static bool is_language(std::string_view tag) {
        const size_t primary = std::min(tag.find('-'), tag.size());
        if (primary < 2 || primary > 3 || tag.back() == '-') return false;
        for (size_t i = 0; i < primary; ++i)
            if (tag[i] < 'a' || tag[i] > 'z') return false;
        return std::all_of(tag.begin(), tag.end(), [](char c) {
            return c == '-' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        });
    }

    const YamlNode& m_root;
    std::string m_file;
    Diagnostics m_problems;
    Source m_source;
    std::vector<std::string> m_words;
};

}  // namespace

const Message* Catalogue::find(std::string_view message_id) const {
    for (const Message& message : messages)
        if (message.id == message_id) return &message;
    return nullptr;
}

std::vector<std::string> Catalogue::ids() const {
    std::vector<std::string> out;
    for (const Message& message : messages) out.push_back(message.id);
    return out;
}

Result<Catalogue> parse_catalogue(std::string_view text, const std::string& name) {
    TRY_ASSIGN(const YamlNode root, parse_yaml(text, name));
    return CatalogueReader(root, name).read();
}

Result<Catalogue> read_catalogue(const std::string& path) {
    TRY_ASSIGN(const std::string text, read_file(path));
    return parse_catalogue(text, path);
}

}  // namespace codong
