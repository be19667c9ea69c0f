#include "check/raster_proof.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "check/line_match.h"
#include "readback/qr.h"

namespace codong {
namespace {

// Letters are looked at through 28 to 55 cells an em, or through their pixels when they have fewer: marks are then two
// cells wide and more.
constexpr int k_cells_per_em = 28;
constexpr int k_most_factor = 200;
constexpr double k_pad_em = 0.22;
constexpr double k_least_pad = 3;   // pixels
constexpr int k_code_cells = 600;   // a QR code's side; finer is of no use
constexpr double k_code_pad = 0.2;  // of its side: the quiet zone
constexpr size_t k_most_told = 6;

std::vector<Rect> codes_of(const Scene& scene) {
    std::vector<Rect> boxes;
    for_each_leaf(scene, [&](const Item& item, const Transform& to_page) {
        if (info_of(item).role != Role::Qr) return;
        const Rect box = ink_bounds(item, scene);
        if (!box.empty()) boxes.push_back(Path::rect(box).transformed(to_page).bounds());
    });
    return boxes;
}

bool has_guides(const Scene& scene) {
    bool found = false;
    for_each_leaf(scene, [&](const Item& item, const Transform&) { found |= info_of(item).role == Role::Guide; });
    return found;
}

RgbPicture halved(const RgbPicture& picture) {
    RgbPicture half{picture.width / 2, picture.height / 2, {}};
    const auto at = [&](int x, int y, int c) {
        return picture
            .pixels[(static_cast<size_t>(y) * static_cast<size_t>(picture.width) + static_cast<size_t>(x)) * 3 +
                    static_cast<size_t>(c)];
    };
    for (int y = 0; y < half.height; ++y)
        for (int x = 0; x < half.width; ++x)
            for (int c = 0; c < 3; ++c)
                half.pixels.push_back(static_cast<uint8_t>((at(2 * x, 2 * y, c) + at(2 * x + 1, 2 * y, c) +
                                                            at(2 * x, 2 * y + 1, c) + at(2 * x + 1, 2 * y + 1, c) + 2) /
                                                           4));
    return half;
}

}  // namespace

RasterProof::RasterProof(const Scene& scene, const PictureFrame& frame) : m_scene(scene), m_frame(frame) {
    m_draft = has_guides(scene);
    if (m_draft) return;
    m_lines = ink_lines(scene);
    for (const InkLine& line : m_lines) {
        const double em = line.em * frame.pixels_per_mm();
        const int factor = std::clamp(static_cast<int>(em / k_cells_per_em), 1, k_most_factor);
        m_sums.emplace_back(CellGrid::around(line.box, std::max(k_least_pad, k_pad_em * em), factor, frame));
    }
    for (const Rect& box : codes_of(scene)) {
        const double side = std::max(box.width, box.height) * frame.pixels_per_mm();
        const int factor = std::clamp(static_cast<int>(side / k_code_cells), 1, k_most_factor);
        m_codes.emplace_back(CellGrid::around(box, k_code_pad * side, factor, frame));
    }
}

void RasterProof::feed(int row, std::span<const uint8_t> rgb) {
    for (CellSums& sums : m_sums) sums.feed(row, rgb);
    for (CellSums& sums : m_codes) sums.feed(row, rgb);
}

Result<InkMatch> RasterProof::finish() {
    InkMatch match;
    GroundPainter ground(m_scene, m_frame);
    for (size_t i = 0; i < m_lines.size(); ++i) TRY_STATUS(match_line(m_lines, i, m_sums[i], m_frame, ground, match));
    for (const CellSums& sums : m_codes) {
        match.has_qr = true;
        const RgbPicture picture{sums.grid().columns, sums.grid().rows, sums.pixels()};
        for (std::string& text : read_qr_codes(picture)) match.qr.push_back(std::move(text));
        for (std::string& text : read_qr_codes(halved(picture))) match.qr_half.push_back(std::move(text));
    }
    return match;
}

Diagnostics describe(const InkMatch& match, const std::string& file) {
    Diagnostics out;
    for (const InkFault& fault : match.faults) {
        if (out.size() == k_most_told) break;
        const char* code = fault.kind == InkFault::Kind::Stray ? "check/ink-stray" : "check/ink-missing";
        out.push_back(error(code, {fault.letter, fault.line, fmt::format("{:.1f}", fault.at.x),
                                   fmt::format("{:.1f}", fault.at.y), file}));
    }
    return out;
}

}  // namespace codong
