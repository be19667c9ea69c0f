#include "intake/table.h"

#include "intake/archive.h"
#include "intake/file.h"
#include "intake/grid.h"

namespace codong {
namespace {

bool is_blank(const Table::Row& row) {
    for (const std::string& cell : row.cells)
        if (!trimmed(cell).empty()) return false;
    return true;
}

}  // namespace

std::string trimmed(const std::string& text) {
    // A no-break space counts as a space: spreadsheets are full of them.
    std::string_view rest = text;
    for (;;) {
        if (rest.starts_with(' ') || rest.starts_with('\t') || rest.starts_with('\r') || rest.starts_with('\n'))
            rest.remove_prefix(1);
        else if (rest.starts_with("\xC2\xA0"))
            rest.remove_prefix(2);
        else
            break;
    }
    for (;;) {
        if (rest.ends_with(' ') || rest.ends_with('\t') || rest.ends_with('\r') || rest.ends_with('\n'))
            rest.remove_suffix(1);
        else if (rest.ends_with("\xC2\xA0"))
            rest.remove_suffix(2);
        else
            break;
    }
    return std::string(rest);
}

Result<Table> table_from_grid(std::vector<Table::Row> grid, const std::string& name) {
    std::erase_if(grid, is_blank);
    if (grid.empty()) return error("table/empty", {}, {name, 0, 0});
    Table table;
    table.name = name;
    table.header_line = grid.front().line;
    for (const std::string& cell : grid.front().cells) table.header.push_back(trimmed(cell));
    while (table.header.back().empty()) table.header.pop_back();

    Diagnostics problems;
    const size_t width = table.header.size();
    for (size_t i = 1; i < grid.size(); ++i) {
        Table::Row row = std::move(grid[i]);
        while (row.cells.size() > width && trimmed(row.cells.back()).empty()) row.cells.pop_back();
        if (row.cells.size() > width)
            problems.push_back(error("table/too-many-cells", {std::to_string(row.cells.size()), std::to_string(width)},
                                     table.place(row, width)));
        row.cells.resize(width);
        table.rows.push_back(std::move(row));
    }
    if (!problems.empty()) return problems;
    return table;
}

Result<Table> read_table(const std::string& path) {
    TRY_ASSIGN(std::string bytes, read_file(path, k_most_unpacked_bytes));
    if (Archive::looks_like_old_office(bytes)) return error("table/old-excel", {path});
    if (Archive::looks_like_zip(bytes)) return parse_xlsx(std::move(bytes), path);
    return parse_csv(bytes, path);
}

}  // namespace codong
