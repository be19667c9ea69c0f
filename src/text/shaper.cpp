#include "text/shaper.h"

#include <fontconfig/fontconfig.h>
#include <pango/pangofc-font.h>
#include <pango/pangofc-fontmap.h>
#include <pango/pangoft2.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "text/neighbours.h"
#include "text/unicode.h"

namespace codong {
namespace {

// Shaping happens at this many pixels to the em, where Pango's unit of 1/1024 px is below any outline's precision.
constexpr double k_reference_size = 1000;
constexpr double k_units_per_em = k_reference_size * PANGO_SCALE;

template <auto Free>
struct Deleter {
    template <class T>
    void operator()(T* handle) const {
        Free(handle);
    }
};

using ConfigRef = std::unique_ptr<FcConfig, Deleter<&FcConfigDestroy>>;
using ObjectRef = std::unique_ptr<void, Deleter<&g_object_unref>>;
using Description = std::unique_ptr<PangoFontDescription, Deleter<&pango_font_description_free>>;
using Glyphs = std::unique_ptr<PangoGlyphString, Deleter<&pango_glyph_string_free>>;

void never_hint(FcPattern* pattern, gpointer) {
    FcPatternDel(pattern, FC_HINTING);
    FcPatternAddBool(pattern, FC_HINTING, FcFalse);
}

PangoWeight pango_weight(int weight) {
    return static_cast<PangoWeight>(weight);
}

std::string file_of(PangoFont* font) {
    FcChar8* file = nullptr;
    FcPattern* pattern = pango_fc_font_get_pattern(PANGO_FC_FONT(font));
    if (FcPatternGetString(pattern, FC_FILE, 0, &file) != FcResultMatch) return {};
    return reinterpret_cast<const char*>(file);
}

struct ItemList {
    GList* items = nullptr;
    ~ItemList() {
        g_list_free_full(items, [](gpointer item) { pango_item_free(static_cast<PangoItem*>(item)); });
    }
};

// Pango counts every character as a cluster of its own. A glyph that takes no room stands on the one before it (a Khmer
// subscript, a mark that no precomposed letter has): both are one, or they would be tracked and kerned apart.
std::vector<int> whole_clusters(const PangoGlyphString& glyphs) {
    std::vector<int> clusters(glyphs.log_clusters, glyphs.log_clusters + glyphs.num_glyphs);
    for (size_t i = 1; i < clusters.size(); ++i)
        if (glyphs.glyphs[i].geometry.width == 0 && glyphs.glyphs[i].glyph != PANGO_GLYPH_EMPTY)
            clusters[i] = clusters[i - 1];
    return clusters;
}

}  // namespace

struct Shaper::State {
    ConfigRef config;
    ObjectRef font_map;
    ObjectRef context;
    std::vector<TextFaceRef> faces;
    using Key = std::tuple<const TextFace*, std::string, double, std::string, const TextFace*>;
    std::map<Key, std::shared_ptr<const ShapedText>> kept;
    int calls = 0;

    PangoContext* pango() const { return static_cast<PangoContext*>(context.get()); }

    TextFaceRef face_from_file(const std::string& file) const {
        for (const TextFaceRef& face : faces)
            if (face->spec().file == file) return face;
        return nullptr;
    }

    void set_face(const ShapeStyle& style) const {
        const Description description(pango_font_description_new());
        std::string families = style.face->spec().family;
        if (style.second) families += "," + style.second->spec().family;
        pango_font_description_set_family(description.get(), families.c_str());
        pango_font_description_set_weight(description.get(), pango_weight(style.face->spec().weight));
        pango_font_description_set_absolute_size(description.get(), k_units_per_em);
        pango_context_set_font_description(pango(), description.get());
        pango_context_set_language(pango(), pango_language_from_string(style.language.c_str()));
    }

