#include <algorithm>
#include <array>
#include <optional>

#include "message/import_parts.h"
#include "text/unicode.h"

namespace codong::import_parts {
namespace {

using Words = std::vector<std::string>;

bool contains(const Words& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

// Where "khẩu hiệu", "thông điệp", "biểu ngữ" or "slogan" begins.
size_t keyword_at(const Words& words) {
    for (size_t i = 0; i < words.size(); ++i) {
        if (words[i] == "slogan" || words[i] == "slogans") return i;
        if (i + 1 == words.size()) break;
        if ((words[i] == "khẩu" && words[i + 1] == "hiệu") || (words[i] == "thông" && words[i + 1] == "điệp") ||
            (words[i] == "biểu" && words[i + 1] == "ngữ"))
            return i;
    }
    return words.size();
}

// "Một số", "Nội dung các", "10 câu": what may stand before it in a heading.
bool opens_with_keyword(const Words& words) {
    constexpr auto before = std::to_array<std::string_view>(
        {"một", "số", "các", "những", "nội", "dung", "hệ", "thống", "danh", "mục",   "sách",   "bộ",
         "gợi", "ý",  "đề",  "xuất",  "mẫu", "câu",  "về", "phụ",   "lục",  "tuyên", "truyền", "và"});
    const size_t at = keyword_at(words);
    if (at == words.size()) return false;
    return std::all_of(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(at), [&](const std::string& word) {
        return std::find(before.begin(), before.end(), word) != before.end() ||
               word.find_first_not_of("0123456789IVXivx") == std::string::npos;
    });
}

// A sentence about slogans rather than their title.
bool is_sentence(const Words& words) {
    return contains(words, "phải") || contains(words, "cần") || contains(words, "được") || contains(words, "sẽ") ||
           contains(words, "đã");
}

bool ends_in(std::string_view text, std::string_view marks) {
    return !text.empty() && marks.find(text.back()) != std::string_view::npos;
}

bool is_all_capitals(const std::string& text) {
    return to_upper(text) == text && to_lower(text) != text;
}

bool is_heading(const Line& line, const Mark& mark) {
    const Words words = words_of(mark.body);
    if (words.empty() || words.size() > 18 || !opens_with_keyword(words) || is_sentence(words)) return false;
    if (ends_in(mark.body, ".;,!?")) return false;
    const bool numbered = mark.kind == Mark::Kind::Part || mark.kind == Mark::Kind::Letter ||
                          mark.kind == Mark::Kind::Roman || mark.kind == Mark::Kind::Decimal ||
                          mark.kind == Mark::Kind::SmallLetter;
    if (numbered || line.is_heading || is_all_capitals(line.text)) return true;
    return mark.kind == Mark::Kind::None && words.size() <= (line.is_bold ? 18 : 10);
}

bool is_lead_in(const Mark& mark) {
    return ends_in(mark.body, ":") && keyword_at(words_of(mark.body)) < words_of(mark.body).size();
}

// Lines that close a section whatever their form.
bool closes(const Mark& mark) {
    const Words words = words_of(mark.body);
    const auto start = [&](std::initializer_list<std::string_view> phrase) {
        return words.size() >= phrase.size() && std::equal(phrase.begin(), phrase.end(), words.begin());
    };
    if (start({"nơi", "nhận"}) || start({"trên", "đây", "là"})) return true;
    if (!mark.is_item() && start({"thời", "gian"})) return true;
    return mark.kind == Mark::Kind::None &&
           (mark.body.rfind("TM.", 0) == 0 || mark.body.rfind("KT.", 0) == 0 || mark.body.rfind("T/M", 0) == 0);
}

bool is_footnote(const std::string& text) {
    const std::u32string letters = to_utf32(text);
    return !letters.empty() && std::u32string_view(U"¹²³⁴⁵⁶⁷⁸⁹").find(letters[0]) != std::u32string_view::npos;
}

bool starts_small(const std::string& text) {
    const std::u32string letters = to_utf32(text);
    return !letters.empty() && is_letter(letters[0]) && !is_upper(letters[0]);
}

bool has_open_quote(const std::string& text) {
    const auto count = [&](std::string_view mark) {
        int n = 0;
        for (size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + mark.size())) ++n;
        return n;
    };
    return count("“") > count("”") || count("«") > count("»") || count("\"") % 2 == 1;
}

bool is_finished(const std::string& text) {
    return ends_in(text, ".!?;:\"") || (text.size() > 3 && text.compare(text.size() - 3, 3, "”") == 0);
}

constexpr int k_no_rank = -1;

struct Found {
    std::vector<Item> items;
    size_t end = 0;
};

class ItemReader {
public:
    ItemReader(const std::vector<Line>& lines, int heading_rank) : m_lines(lines), m_heading_rank(heading_rank) {}

