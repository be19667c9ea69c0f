#include "job/report_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace codong {
namespace {

// Rows by key, in the order in which the keys are met.
template <class Row>
class InOrder {
public:
    Row& operator[](const std::string& key) {
        const auto [at, added] = m_index.emplace(key, m_rows.size());
        if (added) m_rows.emplace_back(key, Row{});
        return m_rows[at->second].second;
    }
    const std::vector<std::pair<std::string, Row>>& rows() const { return m_rows; }

private:
    std::map<std::string, size_t> m_index;
    std::vector<std::pair<std::string, Row>> m_rows;
};

struct Tally {
    size_t files = 0;
    uint64_t bytes = 0;
    double least_cap = 0;
    std::string text;
    InOrder<size_t> parts;  // of what the files consist, with counts
    const ManifestEntry* first = nullptr;

    void add(const ManifestEntry& entry, const std::string& part) {
        ++files;
        bytes += entry.bytes;
        ++parts[part];
        if (entry.cap_height_mm > 0 && (least_cap == 0 || entry.cap_height_mm < least_cap))
            least_cap = entry.cap_height_mm;
        if (!first) first = &entry;
    }
};

class Writer {
public:
    Writer(const Results& results, Language language)
        : m_results(results), m_vietnamese(language == Language::Vietnamese) {}

    ReportPage page() const {
        const Manifest& manifest = m_results.manifest;
        ReportPage page;
        page.title = say("Báo cáo kết quả", "Results") + (manifest.title.empty() ? "" : ": " + manifest.title);
        page.whole = m_results.whole();
        uint64_t bytes = 0;
        for (const ManifestEntry& entry : manifest.files) bytes += entry.bytes;
        page.facts.push_back(
            fmt::format("{} {}, {}", count(manifest.files.size()), say("tệp", "files"), size_text(bytes)));
        if (!manifest.issued.empty()) page.facts.push_back(say("Ngày ban hành: ", "Issued: ") + date(manifest.issued));
        if (!manifest.tool.empty()) page.facts.push_back(say("Làm bằng: ", "Made by: ") + manifest.tool);
        page.facts.push_back(verdict());
        if (!page.whole) page.tables.push_back(faults());
        page.tables.push_back(formats());
        if (ReportTable table = legibility(); !table.rows.empty()) page.tables.push_back(std::move(table));
        if (ReportTable table = advice(); !table.rows.empty()) page.tables.push_back(std::move(table));
        if (ReportTable table = choices(); !table.rows.empty()) page.tables.push_back(std::move(table));
        page.tables.push_back(messages());
        page.tables.push_back(dresses());
        if (ReportTable table = units(); !table.rows.empty()) page.tables.push_back(std::move(table));
        page.tables.push_back(proofs());
        return page;
    }

private:
    std::string say(const char* vi, const char* en) const { return m_vietnamese ? vi : en; }

    // 1.234,5 in Vietnamese, 1,234.5 in English.
    std::string number(double value, int places) const {
        std::string text = fmt::format("{:.{}f}", value, places);
        const size_t point = std::min(text.find('.'), text.size());
        if (point < text.size() && m_vietnamese) text[point] = ',';
        for (size_t at = point; at > 3; at -= 3) text.insert(at - 3, m_vietnamese ? "." : ",");
        return text;
    }
    std::string count(size_t value) const { return number(static_cast<double>(value), 0); }

    std::string size_text(uint64_t bytes) const {
        const auto value = static_cast<double>(bytes);
        if (value < 1e6) return number(value / 1e3, 0) + " KB";
        return value < 1e9 ? number(value / 1e6, 1) + " MB" : number(value / 1e9, 2) + " GB";
    }

    std::string date(const std::string& iso) const {
        if (iso.size() != 10 || !m_vietnamese) return iso;
        return iso.substr(8) + "/" + iso.substr(5, 2) + "/" + iso.substr(0, 4);
    }

    std::string plain(double value) const {
        std::string text = number(value, 2);
        while (text.ends_with('0')) text.pop_back();
        if (text.ends_with(',') || text.ends_with('.')) text.pop_back();
        return text;
    }

    std::string dimensions(const ManifestEntry& entry) const {
        if (entry.width_px > 0 && entry.type != "pdf" && entry.bleed_mm == 0)
            return fmt::format("{} × {} {}", entry.width_px, entry.height_px, say("điểm", "px"));
        const bool metres = std::max(entry.width_mm, entry.height_mm) >= 1000;
        const double unit = metres ? 1000 : 1;
        return fmt::format("{} × {} {}", plain(entry.width_mm / unit), plain(entry.height_mm / unit),
                           metres ? "m" : "mm");
    }

    static std::string parts_text(const Tally& tally) {
        std::string out;
        for (const auto& [part, files] : tally.parts.rows())
            out += fmt::format("{}{} × {}", out.empty() ? "" : ", ", part, files);
        return out;
    }

