#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace codong {

// One drawing of layouts/art.
struct ArtRecord {
    std::string id;
    std::string vi;
    std::string en;
    std::string style;                       // flat or tradition
    double aspect = 1;                       // width over height
    std::vector<std::string> needs_backing;  // inks it must not stand on
    std::vector<std::string> cut;            // sides where the drawing is cut straight
};

// What layouts/art holds, and which drawing says which message.
struct ArtIndex {
    std::vector<ArtRecord> drawings;
    std::map<std::string, std::map<std::string, std::vector<std::string>>>
        messages;  // message -> style -> ids, best first

    const ArtRecord* find(std::string_view id) const;
    // The drawings of a style for a message, best first; for a message the index does not know, the style's drawings
    // with another one first for every message.
    std::vector<const ArtRecord*> candidates(const std::string& message, size_t message_index,
                                             const std::string& style) const;
    // The candidate whose proportions and rank suit a box best. Null when there is none.
    static const ArtRecord* best(const std::vector<const ArtRecord*>& candidates, double aspect);
};

Result<ArtIndex> read_art_index(const std::string& path);

}  // namespace codong
