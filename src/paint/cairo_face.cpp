#include "paint/cairo_face.h"

#include <cairo-ft.h>

#include <memory>

namespace codong {
namespace {

// What FreeType needs to live as long as cairo uses the face. Each face has its own library: none is shared between
// threads.
struct OpenFace {
    FaceRef bytes;
    FT_Library library = nullptr;
    FT_Face face = nullptr;

    ~OpenFace() {
        if (face) FT_Done_Face(face);
        if (library) FT_Done_FreeType(library);
    }
};

const cairo_user_data_key_t k_open_face{};

void release(void* open) {
    delete static_cast<OpenFace*>(open);
}

}  // namespace

Result<cairo_font_face_t*> CairoFaces::get(const FaceRef& face) {
    if (const auto known = m_faces.find(face.get()); known != m_faces.end()) return known->second.get();
    auto open = std::make_unique<OpenFace>();
    open->bytes = face;
    const auto bytes = face->bytes();
    if (FT_Init_FreeType(&open->library) != 0 ||
        FT_New_Memory_Face(open->library, reinterpret_cast<const FT_Byte*>(bytes.data()),
                           static_cast<FT_Long>(bytes.size()), 0, &open->face) != 0)
        return error("paint/font", {face->id()});
    CairoHandle<cairo_font_face_t> cairo(
        cairo_ft_font_face_create_for_ft_face(open->face, FT_LOAD_NO_HINTING | FT_LOAD_NO_AUTOHINT));
    const cairo_status_t status = cairo_font_face_set_user_data(cairo.get(), &k_open_face, open.get(), release);
    if (status != CAIRO_STATUS_SUCCESS) return error("paint/font", {face->id()});
    open.release();
    return m_faces.emplace(face.get(), std::move(cairo)).first->second.get();
}

}  // namespace codong
