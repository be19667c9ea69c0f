#pragma once

#include "compose/compose.h"

namespace codong {

// Rules every finished page must keep before it is drawn: check/collision, check/unsafe-text, check/off-page,
// check/bare-bleed, check/covered-text, check/hierarchy, check/contrast,
// check/qr-too-small, check/busy-ground. Errors stop delivery.
Diagnostics check_scene(const Composed& composed, const Sheet& sheet);

// Least WCAG contrast of a text against the flat inks it stands on: every ground or art item under its ink box counts
// where it may show. 4.5 for text, 3 for the slogan and other large text.
double worst_contrast(const Scene& scene, const Rect& text_ink, const Rgb& text_colour, size_t text_from);

}  // namespace codong
