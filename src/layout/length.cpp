#include "layout/length.h"

#include <algorithm>
#include <charconv>

namespace codong {
namespace {

void skip_spaces(std::string_view& text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
}

}  // namespace

LengthExpression LengthExpression::percent(double value) {
    LengthExpression out;
    out.m_terms.push_back({value, '%'});
    return out;
}

std::optional<LengthExpression> LengthExpression::parse(std::string_view text) {
    LengthExpression out;
    double sign = 1;
    for (;;) {
        skip_spaces(text);
        if (text.starts_with('-')) {
            sign = -sign;
            text.remove_prefix(1);
            skip_spaces(text);
        }
        double value = 0;
        const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (failed != std::errc()) return std::nullopt;
        text.remove_prefix(static_cast<size_t>(end - text.data()));
        char unit = '%';
        if (text.starts_with("mm")) {
            unit = 'm';
            text.remove_prefix(2);
        } else if (!text.empty() && std::string_view("whs%").find(text.front()) != std::string_view::npos) {
            unit = text.front();
            text.remove_prefix(1);
        } else if (value != 0) {
            return std::nullopt;
        }
        out.m_terms.push_back({sign * value, unit});
        skip_spaces(text);
        if (text.empty()) return out;
        if (text.front() != '+' && text.front() != '-') return std::nullopt;
        sign = text.front() == '-' ? -1 : 1;
        text.remove_prefix(1);
    }
}

double LengthExpression::resolve(const LengthFrame& frame) const {
    double sum = 0;
    for (const Term& term : m_terms) {
        switch (term.unit) {
            case 'w':
                sum += term.value * frame.sheet.width / 100;
                break;
            case 'h':
                sum += term.value * frame.sheet.height / 100;
                break;
            case 's':
                sum += term.value * std::min(frame.sheet.width, frame.sheet.height) / 100;
                break;
            case 'm':
                sum += term.value;
                break;
            default:
                sum += term.value * frame.extent / 100;
                break;
        }
    }
    return sum;
}

}  // namespace codong
