#include "press/recipe.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace codong::pressing {
namespace {

// Cairo writes six decimals of a key.
constexpr double k_key_tolerance = 2e-6;

std::string percent(double value) {
    return decimal(value / 100, 5);
}

}  // namespace

std::string decimal(double value, int places) {
    std::string text = fmt::format("{:.{}f}", value, places);
    if (text.find('.') != std::string::npos) {
        text.erase(text.find_last_not_of('0') + 1);
        if (text.back() == '.') text.pop_back();
    }
    return text == "-0" ? "0" : text;
}

Recipes::Recipes(const KeyTable& keys, double ink_limit) : m_keys(keys), m_ink_limit(ink_limit) {
    for (const Ink& ink : keys.inks()) {
        if (!ink.spot) continue;
        const bool known =
            std::any_of(m_spots.begin(), m_spots.end(), [&](const Spot& s) { return s.name == *ink.spot; });
        if (!known) m_spots.push_back({fmt::format("/Spot{}", m_spots.size()), *ink.spot, ink.cmyk});
    }
}

const Recipe* Recipes::find(double r, double g, double b) {
    const auto entry = m_keys.find(r, g, b, k_key_tolerance);
    if (!entry) return nullptr;
    if (const auto known = m_recipes.find(entry->key); known != m_recipes.end()) return &known->second;

    const Ink& ink = m_keys.inks()[entry->ink];
    Recipe recipe;
    recipe.cmyk = ink.cmyk.tinted(entry->tint);
    if (ink.spot) {
        const auto spot =
            std::find_if(m_spots.begin(), m_spots.end(), [&](const Spot& s) { return s.name == *ink.spot; });
        recipe.spot = static_cast<int>(spot - m_spots.begin());
        recipe.fill = fmt::format("{} cs {} scn", spot->resource, decimal(entry->tint, 5));
        recipe.stroke = fmt::format("{} CS {} SCN", spot->resource, decimal(entry->tint, 5));
    } else {
        const Cmyk& c = recipe.cmyk;
        const std::string values = percent(c.c) + " " + percent(c.m) + " " + percent(c.y) + " " + percent(c.k);
        recipe.fill = values + " k";
        recipe.stroke = values + " K";
        if (c.total() > m_ink_limit + 1e-9)
            m_over_limit.push_back(
                error("press/ink-limit", {ink.name, decimal(c.total(), 1), decimal(m_ink_limit, 1)}));
    }
    return &m_recipes.emplace(entry->key, std::move(recipe)).first->second;
}

}  // namespace codong::pressing