    std::string verdict() const {
        if (m_results.whole()) return say("Mọi tệp còn nguyên như khi giao.", "Every file is as it was delivered.");
        std::string out;
        const auto add = [&](FileState state, const char* vi, const char* en) {
            if (const size_t files = m_results.count(state))
                out += fmt::format("{}{}: {}", out.empty() ? "" : "; ", say(vi, en), count(files));
        };
        add(FileState::Missing, "Thiếu", "Missing");
        add(FileState::Changed, "Bị sửa", "Changed");
        add(FileState::Unreadable, "Không đọc được", "Unreadable");
        return out + ".";
    }

    ReportTable faults() const {
        ReportTable table{say("Tệp không còn như khi giao", "Files not as they were delivered"),
                          {say("Tệp", "File"), say("Vì sao", "Why")},
                          {false, false},
                          {}};
        for (size_t i = 0; i < m_results.states.size(); ++i) {
            const FileState state = m_results.states[i];
            if (state == FileState::Present) continue;
            table.rows.push_back({m_results.manifest.files[i].path,
                                  state == FileState::Missing   ? say("thiếu", "missing")
                                  : state == FileState::Changed ? say("nội dung đã khác", "other content")
                                                                : say("không đọc được", "unreadable")});
        }
        return table;
    }

    ReportTable formats() const {
        InOrder<Tally> tallies;
        for (const ManifestEntry& entry : m_results.manifest.files)
            tallies[entry.format].add(entry, entry.type + (entry.scale > 1 ? " 1:" + plain(entry.scale) : ""));
        ReportTable table{
            say("Theo khổ", "By format"),
            {say("Khổ", "Format"), say("Kích thước", "Size"), say("Loại tệp", "Types"), say("Số tệp", "Files"),
             say("Dung lượng", "Bytes"), say("Chữ hoa thấp nhất", "Least cap height")},
            {false, false, false, true, true, true},
            {}};
        for (const auto& [format, tally] : tallies.rows())
            table.rows.push_back({format, dimensions(*tally.first), parts_text(tally), count(tally.files),
                                  size_text(tally.bytes), tally.least_cap > 0 ? plain(tally.least_cap) + " mm" : ""});
        return table;
    }

    std::string measure(double value, int places, const char* unit) const {
        return value > 0 ? number(value, places) + unit : "";
    }

    // The least of each format's pages.
    ReportTable legibility() const {
        InOrder<Readable> least;
        for (size_t i = 0; i < m_results.readable.size(); ++i) {
            const Readable& page = m_results.readable[i];
            if (page.contrast == 0) continue;
            Readable& row = least[m_results.manifest.files[i].format];
            for (const auto part :
                 {&Readable::contrast, &Readable::mark_mm, &Readable::phone_px, &Readable::slogan_m, &Readable::scan_m})
                if (page.*part > 0 && (row.*part == 0 || page.*part < row.*part)) row.*part = page.*part;
        }
        ReportTable table{
            say("Đọc được từ đâu (chỗ kém nhất của mỗi khổ)", "How it reads (the least of each format)"),
            {say("Khổ", "Format"), say("Thông điệp đọc được từ", "Slogan reads from"),
             say("Nét dấu mảnh nhất", "Thinnest mark"), say("Tương phản", "Contrast"),
             say("Chữ hoa trên điện thoại", "Capitals on a phone"), say("Mã QR quét từ", "QR scans from")},
            {false, true, true, true, true, true},
            {}};
        for (const auto& [format, row] : least.rows())
            table.rows.push_back({format, measure(row.slogan_m, 1, " m"), measure(row.mark_mm, 2, " mm"),
                                  measure(row.contrast, 1, " : 1"),
                                  measure(row.phone_px, 1, say(" điểm", " px").c_str()), measure(row.scan_m, 1, " m")});
        return table;
    }

    // What the pages were warned of and what would help, once for each kind and format.
    ReportTable advice() const {
        InOrder<std::vector<std::string>> rows;
        InOrder<size_t> files;
        for (size_t i = 0; i < m_results.readable.size(); ++i) {
            const std::string& format = m_results.manifest.files[i].format;
            for (const Readable::Finding& finding : m_results.readable[i].findings) {
                const std::string key = format + " " + finding.code;
                if (++files[key] == 1) rows[key] = {format, m_vietnamese ? finding.vi : finding.en};
            }
        }
        ReportTable table{
            say("Nên xem lại", "Worth another look"),
            {say("Khổ", "Format"), say("Điều cần xem, cách sửa", "What, and what would help"), say("Số tệp", "Files")},
            {false, false, true},
            {}};
        for (const auto& [key, cells] : rows.rows()) table.rows.push_back({cells[0], cells[1], count(files[key])});
        return table;
    }

