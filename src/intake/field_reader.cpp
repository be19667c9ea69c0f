#include <algorithm>
#include <charconv>
#include <cmath>

#include "intake/yaml.h"

namespace codong {
namespace {

std::string joined(const std::vector<std::string>& names) {
    std::string out;
    for (const std::string& name : names) out += (out.empty() ? "" : ", ") + name;
    return out;
}

// Optimal string alignment: insert, delete, replace, or swap two neighbours, each at cost 1.
size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<size_t> before(b.size() + 1), above(b.size() + 1), row(b.size() + 1);
    for (size_t j = 0; j <= b.size(); ++j) above[j] = j;
    for (size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
        }
        std::swap(before, above);
        std::swap(above, row);
    }
    return above[b.size()];
}

}  // namespace

std::optional<double> to_number(const YamlNode& node) {
    if (!node.is_scalar() || node.quoted || node.scalar.empty()) return std::nullopt;
    const char* begin = node.scalar.data();
    const char* end = begin + node.scalar.size();
    if (*begin == '+') ++begin;
    double value = 0;
    const auto [rest, code] = std::from_chars(begin, end, value);
    if (code != std::errc() || rest != end || !std::isfinite(value)) return std::nullopt;
    return value;
}

std::string nearest_name(std::string_view word, const std::vector<std::string>& candidates) {
    const std::string* best = nullptr;
    size_t least = word.size() / 3 + 1;
    for (const std::string& candidate : candidates) {
        const size_t longer = std::max(word.size(), candidate.size()),
                     shorter = std::min(word.size(), candidate.size());
        if (longer - shorter >= least) continue;
        if (const size_t distance = edit_distance(word, candidate); distance < least) {
            least = distance;
            best = &candidate;
        }
    }
    return best ? *best : std::string();
}

FieldReader::FieldReader(const YamlNode& node, Diagnostics& diagnostics) : m_node(node), m_diagnostics(diagnostics) {
    if (!node.is_map()) m_diagnostics.push_back(error("yaml/not-a-map", {}, node.place));
}

const YamlNode* FieldReader::child(std::string_view key) {
    m_known.emplace_back(key);
    return m_node.find(key);
}

const YamlNode* FieldReader::required_child(std::string_view key) {
    const YamlNode* found = child(key);
    if (found && !found->is_null()) return found;
    // A node that is no map has been reported; its missing fields are not news.
    if (is_map())
        m_diagnostics.push_back(error("yaml/missing-field", {std::string(key)}, found ? found->place : m_node.place));
    return nullptr;
}

std::string FieldReader::text(std::string_view key, std::string fallback) {
    const YamlNode* found = child(key);
    if (!found || found->is_null()) return fallback;
    if (found->is_scalar()) return found->scalar;
    m_diagnostics.push_back(error("yaml/not-a-text", {std::string(key)}, found->place));
    return fallback;
}

std::string FieldReader::required_text(std::string_view key) {
    const YamlNode* found = required_child(key);
    if (!found) return {};
    m_known.pop_back();
    return text(key);
}

double FieldReader::number(std::string_view key, double fallback) {
    const YamlNode* found = child(key);
    if (!found || found->is_null()) return fallback;
    if (const auto value = to_number(*found)) return *value;
    m_diagnostics.push_back(error("yaml/not-a-number", {std::string(key), found->scalar}, found->place));
    return fallback;
}

double FieldReader::required_number(std::string_view key) {
    if (!required_child(key)) return 0;
    m_known.pop_back();
    return number(key, 0);
}

bool FieldReader::flag(std::string_view key, bool fallback) {
    const YamlNode* found = child(key);
    if (!found || found->is_null()) return fallback;
    if (found->is_scalar() && !found->quoted) {
        if (found->scalar == "true") return true;
        if (found->scalar == "false") return false;
    }
    m_diagnostics.push_back(error("yaml/not-a-flag", {std::string(key), found->scalar}, found->place));
    return fallback;
}

std::vector<std::string> FieldReader::texts(std::string_view key) {
    const YamlNode* found = child(key);
    std::vector<std::string> out;
    if (!found || found->is_null()) return out;
    if (found->is_scalar()) return {found->scalar};
    if (!found->is_sequence()) {
        m_diagnostics.push_back(error("yaml/not-a-list", {std::string(key)}, found->place));
        return out;
    }
    for (const YamlNode& item : found->items) {
        if (item.is_scalar())
            out.push_back(item.scalar);
        else
            m_diagnostics.push_back(error("yaml/not-a-text", {std::string(key)}, item.place));
    }
    return out;
}

void FieldReader::finish() {
    for (size_t i = 0; i < m_node.entries.size(); ++i) {
        const std::string& key = m_node.entries[i].first;
        if (std::find(m_known.begin(), m_known.end(), key) != m_known.end()) continue;
        const std::string nearest = nearest_name(key, m_known);
        m_diagnostics.push_back(
            error("yaml/unknown-field", {key, nearest.empty() ? joined(m_known) : nearest}, m_node.key_places[i]));
    }
}

}  // namespace codong
