#pragma once

#include <span>
#include <string_view>

namespace codong {

// One row of the table of texts for users: every diagnostic in both languages.
struct MessageRow {
    std::string_view code;
    std::string_view vi;
    std::string_view en;
    std::string_view hint_vi;
    std::string_view hint_en;
};

std::span<const MessageRow> message_table();

}  // namespace codong
