#pragma once

#include <optional>
#include <string>
#include <vector>

#include "message/campaign.h"
#include "message/message.h"

namespace codong {

// A message as people last agreed to it.
struct LockedMessage {
    std::string id;
    std::string text;    // NFC
    std::string sha256;  // of the text as UTF-8
};

// The lock file of a catalogue (messages.lock beside messages.yaml): what was approved, so that a letter changed by
// mistake is found before it is printed.
struct MessageLock {
    std::string id;  // the catalogue's
    std::string file;
    std::vector<LockedMessage> messages;

    const LockedMessage* find(std::string_view message_id) const;
};

// "messages.lock" for ".../messages.yaml".
std::string lock_path(const Catalogue& catalogue);
MessageLock lock_of(const Catalogue& catalogue);
std::string to_yaml(const MessageLock& lock);
// Problems: lock/bad-hash (a text that does not belong to its hash), lock/other-catalogue, id/*, yaml/*, file/*.
Result<MessageLock> read_lock(const std::string& path);
// The catalogue's lock, or none when it has no lock file.
Result<std::optional<MessageLock>> find_lock(const Catalogue& catalogue);

// What became of a message's text since it was locked: message/changed-since-lock for every word changed, with the word
// as locked and as it is now; a message the lock does not know is the warning message/not-in-lock. Empty when equal.
Diagnostics compare(const Message& message, const MessageLock& lock);

// Hash of a campaign's texts, each in NFC followed by a line feed, in the catalogue's order: what an approval signs.
std::string text_digest(const Campaign& campaign, const Catalogue& catalogue);
// campaign/not-approved when the campaign requires an approval and has none; campaign/approval-differs when the texts
// are not those that were approved, a warning unless one is required.
Diagnostics check_approval(const Campaign& campaign, const Catalogue& catalogue);

}  // namespace codong
