#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include "base/result.h"

namespace codong {

// The printing condition that files are made for: a CMYK printer profile, read and compressed once, shared by threads.
class OutputIntent {
public:
    // `icc` holds the profile's bytes; `condition` is its name in the ICC's registry of characterisations.
    static Result<std::shared_ptr<const OutputIntent>> open(std::string icc, std::string condition = "FOGRA39");
    ~OutputIntent();

    const std::string& condition() const;
    const std::string& description() const;  // the profile's own
    const std::string& profile() const;      // bytes
    const std::string& deflated() const;     // the same, as a zlib stream

    // sRGB pixels (3 bytes) to CMYK pixels (4 bytes, 255 = solid), each at most `ink_limit` percent in total: beyond it
    // C, M and Y give way in proportion, K stays. Relative colorimetric with black point compensation: a colour that
    // the press can print comes out as itself and so matches the same colour given as an ink next to it, shadows keep
    // their drawing, and the result depends on the profile's measurements only, not on its maker's taste in perceptual
    // tables. False when the profile cannot.
    bool separate(std::span<const uint8_t> rgb, std::span<uint8_t> cmyk, double ink_limit) const;

private:
    OutputIntent();
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace codong
