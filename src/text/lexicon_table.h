#pragma once

#include <cstdint>
#include <span>
#include <utility>

#include "text/lexicon.h"

namespace codong {

// Made from messages/lexicon/*.txt by lexicon_compiler at build time.
std::span<const uint64_t> compiled_words();
std::span<const std::pair<uint64_t, WordClass>> compiled_classes();
int compiled_longest();

}  // namespace codong
