#pragma once

#include <cairo.h>

#include <memory>

namespace codong {

struct CairoRelease {
    void operator()(cairo_t* p) const { cairo_destroy(p); }
    void operator()(cairo_surface_t* p) const { cairo_surface_destroy(p); }
    void operator()(cairo_pattern_t* p) const { cairo_pattern_destroy(p); }
    void operator()(cairo_font_face_t* p) const { cairo_font_face_destroy(p); }
    void operator()(cairo_font_options_t* p) const { cairo_font_options_destroy(p); }
};
template <class T>
using CairoHandle = std::unique_ptr<T, CairoRelease>;

}  // namespace codong
