#include "export/target.h"

#include <algorithm>

#include "export/targets.h"

namespace codong {
namespace {

constexpr ExportTarget k_targets[] = {
    {"pdf", "PDF để in", "PDF for print", false, write_pdf},
    {"pdf", "PDF để in, chữ thành nét", "PDF for print, text as curves", true, write_pdf_curves},
    {"png", "ảnh PNG", "PNG image", false, write_png},
    {"jpg", "ảnh JPEG", "JPEG image", false, write_jpeg},
    {"webp", "ảnh WebP", "WebP image", false, write_webp},
    {"tiff", "ảnh TIFF CMYK để in", "CMYK TIFF for print", false, write_tiff},
    {"svg", "hình vectơ SVG", "SVG drawing", false, write_svg},
};

}  // namespace

std::span<const ExportTarget> export_targets() {
    return k_targets;
}

const ExportTarget* find_target(std::string_view type, bool curves) {
    for (const ExportTarget& target : k_targets)
        if (target.type == type && target.curves == curves) return &target;
    return nullptr;
}

double pdf_scale(const Sheet& sheet) {
    return sheet.drawn_scale();
}

}  // namespace codong
