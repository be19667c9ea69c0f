#include "layout/art_index.h"

#include <algorithm>
#include <cmath>

#include "intake/yaml.h"

namespace codong {
namespace {

ArtRecord read_record(const YamlNode& node, Diagnostics& problems) {
    FieldReader fields(node, problems);
    ArtRecord record;
    record.id = fields.required_text("id");
    record.vi = fields.required_text("vi");
    record.en = fields.required_text("en");
    record.style = fields.required_text("style");
    record.aspect = fields.required_number("aspect");
    record.needs_backing = fields.texts("needs_backing");
    record.cut = fields.texts("cut");
    fields.texts("idea");
    fields.finish();
    return record;
}

}  // namespace

const ArtRecord* ArtIndex::find(std::string_view id) const {
    const auto at = std::find_if(drawings.begin(), drawings.end(), [&](const ArtRecord& r) { return r.id == id; });
    return at == drawings.end() ? nullptr : &*at;
}

std::vector<const ArtRecord*> ArtIndex::candidates(const std::string& message, size_t message_index,
                                                   const std::string& style) const {
    std::vector<const ArtRecord*> out;
    if (const auto known = messages.find(message); known != messages.end())
        if (const auto list = known->second.find(style); list != known->second.end())
            for (const std::string& id : list->second) out.push_back(find(id));
    if (!out.empty()) return out;
    for (const ArtRecord& record : drawings)
        if (record.style == style) out.push_back(&record);
    if (!out.empty()) std::rotate(out.begin(), out.begin() + static_cast<long>(message_index % out.size()), out.end());
    return out;
}

const ArtRecord* ArtIndex::best(const std::vector<const ArtRecord*>& candidates, double aspect) {
    // One place down the list weighs as much as proportions 28 % off.
    constexpr double k_rank_weight = 0.25;
    const ArtRecord* best = nullptr;
    double least = 1e300;
    for (size_t i = 0; i < candidates.size(); ++i) {
        const double misfit =
            std::abs(std::log(candidates[i]->aspect / aspect)) + k_rank_weight * static_cast<double>(i);
        if (misfit < least) {
            least = misfit;
            best = candidates[i];
        }
    }
    return best;
}

Result<ArtIndex> read_art_index(const std::string& path) {
    TRY_ASSIGN(const YamlNode root, read_yaml(path));
    ArtIndex index;
    Diagnostics problems;
    FieldReader fields(root, problems);
    if (const YamlNode* drawings = fields.required_child("drawings"))
        for (const YamlNode& node : drawings->items) index.drawings.push_back(read_record(node, problems));
    if (const YamlNode* messages = fields.child("messages"))
        for (const auto& [message, styles] : messages->entries) {
            FieldReader style_fields(styles, problems);
            for (const auto& [style, list] : styles.entries) {
                index.messages[message][style] = style_fields.texts(style);
                for (const std::string& id : index.messages[message][style])
                    if (!index.find(id)) problems.push_back(error("layout/unknown-drawing", {id}, list.place));
            }
        }
    fields.finish();
    if (has_errors(problems)) return problems;
    return index;
}

}  // namespace codong
