#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <tuple>
#include <vector>

#include "color/ink.h"

namespace codong {

// Cairo speaks RGB only: an ink (or a tint of one) is drawn in its key colour, and the press puts the ink's own recipe
// in the key's place. Keys are unique: two inks that look alike on screen still have different keys.
struct KeyColour {
    uint16_t r = 0, g = 0, b = 0;  // of 65535
    auto operator<=>(const KeyColour&) const = default;
};

struct KeyedInk {
    KeyColour key;
    size_t ink = 0;
    double tint = 1;
};

// Hands out keys near the ink's screen colour, nudged by whole steps of 1/65535 until no other key is within 2 steps.
class KeyTable {
public:
    explicit KeyTable(std::vector<Ink> inks) : m_inks(std::move(inks)) {}

    KeyColour key(size_t ink, double tint);
    const std::vector<Ink>& inks() const { return m_inks; }
    const std::vector<KeyedInk>& entries() const { return m_entries; }
    // The entry whose key lies within `tolerance` (0 to 1 scale, 2e-6 for cairo's PDF) of the colour.
    std::optional<KeyedInk> find(double r, double g, double b, double tolerance) const;

private:
    std::vector<Ink> m_inks;
    std::vector<KeyedInk> m_entries;
    std::map<std::pair<size_t, double>, size_t> m_by_ink;
    std::map<KeyColour, size_t> m_by_key;
};

}  // namespace codong
