#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

#include "message/import_parts.h"
#include "text/syllable.h"
#include "text/unicode.h"

namespace codong::import_parts {
namespace {

constexpr auto k_bullets = std::to_array<std::string_view>(
    {"-", "–", "—", "•", "·", "●", "○", "▪",      "■",      "□",      "◦",      "❖",     "✓",
     "✔", "►", "→", "➢", "♦", "◆", "*", "\uF0B7", "\uF02D", "\uF0A7", "\uF0D8", "\uF0FC"});
constexpr auto k_quotes = std::to_array<std::pair<std::string_view, std::string_view>>(
    {{"“", "”"}, {"\"", "\""}, {"«", "»"}, {"„", "“"}, {"”", "”"}, {"‘", "’"}});

bool begins(std::string_view text, std::string_view with) {
    return text.substr(0, with.size()) == with;
}
bool is_digit_byte(char c) {
    return c >= '0' && c <= '9';
}

Mark made(Mark::Kind kind, int rank, std::string_view label, std::string_view body) {
    return {kind, rank, std::string(label), trimmed(body)};
}

// Digits in groups parted by points, and what ends them.
std::optional<Mark> decimal(std::string_view text) {
    size_t i = 0;
    int groups = 0;
    while (i < text.size() && is_digit_byte(text[i])) {
        const size_t begin = i;
        while (i < text.size() && is_digit_byte(text[i])) ++i;
        if (i - begin > 2) return std::nullopt;
        ++groups;
        if (i + 1 < text.size() && text[i] == '.' && is_digit_byte(text[i + 1]))
            ++i;
        else
            break;
    }
    if (groups == 0 || i == text.size()) return std::nullopt;
    const std::string_view label = text.substr(0, i);
    const char after = text[i];
    const bool closed = after == '.' || after == ')' || after == '/' || after == ':';
    if (!closed && !(groups > 1 && after == ' ')) return std::nullopt;
    if (closed) ++i;
    if (i < text.size() && is_digit_byte(text[i])) return std::nullopt;  // a date or a sum
    if (i < text.size() && text[i] != ' ' && after == '/') return std::nullopt;
    return made(Mark::Kind::Decimal, 2 + groups, label, text.substr(i));
}

std::optional<Mark> lettered(std::string_view text) {
    size_t i = 0;
    while (i < text.size() && (text[i] == 'I' || text[i] == 'V' || text[i] == 'X')) ++i;
    const auto closes = [&](size_t at) {
        return at + 1 < text.size() && (text[at] == '.' || text[at] == ')') && (text[at + 1] == ' ' || at > 1);
    };
    if (i > 0 && closes(i)) return made(Mark::Kind::Roman, 2, text.substr(0, i), text.substr(i + 1));
    size_t letter = 1;
    if (begins(text, "đ") || begins(text, "Đ"))
        letter = 2;
    else if (text.empty() || !std::isalpha(static_cast<unsigned char>(text[0])))
        return std::nullopt;
    if (letter + 1 >= text.size() || (text[letter] != '.' && text[letter] != ')') || text[letter + 1] != ' ')
        return std::nullopt;
    const bool upper = begins(text, "Đ") || (letter == 1 && std::isupper(static_cast<unsigned char>(text[0])));
    return upper ? made(Mark::Kind::Letter, 1, text.substr(0, letter), text.substr(letter + 1))
                 : made(Mark::Kind::SmallLetter, 7, text.substr(0, letter), text.substr(letter + 1));
}

// "Khẩu hiệu 1: ..."
std::optional<Mark> counted(std::string_view text) {
    const auto words = words_of(text);
    const size_t colon = text.find(':');
    if (colon == std::string_view::npos || words.size() < 3) return std::nullopt;
    const bool named = (words[0] == "khẩu" && words[1] == "hiệu") || (words[0] == "thông" && words[1] == "điệp");
    const size_t digit = named ? 2 : 1;
    if (!named && words[0] != "slogan" && words[0] != "câu") return std::nullopt;
    const size_t at = words[digit] == "số" ? digit + 1 : digit;
    if (words_of(text.substr(0, colon)).size() != at + 1 ||
        !std::all_of(words[at].begin(), words[at].end(), is_digit_byte))
        return std::nullopt;
    return made(Mark::Kind::Bullet, 8, words[at], text.substr(colon + 1));
}

}  // namespace

std::string trimmed(std::string_view text) {
    const size_t begin = text.find_first_not_of(" \t");
    if (begin == std::string_view::npos) return {};
    return std::string(text.substr(begin, text.find_last_not_of(" \t") - begin + 1));
}

std::string folded(std::string_view text) {
    return fold_tone_placement(to_lower(text));
}

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> out;
    std::string word;
    for (const char32_t c : to_utf32(folded(text))) {
        if (is_letter(c) || is_digit(c)) {
            word += to_utf8(c);
        } else if (!word.empty()) {
            out.push_back(std::move(word));
            word.clear();
        }
    }
    if (!word.empty()) out.push_back(std::move(word));
    return out;
}

