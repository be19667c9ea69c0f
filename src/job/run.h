#pragma once

#include <functional>
#include <string>
#include <vector>

#include "job/manifest.h"
#include "job/options.h"

namespace codong {

// Something that was asked for and not delivered, with the reasons.
struct Failure {
    std::string piece;  // "ap-phich-a3/m1.pdf"
    Diagnostics reasons;
};

// Where the time went: seconds of wall clock by stage, summed over workers, and counts.
struct Timing {
    std::string stage;
    double seconds = 0;
    int64_t count = 0;
};

// What happened.
struct Report {
    std::string dir;
    Manifest manifest;
    std::vector<Failure> failures;
    std::vector<std::string> set_aside;  // files of the earlier run, moved to .cu/
    Diagnostics notes;
    std::vector<Timing> timings;
    int shape_calls = 0;
    bool cancelled = false;
};

// Who watches a run. Called from worker threads, one at a time.
struct Observer {
    std::function<void(size_t done, size_t all)> progress;
    std::function<bool()> cancelled;  // true stops the run; what is whole stays
};

// Makes everything the options ask for. A wrong request is an error before any file is touched; a page that fails is
// listed in the report and the others go on.
Result<Report> run(const JobOptions& options, const Observer& observer);

}  // namespace codong