    Result<ShapedText> shape(std::string_view text, const ShapeStyle& style);
    Status add_item(const PangoItem& item, const ShapeStyle& style, ShapedText& shaped) const;
};

Status Shaper::State::add_item(const PangoItem& item, const ShapeStyle& style, ShapedText& shaped) const {
    const TextFaceRef face = face_from_file(file_of(item.analysis.font));
    if (!face) return error("text/wrong-font", {style.face->id(), file_of(item.analysis.font)});
    const Glyphs glyphs(pango_glyph_string_new());
    pango_shape_with_flags(shaped.text.c_str() + item.offset, item.length, shaped.text.c_str(),
                           static_cast<int>(shaped.text.size()), &item.analysis, glyphs.get(), PANGO_SHAPE_NONE);
    auto index = std::find(shaped.faces.begin(), shaped.faces.end(), face);
    if (index == shaped.faces.end()) index = shaped.faces.insert(shaped.faces.end(), face);
    const auto face_index = static_cast<uint16_t>(index - shaped.faces.begin());
    const std::vector<int> clusters = whole_clusters(*glyphs);
    for (int i = 0; i < glyphs->num_glyphs; ++i) {
        const PangoGlyphInfo& info = glyphs->glyphs[i];
        const auto byte = static_cast<uint32_t>(item.offset + clusters[static_cast<size_t>(i)]);
        if (info.glyph & PANGO_GLYPH_UNKNOWN_FLAG) {
            const std::u32string rest = to_utf32(std::string_view(shaped.text).substr(byte));
            return error("text/missing-glyph", {to_utf8(rest[0]), style.face->id()});
        }
        if (info.glyph == PANGO_GLYPH_EMPTY) continue;
        const auto em = [](int units) { return units / k_units_per_em; };
        const auto next = static_cast<size_t>(i) + 1;
        const bool ends_cluster = next == clusters.size() || clusters[next] != clusters[next - 1];
        const double advance = em(info.geometry.width) + (ends_cluster ? style.tracking : 0);
        shaped.glyphs.push_back({info.glyph, face_index, byte, shaped.advance + em(info.geometry.x_offset),
                                 em(info.geometry.y_offset), shaped.advance, advance});
        shaped.advance += advance;
    }
    return Done{};
}

Result<ShapedText> Shaper::State::shape(std::string_view text, const ShapeStyle& style) {
    ShapedText shaped;
    shaped.text = nfc(text);
    if (shaped.text.empty()) return shaped;
    ++calls;
    set_face(style);
    ItemList list;
    list.items = pango_itemize(pango(), shaped.text.c_str(), 0, static_cast<int>(shaped.text.size()), nullptr, nullptr);
    for (GList* at = list.items; at; at = at->next) {
        const auto& item = *static_cast<const PangoItem*>(at->data);
        TRY_STATUS(add_item(item, style, shaped));
    }
    if (!style.face->spec().script) keep_neighbours_apart(shaped);
    return shaped;
}

Shaper::Shaper(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Shaper::~Shaper() = default;

Result<std::unique_ptr<Shaper>> Shaper::create(const std::vector<TextFaceRef>& faces) {
    auto state = std::make_unique<State>();
    state->faces = faces;
    state->config.reset(FcConfigCreate());
    for (const TextFaceRef& face : faces)
        if (!FcConfigAppFontAddFile(state->config.get(), reinterpret_cast<const FcChar8*>(face->spec().file.c_str())))
            return error("text/damaged-font", {face->spec().file});
    PangoFontMap* map = pango_ft2_font_map_new();
    state->font_map.reset(map);
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map), state->config.get());
    pango_ft2_font_map_set_resolution(PANGO_FT2_FONT_MAP(map), 72, 72);
    pango_fc_font_map_set_default_substitute(PANGO_FC_FONT_MAP(map), never_hint, nullptr, nullptr);
    PangoContext* context = pango_font_map_create_context(map);
    state->context.reset(context);
    pango_context_set_round_glyph_positions(context, FALSE);
    pango_context_set_base_dir(context, PANGO_DIRECTION_LTR);
    return std::unique_ptr<Shaper>(new Shaper(std::move(state)));
}

Result<std::shared_ptr<const ShapedText>> Shaper::shape(std::string_view text, const ShapeStyle& style) {
    State::Key key{style.face.get(), std::string(text), style.tracking, style.language, style.second.get()};
    if (const auto known = m_state->kept.find(key); known != m_state->kept.end()) return known->second;
    TRY_ASSIGN(ShapedText shaped, m_state->shape(text, style));
    auto shared = std::make_shared<const ShapedText>(std::move(shaped));
    m_state->kept.emplace(std::move(key), shared);
    return shared;
}

int Shaper::shape_calls() const {
    return m_state->calls;
}

}  // namespace codong
