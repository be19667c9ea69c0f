#include "job/starter.h"

#include <filesystem>

#include "job/starter_texts.h"
#include "job/whole_file.h"
#include "message/id.h"

namespace codong {
namespace {

constexpr Starter k_starters[] = {
    {"layout", "Đặt tệp trong thư mục layouts của dữ liệu, rồi: codong render --layout %NAME%",
     "Put it into the folder layouts of the data, then: codong render --layout %NAME%", k_layout_starter},
    {"campaign", "Cần tệp messages.yaml bên cạnh (codong import), rồi: codong render %NAME%.yaml",
     "It wants messages.yaml beside it (codong import), then: codong render %NAME%.yaml", k_campaign_starter},
    {"unit", "Ghi tên đơn vị vào, rồi: codong render --unit %NAME%.yaml",
     "Write the unit's name into it, then: codong render --unit %NAME%.yaml", k_unit_starter},
};

}  // namespace

std::span<const Starter> starters() {
    return k_starters;
}

const Starter* find_starter(std::string_view kind) {
    for (const Starter& starter : k_starters)
        if (starter.kind == kind) return &starter;
    return nullptr;
}

std::string with_name(std::string_view text, std::string_view name) {
    constexpr std::string_view k_mark = "%NAME%";
    std::string out(text);
    for (size_t at = 0; (at = out.find(k_mark, at)) != std::string::npos; at += name.size())
        out.replace(at, k_mark.size(), name);
    return out;
}

Result<std::string> write_starter(const Starter& starter, std::string_view name, const std::string& folder) {
    if (name.ends_with(".yaml")) name.remove_suffix(5);
    if (!is_id(name)) {
        const std::string nearest = id_from(name);
        return error("id/not-an-id", {std::string(name), nearest.empty() ? std::string(starter.kind) : nearest});
    }
    const std::string path = (std::filesystem::path(folder) / (std::string(name) + ".yaml")).string();
    TRY_STATUS(write_whole_file(path, with_name(starter.text, name), IfExists::Refuse));
    return path;
}

}  // namespace codong
