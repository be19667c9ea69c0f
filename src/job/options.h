#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace codong {

// What a campaign run is asked for; the same whether it comes from a command line, a table or the studio.
struct JobOptions {
    std::string campaign;  // path; empty: the plan's own
    std::string out = "out";
    std::vector<std::string> messages;  // ids; empty: the campaign's; "all" allowed in every list
    std::vector<std::string> formats;
    std::vector<std::string> layouts;
    std::vector<std::string> themes;
    std::vector<std::string> types;
    std::string unit;
    std::string occasion;
    int jobs = 0;    // 0: one a processor
    double dpi = 0;  // rasters of print sheets; 0: the sheet's own
    bool curves = false;
    bool user_unit = false;
    bool guides = false;  // designer's overlay
    bool proofs = false;  // simulated views of each platform
    bool kit = false;     // folders ready to post
    bool zip = false;     // and as ZIP files
    bool series = false;  // screens: a cover, an end card, and decks of slides
    bool retina = false;  // screens: also at twice the pixels
    bool watch = false;   // the door goes on: again at every saved file
    bool timings = false;
    bool json = false;
    std::string data;  // data folder, when given
};

enum class OptionKind : unsigned char { Text, List, Number, Flag };

// One option: its flag, its key in tables and the studio, its help. The one list.
struct OptionRow {
    std::string_view name;  // without dashes
    std::string_view short_name;
    std::string_view value;  // what stands for its value in help; empty for flags
    OptionKind kind;
    std::string_view vi;
    std::string_view en;
    Status (*set)(JobOptions& options, const std::string& value);
};

std::span<const OptionRow> job_options();
const OptionRow* find_option(std::string_view name);
std::vector<std::string> split_ids(const std::string& list);

}  // namespace codong
