#include "message/id.h"

#include <algorithm>

#include "text/unicode.h"

namespace codong {
namespace {

constexpr size_t k_most_id = 64;

bool is_lower_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

int number_at(std::string_view text, size_t at, size_t length) {
    int value = 0;
    for (size_t i = at; i < at + length; ++i) value = value * 10 + (text[i] - '0');
    return value;
}

}  // namespace

bool is_id(std::string_view text) {
    if (text.empty() || text.size() > k_most_id || !is_lower_or_digit(text.front()) || text.back() == '.') return false;
    return text.find("..") == std::string_view::npos &&
           std::all_of(text.begin(), text.end(), [](char c) { return is_lower_or_digit(c) || c == '-' || c == '.'; });
}

std::string id_from(std::string_view text) {
    std::string out;
    for (const char32_t c : to_utf32(nfd(to_lower(text)))) {
        if (c >= 0x300 && c <= 0x36F) continue;
        const char letter = c == U'đ' ? 'd' : c < 0x80 ? static_cast<char>(c) : ' ';
        if (is_lower_or_digit(letter))
            out += letter;
        else if (!out.empty() && out.back() != '-')
            out += '-';
        if (out.size() == k_most_id) break;
    }
    while (!out.empty() && out.back() == '-') out.pop_back();
    return out;
}

bool is_iso_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
    for (const size_t i : {0, 1, 2, 3, 5, 6, 8, 9})
        if (text[i] < '0' || text[i] > '9') return false;
    const int year = number_at(text, 0, 4), month = number_at(text, 5, 2), day = number_at(text, 8, 2);
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    const int days[] = {31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return year >= 1900 && month >= 1 && month <= 12 && day >= 1 && day <= days[month - 1];
}

std::vector<Named> named_texts(FieldReader& fields, std::string_view key, Diagnostics& problems) {
    const YamlNode* node = fields.child(key);
    std::vector<Named> out;
    if (!node || node->is_null()) return out;
    if (node->is_scalar()) return {{nfc(node->scalar), node->place}};
    if (!node->is_sequence()) {
        problems.push_back(error("yaml/not-a-list", {std::string(key)}, node->place));
        return out;
    }
    for (const YamlNode& item : node->items) {
        if (item.is_scalar())
            out.push_back({nfc(item.scalar), item.place});
        else
            problems.push_back(error("yaml/not-a-text", {std::string(key)}, item.place));
    }
    return out;
}

std::vector<Named> named_ids(FieldReader& fields, std::string_view key, Diagnostics& problems) {
    std::vector<Named> out;
    for (Named& named : named_texts(fields, key, problems)) {
        const bool known =
            std::any_of(out.begin(), out.end(), [&](const Named& other) { return other.id == named.id; });
        if (!is_id(named.id))
            problems.push_back(error("id/not-an-id", {named.id, id_from(named.id)}, named.place));
        else if (known)
            problems.push_back(error("id/duplicate", {named.id}, named.place));
        else
            out.push_back(std::move(named));
    }
    return out;
}

std::string read_id(FieldReader& fields, const YamlNode& node, Diagnostics& problems) {
    std::string id = fields.required_text("id");
    const YamlNode* written = node.find("id");
    if (!written || !written->is_scalar() || is_id(id)) return id;
    problems.push_back(error("id/not-an-id", {id, id_from(id)}, written->place));
    return {};
}

Place place_of(const YamlNode& node, std::string_view key) {
    const YamlNode* field = node.find(key);
    return field ? field->place : node.place;
}

}  // namespace codong
