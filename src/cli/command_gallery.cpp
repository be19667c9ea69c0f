#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include "cli/command.h"
#include "cli/interrupt.h"
#include "cli/job_words.h"
#include "job/gallery.h"

namespace codong {
namespace {

// Of a job's options, those that decide what is shown.
constexpr std::string_view k_taken[] = {"output", "message",  "format", "layout", "theme",
                                        "unit",   "occasion", "jobs",   "data"};

bool is_taken(std::string_view name) {
    return std::find(std::begin(k_taken), std::end(k_taken), name) != std::end(k_taken);
}

}  // namespace

int run_gallery(const CommandLine& line) {
    const JobWords parsed = read_job_words(line.words, is_taken);
    if (!parsed.problems.empty()) {
        print(parsed.problems, line.language);
        return k_exit_usage;
    }
    const bool terminal = isatty(STDERR_FILENO) != 0;
    Observer observer;
    observer.cancelled = [] { return interrupted() != 0; };
    observer.progress = [&](size_t done, size_t all) { print_progress(done, all, terminal, line.language); };
    const auto gallery = make_gallery(parsed.options, observer, line.language);
    if (!gallery) {
        print(gallery.diagnostics(), line.language);
        return k_exit_usage;
    }
    for (const GalleryLayout& layout : gallery->layouts)
        for (const GalleryPage& page : layout.pages) {
            if (page.faults.empty()) continue;
            std::fprintf(stderr, "%s %s %s:\n", layout.id.c_str(), page.sheet.c_str(), page.message.c_str());
            print(page.faults, line.language);
        }
    std::printf("%zu %s %s/index.html\n", gallery->pages(),
                std::string(pick(line.language, "trang trong", "pages in")).c_str(), gallery->dir.c_str());
    return gallery->faults() == 0 && !gallery->cancelled ? k_exit_ok : k_exit_undelivered;
}

void help_gallery(Language language) {
    std::printf(
        "\n  %s\n\n",
        pick(language,
             "Bảng xem thử của mọi mẫu trên mọi khổ: index.html và một PNG mỗi mẫu. Điều không ghi thì luân phiên.",
             "Every layout on every sheet: index.html and a PNG for each layout. What is not named takes turns.")
            .data());
    print_job_options(language, is_taken);
}

}  // namespace codong
