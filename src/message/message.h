#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace codong {

// Where a message is quoted from.
struct Source {
    std::string document;
    std::string section;
    bool operator==(const Source&) const = default;
};

// An official sentence (thông điệp), kept verbatim, with what people know about setting it in lines. All text is NFC.
struct Message {
    std::string id;
    std::string text;
    Source source;
    std::vector<std::string>
        words;  // of several syllables, never split: the catalogue's, then its own; spaces for the joints
    std::vector<std::string> keeps;   // stretches of the text that stay on one line
    std::vector<std::string> breaks;  // "before | after": a line ends there
    std::vector<std::string> keys;    // key phrases, as they stand in the text; a layout may set them larger
    std::map<std::string, std::string> translations;  // by language tag
    Place place;
};

// The messages of one plan.
struct Catalogue {
    std::string id;
    std::string title;
    std::string issued;  // YYYY-MM-DD, or empty
    std::string file;
    std::vector<Message> messages;

    const Message* find(std::string_view message_id) const;
    std::vector<std::string> ids() const;
};

// Reads messages.yaml (docs/schemas/messages.schema.json). All problems at once: message/duplicate-id,
// message/empty-text, message/line-break, message/outer-space, message/invisible-character, message/no-source,
// message/not-in-text, message/bad-break, message/bad-language, message/one-syllable, message/no-messages, id/*,
// yaml/*, file/*.
Result<Catalogue> read_catalogue(const std::string& path);
Result<Catalogue> parse_catalogue(std::string_view text, const std::string& name);

}  // namespace codong
