#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace codong {

// Rows of text under a header. Cells are UTF-8 in the normal form the file had (windows-1258 writes marks apart):
// compose them before use. Every row has as many cells as the header.
struct Table {
    struct Row {
        int line = 0;  // of the file or the sheet, from 1
        std::vector<std::string> cells;
    };
    std::string name;
    int header_line = 1;
    std::vector<std::string> header;  // without surrounding spaces
    std::vector<Row> rows;            // without empty ones

    // The column of a place in a table is the number of the cell, from 1.
    Place place(const Row& row, size_t column) const { return {name, row.line, static_cast<int>(column) + 1}; }
    Place header_place(size_t column) const { return {name, header_line, static_cast<int>(column) + 1}; }
};

// A .csv (comma, semicolon or tab, whichever the header uses; an Excel "sep=" line counts; quotes; UTF-8, UTF-16 or
// windows-1258, with or without a byte order mark) or the first sheet of an .xlsx, told apart by content. Errors:
// table/empty, table/open-quote, table/after-quote, table/too-many-cells, table/bad-character, table/old-excel,
// table/no-sheet, table/too-wide, archive/*, file/*.
Result<Table> read_table(const std::string& path);

Result<Table> parse_csv(std::string_view bytes, const std::string& name);
Result<Table> parse_xlsx(std::string bytes, const std::string& name);

}  // namespace codong
