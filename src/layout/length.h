#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/geometry.h"

namespace codong {

// What relative lengths refer to, mm.
struct LengthFrame {
    Size sheet;         // trim
    double extent = 0;  // of the box the length lies in, along its axis; what % means
};

// A length as layouts write it: terms joined by + and -, each a number and a unit. Units: w, h, s are percent of the
// sheet's width, height and short side; % percent of the box; mm. "100% - 6s".
class LengthExpression {
public:
    struct Term {
        double value = 0;
        char unit = '%';  // w h s % m
        bool operator==(const Term&) const = default;
    };

    LengthExpression() = default;
    static LengthExpression percent(double value);
    static std::optional<LengthExpression> parse(std::string_view text);

    double resolve(const LengthFrame& frame) const;  // mm
    bool empty() const { return m_terms.empty(); }
    bool operator==(const LengthExpression&) const = default;

private:
    std::vector<Term> m_terms;
};

}  // namespace codong
