#pragma once

#include <string>
#include <vector>

#include "job/report.h"

namespace codong {

struct ReportTable {
    std::string title;
    std::vector<std::string> header;
    std::vector<bool> right;  // columns of numbers
    std::vector<std::vector<std::string>> rows;
};

// What a report says, before it has a form.
struct ReportPage {
    std::string title;
    std::vector<std::string> facts;  // one sentence each
    bool whole = true;
    std::vector<ReportTable> tables;
};

ReportPage report_page(const Results& results, Language language);

}  // namespace codong
