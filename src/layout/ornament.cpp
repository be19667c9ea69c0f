#include "layout/ornament.h"

#include <algorithm>
#include <cmath>

namespace codong {

#define ORNAMENT(name) OrnamentRow name##_ornament();
#include "layout/ornament_rows.inc"
#undef ORNAMENT

using Kind = OrnamentParameter::Kind;

double OrnamentRequest::number(std::string_view name) const {
    const auto found = numbers.find(std::string(name));
    return found == numbers.end() ? 0 : found->second;
}

std::string OrnamentRequest::word(std::string_view name) const {
    const auto found = words.find(std::string(name));
    return found == words.end() ? std::string() : found->second;
}

std::optional<InkPaint> OrnamentRequest::ink(std::string_view name) const {
    const auto found = inks.find(std::string(name));
    if (found == inks.end()) return std::nullopt;
    return found->second;
}

std::span<const OrnamentRow> ornaments() {
    static const OrnamentRow rows[] = {
#define ORNAMENT(name) name##_ornament(),
#include "layout/ornament_rows.inc"
#undef ORNAMENT
    };
    return rows;
}

const OrnamentRow* find_ornament(std::string_view id) {
    for (const OrnamentRow& row : ornaments())
        if (row.id == id) return &row;
    return nullptr;
}

std::vector<std::string_view> allowed_words(const OrnamentParameter& parameter) {
    std::vector<std::string_view> words;
    std::string_view rest = parameter.words;
    while (!rest.empty()) {
        const size_t comma = rest.find(',');
        words.push_back(rest.substr(0, comma));
        rest = comma == std::string_view::npos ? std::string_view{} : rest.substr(comma + 1);
    }
    return words;
}

std::vector<Item> draw_ornament(const OrnamentRow& row, OrnamentRequest request) {
    if (request.box.empty()) return {};
    for (const OrnamentParameter& parameter : row.parameters) {
        const std::string name(parameter.name);
        if (parameter.kind == Kind::Number) {
            const auto given = request.numbers.find(name);
            const bool usable = given != request.numbers.end() && std::isfinite(given->second);
            request.numbers[name] =
                usable ? std::clamp(given->second, parameter.least, parameter.most) : parameter.fallback;
        } else if (parameter.kind == Kind::Word) {
            const auto allowed = allowed_words(parameter);
            std::string& word = request.words[name];
            if (std::find(allowed.begin(), allowed.end(), word) == allowed.end()) word = allowed.front();
        }
    }
    return row.draw(request);
}

Item art_fill(Path path, InkPaint paint, std::string_view source) {
    FilledPath filled;
    filled.info = {Role::Art, std::string(source)};
    filled.path = std::move(path);
    filled.fill = paint;
    return filled;
}

Item art_fill(const std::vector<Path>& paths, InkPaint paint, std::string_view source) {
    Path all;
    for (const Path& path : paths) all.append(path);
    return art_fill(std::move(all), paint, source);
}

}  // namespace codong
