#include <sys/resource.h>

#include <catch2/catch.hpp>

#include "base/version.h"
#include "job/proof.h"
#include "support/composed_pages.h"
#include "support/program.h"
#include "support/yardstick.h"

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

// Seconds of CPU a page for the nine messages on a format: drawn, pressed, written and proved as a run does it, so that
// pdftotext reads the first of a print sheet. The least of some rounds: what other programs take of the processor is
// not ours.
double cost_of(const std::string& format) {
    JobOptions options;
    options.formats = {format};
    options.types = {"pdf"};
    ComposedPages pages(options);
    REQUIRE(pages.pieces().size() == 9);
    const Scratch scratch;
    const auto intent = ComposedPages::must(load_intent(DataFiles(ComposedPages::data_folder())));
    std::vector<Composed> composed;
    for (const Piece& piece : pages.pieces()) composed.push_back(pages.composed(piece));
    const Provenance from{"t", "t", "m1", "s", "2026-04-22", k_producer, "id", ""};
    double least = 1e9;
    for (int round = 0; round < 30; ++round) {
        const double before = cpu_seconds(RUSAGE_SELF) + cpu_seconds(RUSAGE_CHILDREN);
        for (size_t i = 0; i < composed.size(); ++i) {
            const Sheet& sheet = *pages.pieces()[i].sheet;
            const ExportTarget& target = *find_target("pdf");
            const Exported file = ComposedPages::must(
                target.write({composed[i].scene, sheet, from, scratch / "a.pdf", 0, false, 1, intent}));
            ProofSpec spec;
            spec.second_reader = i == 0 && !sheet.is_screen;
            ComposedPages::must(prove(file, target, composed[i], sheet, spec));
        }
        const double spent = cpu_seconds(RUSAGE_SELF) + cpu_seconds(RUSAGE_CHILDREN) - before;
        least = std::min(least, spent / static_cast<double>(composed.size()));
    }
    return least;
}

}  // namespace

TEST_CASE("a social page's PDF takes under 10 ms with press and proof, a banner's at most twice that") {
    const double social = cost_of("fb-square"), banner = cost_of("bang-ron-ngang-600x100");
    const double slower = slowness();
    WARN("CPU a page: social " << social * 1e3 << " ms, banner " << banner * 1e3 << " ms; " << slower
                               << " times as slow as the machine of the limits");
    if (k_sanitized) return;
    CHECK(social < 0.010 * slower);
    CHECK(banner < 0.020 * slower);
}
