#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/result.h"

namespace codong {

// A kind of file that people write, and a commented one to start from.
struct Starter {
    std::string_view kind;  // layout, campaign, unit
    std::string_view vi;    // what to do with it next
    std::string_view en;
    std::string_view text;  // %NAME% stands for its name
};

std::span<const Starter> starters();
const Starter* find_starter(std::string_view kind);

// A starter's text, or the sentence that goes with it, for one name.
std::string with_name(std::string_view text, std::string_view name);

// Writes NAME.yaml into `folder` ("" is the current one) and gives its path; a name may be given with .yaml. Errors:
// id/not-an-id, file/exists, file/unwritable.
Result<std::string> write_starter(const Starter& starter, std::string_view name, const std::string& folder);

}  // namespace codong
