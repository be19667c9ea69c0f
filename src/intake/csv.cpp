#include <algorithm>
#include <array>
#include <optional>

#include "intake/encoding.h"
#include "intake/grid.h"

namespace codong {
namespace {

// Walks records by RFC 4180, with LF, CRLF or CR line ends.
class CsvReader {
public:
    CsvReader(std::string_view text, char delimiter, const std::string& name, int first_line)
        : m_text(text), m_delimiter(delimiter), m_name(name), m_line(first_line) {}

    std::vector<Table::Row> read(Diagnostics& problems) {
        std::vector<Table::Row> rows;
        while (m_at < m_text.size()) {
            Table::Row row;
            row.line = m_line;
            do row.cells.push_back(cell(static_cast<int>(row.cells.size()) + 1, problems));
            while (take(m_delimiter));
            take_line_end();
            rows.push_back(std::move(row));
        }
        return rows;
    }

private:
    bool ended() const { return m_at >= m_text.size(); }
    bool at_line_end() const { return ended() || m_text[m_at] == '\n' || m_text[m_at] == '\r'; }
    bool take(char c) {
        if (ended() || m_text[m_at] != c) return false;
        ++m_at;
        return true;
    }
    void take_line_end() {
        if (ended()) return;
        const bool carriage_return = take('\r');
        if (!take('\n') && !carriage_return) return;
        ++m_line;
    }

    std::string cell(int column, Diagnostics& problems) {
        if (!take('"')) return until_delimiter();
        const Place start{m_name, m_line, column};
        std::string out;
        for (;;) {
            if (ended()) {
                problems.push_back(error("table/open-quote", {}, start));
                return out;
            }
            if (take('"')) {
                if (!take('"')) break;
                out += '"';
            } else {
                if (m_text[m_at] == '\n' ||
                    (m_text[m_at] == '\r' && (m_at + 1 >= m_text.size() || m_text[m_at + 1] != '\n')))
                    ++m_line;
                out += m_text[m_at++];
            }
        }
        const std::string rest = until_delimiter();
        if (!trimmed(rest).empty())
            problems.push_back(error("table/after-quote", {trimmed(rest)}, {m_name, m_line, column}));
        return out;
    }

    std::string until_delimiter() {
        const size_t start = m_at;
        while (!at_line_end() && m_text[m_at] != m_delimiter) ++m_at;
        return std::string(m_text.substr(start, m_at - start));
    }

    std::string_view m_text;
    char m_delimiter;
    const std::string& m_name;
    size_t m_at = 0;
    int m_line;
};

// The one of , ; tab that the header (the first line with anything on it) has most often outside quotes. A header with
// none of them names the one column, and then a comma below it is text: \0, which no text has.
char detect_delimiter(std::string_view text) {
    constexpr std::array<char, 3> k_delimiters = {',', ';', '\t'};
    std::array<int, 3> counts = {};
    bool quoted = false, anything = false;
    for (const char c : text) {
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        if ((c == '\n' || c == '\r') && anything) break;
        if (c != '\n' && c != '\r' && c != ' ') anything = true;
        for (size_t i = 0; i < k_delimiters.size(); ++i)
            if (c == k_delimiters[i]) ++counts[i];
    }
    const auto most = std::max_element(counts.begin(), counts.end());
    return *most == 0 ? '\0' : k_delimiters[static_cast<size_t>(most - counts.begin())];
}

}  // namespace

Result<Table> parse_csv(std::string_view bytes, const std::string& name) {
    const Decoded decoded = decode_text(bytes, detect_encoding(bytes));
    if (decoded.bad_offset) {
        const auto lines =
            std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(*decoded.bad_offset), '\n');
        return error("table/bad-character", {}, {name, static_cast<int>(lines) + 1, 0});
    }
    if (decoded.text.find('\0') != std::string::npos) return error("table/bad-character", {}, {name, 0, 0});

    std::string_view text = decoded.text;
    std::optional<char> delimiter;
    int first_line = 1;
    if (text.starts_with("sep=") && text.size() > 5 && (text[5] == '\n' || text[5] == '\r')) {
        delimiter = text[4];
        text.remove_prefix(text.substr(5).starts_with("\r\n") ? 7 : 6);
        first_line = 2;
    }
    if (!delimiter) delimiter = detect_delimiter(text);

    Diagnostics problems;
    std::vector<Table::Row> grid = CsvReader(text, *delimiter, name, first_line).read(problems);
    if (!problems.empty()) return problems;
    return table_from_grid(std::move(grid), name);
}

}  // namespace codong