    Found read(size_t from) {
        size_t i = from;
        int lead_ins = 0;
        for (; i < m_lines.size(); ++i) {
            if (m_lines[i].text.empty() || is_footnote(m_lines[i].text)) continue;
            const Mark mark = read_mark(m_lines[i]);
            if (ends_section(mark, m_lines[i])) break;
            if (mark.is_item()) {
                take(mark, i);
            } else if (m_items.empty()) {
                if (++lead_ins > 2 || mark.kind != Mark::Kind::None) break;
            } else if (continues(mark.body)) {
                m_items.back().text += " " + mark.body;
            } else {
                break;
            }
        }
        if (m_items.empty()) return plain_lines(from);
        return {std::move(m_items), i};
    }

private:
    bool ends_section(const Mark& mark, const Line& line) const {
        if (closes(mark)) return true;
        if (mark.kind == Mark::Kind::None) return line.is_heading;
        if (mark.kind != Mark::Kind::Quote && mark.kind != Mark::Kind::Bullet && mark.rank <= m_heading_rank)
            return true;
        if (mark.kind == Mark::Kind::Bullet && m_heading_rank >= 8 && mark.rank <= m_heading_rank) return true;
        // Under a heading without a number the list's own form is the measure.
        return m_first_rank && m_heading_rank == k_no_rank && mark.rank < *m_first_rank &&
               mark.kind != Mark::Kind::Quote;
    }

    void take(const Mark& mark, size_t at) {
        if (!m_first_rank) m_first_rank = mark.rank;
        if (ends_in(mark.body, ":") || leads_deeper(mark, at)) return;
        m_items.push_back({mark.body, m_lines[at].number});
    }

    // A title over items of its own.
    bool leads_deeper(const Mark& mark, size_t at) const {
        for (size_t i = at + 1; i < m_lines.size(); ++i) {
            if (m_lines[i].text.empty()) continue;
            const Mark next = read_mark(m_lines[i]);
            return next.is_item() && next.kind != Mark::Kind::Quote && next.rank > mark.rank &&
                   mark.kind != Mark::Kind::Quote && !ends_in(mark.body, ".!?;");
        }
        return false;
    }

    bool continues(const std::string& text) const {
        const std::string& last = m_items.back().text;
        return has_open_quote(last) || (!is_finished(last) && starts_small(text));
    }

    // Slogans without any mark, a line each: two or more, none long, until anything else comes.
    Found plain_lines(size_t from) const {
        std::vector<Item> items;
        size_t i = from;
        for (; i < m_lines.size(); ++i) {
            if (m_lines[i].text.empty()) continue;
            const Mark mark = read_mark(m_lines[i]);
            if (mark.kind != Mark::Kind::None || m_lines[i].is_heading || closes(mark)) break;
            if (items.empty() && ends_in(mark.body, ":")) continue;
            if (words_of(mark.body).size() > 30 || ends_in(mark.body, ":")) return {{}, from};
            items.push_back({mark.body, m_lines[i].number});
        }
        if (items.size() < 2) return {{}, from};
        return {std::move(items), i};
    }

