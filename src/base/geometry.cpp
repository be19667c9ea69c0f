#include "base/geometry.h"

#include <cmath>
#include <numbers>

namespace codong {

Transform Transform::rotation(double degrees) {
    const double r = degrees * std::numbers::pi / 180.0;
    return {std::cos(r), std::sin(r), -std::sin(r), std::cos(r), 0, 0};
}

Transform Transform::after(const Transform& first) const {
    return {a * first.a + c * first.b, b * first.a + d * first.b,     a * first.c + c * first.d,
            b * first.c + d * first.d, a * first.e + c * first.f + e, b * first.e + d * first.f + f};
}

double Transform::scale() const {
    return std::sqrt(std::abs(a * d - b * c));
}

}  // namespace codong
