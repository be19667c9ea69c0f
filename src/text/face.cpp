#include "text/face.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

#include <cmath>
#include <mutex>
#include <unordered_map>

#include "text/unicode.h"

namespace codong {
namespace {

struct GlyphData {
    Path outline;
    double advance = 0;
    GlyphProfile profile;
};

class OutlineSink {
public:
    explicit OutlineSink(double units) : m_units(units) {}

    static int move(const FT_Vector* to, void* self) { return static_cast<OutlineSink*>(self)->do_move(*to); }
    static int line(const FT_Vector* to, void* self) { return static_cast<OutlineSink*>(self)->do_line(*to); }
    static int conic(const FT_Vector* c, const FT_Vector* to, void* self) {
        auto& sink = *static_cast<OutlineSink*>(self);
        sink.path.quad_to(sink.em(*c), sink.em(*to));
        return 0;
    }
    static int cubic(const FT_Vector* c1, const FT_Vector* c2, const FT_Vector* to, void* self) {
        auto& sink = *static_cast<OutlineSink*>(self);
        sink.path.cubic_to(sink.em(*c1), sink.em(*c2), sink.em(*to));
        return 0;
    }

    void finish() {
        if (!path.empty()) path.close();
    }

    Path path;

private:
    Point em(const FT_Vector& v) const {
        return {static_cast<double>(v.x) / m_units, -static_cast<double>(v.y) / m_units};
    }
    int do_move(const FT_Vector& to) {
        finish();
        path.move_to(em(to));
        return 0;
    }
    int do_line(const FT_Vector& to) {
        path.line_to(em(to));
        return 0;
    }

    double m_units;
};

int bin_of(double v) {
    return static_cast<int>(std::floor(v / k_profile_bin));
}

// Enters the piece from a to b into every bin of `low` and `high` it touches; `along` is the binned coordinate.
void enter_piece(double along_a, double across_a, double along_b, double across_b, int first, std::vector<float>& low,
                 std::vector<float>& high) {
    if (along_a > along_b) {
        std::swap(along_a, along_b);
        std::swap(across_a, across_b);
    }
    const int from = bin_of(along_a), to = bin_of(along_b);
    const double span = along_b - along_a;
    for (int bin = from; bin <= to; ++bin) {
        const double start = std::max(along_a, bin * k_profile_bin), end = std::min(along_b, (bin + 1) * k_profile_bin);
        const double s = span > 1e-12 ? across_a + (across_b - across_a) * (start - along_a) / span : across_a;
        const double e = span > 1e-12 ? across_a + (across_b - across_a) * (end - along_a) / span : across_b;
        const auto index = static_cast<size_t>(std::clamp(bin - first, 0, static_cast<int>(low.size()) - 1));
        low[index] = std::min(low[index], static_cast<float>(std::min(s, e)));
        high[index] = std::max(high[index], static_cast<float>(std::max(s, e)));
    }
}

GlyphProfile make_profile(const Path& outline) {
    GlyphProfile profile;
    profile.box = outline.bounds();
    if (outline.empty()) return profile;
    const Rect& box = profile.box;
    profile.first_column = bin_of(box.x);
    profile.first_row = bin_of(box.y);
    const auto columns = static_cast<size_t>(bin_of(box.right()) - profile.first_column + 1);
    const auto rows = static_cast<size_t>(bin_of(box.bottom()) - profile.first_row + 1);
    profile.top.assign(columns, 1e9f);
    profile.bottom.assign(columns, -1e9f);
    profile.left.assign(rows, 1e9f);
    profile.right.assign(rows, -1e9f);
    for (const auto& contour : outline.flattened(0.0008)) {
        for (size_t i = 0; i < contour.size(); ++i) {
            const Point a = contour[i], b = contour[(i + 1) % contour.size()];
            enter_piece(a.x, a.y, b.x, b.y, profile.first_column, profile.top, profile.bottom);
            enter_piece(a.y, a.x, b.y, b.x, profile.first_row, profile.left, profile.right);
        }
    }
    return profile;
}

std::u32string required_characters() {
    return vietnamese_letters() + U"\u0300\u0301\u0303\u0309\u0323–—“”‘’…";
}

}  // namespace

struct TextFace::State {
    Spec spec;
    std::string bytes;
    FT_Library library = nullptr;
    FT_Face face = nullptr;
    double units = 1000;
    mutable std::mutex mutex;
    mutable std::unordered_map<uint32_t, std::unique_ptr<GlyphData>> glyphs;

