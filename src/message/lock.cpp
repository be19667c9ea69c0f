#include "message/lock.h"

#include <algorithm>
#include <filesystem>

#include "base/sha256.h"
#include "intake/yaml.h"
#include "text/unicode.h"

namespace codong {
namespace {

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    for (size_t at = 0; at < text.size();) {
        const size_t end = std::min(text.find(' ', at), text.size());
        if (end > at) words.emplace_back(text.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

std::string joined(const std::vector<std::string>& words, size_t first, size_t last) {
    std::string out;
    for (size_t i = first; i < last; ++i) out += (out.empty() ? "" : " ") + words[i];
    return out;
}

std::string quoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + "\"";
}

struct Change {
    std::string was, now;
};

// Words that differ, after what both begin and end with; one by one where as many came as went, else as two stretches
// with a word they share, so that neither is empty.
std::vector<Change> changes_between(const std::vector<std::string>& was, const std::vector<std::string>& now) {
    const size_t least = std::min(was.size(), now.size());
    size_t first = 0, tail = 0;
    while (first < least && was[first] == now[first]) ++first;
    while (tail < least - first && was[was.size() - 1 - tail] == now[now.size() - 1 - tail]) ++tail;
    std::vector<Change> out;
    if (was.size() == now.size()) {
        for (size_t i = first; i < was.size() - tail; ++i)
            if (was[i] != now[i]) out.push_back({was[i], now[i]});
        return out;
    }
    if (std::min(was.size(), now.size()) == first + tail) {
        if (first > 0)
            --first;
        else if (tail > 0)
            --tail;
    }
    out.push_back({joined(was, first, was.size() - tail), joined(now, first, now.size() - tail)});
    return out;
}

LockedMessage read_message(const YamlNode& node, Diagnostics& problems) {
    LockedMessage message;
    FieldReader fields(node, problems);
    if (!fields.is_map()) return message;
    message.id = read_id(fields, node, problems);
    message.text = nfc(fields.required_text("text"));
    message.sha256 = fields.required_text("sha256");
    if (!message.sha256.empty() && sha256_hex(message.text) != message.sha256)
        problems.push_back(error("lock/bad-hash", {message.id}, place_of(node, "sha256")));
    fields.finish();
    return message;
}

bool is_meant(const Campaign& campaign, const Message& message) {
    return campaign.messages.empty() || std::any_of(campaign.messages.begin(), campaign.messages.end(),
                                                    [&](const Named& named) { return named.id == message.id; });
}

}  // namespace

const LockedMessage* MessageLock::find(std::string_view message_id) const {
    for (const LockedMessage& message : messages)
        if (message.id == message_id) return &message;
    return nullptr;
}

std::string lock_path(const Catalogue& catalogue) {
    return std::filesystem::path(catalogue.file).replace_extension(".lock").string();
}

MessageLock lock_of(const Catalogue& catalogue) {
    MessageLock lock{catalogue.id, lock_path(catalogue), {}};
    for (const Message& message : catalogue.messages)
        lock.messages.push_back({message.id, message.text, sha256_hex(message.text)});
    return lock;
}

std::string to_yaml(const MessageLock& lock) {
    std::string out =
        "# Văn bản đã duyệt, do lệnh “codong lock” ghi. Thông điệp nào trong danh mục khác đi, dù chỉ một dấu thanh,\n"
        "# thì không được giao. Khi văn bản thật sự thay đổi: codong lock --renew. Đừng sửa tay.\n\nid: " +
        lock.id + "\n\nmessages:\n";
    for (const LockedMessage& message : lock.messages)
        out +=
            "  - id: " + message.id + "\n    text: " + quoted(message.text) + "\n    sha256: " + message.sha256 + "\n";
    return out;
}

Result<MessageLock> read_lock(const std::string& path) {
    TRY_ASSIGN(const YamlNode root, read_yaml(path));
    Diagnostics problems;
    MessageLock lock;
    lock.file = path;
    FieldReader fields(root, problems);
    if (!fields.is_map()) return problems;
    lock.id = read_id(fields, root, problems);
    if (const YamlNode* list = fields.required_child("messages")) {
        if (!list->is_sequence()) problems.push_back(error("yaml/not-a-list", {"messages"}, list->place));
        for (const YamlNode& node : list->items) lock.messages.push_back(read_message(node, problems));
    }
    fields.finish();
    if (!problems.empty()) return problems;
    return lock;
}

Result<std::optional<MessageLock>> find_lock(const Catalogue& catalogue) {
    const std::string path = lock_path(catalogue);
    std::error_code unknown;
    if (!std::filesystem::exists(path, unknown)) return std::optional<MessageLock>();
    TRY_ASSIGN(MessageLock lock, read_lock(path));
    if (lock.id != catalogue.id) return error("lock/other-catalogue", {lock.id, catalogue.id}, {path, 0, 0});
    return std::optional<MessageLock>(std::move(lock));
}

Diagnostics compare(const Message& message, const MessageLock& lock) {
    const LockedMessage* locked = lock.find(message.id);
    if (!locked) return {warning("message/not-in-lock", {message.id}, message.place)};
    if (sha256_hex(message.text) == locked->sha256) return {};
    Diagnostics out;
    for (const Change& change : changes_between(words_of(locked->text), words_of(message.text)))
        out.push_back(error("message/changed-since-lock", {message.id, change.was, change.now}, message.place));
    // The same words in other spaces.
    if (out.empty())
        out.push_back(error("message/changed-since-lock", {message.id, locked->text, message.text}, message.place));
    return out;
}

std::string text_digest(const Campaign& campaign, const Catalogue& catalogue) {
    std::string text;
    for (const Message& message : catalogue.messages)
        if (is_meant(campaign, message)) text += message.text + "\n";
    return sha256_hex(text);
}

Diagnostics check_approval(const Campaign& campaign, const Catalogue& catalogue) {
    const Approval& approval = campaign.approval;
    const bool required = campaign.options.approval_required;
    const std::string digest = text_digest(campaign, catalogue);
    if (approval.by.empty()) {
        if (required) return {error("campaign/not-approved", {digest}, {campaign.file, 0, 0})};
        return {};
    }
    if (approval.text_sha256 == digest) return {};
    Diagnostic differs = error("campaign/approval-differs", {approval.by, approval.date, digest}, approval.place);
    if (!required) differs.severity = Severity::Warning;
    return {differs};
}

}  // namespace codong