    // How pictures were packed, limits met or not.
    ReportTable choices() const {
        InOrder<size_t> files;
        for (const ManifestEntry& entry : m_results.manifest.files) {
            if (entry.note.empty()) continue;
            const bool over = entry.note.starts_with("png over limit");
            ++files[entry.format + "\n" + entry.type + "\n" +
                    (over ? say("quá dung lượng cho phép", "over the limit")
                          : entry.note.substr(0, entry.note.find(';')))];
        }
        ReportTable table{
            say("Cách nén ảnh", "How pictures were packed"),
            {say("Khổ", "Format"), say("Loại tệp", "Type"), say("Đã chọn", "Choice"), say("Số tệp", "Files")},
            {false, false, false, true},
            {}};
        for (const auto& [key, number_of_files] : files.rows()) {
            const size_t first = key.find('\n'), second = key.find('\n', first + 1);
            table.rows.push_back({key.substr(0, first), key.substr(first + 1, second - first - 1),
                                  key.substr(second + 1), count(number_of_files)});
        }
        return table;
    }

    ReportTable messages() const {
        InOrder<Tally> tallies;
        for (const ManifestEntry& entry : m_results.manifest.files) tallies[entry.message].add(entry, entry.layout);
        ReportTable table{
            say("Theo thông điệp", "By message"),
            {say("Mã", "Id"), say("Chữ trên sản phẩm", "Text as shown"), say("Mẫu", "Layouts"), say("Số tệp", "Files")},
            {false, false, false, true},
            {}};
        for (const auto& [message, tally] : tallies.rows())
            table.rows.push_back({message, tally.first->text, parts_text(tally), count(tally.files)});
        return table;
    }

    ReportTable dresses() const {
        InOrder<Tally> tallies;
        for (const ManifestEntry& entry : m_results.manifest.files) tallies[entry.layout].add(entry, entry.theme);
        ReportTable table{say("Theo mẫu", "By layout"),
                          {say("Mẫu", "Layout"), say("Bộ màu", "Themes"), say("Số tệp", "Files")},
                          {false, false, true},
                          {}};
        for (const auto& [layout, tally] : tallies.rows())
            table.rows.push_back({layout, parts_text(tally), count(tally.files)});
        return table;
    }

    ReportTable units() const {
        InOrder<Tally> tallies;
        for (const ManifestEntry& entry : m_results.manifest.files)
            if (!entry.unit.empty()) tallies[entry.unit].add(entry, entry.type);
        ReportTable table{say("Theo đơn vị", "By unit"),
                          {say("Đơn vị", "Unit"), say("Loại tệp", "Types"), say("Số tệp", "Files")},
                          {false, false, true},
                          {}};
        for (const auto& [unit, tally] : tallies.rows())
            table.rows.push_back({unit, parts_text(tally), count(tally.files)});
        return table;
    }

    std::string claim(const std::string& proof) const {
        struct Row {
            const char *name, *vi, *en;
        };
        constexpr Row k_rows[] = {
            {"text", "chữ đọc lại từ tệp đúng từng chữ", "the text read back is exact"},
            {"boxes", "khung thành phẩm và phần tràn lề đúng khổ", "trim and bleed boxes fit the format"},
            {"fonts", "phông nhúng đủ, có mã chữ", "fonts embedded, with their letters' codes"},
            {"outlines", "từng nét chữ đúng đường viền, đúng chỗ", "every letter's outline stands at its place"},
            {"no fonts", "chữ đã thành nét, không còn phông", "text as curves, no fonts left"},
            {"images", "không có ảnh ngoài ý muốn", "no picture that should not be there"},
            {"pixels", "đúng số điểm ảnh", "exact pixels"},
            {"resolution", "ghi độ phân giải", "resolution stated"},
            {"srgb", "ghi hệ màu sRGB", "marked as sRGB"},
            {"limit", "không quá dung lượng cho phép", "within the limit of size"},
            {"glyphs", "từng chữ, từng dấu hiện đủ trong ảnh", "every letter and mark shows in the picture"},
            {"qr", "mã QR quét được, cả khi thu nhỏ một nửa", "the QR code reads, also at half size"}};
        for (const Row& row : k_rows)
            if (proof == row.name) return say(row.vi, row.en);
        return proof;
    }

    ReportTable proofs() const {
        InOrder<Tally> tallies;
        size_t unproved = 0;
        for (const ManifestEntry& entry : m_results.manifest.files) {
            for (const std::string& proof : entry.proved) tallies[proof].add(entry, entry.type);
            unproved += entry.proved.empty();
        }
        ReportTable table{say("Đã kiểm chứng trước khi giao", "Proved before delivery"),
                          {say("Điều kiểm chứng", "What"), say("Loại tệp", "Types"), say("Số tệp", "Files")},
                          {false, false, true},
                          {}};
        for (const auto& [proof, tally] : tallies.rows())
            table.rows.push_back({claim(proof), parts_text(tally), count(tally.files)});
        if (unproved > 0) table.rows.push_back({say("chưa kiểm chứng điều gì", "nothing proved"), "", count(unproved)});
        return table;
    }

    const Results& m_results;
    bool m_vietnamese;
};

}  // namespace

ReportPage report_page(const Results& results, Language language) {
    return Writer(results, language).page();
}

}  // namespace codong
