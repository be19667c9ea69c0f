#include "job/prepare.h"

#include <algorithm>
#include <set>

#include "codec/decode.h"
#include "compose/compose.h"
#include "intake/file.h"

namespace codong {
namespace {

void collect_art(const Node& node, const std::vector<const ArtRecord*>& automatic, std::set<std::string>& ids) {
    if (const auto* art = std::get_if<ArtNode>(&node.content)) {
        if (art->id != "auto")
            ids.insert(art->id);
        else
            for (const ArtRecord* record : automatic) ids.insert(record->id);
    }
    if (const auto* layers = std::get_if<Layers>(&node.content))
        for (const Node& child : layers->children) collect_art(child, automatic, ids);
    if (const auto* stack = std::get_if<Stack>(&node.content))
        for (const Node& child : stack->children) collect_art(child, automatic, ids);
}

bool shows_photo(const Node& node) {
    if (const auto* image = std::get_if<ImageNode>(&node.content)) return image->field == "photo";
    if (const auto* layers = std::get_if<Layers>(&node.content))
        return std::any_of(layers->children.begin(), layers->children.end(), shows_photo);
    if (const auto* stack = std::get_if<Stack>(&node.content))
        return std::any_of(stack->children.begin(), stack->children.end(), shows_photo);
    return false;
}

Result<std::shared_ptr<const ImageSource>> load_image(const std::string& path) {
    TRY_ASSIGN(const std::string bytes, read_file(path));
    TRY_ASSIGN(DecodedImage image, decode_image({reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size()}, path));
    auto source = std::make_shared<ImageSource>();
    source->file = path;
    source->width = image.width;
    source->height = image.height;
    source->rgba = std::make_shared<const std::vector<uint8_t>>(std::move(image.rgba));
    return std::shared_ptr<const ImageSource>(source);
}

}  // namespace

Result<std::shared_ptr<World>> prepare_world(const JobPlan& plan, const DataFiles& data) {
    auto world = std::make_shared<World>();
    TRY_ASSIGN(world->fonts, FontLibrary::open(data.fonts_dir()));
    TRY_ASSIGN(world->art_index, read_art_index(data.art_index_path()));
    std::set<std::string> faces, art, pictures;
    for (const Piece& piece : plan.pieces) {
        const Fields fields = fields_of(piece.unit, plan, *piece.message);
        const Variant* variant = choose_variant(*piece.layout, *piece.sheet, fields, piece.message->id);
        if (!variant) continue;
        auto used = piece.layout->faces;
        for (const auto& [name, id] : variant->faces) used[name] = id;
        for (const auto& [name, id] : used) faces.insert(id);
        collect_art(variant->root,
                    art_candidates(world->art_index, *piece.layout, piece.message->id, piece.message_index), art);
        if (piece.unit && !piece.unit->logo.empty()) pictures.insert(piece.unit->logo);
        if (fields.contains("photo") && shows_photo(variant->root)) pictures.insert(piece.unit->photo);
    }
    Diagnostics problems;
    for (const std::string& id : faces)
        if (auto face = world->fonts->face(id); !face) append(problems, face.diagnostics());
    for (const std::string& id : art) {
        auto drawing = read_vector_art(data.art_path(id));
        if (drawing)
            world->art[id] = std::make_shared<const VectorArt>(*std::move(drawing));
        else
            append(problems, drawing.diagnostics());
    }
    for (const std::string& path : pictures) {
        auto image = load_image(path);
        if (image)
            world->images[path] = *std::move(image);
        else
            append(problems, image.diagnostics());
    }
    if (has_errors(problems)) return problems;
    return world;
}

Result<std::shared_ptr<const OutputIntent>> load_intent(const DataFiles& data) {
    TRY_ASSIGN(std::string bytes, read_file(data.profile_path()));
    return OutputIntent::open(std::move(bytes));
}

Fields fields_of(const Unit* unit, const JobPlan& plan, const Message& message) {
    Fields fields;
    const auto set = [&](const char* name, const std::string& text) {
        if (!text.empty()) fields[name] = text;
    };
    set("occasion", plan.occasion);
    set("source", message.source.document);
    std::string helpline = plan.campaign.helpline, helpline_name = plan.campaign.helpline_name;
    if (unit) {
        set("unit", unit->name);
        set("superior", unit->superior);
        set("short_name", unit->short_name.empty() ? unit->name : unit->short_name);
        set("contact", unit->contact);
        set("photo", unit->photo);
        if (!unit->helpline.empty()) {
            helpline = unit->helpline;
            helpline_name = unit->helpline_name;
        }
    }
    set("helpline", helpline);
    set("helpline_name", helpline_name);
    return fields;
}

ComposeRequest compose_request(const Piece& piece, const JobPlan& plan, const Fields& fields) {
    ComposeRequest request{*piece.message, piece.message_index, *piece.layout, *piece.theme, *piece.sheet,
                           fields,         piece.message->keys};
    if (piece.unit) {
        request.qr = piece.unit->qr;
        request.logo = piece.unit->logo;
    }
    request.letter_case = plan.campaign.options.letter_case;
    request.final_stop = plan.campaign.options.final_stop;
    request.tracking = plan.campaign.options.tracking;
    return request;
}

}  // namespace codong
