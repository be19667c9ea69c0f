#pragma once

#include <string>
#include <vector>

class QPDFObjectHandle;

namespace codong::reading {

// A PDF function (types 0, 2 and 3) as plain values; type 4 and damaged ones are not `known`.
class Function {
public:
    static Function read(QPDFObjectHandle object, int depth = 0);

    bool known() const { return m_type >= 0; }
    // Only the first input matters but for type 0 of several inputs, which looks up its nearest sample.
    std::vector<double> at(const std::vector<double>& input) const;

private:
    int m_type = -1;
    std::vector<double> m_domain, m_range, m_c0, m_c1, m_bounds, m_encode, m_decode, m_samples;
    std::vector<int> m_size;
    double m_exponent = 1;
    std::vector<Function> m_parts;
    size_t m_outputs = 0;
};

}  // namespace codong::reading
