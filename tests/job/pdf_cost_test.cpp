#include <sys/resource.h>

#include <catch2/catch.hpp>

#include "base/version.h"
#include "job/proof.h"
#include "support/composed_pages.h"
#include "support/program.h"

using namespace codong;
using namespace codong::test;

namespace {

double cpu_seconds(int who) {
    rusage usage{};
    getrusage(who, &usage);
    const auto seconds = [](const timeval& t) {
        return static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec);
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

struct Cost {
    double own = 1e9, with_reader = 1e9;  // seconds a page; the reader is the program pdftotext
};

// The least of some rounds: what other programs take of the processor is not ours.
Cost cost_of(const std::string& format) {
    JobOptions options;
    options.messages = {"m1", "m4", "m8"};
    options.formats = {format};
    options.types = {"pdf"};
    ComposedPages pages(options);
    const Scratch scratch;
    const DataFiles data(ComposedPages::data_folder());
    const auto intent = ComposedPages::must(load_intent(data));
    std::vector<Composed> composed;
    for (const Piece& piece : pages.pieces()) composed.push_back(pages.composed(piece));
    const Provenance from{"t", "t", "m1", "s", "2026-04-22", k_producer, "id", ""};
    Cost least;
    for (int round = 0; round < 7; ++round) {
        const double own = cpu_seconds(RUSAGE_SELF), children = cpu_seconds(RUSAGE_CHILDREN);
        for (size_t i = 0; i < composed.size(); ++i) {
            const Sheet& sheet = *pages.pieces()[i].sheet;
            const ExportTarget& target = *find_target("pdf");
            const Exported file = ComposedPages::must(
                target.write({composed[i].scene, sheet, from, scratch / "a.pdf", 0, false, 1, intent}));
            ComposedPages::must(prove(file, target, composed[i], sheet, false, ""));
        }
        const auto pages_made = static_cast<double>(composed.size());
        const double own_cost = (cpu_seconds(RUSAGE_SELF) - own) / pages_made;
        const double reader_cost = (cpu_seconds(RUSAGE_CHILDREN) - children) / pages_made;
        least.own = std::min(least.own, own_cost);
        least.with_reader = std::min(least.with_reader, own_cost + reader_cost);
    }
    return least;
}

}  // namespace

TEST_CASE("a banner's PDF takes at most twice the time of a social page's, with press and proof") {
    const Cost social = cost_of("fb-square"), banner = cost_of("bang-ron-ngang-600x100");
    WARN("CPU a page: social " << social.own * 1e3 << " ms, with pdftotext " << social.with_reader * 1e3 << "; banner "
                               << banner.own * 1e3 << " ms, with pdftotext " << banner.with_reader * 1e3);
    if (k_sanitized) return;
    CHECK(social.own < 0.030);  // some 10 ms on an idle core
    CHECK(banner.own < 2 * std::max(social.own, 0.005));
}