    const std::vector<Line>& m_lines;
    int m_heading_rank;
    std::optional<int> m_first_rank;
    std::vector<Item> m_items;
};

// Out of quotation marks; a semicolon or comma only parts an item from the next.
void clean_items(Section& section) {
    std::vector<Item> clean;
    for (const Item& item : section.items)
        for (std::string text : unquoted(item.text)) {
            while (ends_in(text, ";,")) {
                text.pop_back();
                text = trimmed(text);
                section.dropped_separators = true;
            }
            const bool repeated =
                std::any_of(clean.begin(), clean.end(), [&](const Item& c) { return c.text == text; });
            if (!text.empty() && !repeated) clean.push_back({std::move(text), item.line});
        }
    section.items = std::move(clean);
}

// "2.3" says all; "3" under II is II.3.
class Numbering {
public:
    void see(const Mark& mark) {
        if (mark.kind == Mark::Kind::Roman || mark.kind == Mark::Kind::Letter) {
            m_upper = mark.label;
            m_decimal.clear();
        } else if (mark.kind == Mark::Kind::Decimal) {
            m_decimal = mark.label;
        }
    }
    std::string of(const Mark& mark) const {
        const bool one_part = mark.label.find('.') == std::string::npos;
        if (mark.kind == Mark::Kind::Decimal)
            return one_part && !m_upper.empty() ? m_upper + "." + mark.label : mark.label;
        if (mark.kind == Mark::Kind::Roman || mark.kind == Mark::Kind::Letter) return mark.label;
        std::string above = m_decimal;
        if (above.find('.') == std::string::npos && !m_upper.empty())
            above = above.empty() ? m_upper : m_upper + "." + above;
        if (mark.kind != Mark::Kind::SmallLetter) return above;
        return above.empty() ? mark.label : above + "." + mark.label;
    }

private:
    std::string m_upper, m_decimal;
};

// "- Khẩu hiệu: “...”; “...”."
std::vector<Item> items_on_the_line(const Line& line, const Mark& mark) {
    const size_t colon = mark.body.find(':');
    if (colon == std::string::npos || !opens_with_keyword(words_of(mark.body.substr(0, colon)))) return {};
    const std::string after = trimmed(std::string_view(mark.body).substr(colon + 1));
    const auto quoted = unquoted(after);
    if (after.empty() || (quoted.size() == 1 && quoted[0] == after)) return {};
    return {{after, line.number}};
}

template <class IsStart>
std::vector<Section> collect(const std::vector<Line>& lines, IsStart is_start) {
    std::vector<Section> out;
    Numbering numbering;
    for (size_t i = 0; i < lines.size(); ++i) {
        const Mark mark = read_mark(lines[i]);
        const bool start = is_start(lines[i], mark);
        numbering.see(mark);
        if (!start) continue;
        Section section;
        section.heading = mark.body;
        section.number = numbering.of(mark);
        section.items = items_on_the_line(lines[i], mark);
        size_t end = i + 1;
        if (section.items.empty()) {
            Found found = ItemReader(lines, mark.kind == Mark::Kind::None ? k_no_rank : mark.rank).read(i + 1);
            section.items = std::move(found.items);
            end = found.end;
        }
        clean_items(section);
        if (section.items.empty()) continue;
        out.push_back(std::move(section));
        for (size_t k = i + 1; k < end; ++k)
            if (!read_mark(lines[k]).is_item()) numbering.see(read_mark(lines[k]));
        i = end - 1;
    }
    return out;
}

}  // namespace

std::vector<Section> find_sections(const std::vector<Line>& lines) {
    auto sections = collect(lines, [](const Line& line, const Mark& mark) { return is_heading(line, mark); });
    if (!sections.empty()) return sections;
    sections = collect(lines, [](const Line& line, const Mark& mark) {
        const bool lead = is_lead_in(mark) || !items_on_the_line(line, mark).empty();
        return lead && opens_with_keyword(words_of(mark.body));
    });
    if (!sections.empty()) return sections;
    return collect(lines, [](const Line&, const Mark& mark) { return is_lead_in(mark); });
}

}  // namespace codong::import_parts
