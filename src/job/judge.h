#pragma once

#include <span>

#include "check/legibility.h"
#include "job/plan.h"
#include "job/platforms.h"

namespace codong {

// What a page is judged by, besides itself.
struct Judges {
    const Campaign& campaign;
    const Platforms& platforms;
    std::span<const Sheet> sheets;
};

// The rules of a page that need more than the page: text under a platform's bars or outside its crops
// (check/cut-by-platform, check/covered-by-platform), photographs without a consent note (check/photo-without-consent)
// or coarser than two thirds of what the sheet asks (check/photo-too-small; a warning up to all of it).
// What fails is an error; else the page's legibility, with its warnings.
Result<Legibility> judge_page(const Piece& piece, const Composed& composed, const Judges& judges);

// Many pages' warnings as few: one of each code and format, then how many more there are like it.
class Findings {
public:
    void add(const Piece& piece, const Diagnostics& findings);
    Diagnostics take();

private:
    struct Kind {
        Diagnostics first;  // a warning and the notes after it
        int pages = 0;
    };
    std::vector<std::pair<std::string, Kind>> m_kinds;  // by code and format, in order of appearance
};

}  // namespace codong
