#include <unistd.h>

#include <cstdio>
#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "cli/interrupt.h"
#include "job/run.h"

namespace codong {
namespace {

using Json = nlohmann::ordered_json;

struct Parsed {
    JobOptions options;
    Diagnostics problems;
};

// Options from words: --name VALUE, --name=VALUE, -o VALUE; the one free word is the campaign.
Parsed parse(const std::vector<std::string>& words) {
    Parsed parsed;
    bool only_free = false;
    for (size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i];
        if (only_free || word.size() < 2 || word[0] != '-') {
            if (!parsed.options.campaign.empty()) parsed.problems.push_back(error("cli/too-many-words", {word}));
            parsed.options.campaign = word;
            continue;
        }
        if (word == "--") {
            only_free = true;
            continue;
        }
        const size_t dashes = word[1] == '-' ? 2 : 1;
        const size_t equals = dashes == 2 ? word.find('=') : std::string::npos;
        const OptionRow* row =
            find_option(std::string_view(word).substr(dashes, equals == std::string::npos ? equals : equals - dashes));
        if (!row || (dashes == 1) != (row->short_name == word.substr(1) && dashes == 1)) {
            parsed.problems.push_back(error("cli/unknown-option", {word}));
            continue;
        }
        std::string value;
        if (row->kind != OptionKind::Flag) {
            if (equals != std::string::npos)
                value = word.substr(equals + 1);
            else if (i + 1 < words.size())
                value = words[++i];
            else
                parsed.problems.push_back(error("cli/no-value", {word}));
        } else if (equals != std::string::npos) {
            parsed.problems.push_back(error("cli/no-value-wanted", {word}));
        }
        if (auto set = row->set(parsed.options, value); !set) append(parsed.problems, set.diagnostics());
    }
    return parsed;
}

void print_json(const Report& report, Language language) {
    Json j;
    j["dir"] = report.dir;
    j["delivered"] = report.manifest.files.size();
    j["files"] = Json::array();
    for (const ManifestEntry& entry : report.manifest.files)
        j["files"].push_back(
            {{"path", entry.path}, {"sha256", entry.sha256}, {"message", entry.message}, {"format", entry.format}});
    j["failures"] = Json::array();
    for (const Failure& failure : report.failures) {
        Json reasons = Json::array();
        for (const Diagnostic& d : failure.reasons)
            reasons.push_back({{"code", d.code},
                               {"message", sentence(d, language)},
                               {"file", d.place.file},
                               {"line", d.place.line},
                               {"column", d.place.column}});
        j["failures"].push_back({{"piece", failure.piece}, {"reasons", reasons}});
    }
    j["set_aside"] = report.set_aside;
    j["shape_calls"] = report.shape_calls;
    j["timings"] = Json::array();
    for (const Timing& timing : report.timings)
        j["timings"].push_back({{"stage", timing.stage}, {"seconds", timing.seconds}, {"count", timing.count}});
    std::printf("%s\n", j.dump(2).c_str());
}

void print_timings(const Report& report, Language language) {
    for (const Timing& timing : report.timings)
        std::fprintf(stderr, "%-16s %9.3f ms  %6lld x\n", timing.stage.c_str(), timing.seconds * 1000,
                     static_cast<long long>(timing.count));
    std::fprintf(stderr, "%s: %d\n", std::string(pick(language, "số lần gọi Pango", "shape calls")).c_str(),
                 report.shape_calls);
}

void print_progress(size_t done, size_t all, bool terminal, Language language) {
    if (terminal) {
        constexpr size_t k_width = 32;
        const size_t full = all ? done * k_width / all : k_width;
        std::fprintf(stderr, "\r[%s%s] %zu/%zu", std::string(full, '#').c_str(),
                     std::string(k_width - full, '.').c_str(), done, all);
        if (done == all) std::fputc('\n', stderr);
        std::fflush(stderr);
    } else if (done % 100 == 0 && done > 0) {
        std::fprintf(stderr, "%zu/%zu %s\n", done, all, std::string(pick(language, "tệp", "files")).c_str());
    }
}

}  // namespace

int run_render(const CommandLine& line) {
    Parsed parsed = parse(line.words);
    if (!parsed.problems.empty()) {
        print(parsed.problems, line.language);
        return k_exit_usage;
    }
    const bool terminal = isatty(STDERR_FILENO) != 0;
    Observer observer;
    observer.cancelled = [] { return interrupted() != 0; };
    if (!parsed.options.json)
        observer.progress = [&](size_t done, size_t all) { print_progress(done, all, terminal, line.language); };
    const auto report = run(parsed.options, observer);
    if (!report) {
        print(report.diagnostics(), line.language);
        return k_exit_usage;
    }
    print(report->notes, line.language);
    for (const Failure& failure : report->failures) {
        std::fprintf(stderr, "%s: %s\n", std::string(pick(line.language, "không giao được", "not delivered")).c_str(),
                     failure.piece.c_str());
        print(failure.reasons, line.language);
    }
    for (const std::string& path : report->set_aside)
        std::fprintf(stderr, "%s: %s\n",
                     std::string(pick(line.language, "tệp cũ đã dời", "earlier file moved")).c_str(), path.c_str());
    if (parsed.options.timings) print_timings(*report, line.language);
    if (parsed.options.json)
        print_json(*report, line.language);
    else
        std::printf("%zu %s %s\n", report->manifest.files.size(),
                    std::string(pick(line.language, "tệp trong", "files in")).c_str(), report->dir.c_str());
    return report->failures.empty() && !report->cancelled ? k_exit_ok : k_exit_undelivered;
}

void help_render(Language language) {
    std::printf("\n");
    for (const OptionRow& row : job_options()) {
        const std::string flag = (row.short_name.empty() ? "    " : "-" + std::string(row.short_name) + ", ") + "--" +
                                 std::string(row.name) + (row.value.empty() ? "" : " " + std::string(row.value));
        std::printf("  %-24s %s\n", flag.c_str(), pick(language, row.vi, row.en).data());
    }
}

}  // namespace codong