Mark read_mark(const Line& line) {
    const std::string_view text = line.text;
    if (text.empty()) return {};
    const auto words = words_of(text.substr(0, std::min<size_t>(text.size(), 40)));
    if (words.size() > 1 && ((words[0] == "phần" && (words[1] == "thứ" || is_upper(to_utf32(text)[0]))) ||
                             (words[0] == "phụ" && words[1] == "lục" && is_upper(to_utf32(text)[0]))))
        if (words.size() < 8 || words[1] == "lục") return made(Mark::Kind::Part, 0, "", text);
    if (const auto mark = decimal(text)) return *mark;
    if (const auto mark = lettered(text)) return *mark;
    if (const auto mark = counted(text)) return *mark;
    for (const std::string_view bullet : k_bullets) {
        if (!begins(text, bullet)) continue;
        const std::string_view rest = text.substr(bullet.size());
        if (rest.empty() || (bullet == "*" && rest[0] != ' ') || begins(rest, bullet)) break;
        return made(Mark::Kind::Bullet, 8 + std::max(line.list_level, 0), bullet, rest);
    }
    if (text[0] == '+' && text.size() > 1)
        return made(Mark::Kind::Bullet, 9 + std::max(line.list_level, 0), "+", text.substr(1));
    for (const auto& [open, close] : k_quotes)
        if (begins(text, open)) return made(Mark::Kind::Quote, 20, "", text);
    if (line.list_level >= 0) return made(Mark::Kind::Bullet, 8 + line.list_level, "", text);
    return {Mark::Kind::None, 100, "", std::string(text)};
}

std::vector<std::string> unquoted(std::string_view body) {
    std::vector<std::string> out;
    std::string_view rest = body;
    while (!rest.empty()) {
        const auto quote =
            std::find_if(k_quotes.begin(), k_quotes.end(), [&](const auto& q) { return begins(rest, q.first); });
        if (quote == k_quotes.end()) return {std::string(body)};
        const size_t inner = quote->first.size();
        const size_t end = rest.find(quote->second, inner);
        if (end == std::string_view::npos) return {std::string(body)};
        out.push_back(trimmed(rest.substr(inner, end - inner)));
        rest = rest.substr(end + quote->second.size());
        const size_t next = rest.find_first_not_of(" ;,.");
        rest = next == std::string_view::npos ? std::string_view() : rest.substr(next);
    }
    return out;
}

Front read_front(const std::vector<Line>& lines) {
    constexpr auto kinds = std::to_array<std::string_view>({"kế hoạch", "hướng dẫn", "chương trình", "công văn",
                                                            "thông báo", "đề án", "nghị quyết", "chỉ thị", "quyết định",
                                                            "đề cương", "tài liệu", "phương án", "thông tri"});
    Front front;
    std::string number, kind;
    size_t at = 0;
    for (; at < lines.size() && at < 40 && kind.empty(); ++at) {
        const std::string text = folded(lines[at].text);
        const auto words = words_of(lines[at].text);
        if (number.empty() && !words.empty() && words[0] == "số" &&
            lines[at].text.find_first_of("-/") != std::string::npos)
            number = lines[at].text.substr(lines[at].text.find_first_of(" :"));
        if (std::find(kinds.begin(), kinds.end(), text) != kinds.end()) kind = text;
    }
    if (!kind.empty()) {
        std::u32string letters = to_utf32(kind);
        letters[0] = to_utf32(to_upper(to_utf8(letters[0])))[0];
        front.document = to_utf8(letters);
    } else {
        at = 0;
    }
    // The number itself: what holds a digit, a stroke or dots left to fill in; a date may follow on the line.
    std::string code;
    for (size_t begin = number.find_first_not_of(" :"); begin < number.size();) {
        const size_t end = std::min(number.find(' ', begin), number.size());
        const std::string token = number.substr(begin, end - begin);
        if (token.find_first_of("-/0123456789.") == std::string::npos && token.find("…") == std::string::npos) break;
        code += token;
        begin = number.find_first_not_of(' ', end);
        if (token.find_first_of("-/") != std::string::npos) break;
    }
    if (begins(code, "-") || begins(code, "/")) code = "…" + code;
    if (!code.empty()) front.document += (front.document.empty() ? "Văn bản " : " ") + code;

    if (kind.empty()) return front;
    while (at < lines.size() && lines[at].text.empty()) ++at;
    for (; at < lines.size() && !lines[at].text.empty(); ++at) {
        const Mark mark = read_mark(lines[at]);
        if (mark.kind != Mark::Kind::None || words_of(front.title).size() > 60) break;
        const auto words = words_of(lines[at].text);
        if (words.size() > 45 ||
            (words.size() > 1 && ((words[0] == "căn" && words[1] == "cứ") || (words[0] == "trên" && words[1] == "cơ"))))
            break;
        front.title += (front.title.empty() ? "" : " ") + lines[at].text;
    }
    return front;
}

}  // namespace codong::import_parts
