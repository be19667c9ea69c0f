#include "scene/paint.h"

#include <cmath>

namespace codong {

Paint canonical(const Paint& paint) {
    const Gradient* gradient = std::get_if<Gradient>(&paint);
    if (!gradient) return paint;
    if (gradient->stops.empty()) return InkPaint{};
    const double length = std::hypot(gradient->to.x - gradient->from.x, gradient->to.y - gradient->from.y);
    const bool no_length = gradient->kind == Gradient::Kind::Linear
                               ? length < 1e-9
                               : length < 1e-9 && std::abs(gradient->r1 - gradient->r0) < 1e-9;
    if (no_length || gradient->stops.size() == 1) return gradient->stops.back().paint;
    return paint;
}

}  // namespace codong
