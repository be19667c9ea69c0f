#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "cli/folder_watch.h"
#include "cli/interrupt.h"
#include "cli/job_words.h"
#include "job/data.h"
#include "job/run.h"

namespace codong {
namespace {

using Json = nlohmann::ordered_json;

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

int render_once(const JobOptions& options, Language language) {
    const bool terminal = isatty(STDERR_FILENO) != 0;
    Observer observer;
    observer.cancelled = [] { return interrupted() != 0; };
    if (!options.json)
        observer.progress = [&](size_t done, size_t all) { print_progress(done, all, terminal, language); };
    const auto report = run(options, observer);
    if (!report) {
        print(report.diagnostics(), language);
        return k_exit_usage;
    }
    print(report->notes, language);
    for (const Failure& failure : report->failures) {
        std::fprintf(stderr, "%s: %s\n", std::string(pick(language, "không giao được", "not delivered")).c_str(),
                     failure.piece.c_str());
        print(failure.reasons, language);
    }
    for (const std::string& path : report->set_aside)
        std::fprintf(stderr, "%s: %s\n", std::string(pick(language, "tệp cũ đã dời", "earlier file moved")).c_str(),
                     path.c_str());
    if (options.timings) print_timings(*report, language);
    if (options.json)
        print_json(*report, language);
    else
        std::printf("%zu %s %s\n", report->manifest.files.size(),
                    std::string(pick(language, "tệp trong", "files in")).c_str(), report->dir.c_str());
    return report->failures.empty() && !report->cancelled ? k_exit_ok : k_exit_undelivered;
}

// Where the files of this run lie.
Result<FolderWatch> watch_inputs(const JobOptions& options) {
    TRY_ASSIGN(const std::string root, find_data(options.data));
    const auto folder_of = [](const std::string& path) { return std::filesystem::path(path).parent_path().string(); };
    std::vector<std::string> folders;
    for (const char* part : {"layouts", "layouts/themes", "layouts/art", "layouts/data", "layouts/formats"})
        folders.push_back(root + "/" + part);
    folders.push_back(folder_of(options.campaign.empty() ? DataFiles(root).default_campaign() : options.campaign));
    if (!options.unit.empty()) folders.push_back(folder_of(options.unit));
    return FolderWatch::open(folders);
}

}  // namespace

int run_render(const CommandLine& line) {
    const JobWords parsed = read_job_words(line.words);
    if (!parsed.problems.empty()) {
        print(parsed.problems, line.language);
        return k_exit_usage;
    }
    if (!parsed.options.watch) return render_once(parsed.options, line.language);
    const auto watch = watch_inputs(parsed.options);
    if (!watch) {
        print(watch.diagnostics(), line.language);
        return k_exit_usage;
    }
    int status = render_once(parsed.options, line.language);
    for (std::string saved; !(saved = watch->wait(interrupted)).empty();) {
        std::fprintf(stderr, "%s %s\n", std::string(pick(line.language, "đã lưu", "saved:")).c_str(), saved.c_str());
        status = render_once(parsed.options, line.language);
    }
    return status;
}

void help_render(Language language) {
    std::printf("\n");
    print_job_options(language);
}

}  // namespace codong
