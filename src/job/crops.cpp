#include "job/crops.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/sha256.h"
#include "check/raster_proof.h"
#include "codec/decode.h"
#include "codec/encode.h"
#include "codec/read_rows.h"
#include "export/limit.h"

namespace codong {
namespace {

using Colour = std::array<uint8_t, 3>;

constexpr int k_phone_px = 360;
constexpr int k_phone_quality = 60;  // what platforms make of a picture
constexpr int64_t k_most_viewed = 64'000'000;
constexpr Colour k_outside = {228, 230, 235};
constexpr Colour k_bar = {24, 27, 33};
constexpr int k_hatch = 12;  // pixels from line to line
constexpr double k_bar_cover = 0.62, k_hatch_cover = 0.8;

// Weights of the source pixels that each of `to` new pixels covers, along one axis from `first` over `length`.
struct Reach {
    int first = 0;
    std::vector<double> weights;
};
std::vector<Reach> reaches(double first, double length, int to, int most) {
    std::vector<Reach> out;
    const double step = length / to;
    for (int i = 0; i < to; ++i) {
        const double a = std::clamp(first + i * step, 0.0, most - 1e-9);
        const double b = std::clamp(first + (i + 1) * step, a + 1e-9, static_cast<double>(most));
        Reach reach{static_cast<int>(a), {}};
        for (int at = reach.first; at < b; ++at)
            reach.weights.push_back(std::min<double>(at + 1, b) - std::max<double>(at, a));
        for (double& weight : reach.weights) weight /= b - a;
        out.push_back(std::move(reach));
    }
    return out;
}

RgbPicture resampled(const RgbPicture& from, const Rect& part, int width, int height) {
    const std::vector<Reach> across = reaches(part.x, part.width, width, from.width);
    const std::vector<Reach> down = reaches(part.y, part.height, height, from.height);
    RgbPicture out{width, height, {}};
    out.pixels.reserve(static_cast<size_t>(width) * static_cast<size_t>(height) * 3);
    std::vector<double> row(static_cast<size_t>(from.width) * 3);
    for (const Reach& lines : down) {
        std::fill(row.begin(), row.end(), 0.0);
        for (size_t k = 0; k < lines.weights.size(); ++k) {
            const uint8_t* source =
                &from.pixels[(static_cast<size_t>(lines.first) + k) * static_cast<size_t>(from.width) * 3];
            for (size_t i = 0; i < row.size(); ++i) row[i] += lines.weights[k] * source[i];
        }
        for (const Reach& columns : across)
            for (size_t c = 0; c < 3; ++c) {
                double sum = 0;
                for (size_t k = 0; k < columns.weights.size(); ++k)
                    sum += columns.weights[k] * row[(static_cast<size_t>(columns.first) + k) * 3 + c];
                out.pixels.push_back(static_cast<uint8_t>(std::lround(sum)));
            }
    }
    return out;
}

void mix(RgbPicture& picture, int x, int y, const Colour& colour, double cover) {
    uint8_t* p =
        &picture.pixels[(static_cast<size_t>(y) * static_cast<size_t>(picture.width) + static_cast<size_t>(x)) * 3];
    for (size_t c = 0; c < 3; ++c) p[c] = static_cast<uint8_t>(std::lround(p[c] * (1 - cover) + colour[c] * cover));
}

}  // namespace

Result<RgbPicture> read_delivered(const std::string& path) {
    TRY_ASSIGN(const auto rows, open_rows(path));
    if (static_cast<int64_t>(rows->width()) * rows->height() > k_most_viewed)
        return error("readback/too-large", {std::to_string(rows->width()), std::to_string(rows->height())});
    RgbPicture picture{rows->width(), rows->height(), {}};
    picture.pixels.reserve(static_cast<size_t>(picture.width) * static_cast<size_t>(picture.height) * 3);
    for (int y = 0; y < picture.height; ++y) {
        TRY_ASSIGN(const std::span<const uint8_t> row, rows->next());
        picture.pixels.insert(picture.pixels.end(), row.begin(), row.end());
    }
    return picture;
}

RgbPicture simulate(const RgbPicture& picture, const PlatformView& view) {
    const Rect whole{0, 0, static_cast<double>(picture.width), static_cast<double>(picture.height)};
    const Rect part = view.shows.empty() ? whole : view.shows.intersection(whole);
    RgbPicture out = resampled(picture, part, view.at.width, view.at.height);
    const double sx = out.width / part.width, sy = out.height / part.height;
    const double cx = out.width / 2.0, cy = out.height / 2.0, radius = std::min(cx, cy);
    for (int y = 0; y < out.height; ++y)
        for (int x = 0; x < out.width; ++x) {
            const Point at{part.x + (x + 0.5) / sx, part.y + (y + 0.5) / sy};
            const bool covered = std::any_of(view.covered.begin(), view.covered.end(), [&](const Rect& r) {
                return at.x >= r.x && at.x < r.right() && at.y >= r.y && at.y < r.bottom();
            });
            if (covered) mix(out, x, y, k_bar, (x + y) % k_hatch < 2 ? k_hatch_cover : k_bar_cover);
            if (view.is_circle) {
                const double beyond = std::hypot(x + 0.5 - cx, y + 0.5 - cy) - radius + 0.5;
                if (beyond > 0) mix(out, x, y, k_outside, std::min(1.0, beyond));
            }
        }
    return out;
}

Result<PhoneMatch> look_on_phone(const RgbPicture& seen, const PlatformView& view, const Scene& scene,
                                 const Sheet& sheet) {
    ImageHeader header;
    header.width = k_phone_px;
    header.height = std::max(1, static_cast<int>(std::lround(1.0 * seen.height * k_phone_px / seen.width)));
    const RgbPicture small = resampled(seen, {0, 0, static_cast<double>(seen.width), static_cast<double>(seen.height)},
                                       header.width, header.height);
    std::vector<uint8_t> jpeg;
    JpegSpec spec;
    spec.quality = k_phone_quality;
    spec.chroma = Chroma::Half420;
    TRY_ASSIGN(const auto encoder, jpeg_encoder(header, spec, [&](std::span<const uint8_t> bytes) {
                   jpeg.insert(jpeg.end(), bytes.begin(), bytes.end());
                   return true;
               }));
    TRY_STATUS(encoder->write(small.pixels, small.height));
    TRY_STATUS(encoder->finish());
    TRY_ASSIGN(const DecodedImage decoded, decode_image(jpeg, sheet.id));
    const Rect part = shown_by(view, sheet);
    const Rect window{Length::px(part.x).mm(), Length::px(part.y).mm(), Length::px(part.width).mm(),
                      Length::px(part.height).mm()};
    RasterProof proof(scene, {window, header.width, header.height});
    std::vector<uint8_t> row(static_cast<size_t>(header.width) * 3);
    for (int y = 0; y < header.height; ++y) {
        for (size_t i = 0; i < row.size(); ++i)
            row[i] = decoded.rgba[(static_cast<size_t>(y) * static_cast<size_t>(header.width) + i / 3) * 4 + i % 3];
        proof.feed(y, row);
    }
    TRY_ASSIGN(const InkMatch match, proof.finish());
    PhoneMatch out;
    out.pieces = match.parts;
    for (const InkFault& fault : match.faults) {
        if (fault.role != Role::Slogan || fault.kind != InkFault::Kind::Missing) continue;
        if (out.lost++ > 0) continue;
        out.letter = fault.letter;
        out.line = fault.line;
    }
    return out;
}

Result<ViewsMade> make_views(const std::string& file, const ManifestEntry& entry, const Scene& scene,
                             const Sheet& sheet, const Platforms& platforms, Delivery& delivery) {
    ViewsMade out;
    const std::vector<PlatformView>& views = platforms.views(sheet.id);
    if (views.empty()) return out;
    TRY_ASSIGN(const RgbPicture picture, read_delivered(file));
    const size_t slash = entry.path.rfind('/') + 1, dot = entry.path.rfind('.');
    const std::string stem = entry.path.substr(slash, dot - slash);
    for (const PlatformView& view : views) {
        const RgbPicture seen = simulate(picture, view);
        if (&view == platforms.phone_view(sheet.id)) {
            TRY_ASSIGN(out.phone, look_on_phone(seen, view, scene, sheet));
        }
        ImageHeader header;
        header.width = seen.width;
        header.height = seen.height;
        header.texts = {{"Title", entry.format + ", " + view.vi}};
        std::string png;
        TRY_ASSIGN(const auto encoder, png_encoder(header, [&](std::span<const uint8_t> bytes) {
                       png.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
                       return true;
                   }));
        TRY_STATUS(encoder->write(seen.pixels, seen.height));
        TRY_STATUS(encoder->finish());
        const TemporaryFile temporary(delivery.temporary());
        TRY_STATUS(write_bytes(temporary.path(), png));
        Companion companion{"kiem-tra/" + entry.format + "/" + stem + "-" + entry.type + "-" + view.id + ".png", "crop",
                            sha256_hex(png), png.size()};
        TRY_STATUS(delivery.deliver(temporary.path(), companion.path));
        out.files.push_back(std::move(companion));
    }
    return out;
}

}  // namespace codong
