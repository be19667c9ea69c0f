#pragma once

#include <vector>

#include "compose/compose.h"
#include "job/delivery.h"
#include "job/manifest.h"
#include "job/plan.h"

namespace codong {

// A finished page kept for a deck.
struct Slide {
    const Piece* piece = nullptr;
    Composed page;
};

// One PDF of the slides of each format and unit, in their order, in screen colours: "dang-bai/bo-trang-slide.pdf". Its
// words are proved before it is delivered. Gives what was written.
Result<std::vector<Companion>> make_decks(const JobPlan& plan, const std::vector<Slide>& slides, Delivery& delivery);

}  // namespace codong
