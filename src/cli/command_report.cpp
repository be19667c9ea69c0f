#include <cstdio>

#include "cli/command.h"
#include "job/report.h"
#include "job/whole_file.h"

namespace codong {
namespace {

struct ReportOptions {
    std::string dir;
    std::string out;  // HTML; empty: none
};

Result<ReportOptions> parse(const std::vector<std::string>& words) {
    ReportOptions options;
    bool only_free = false;
    for (size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i];
        if (!only_free && word == "--") {
            only_free = true;
        } else if (!only_free && (word == "-o" || word == "--output")) {
            if (i + 1 == words.size()) return error("cli/no-value", {word});
            options.out = words[++i];
        } else if (!only_free && word.starts_with("--output=")) {
            options.out = word.substr(9);
        } else if (!only_free && word.size() > 1 && word[0] == '-') {
            return error("cli/unknown-option", {word});
        } else if (!options.dir.empty()) {
            return error("cli/one-folder", {word});
        } else {
            options.dir = word;
        }
    }
    if (options.dir.empty()) return error("cli/no-folder");
    return options;
}

}  // namespace

int run_report(const CommandLine& line) {
    const auto options = parse(line.words);
    if (!options) return usage_error(options.diagnostics().front(), "report", line.language);
    const auto results = read_results(options->dir);
    if (!results) {
        print(results.diagnostics(), line.language);
        return k_exit_usage;
    }
    std::printf("%s", to_markdown(*results, line.language).c_str());
    if (!options->out.empty()) {
        // A report is made again after every campaign: the page of before gives way.
        if (const auto written = write_whole_file(options->out, to_html(*results, line.language), IfExists::Replace);
            !written) {
            print(written.diagnostics(), line.language);
            return k_exit_undelivered;
        }
    }
    return results->whole() ? k_exit_ok : k_exit_undelivered;
}

void help_report(Language language) {
    std::printf("\n  -o, --output FILE.html  %s\n", pick(language, "thêm bản HTML", "also a page of HTML").data());
    std::printf(
        "  %s\n",
        pick(language, "So từng tệp trong DIR với manifest.json; thiếu hoặc bị sửa thì mã thoát là 1.",
             "Compares every file in DIR with manifest.json; the exit status is 1 when one is missing or changed.")
            .data());
}

}  // namespace codong
