#pragma once

#include <span>

#include "job/delivery.h"
#include "job/manifest.h"
#include "job/plan.h"

namespace codong {

// What was packed, and what had to stay out.
struct ShopPacks {
    std::vector<Companion> files;
    Diagnostics notes;
};

// Packs for the printer, of one page: its print files, ticket and proof, and a list of sums, into
// gui-nha-in/<format>-<stem>-gui-nha-in.zip. Past `limit` bytes it becomes "-gui-nha-in-1.zip", "-2.zip" and so on; a
// single file that is larger stays out and is named (job/shop-too-large). Names are ASCII.
Result<ShopPacks> make_shop_packs(const Piece& piece, std::span<const ManifestEntry> prints,
                                  std::span<const Companion> papers, std::string_view date, uint64_t limit,
                                  Delivery& delivery);

}  // namespace codong
