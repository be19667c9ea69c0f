#include <algorithm>
#include <filesystem>

#include "layout/folder.h"
#include "layout/layout.h"
#include "layout/node_reader.h"

namespace codong {
namespace {

constexpr const char* k_layout_kinds[] = {"typographic", "illustrated", "photo", "leaflet", "infographic", "event"};

void read_display(FieldReader& fields, std::string& letter_case, std::string& final_stop, Diagnostics& problems) {
    const auto pick = [&](const char* key, std::string& value, const char* a, const char* b) {
        const YamlNode* yaml = fields.child(key);
        if (!yaml) return;
        if (yaml->scalar == a || yaml->scalar == b)
            value = yaml->scalar;
        else
            problems.push_back(error("layout/bad-choice", {yaml->scalar, key, std::string(a) + ", " + b}, yaml->place));
    };
    pick("case", letter_case, "as-written", "capitals");
    pick("final_stop", final_stop, "keep", "drop");
}

Variant read_variant(const YamlNode& yaml, const std::string& id, NodeReader& nodes, Diagnostics& problems) {
    Variant variant;
    variant.id = id;
    FieldReader fields(yaml, problems);
    variant.id = fields.text("id", id);
    if (const YamlNode* when = fields.child("when")) variant.when = nodes.read_condition(*when);
    read_display(fields, variant.letter_case, variant.final_stop, problems);
    if (const YamlNode* faces = fields.child("faces")) variant.faces = read_words(*faces, problems);
    if (const YamlNode* inks = fields.child("inks")) variant.inks = read_word_lists(*inks, problems);
    if (const YamlNode* root = fields.required_child("root")) variant.root = nodes.read(*root, variant.id);
    fields.finish();
    return variant;
}

Range read_aspect(FieldReader& fields, Diagnostics& problems) {
    const YamlNode* yaml = fields.child("aspect");
    if (!yaml) return {};
    if (yaml->items.size() == 2) {
        const auto least = to_number(yaml->items[0]), most = to_number(yaml->items[1]);
        if (least && most && *least <= *most) return {*least, *most};
    }
    problems.push_back(error("layout/bad-range", {"aspect"}, yaml->place));
    return {};
}

// The data file that the layout names, beside it in data/.
std::optional<Dataset> read_data(FieldReader& fields, const std::filesystem::path& dir, Diagnostics& problems) {
    const YamlNode* yaml = fields.child("data");
    if (!yaml) return std::nullopt;
    auto data = read_dataset((dir / "data" / (yaml->scalar + ".yaml")).string());
    if (data) return *std::move(data);
    append(problems, data.diagnostics());
    return std::nullopt;
}

}  // namespace

Result<Layout> read_layout(const std::string& path) {
    TRY_ASSIGN(const YamlNode root, read_yaml(path));
    Diagnostics problems;
    FieldReader fields(root, problems);
    Layout layout;
    layout.file = path;
    layout.id = fields.required_text("id");
    layout.vi = fields.required_text("vi");
    layout.en = fields.required_text("en");
    layout.kind = fields.required_text("kind");
    fields.text("about");
    if (std::find(std::begin(k_layout_kinds), std::end(k_layout_kinds), layout.kind) == std::end(k_layout_kinds))
        problems.push_back(error("layout/bad-choice",
                                 {layout.kind, "kind", "typographic, illustrated, photo, leaflet, infographic, event"},
                                 root.place));
    layout.aspect = read_aspect(fields, problems);
    layout.formats = fields.texts("formats");
    layout.not_formats = fields.texts("not_formats");
    layout.themes = fields.texts("themes");
    read_display(fields, layout.letter_case, layout.final_stop, problems);
    if (const YamlNode* faces = fields.child("faces")) layout.faces = read_words(*faces, problems);
    if (const YamlNode* inks = fields.child("inks")) layout.inks = read_word_lists(*inks, problems);
    layout.art_style = fields.text("art_style", "flat");
    if (const YamlNode* art = fields.child("art")) layout.art = read_words(*art, problems);
    std::map<std::string, const YamlNode*> pieces;
    if (const YamlNode* yaml = fields.child("pieces"))
        for (const auto& [name, node] : yaml->entries) pieces[name] = &node;
    const std::filesystem::path dir = std::filesystem::path(path).parent_path();
    const std::optional<Dataset> data = read_data(fields, dir, problems);
    if (!data && has_errors(problems)) return problems;
    IconShelf icons((dir.parent_path() / "fonts" / "icons").string());
    NodeReader nodes(pieces, problems, {data ? &*data : nullptr, &icons});
    if (const YamlNode* variants = fields.required_child("variants"))
        for (size_t i = 0; i < variants->items.size(); ++i)
            layout.variants.push_back(read_variant(variants->items[i], "v" + std::to_string(i + 1), nodes, problems));
    if (layout.variants.empty()) problems.push_back(error("layout/no-variants", {layout.id}, root.place));
    fields.finish();
    if (has_errors(problems)) return problems;
    return layout;
}

Result<std::vector<Layout>> read_layouts(const std::string& dir) {
    return read_folder<Layout>(dir, read_layout);
}

}  // namespace codong
