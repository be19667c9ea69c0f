#pragma once

#include <cairo.h>

#include <map>

#include "base/result.h"
#include "paint/cairo_handle.h"
#include "scene/face.h"

namespace codong {

// Cairo's own view of scene faces for live text, opened from their bytes; one per page. Cairo may keep a face (and with
// it the font's bytes) in its caches for a while after this is gone.
class CairoFaces {
public:
    // Stays valid as long as this.
    Result<cairo_font_face_t*> get(const FaceRef& face);

private:
    std::map<const Face*, CairoHandle<cairo_font_face_t>> m_faces;
};

}  // namespace codong
