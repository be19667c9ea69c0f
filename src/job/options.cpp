#include "job/options.h"

#include <charconv>

namespace codong {
namespace {

template <auto Member>
Status set_text(JobOptions& options, const std::string& value) {
    options.*Member = value;
    return Done{};
}

template <auto Member>
Status set_list(JobOptions& options, const std::string& value) {
    options.*Member = split_ids(value);
    if ((options.*Member).empty()) return error("job/empty-list", {value});
    return Done{};
}

template <auto Member>
Status set_flag(JobOptions& options, const std::string&) {
    options.*Member = true;
    return Done{};
}

template <auto Member>
Status set_number(JobOptions& options, const std::string& value, double least, double most) {
    using Number = std::remove_reference_t<decltype(options.*Member)>;
    Number number = 0;
    const auto [end, failed] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (failed != std::errc() || end != value.data() + value.size() || !(number >= least && number <= most))
        return error("job/bad-number",
                     {value, std::to_string(static_cast<int>(least)), std::to_string(static_cast<int>(most))});
    options.*Member = number;
    return Done{};
}

Status set_jobs(JobOptions& options, const std::string& value) {
    return set_number<&JobOptions::jobs>(options, value, 1, 256);
}
Status set_dpi(JobOptions& options, const std::string& value) {
    return set_number<&JobOptions::dpi>(options, value, 1, 1200);
}

constexpr OptionRow k_options[] = {
    {"output", "o", "DIR", OptionKind::Text, "thư mục kết quả (mặc định: out)", "folder of the result (default: out)",
     set_text<&JobOptions::out>},
    {"message", "m", "IDS", OptionKind::List, "thông điệp: m1,m3 hoặc all", "messages: m1,m3 or all",
     set_list<&JobOptions::messages>},
    {"format", "f", "IDS", OptionKind::List, "khổ: ap-phich-a3,fb-square", "sheets: ap-phich-a3,fb-square",
     set_list<&JobOptions::formats>},
    {"layout", "l", "IDS", OptionKind::List, "mẫu trình bày", "layouts", set_list<&JobOptions::layouts>},
    {"theme", "t", "IDS", OptionKind::List, "bộ màu", "themes", set_list<&JobOptions::themes>},
    {"type", "", "TYPES", OptionKind::List, "loại tệp: pdf,png,jpg,webp,tiff,svg",
     "file types: pdf,png,jpg,webp,tiff,svg", set_list<&JobOptions::types>},
    {"unit", "u", "FILE", OptionKind::Text, "đơn vị: unit.yaml hoặc bảng .csv, .xlsx",
     "issuing unit: unit.yaml, or a table .csv, .xlsx", set_text<&JobOptions::unit>},
    {"occasion", "", "TEXT", OptionKind::Text, "dịp, ghi ở đầu trang", "occasion, shown at the head",
     set_text<&JobOptions::occasion>},
    {"jobs", "j", "N", OptionKind::Number, "số luồng chạy cùng lúc", "threads", set_jobs},
    {"dpi", "", "N", OptionKind::Number, "độ phân giải ảnh của khổ in", "resolution of rasters of print sheets",
     set_dpi},
    {"curves", "", "", OptionKind::Flag, "thêm bản PDF chữ thành nét", "also a PDF with text as curves",
     set_flag<&JobOptions::curves>},
    {"user-unit", "", "", OptionKind::Flag, "PDF dài hơn 5,08 m: dùng UserUnit, khổ thật",
     "PDF longer than 5.08 m: UserUnit, true size", set_flag<&JobOptions::user_unit>},
    {"guides", "", "", OptionKind::Flag, "vẽ thêm khung ô, vùng an toàn (để thiết kế)",
     "overlay of boxes and safe area (for designers)", set_flag<&JobOptions::guides>},
    {"proofs", "", "", OptionKind::Flag, "thêm hình mô phỏng trên điện thoại, máy tính (kiem-tra/)",
     "also simulated views on phone and desktop (kiem-tra/)", set_flag<&JobOptions::proofs>},
    {"kit", "", "", OptionKind::Flag, "thêm bộ đăng bài của từng nền tảng (dang-bai/)",
     "also a post kit for each platform (dang-bai/)", set_flag<&JobOptions::kit>},
    {"zip", "", "", OptionKind::Flag, "bộ đăng bài có cả tệp .zip", "post kits also as .zip",
     set_flag<&JobOptions::zip>},
    {"series", "", "", OptionKind::Flag, "bộ ảnh nhiều trang: thêm bìa, trang cuối, và tệp PDF trình chiếu (dang-bai/)",
     "pictures as a series: also a cover, an end card, and a PDF of the slides (dang-bai/)",
     set_flag<&JobOptions::series>},
    {"retina", "", "", OptionKind::Flag, "khổ màn hình: thêm ảnh gấp đôi số điểm (...-2x)",
     "screens: also pictures of twice the pixels (...-2x)", set_flag<&JobOptions::retina>},
    {"watch", "", "", OptionKind::Flag, "làm lại mỗi khi lưu mẫu, bộ màu, hình, thông điệp (Ctrl-C để dừng)",
     "again whenever a layout, theme, drawing or message is saved (Ctrl-C ends)", set_flag<&JobOptions::watch>},
    {"timings", "", "", OptionKind::Flag, "in thời gian từng bước", "print where time goes",
     set_flag<&JobOptions::timings>},
    {"json", "", "", OptionKind::Flag, "báo cáo bằng JSON", "report as JSON", set_flag<&JobOptions::json>},
    {"data", "", "DIR", OptionKind::Text, "thư mục dữ liệu (fonts, layouts, messages)",
     "data folder (fonts, layouts, messages)", set_text<&JobOptions::data>},
};

}  // namespace

std::span<const OptionRow> job_options() {
    return k_options;
}

const OptionRow* find_option(std::string_view name) {
    for (const OptionRow& row : k_options)
        if (row.name == name || (!row.short_name.empty() && row.short_name == name)) return &row;
    return nullptr;
}

std::vector<std::string> split_ids(const std::string& list) {
    std::vector<std::string> ids;
    for (size_t at = 0; at <= list.size();) {
        const size_t end = std::min(list.find(',', at), list.size());
        std::string id = list.substr(at, end - at);
        while (!id.empty() && id.front() == ' ') id.erase(id.begin());
        while (!id.empty() && id.back() == ' ') id.pop_back();
        if (!id.empty()) ids.push_back(std::move(id));
        at = end + 1;
    }
    return ids;
}

}  // namespace codong
