#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "job/options.h"

namespace codong {

// The options of a job as words of a command line.
struct JobWords {
    JobOptions options;
    Diagnostics problems;
};

// Whether a command takes the option of that name; null: it takes all.
using TakesOption = bool (*)(std::string_view name);

// --name VALUE, --name=VALUE, -o VALUE; the one free word is the campaign.
JobWords read_job_words(const std::vector<std::string>& words, TakesOption takes = nullptr);

void print_job_options(Language language, TakesOption takes = nullptr);

}  // namespace codong