    ~State() {
        if (face) FT_Done_Face(face);
        if (library) FT_Done_FreeType(library);
    }

    const GlyphData& glyph(uint32_t id) const {
        const std::lock_guard lock(mutex);
        auto& slot = glyphs[id];
        if (!slot) {
            slot = std::make_unique<GlyphData>();
            if (FT_Load_Glyph(face, id, FT_LOAD_NO_SCALE | FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP) == 0) {
                OutlineSink sink(units);
                const FT_Outline_Funcs functions{
                    OutlineSink::move, OutlineSink::line, OutlineSink::conic, OutlineSink::cubic, 0, 0};
                FT_Outline_Decompose(&face->glyph->outline, &functions, &sink);
                sink.finish();
                slot->advance = static_cast<double>(face->glyph->advance.x) / units;
                slot->outline = std::move(sink.path);
            }
            slot->profile = make_profile(slot->outline);
        }
        return *slot;
    }
};

TextFace::TextFace(std::unique_ptr<State> state) : m_state(std::move(state)) {}
TextFace::~TextFace() = default;

Result<TextFaceRef> TextFace::open(Spec spec, std::string bytes) {
    auto state = std::make_unique<State>();
    state->spec = std::move(spec);
    state->bytes = std::move(bytes);
    const Place place{state->spec.file, 0, 0};
    if (FT_Init_FreeType(&state->library) != 0) return error("text/damaged-font", {state->spec.file}, place);
    if (FT_New_Memory_Face(state->library, reinterpret_cast<const FT_Byte*>(state->bytes.data()),
                           static_cast<FT_Long>(state->bytes.size()), 0, &state->face) != 0 ||
        !FT_IS_SCALABLE(state->face) || state->face->units_per_EM == 0)
        return error("text/damaged-font", {state->spec.file}, place);
    state->units = state->face->units_per_EM;
    if (state->spec.vietnamese) {
        std::string missing;
        for (const char32_t c : required_characters())
            if (FT_Get_Char_Index(state->face, c) == 0) missing += (missing.empty() ? "" : " ") + to_utf8(c);
        if (!missing.empty()) return error("text/missing-letters", {state->spec.id, missing}, place);
    }
    return TextFaceRef(new TextFace(std::move(state)));
}

const std::string& TextFace::id() const {
    return m_state->spec.id;
}
const TextFace::Spec& TextFace::spec() const {
    return m_state->spec;
}

std::span<const std::byte> TextFace::bytes() const {
    return {reinterpret_cast<const std::byte*>(m_state->bytes.data()), m_state->bytes.size()};
}

const Path& TextFace::outline(uint32_t glyph) const {
    return m_state->glyph(glyph).outline;
}
const GlyphProfile& TextFace::profile(uint32_t glyph) const {
    return m_state->glyph(glyph).profile;
}

uint32_t TextFace::glyph_for(char32_t c) const {
    const std::lock_guard lock(m_state->mutex);
    return FT_Get_Char_Index(m_state->face, c);
}

double TextFace::advance(uint32_t glyph) const {
    return m_state->glyph(glyph).advance;
}
double TextFace::cap_height() const {
    return -profile(glyph_for(U'H')).box.y;
}
double TextFace::x_height() const {
    return -profile(glyph_for(U'x')).box.y;
}

double TextFace::mark_stroke() const {
    // The macron-like middle of the tilde is its thinnest horizontal reach: thickness of the contour per column.
    const GlyphProfile& tilde = profile(glyph_for(U'\u0303'));
    double least = 1;
    for (size_t i = tilde.top.size() / 4; i < tilde.top.size() * 3 / 4; ++i)
        least = std::min(least, static_cast<double>(tilde.bottom[i] - tilde.top[i]));
    return least;
}

}  // namespace codong
