#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace codong {

// Where a figure comes from.
struct DataSource {
    std::string id;
    std::string document;
    std::string section;
    std::string address;  // public page it can be checked at
    bool advice = false;  // the makers' own counsel, not a fact of a document
};

// One figure or fact of a data file. `figure` is the value as shown: a number in the Vietnamese way, or words.
struct DataItem {
    std::string id;
    std::optional<double> number;
    std::string figure;
    std::string unit;
    std::string label;
    std::string text;
    std::vector<std::string> points;
    std::string icon;
    std::string source;  // id
    Place place;

    // The figure with a sign such as % that belongs to it: "12,5 %".
    std::string figure_with_sign() const;
    // A unit in words, set apart from the figure; empty when the unit is a sign.
    std::string unit_in_words() const;
};

// What an infographic shows (layouts/data/<id>.yaml).
struct Dataset {
    std::string id;
    std::string vi;
    std::string en;
    std::string title;
    std::string lead;
    std::vector<std::string> keeps;  // phrases that no line end parts
    std::vector<DataSource> sources;
    std::vector<DataItem> items;

    const DataItem* find(std::string_view id) const;
    // The line to print: every source of these items once, in the order of the items.
    std::string source_line() const;
};

// "5762302" -> "5.762.302", "12.50" -> "12,50", "-3" -> "−3"; nothing when the text is no plain decimal number.
std::optional<std::string> vietnamese_number(std::string_view text);

// Errors: layout/no-source (a figure without one), layout/unknown-source, layout/duplicate-item, layout/empty-item
// (nothing to show), layout/no-items, yaml/*.
Result<Dataset> read_dataset(const std::string& path);
Result<Dataset> parse_dataset(std::string_view text, const std::string& name);

}  // namespace codong
