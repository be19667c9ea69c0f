#include "readback/function.h"

#include <algorithm>
#include <cmath>

#include "readback/qpdf.h"

namespace codong::reading {
namespace {

std::vector<double> numbers(QPDFObjectHandle array) {
    std::vector<double> out;
    if (array.isArray())
        for (auto& item : array.aitems()) out.push_back(item.isNumber() ? item.getNumericValue() : 0);
    return out;
}

double mapped(double v, double from0, double from1, double to0, double to1) {
    return from1 == from0 ? to0 : to0 + (v - from0) * (to1 - to0) / (from1 - from0);
}

}  // namespace

Function Function::read(QPDFObjectHandle object, int depth) {
    Function out;
    QPDFObjectHandle dict = object.isStream() ? object.getDict() : object;
    if (!dict.isDictionary() || depth > 4 || !dict.getKey("/FunctionType").isInteger()) return out;
    const int type = dict.getKey("/FunctionType").getIntValueAsInt();
    out.m_domain = numbers(dict.getKey("/Domain"));
    out.m_range = numbers(dict.getKey("/Range"));
    if (out.m_domain.size() < 2) return out;
    if (type == 2) {
        out.m_c0 = numbers(dict.getKey("/C0"));
        out.m_c1 = numbers(dict.getKey("/C1"));
        if (out.m_c0.empty()) out.m_c0 = {0};
        if (out.m_c1.empty()) out.m_c1 = {1};
        if (out.m_c0.size() != out.m_c1.size()) return out;
        out.m_exponent = dict.getKey("/N").isNumber() ? dict.getKey("/N").getNumericValue() : 1;
    } else if (type == 3) {
        QPDFObjectHandle parts = dict.getKey("/Functions");
        if (!parts.isArray()) return out;
        for (auto& part : parts.aitems()) out.m_parts.push_back(read(part, depth + 1));
        out.m_bounds = numbers(dict.getKey("/Bounds"));
        out.m_encode = numbers(dict.getKey("/Encode"));
        const bool sound =
            std::all_of(out.m_parts.begin(), out.m_parts.end(), [](const Function& f) { return f.known(); });
        if (out.m_parts.empty() || !sound || out.m_bounds.size() + 1 != out.m_parts.size() ||
            out.m_encode.size() < 2 * out.m_parts.size())
            return out;
    } else if (type == 0 && object.isStream()) {
        for (const double n : numbers(dict.getKey("/Size"))) out.m_size.push_back(static_cast<int>(n));
        const int bits =
            dict.getKey("/BitsPerSample").isInteger() ? dict.getKey("/BitsPerSample").getIntValueAsInt() : 0;
        out.m_outputs = out.m_range.size() / 2;
        size_t cells = out.m_outputs;
        for (const int n : out.m_size) cells *= static_cast<size_t>(std::max(n, 0));
        const auto data = object.getStreamData(qpdf_dl_all);
        if ((bits != 8 && bits != 16) || out.m_size.empty() || out.m_outputs == 0 ||
            2 * out.m_size.size() != out.m_domain.size() || cells == 0 ||
            data->getSize() < cells * static_cast<size_t>(bits) / 8)
            return out;
        const unsigned char* p = data->getBuffer();
        for (size_t i = 0; i < cells; ++i)
            out.m_samples.push_back(bits == 8 ? p[i] / 255.0 : (p[2 * i] * 256 + p[2 * i + 1]) / 65535.0);
        out.m_decode = numbers(dict.getKey("/Decode"));
        if (out.m_decode.size() != out.m_range.size()) out.m_decode = out.m_range;
    } else {
        return out;
    }
    out.m_type = type;
    return out;
}

std::vector<double> Function::at(const std::vector<double>& input) const {
    if (!known() || input.empty()) return {};
    const double x = std::clamp(input[0], m_domain[0], std::max(m_domain[0], m_domain[1]));
    std::vector<double> out;
    if (m_type == 2) {
        const double t = m_exponent == 1 ? x : std::pow(x, m_exponent);
        for (size_t i = 0; i < m_c0.size(); ++i) out.push_back(m_c0[i] + t * (m_c1[i] - m_c0[i]));
    } else if (m_type == 3) {
        size_t k = 0;
        while (k < m_bounds.size() && x >= m_bounds[k]) ++k;
        const double low = k == 0 ? m_domain[0] : m_bounds[k - 1];
        const double high = k == m_bounds.size() ? m_domain[1] : m_bounds[k];
        out = m_parts[k].at({mapped(x, low, high, m_encode[2 * k], m_encode[2 * k + 1])});
    } else if (m_size.size() == 1) {
        const double at = mapped(x, m_domain[0], m_domain[1], 0, m_size[0] - 1);
        const size_t low = static_cast<size_t>(std::clamp(std::floor(at), 0.0, m_size[0] - 1.0));
        const size_t high = std::min(low + 1, static_cast<size_t>(m_size[0] - 1));
        for (size_t i = 0; i < m_outputs; ++i) {
            const double s = m_samples[low * m_outputs + i], e = m_samples[high * m_outputs + i];
            out.push_back(
                mapped(s + (e - s) * (at - static_cast<double>(low)), 0, 1, m_decode[2 * i], m_decode[2 * i + 1]));
        }
    } else {
        size_t cell = 0, stride = 1;
        for (size_t d = 0; d < m_size.size(); ++d) {
            const double v = d < input.size() ? input[d] : 0;
            const double at = mapped(v, m_domain[2 * d], m_domain[2 * d + 1], 0, m_size[d] - 1);
            cell += stride * static_cast<size_t>(std::clamp(std::round(at), 0.0, m_size[d] - 1.0));
            stride *= static_cast<size_t>(m_size[d]);
        }
        for (size_t i = 0; i < m_outputs; ++i)
            out.push_back(mapped(m_samples[cell * m_outputs + i], 0, 1, m_decode[2 * i], m_decode[2 * i + 1]));
    }
    return out;
}

}  // namespace codong::reading
