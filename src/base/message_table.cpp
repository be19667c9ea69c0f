#include "base/message_table.h"

namespace codong {
namespace {

// Sorted by room; {0}, {1}, ... are the diagnostic's arguments.
constexpr MessageRow k_rows[] = {
#include "base/message_rows.inc"
};

}  // namespace

std::span<const MessageRow> message_table() {
    return k_rows;
}

}  // namespace codong
