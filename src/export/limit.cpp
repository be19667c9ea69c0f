#include "export/limit.h"

#include <fmt/format.h>

#include "codec/decode.h"
#include "codec/palette.h"
#include "export/file_sink.h"

namespace codong {
namespace {

constexpr double k_kilobyte = 1024;

std::string kilobytes(size_t bytes) {
    return fmt::format("{:.1f}", static_cast<double>(bytes) / k_kilobyte);
}

std::string how_full(size_t bytes, size_t limit) {
    return fmt::format("{} of {:.0f} KB", kilobytes(bytes), static_cast<double>(limit) / k_kilobyte);
}

ByteSink into(std::string& bytes) {
    return [&bytes](std::span<const uint8_t> piece) {
        bytes.append(reinterpret_cast<const char*>(piece.data()), piece.size());
        return true;
    };
}

Result<std::string> jpeg_bytes(const ImageHeader& header, std::span<const uint8_t> rgb, int quality, Chroma chroma) {
    std::string bytes;
    JpegSpec spec;
    spec.quality = quality;
    spec.chroma = chroma;
    spec.coding = JpegCoding::Smallest;
    TRY_ASSIGN(const auto encoder, jpeg_encoder(header, spec, into(bytes)));
    TRY_STATUS(encoder->write(rgb, header.height));
    TRY_STATUS(encoder->finish());
    return bytes;
}

Result<std::string> webp_bytes(const ImageHeader& header, std::span<const uint8_t> rgb, int quality) {
    std::string bytes;
    TRY_ASSIGN(const auto encoder, webp_encoder(header, quality, into(bytes)));
    TRY_STATUS(encoder->write(rgb, header.height));
    TRY_STATUS(encoder->finish());
    return bytes;
}

// Mean square of what the eye sees of the difference: brightness counts six times each colour difference.
Result<double> loss(const std::string& file, std::span<const uint8_t> rgb) {
    TRY_ASSIGN(const DecodedImage image,
               decode_image({reinterpret_cast<const uint8_t*>(file.data()), file.size()}, "JPEG"));
    double sum = 0;
    for (size_t i = 0; i + 2 < rgb.size(); i += 3) {
        const uint8_t* got = &image.rgba[i / 3 * 4];
        const double r = got[0] - rgb[i], g = got[1] - rgb[i + 1], b = got[2] - rgb[i + 2];
        const double y = 0.299 * r + 0.587 * g + 0.114 * b, cb = 0.564 * (b - y), cr = 0.713 * (r - y);
        sum += 6 * y * y + cb * cb + cr * cr;
    }
    return sum;
}

Diagnostic over_limit(size_t limit, const char* type) {
    return error("export/over-limit", {type, kilobytes(limit)});
}

std::string told(const std::string& choice, const Step& step, size_t limit) {
    std::string note = choice + "; " + how_full(step.bytes.size(), limit);
    if (step.next_size > 0) note += fmt::format(", quality {} would take {}", step.step + 1, kilobytes(step.next_size));
    return note;
}

}  // namespace

Result<std::optional<Step>> best_step(int least, int most, size_t limit, const EncodeStep& encode) {
    Step found;
    int fits = least - 1, over = most + 1;
    for (int at = most; fits + 1 < over; at = fits + (over - fits) / 2) {
        TRY_ASSIGN(std::string bytes, encode(at));
        if (bytes.size() <= limit) {
            fits = at;
            found.step = at;
            found.bytes = std::move(bytes);
        } else {
            over = at;
            found.next_size = bytes.size();
        }
    }
    if (fits < least) return std::optional<Step>();
    if (fits == most) found.next_size = 0;
    return std::optional<Step>(std::move(found));
}

Result<FittedPicture> fit_jpeg(const ImageHeader& header, std::span<const uint8_t> rgb, size_t limit) {
    const auto search = [&](Chroma chroma) {
        return best_step(1, k_quality_cap, limit,
                         [&](int quality) { return jpeg_bytes(header, rgb, quality, chroma); });
    };
    TRY_ASSIGN(std::optional<Step> full, search(Chroma::Full444));
    if (full && full->step == k_quality_cap)
        return FittedPicture{std::move(full->bytes), fmt::format("quality {}, 4:4:4", k_quality_cap)};
    TRY_ASSIGN(std::optional<Step> half, search(Chroma::Half420));
    if (!full && !half) return over_limit(limit, "JPEG");
    bool takes_half = !full;
    if (full && half) {
        TRY_ASSIGN(const double full_loss, loss(full->bytes, rgb));
        TRY_ASSIGN(const double half_loss, loss(half->bytes, rgb));
        takes_half = half_loss < full_loss;
    }
    Step& best = takes_half ? *half : *full;
    std::string note = told(fmt::format("quality {}, {}", best.step, takes_half ? "4:2:0" : "4:4:4"), best, limit);
    return FittedPicture{std::move(best.bytes), std::move(note)};
}

Result<FittedPicture> fit_webp(const ImageHeader& header, std::span<const uint8_t> rgb, size_t limit) {
    TRY_ASSIGN(std::optional<Step> best,
               best_step(0, k_quality_cap, limit, [&](int quality) { return webp_bytes(header, rgb, quality); }));
    if (!best) return over_limit(limit, "WebP");
    const std::string choice = fmt::format("quality {}", best->step);
    std::string note = best->step == k_quality_cap ? choice : told(choice, *best, limit);
    return FittedPicture{std::move(best->bytes), std::move(note)};
}

Result<FittedPicture> fit_png(const ImageHeader& header, std::span<const uint8_t> rgb, size_t limit) {
    TRY_ASSIGN(std::string true_colour, small_png(header, rgb));
    if (true_colour.size() <= limit) {
        std::string note = "true colour, best compression; " + how_full(true_colour.size(), limit);
        return FittedPicture{std::move(true_colour), std::move(note)};
    }
    const IndexedPicture indexed = to_palette(rgb, header.width, header.height);
    TRY_ASSIGN(std::string few, small_png(header, indexed));
    if (few.size() <= limit) {
        std::string note = fmt::format("palette of {} colours{}; {}", indexed.colours.size(),
                                       indexed.exact ? ", exact" : "", how_full(few.size(), limit));
        return FittedPicture{std::move(few), std::move(note)};
    }
    std::string note = fmt::format("png over limit: {}, {} with a palette", how_full(true_colour.size(), limit),
                                   kilobytes(few.size()));
    return FittedPicture{std::move(true_colour), std::move(note), false};
}

Result<std::vector<uint8_t>> paint_whole(const ExportRequest& request, const RasterPlan& plan) {
    std::vector<uint8_t> pixels;
    pixels.reserve(static_cast<size_t>(plan.spec.width) * static_cast<size_t>(plan.spec.height) * 3);
    bool stopped = false;
    const auto painted = paint_raster(request.scene, plan.spec, request.threads, [&](const PixelBand& band) {
        stopped = request.cancelled && request.cancelled();
        pixels.insert(pixels.end(), band.pixels.begin(), band.pixels.end());
        return !stopped;
    });
    if (stopped) return error("export/cancelled", {request.path});
    if (!painted) return painted.diagnostics();
    return pixels;
}

std::optional<size_t> byte_limit(const Sheet& sheet) {
    if (!sheet.max_kb) return std::nullopt;
    return static_cast<size_t>(std::max(0, *sheet.max_kb)) * size_t{1024};
}

Status write_bytes(const std::string& path, std::string_view bytes) {
    TRY_ASSIGN(FileSink sink, FileSink::create(path));
    sink.write(bytes);
    return sink.close();
}

}  // namespace codong
