#pragma once

#include <memory>

#include "compose/compose.h"
#include "compose/world.h"
#include "job/plan.h"
#include "press/intent.h"

namespace codong {

// Loads what the pieces of a plan need and no more: faces, drawings, logos. Problems of all at once.
Result<std::shared_ptr<World>> prepare_world(const JobPlan& plan, const DataFiles& data);
Result<std::shared_ptr<const OutputIntent>> load_intent(const DataFiles& data);

// The texts a unit brings to the frames of a layout.
Fields fields_of(const Unit* unit, const JobPlan& plan, const Message& message);
// What composing a piece takes; `fields` must outlive it.
ComposeRequest compose_request(const Piece& piece, const JobPlan& plan, const Fields& fields);

}  // namespace codong
