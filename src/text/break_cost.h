#pragma once

#include <vector>

#include "text/paragraph.h"
#include "text/segment.h"

namespace codong {

// A line that ends in one of these is an error of typography, not a matter of taste; it costs as much as no layout can
// win back.
inline constexpr double k_binding_cost = 60;

// Costs of the spaces between the tokens, from the table in docs/line-breaking.md (measured on hand-set lines; see
// there).
std::vector<BreakSite> break_costs(const std::vector<TokenText>& tokens, const std::vector<Word>& words,
                                   const Lexicon& lexicon);

// True for the words that no line may end in: và, hoặc, của, là, để, vì, cho, trong, trên, bằng, từ, các, những, mỗi,
// một, hãy.
bool is_binding(std::string_view key);

}  // namespace codong
