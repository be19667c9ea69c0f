#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include "base/result.h"

namespace codong {

// The pixels of a finished RGB picture file as a viewer decodes them, one row at a time from top to bottom, so that a
// banner of any size can be looked at in little memory (WebP excepted, which is decoded whole).
class RowReader {
public:
    virtual ~RowReader() = default;
    int width() const { return m_width; }
    int height() const { return m_height; }
    // The next row, 3 bytes a pixel, valid until the next call. Damage anywhere is codec/damaged-image; call at most
    // height() times.
    virtual Result<std::span<const uint8_t>> next() = 0;

protected:
    int m_width = 0;
    int m_height = 0;
};

// PNG, JPEG or WebP, told apart by the first bytes. file/not-found, codec/unknown-image, codec/damaged-image.
Result<std::unique_ptr<RowReader>> open_rows(const std::string& path);

}  // namespace codong
