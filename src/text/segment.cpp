#include "text/segment.h"

#include <algorithm>
#include <array>

#include "text/unicode.h"

namespace codong {
namespace {

constexpr std::u32string_view k_opening = U"\"'“‘«([{";
constexpr std::u32string_view k_closing = U".,;:!?…\"'”’»)]}";

constexpr std::array k_units = {"%",    "km",    "km/h", "m",     "cm",   "mm",   "kg",   "g",         "tấn",   "tạ",
                                "lít",  "ml",    "ha",   "m²",    "m2",   "m³",   "độ",   "°c",        "triệu", "tỷ",
                                "tỉ",   "nghìn", "ngàn", "trăm",  "chục", "đồng", "usd",  "tuổi",      "giờ",   "phút",
                                "giây", "kw",    "kwh",  "mw",    "gb",   "mb",   "mét",  "ki-lô-mét", "lần",   "phần",
                                "ngày", "tháng", "năm",  "người", "trẻ",  "xã",   "hộ",   "thôn",      "giọt",  "bước",
                                "điều", "không", "có",   "nhất",  "giảm", "tăng", "sạch", "chống",     "tiêu"};

constexpr std::array k_number_takers = {"số",   "ngày",  "tháng", "năm",    "quý",  "thứ",  "mức", "độ",
                                        "điều", "khoản", "mục",   "chương", "khóa", "lớp",  "cấp", "tuần",
                                        "kỳ",   "quyết", "đợt",   "lần",    "hạng", "loại", "bậc", "phường",
                                        "quận", "tổ",    "khu",   "đường",  "phần"};

bool contains(const auto& list, std::string_view key) {
    return std::find(list.begin(), list.end(), key) != list.end();
}

bool is_number_mark(char32_t c) {
    return c == U'.' || c == U',' || c == U'/' || c == U':' || c == U'%' || c == U'-' || c == U'–';
}

bool word_may_pass(const TokenText& token) {
    return token.last == 0 && !token.is_dash;
}

struct Best {
    double cost = 1e9;
    uint32_t first = 0;
    bool known = false;
    WordClass word_class = WordClass::None;
};

}  // namespace

TokenText read_token(std::string_view token) {
    TokenText out;
    const std::u32string text = to_utf32(token);
    size_t begin = 0, end = text.size();
    while (begin < end && k_opening.find(text[begin]) != std::u32string_view::npos) ++begin;
    while (end > begin && k_closing.find(text[end - 1]) != std::u32string_view::npos) --end;
    out.opens = begin > 0;
    if (end < text.size()) out.last = text[end];
    // A closing quote alone does not end a clause; the mark inside it does.
    if (end + 1 < text.size() && (out.last == U'”' || out.last == U'"' || out.last == U'’' || out.last == U'»'))
        out.last = text[end + 1];
    const std::u32string_view core(text.data() + begin, end - begin);
    out.core = to_utf8(core);
    out.key = lexicon_key(out.core);
    out.is_dash = core == U"-" || core == U"–" || core == U"—";
    size_t digits = 0, marks = 0, capitals = 0, letters = 0;
    for (const char32_t c : core) {
        digits += is_digit(c);
        marks += is_number_mark(c);
        letters += is_letter(c);
        capitals += is_upper(c);
    }
    out.has_digit = digits > 0;
    out.all_digits = digits > 0 && digits + marks == core.size();
    out.capitalised = !core.empty() && is_upper(core[0]);
    out.all_capitals = letters > 1 && capitals == letters;
    return out;
}

bool is_unit(std::string_view key) {
    return contains(k_units, key);
}
bool takes_number(std::string_view key) {
    return contains(k_number_takers, key);
}

std::vector<Word> segment(const std::vector<TokenText>& tokens, const Lexicon& lexicon) {
    const size_t n = tokens.size();
    std::vector<Best> best(n + 1);
    best[0].cost = 0;
    for (size_t i = 0; i < n; ++i) {
        const TokenText& token = tokens[i];
        const WordClass own = lexicon.word_class(token.key);
        const double single = token.is_dash || token.has_digit ? 0.5 : own != WordClass::None ? 0.9 : 1.25;
        if (best[i].cost + single < best[i + 1].cost)
            best[i + 1] = {best[i].cost + single, static_cast<uint32_t>(i),
                           own != WordClass::None || token.is_dash || token.has_digit, own};
        std::string key = token.key;
        for (size_t j = i + 1; j < n && static_cast<int>(j - i) < lexicon.longest(); ++j) {
            if (!word_may_pass(tokens[j - 1]) || tokens[j].opens || tokens[j].is_dash) break;
            key += ' ' + tokens[j].key;
            const bool known = lexicon.has_word(key);
            if (!known) continue;
            const WordClass word_class = lexicon.word_class(key);
            // Longer words first: every further syllable is nearly free.
            const double cost = best[i].cost + 1.0 + 0.02 * static_cast<double>(j - i);
            if (cost < best[j + 1].cost) best[j + 1] = {cost, static_cast<uint32_t>(i), true, word_class};
        }
    }
    std::vector<Word> words;
    for (size_t end = n; end > 0; end = best[end].first)
        words.push_back({best[end].first, static_cast<uint32_t>(end - 1), best[end].known, best[end].word_class,
                         tokens[best[end].first].capitalised});
    std::reverse(words.begin(), words.end());
    return words;
}

}  // namespace codong
