#pragma once

#include <optional>
#include <string>

#include "job/delivery.h"
#include "job/manifest.h"
#include "job/platforms.h"
#include "readback/png.h"

namespace codong {

// A delivered picture file decoded whole, as a viewer sees it. Pictures of more than 64 million pixels are refused
// (readback/too-large).
Result<RgbPicture> read_delivered(const std::string& path);

// The picture as a view shows it: cut, scaled by the mean of the pixels under each new one, hatched where it is
// covered, grey outside a circle.
RgbPicture simulate(const RgbPicture& picture, const PlatformView& view);

// How the slogan reads in a phone's view of the picture once the platform has saved it again as JPEG of quality 60.
Result<PhoneMatch> look_on_phone(const RgbPicture& seen, const PlatformView& view, const Scene& scene,
                                 const Sheet& sheet);

// What making the views found out.
struct ViewsMade {
    std::vector<Companion> files;
    std::optional<PhoneMatch> phone;
};

// Writes kiem-tra/<format>/<stem>-<type>-<view>.png for each view of a finished picture file.
Result<ViewsMade> make_views(const std::string& file, const ManifestEntry& entry, const Scene& scene,
                             const Sheet& sheet, const Platforms& platforms, Delivery& delivery);

}  // namespace codong
