#include "color/key.h"

#include <algorithm>
#include <cmath>

namespace codong {
namespace {

// Neighbouring keys keep this many steps of 1/65535 apart, well above the 6 decimals cairo writes.
constexpr int k_spacing = 3;

uint16_t quantised(double v) {
    return static_cast<uint16_t>(std::lround(std::clamp(v, 0.0, 1.0) * 65535));
}

}  // namespace

KeyColour KeyTable::key(size_t ink, double tint) {
    if (const auto known = m_by_ink.find({ink, tint}); known != m_by_ink.end()) return m_entries[known->second].key;
    const Rgb rgb = m_inks[ink].rgb.tinted(tint);
    const KeyColour base{quantised(rgb.r), quantised(rgb.g), quantised(rgb.b)};
    // Blue first: its steps are the least visible. Walk towards the middle so that the range is never left.
    const auto nudged = [](uint16_t v, int steps) {
        return static_cast<uint16_t>(v > 32767 ? v - steps * k_spacing : v + steps * k_spacing);
    };
    const auto taken = [&](KeyColour candidate) {
        for (int r = -k_spacing + 1; r < k_spacing; ++r)
            for (int g = -k_spacing + 1; g < k_spacing; ++g) {
                const int rr = candidate.r + r, gg = candidate.g + g;
                if (rr < 0 || gg < 0 || rr > 65535 || gg > 65535) continue;
                const int low = std::max(0, candidate.b - k_spacing + 1);
                const auto next = m_by_key.lower_bound(
                    {static_cast<uint16_t>(rr), static_cast<uint16_t>(gg), static_cast<uint16_t>(low)});
                if (next != m_by_key.end() && next->first.r == rr && next->first.g == gg &&
                    next->first.b < candidate.b + k_spacing)
                    return true;
            }
        return false;
    };
    KeyColour key = base;
    for (int step = 0; taken(key); ++step)
        key = {nudged(base.r, step / 1024), nudged(base.g, step / 32 % 32), nudged(base.b, step % 32)};
    m_by_ink[{ink, tint}] = m_entries.size();
    m_by_key[key] = m_entries.size();
    m_entries.push_back({key, ink, tint});
    return key;
}

std::optional<KeyedInk> KeyTable::find(double r, double g, double b, double tolerance) const {
    const double slack = tolerance * 65535 + 0.5;
    const double rr = r * 65535, gg = g * 65535, bb = b * 65535;
    for (const KeyedInk& entry : m_entries)
        if (std::abs(entry.key.r - rr) <= slack && std::abs(entry.key.g - gg) <= slack &&
            std::abs(entry.key.b - bb) <= slack)
            return entry;
    return std::nullopt;
}

}  // namespace codong
