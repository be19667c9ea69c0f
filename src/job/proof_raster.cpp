#include "job/proof_raster.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "check/raster_proof.h"
#include "codec/read_rows.h"
#include "export/limit.h"
#include "readback/raster.h"

namespace codong {
namespace {

using Names = std::vector<std::string>;

std::string size_text(int width, int height) {
    return fmt::format("{} x {}", width, height);
}

Status prove_size(const RasterFacts& facts, const Exported& file) {
    if (facts.width != file.width_px || facts.height != file.height_px)
        return error("job/proof-pixels",
                     {size_text(facts.width, facts.height), size_text(file.width_px, file.height_px)});
    if (!facts.dpi_x || std::abs(*facts.dpi_x - file.dpi) > 0.51)
        return error("job/proof-resolution",
                     {facts.dpi_x ? fmt::format("{:.1f}", *facts.dpi_x) : "-", fmt::format("{:.1f}", file.dpi)});
    return Done{};
}

// What the file's head says; libwebp's files say it in a profile chunk that nothing else reads.
Status prove_head(const Exported& file, const ExportTarget& target, Names& proved) {
    if (target.type == "webp") return Done{};
    TRY_ASSIGN(const RasterFacts facts, read_raster_facts(file.path));
    TRY_STATUS(prove_size(facts, file));
    if (facts.location) return error("preflight/location", {std::string(target.type)});
    if (!facts.srgb && facts.icc_space != "RGB") return error("job/proof-srgb", {facts.colour});
    proved.insert(proved.end(), {"resolution", "srgb"});
    return Done{};
}

Status prove_limit(const Exported& file, const ExportTarget& target, const Sheet& sheet, Names& proved) {
    const auto limit = byte_limit(sheet);
    if (!limit) return Done{};
    std::error_code unknown;
    const auto bytes = std::filesystem::file_size(file.path, unknown);
    if (bytes <= *limit)
        proved.push_back("limit");
    else if (target.type != "png")  // a PNG over its limit says so in its note
        return error("job/proof-limit", {std::to_string(bytes), std::to_string(*limit)});
    return Done{};
}

Result<InkMatch> look(const Exported& file, const Scene& scene) {
    TRY_ASSIGN(const auto rows, open_rows(file.path));
    if (rows->width() != file.width_px || rows->height() != file.height_px)
        return error("job/proof-pixels",
                     {size_text(rows->width(), rows->height()), size_text(file.width_px, file.height_px)});
    RasterProof proof(scene, {scene.trim_rect(), file.width_px, file.height_px});
    for (int row = 0; row < rows->height(); ++row) {
        TRY_ASSIGN(const std::span<const uint8_t> pixels, rows->next());
        proof.feed(row, pixels);
    }
    return proof.finish();
}

bool holds(const Names& list, const std::string& text) {
    return std::find(list.begin(), list.end(), text) != list.end();
}

}  // namespace

Result<Names> prove_raster(const Exported& file, const ExportTarget& target, const Composed& composed,
                           const Sheet& sheet, const std::string& qr) {
    Names proved = {"pixels"};
    TRY_STATUS(prove_head(file, target, proved));
    TRY_STATUS(prove_limit(file, target, sheet, proved));
    TRY_ASSIGN(const InkMatch match, look(file, composed.scene));
    if (!match.faults.empty()) return describe(match, sheet.id + "." + std::string(target.type));
    if (match.parts > 0) proved.push_back("glyphs");
    if (match.has_qr && !qr.empty()) {
        if (!holds(match.qr, qr)) return error("check/qr-unreadable", {sheet.id});
        if (sheet.is_screen && !holds(match.qr_half, qr)) return error("check/qr-unreadable-half", {sheet.id});
        proved.push_back("qr");
    }
    return proved;
}

Result<Names> prove_plates(const Exported& file) {
    TRY_ASSIGN(const RasterFacts facts, read_raster_facts(file.path));
    TRY_STATUS(prove_size(facts, file));
    if (facts.icc_space != "CMYK" || (facts.colour != "cmyk" && facts.colour != "ycck"))
        return error("job/proof-plates", {facts.colour});
    return Names{"pixels", "resolution", "plates", "profile"};
}

}  // namespace codong
