#pragma once

#include <string>
#include <vector>

#include "intake/table.h"

namespace codong {

// Raw rows, the header first, to a Table: trims the header and its empty tail, drops empty rows, fills short rows,
// reports those with more cells than the header (table/too-many-cells) and a table with no header (table/empty).
Result<Table> table_from_grid(std::vector<Table::Row> grid, const std::string& name);

std::string trimmed(const std::string& text);

}  // namespace codong
