#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include "base/path.h"

namespace codong {

// One font file as a scene sees it: its bytes, and the outlines of its glyphs. Shared between threads.
class Face {
public:
    virtual ~Face() = default;
    // Stable name, e.g. "be-vietnam-pro-800".
    virtual const std::string& id() const = 0;
    virtual std::span<const std::byte> bytes() const = 0;
    // In em, y down, baseline at 0; the reference stays valid as long as the face. Thread-safe.
    virtual const Path& outline(uint32_t glyph) const = 0;
};

using FaceRef = std::shared_ptr<const Face>;

}  // namespace codong
