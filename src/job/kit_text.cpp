#include "job/kit_text.h"

#include <algorithm>

#include "message/id.h"
#include "text/unicode.h"

namespace codong {
namespace {

constexpr size_t k_longest_tag = 32;       // letters, without the #
constexpr size_t k_room_for_sender = 400;  // letters: unit, helpline, link and hashtags
constexpr size_t k_least_words = 2;        // one word alone is everybody's tag

size_t letters_in(const std::string& text) {
    return to_utf32(text).size();
}

// The messages that the plan shows, numbered.
std::string contents(const JobPlan& plan) {
    std::string text;
    std::vector<const Message*> seen;
    for (const Piece& piece : plan.pieces) {
        const size_t number = plan.number_of(*piece.message);
        if (number == 0 || number > plan.catalogue.messages.size()) continue;
        if (std::find(seen.begin(), seen.end(), piece.message) != seen.end()) continue;
        seen.push_back(piece.message);
        text += (text.empty() ? "" : "\n") + std::to_string(seen.size()) + ". " + piece.message->text;
    }
    return text;
}

}  // namespace

std::string hashtag(std::string_view text) {
    const std::string id = id_from(text);
    std::string tag;
    size_t words = 0;
    bool start = true;
    for (const char c : id) {
        if (c == '-' || c == '.') {
            start = true;
            continue;
        }
        words += start;
        tag += start && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        start = false;
    }
    if (tag.empty() || tag.size() > k_longest_tag || words < k_least_words) return {};
    return "#" + tag;
}

std::vector<std::string> hashtags(const JobPlan& plan, const Message& message, const Unit* unit, int most) {
    std::vector<std::string> phrases = {plan.campaign.id};
    phrases.insert(phrases.end(), message.keys.begin(), message.keys.end());
    phrases.push_back(plan.occasion);
    if (unit) phrases.push_back(unit->short_name.empty() ? unit->name : unit->short_name);
    std::vector<std::string> tags;
    for (const std::string& phrase : phrases) {
        const std::string tag = hashtag(phrase);
        if (tag.empty() || static_cast<int>(tags.size()) >= most) continue;
        if (std::find(tags.begin(), tags.end(), tag) == tags.end()) tags.push_back(tag);
    }
    return tags;
}

std::string caption(const JobPlan& plan, const Platform& platform, const Message& message, const Unit* unit) {
    const size_t most = static_cast<size_t>(std::max(0, platform.most_characters));
    std::vector<std::string> blocks = {message.text};
    if (plan.number_of(message) == 0) {
        const std::string list = contents(plan);
        if (!list.empty() && letters_in(message.text) + letters_in(list) + k_room_for_sender < most)
            blocks.push_back(list);
    }
    std::string sender;
    if (unit) {
        sender = unit->name;
        if (!unit->superior.empty()) sender += " – " + unit->superior;
    }
    if (!sender.empty()) blocks.push_back(sender);
    if (const std::string helpline = helpline_line(plan, unit); !helpline.empty()) blocks.push_back(helpline);
    if (unit && !unit->qr.empty()) blocks.push_back("Xem thêm: " + unit->qr);
    std::string tags;
    for (const std::string& tag : hashtags(plan, message, unit, platform.hashtags))
        tags += (tags.empty() ? "" : " ") + tag;
    if (!tags.empty()) blocks.push_back(tags);
    const auto joined = [&] {
        std::string text;
        for (const std::string& block : blocks) text += (text.empty() ? "" : "\n\n") + block;
        return text + "\n";
    };
    while (blocks.size() > 1 && letters_in(joined()) > most) blocks.pop_back();
    return joined();
}

std::string helpline_line(const JobPlan& plan, const Unit* unit) {
    std::string number = plan.campaign.helpline, name = plan.campaign.helpline_name;
    if (unit && !unit->helpline.empty()) {
        number = unit->helpline;
        name = unit->helpline_name;
    }
    if (number.empty()) return {};
    return (name.empty() ? "Điện thoại" : name) + ": " + number;
}

std::string alternative_text(const PictureFacts& facts) {
    std::string text = "Ảnh tuyên truyền, dòng chữ lớn: “" + facts.text + "”";
    const bool stopped = facts.text.ends_with('.') || facts.text.ends_with('!') || facts.text.ends_with('?');
    if (!stopped) text += ".";
    if (!facts.drawing.empty()) text += " Tranh vẽ: " + facts.drawing + ".";
    if (!facts.unit.empty()) text += " Đơn vị phát hành: " + facts.unit + ".";
    if (!facts.helpline.empty()) text += " " + facts.helpline + ".";
    if (facts.has_code) text += " Có mã QR để xem thêm.";
    return text + "\n";
}

}  // namespace codong
