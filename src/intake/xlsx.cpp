#include <cstdlib>
#include <map>
#include <optional>
#include <pugixml.hpp>
#include <string_view>

#include "intake/archive.h"
#include "intake/encoding.h"
#include "intake/grid.h"
#include "intake/office.h"

namespace codong {
namespace {

constexpr size_t k_most_columns = 256;
constexpr size_t k_most_rows = 100000;

// Excel writes a character that XML cannot hold as _x000D_.
std::string unescaped(const std::string& text) {
    std::string out;
    for (size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '_' && i + 6 < text.size() && text[i + 1] == 'x' && text[i + 6] == '_' &&
            text.find_first_not_of("0123456789abcdefABCDEF", i + 2) == i + 6) {
            append_utf8(out, static_cast<char32_t>(std::strtoul(text.substr(i + 2, 4).c_str(), nullptr, 16)));
            i += 6;
        } else {
            out += text[i];
        }
    }
    return out;
}

// The text of a shared or inline string: its runs, without the readings of East Asian characters.
std::string rich_text(const pugi::xml_node& string) {
    std::string out;
    for (const pugi::xml_node& child : string.children()) {
        const std::string_view name = local_name(child);
        if (name == "t") out += child.text().get();
        if (name == "r") out += local_child(child, "t").text().get();
    }
    return unescaped(out);
}

struct CellReference {
    size_t column = 0;
    int row = 0;
};

// "BC12" is column 54 (from 0), row 12.
std::optional<CellReference> parse_reference(std::string_view text) {
    size_t column = 0, i = 0;
    for (; i < text.size() && text[i] >= 'A' && text[i] <= 'Z' && i < 4; ++i)
        column = column * 26 + static_cast<size_t>(text[i] - 'A') + 1;
    int row = 0;
    const size_t digits = i;
    for (; i < text.size() && text[i] >= '0' && text[i] <= '9' && row < 10000000; ++i) row = row * 10 + (text[i] - '0');
    if (column == 0 || i == digits || i != text.size()) return std::nullopt;
    return CellReference{column - 1, row};
}

struct SheetParts {
    std::string sheet, strings;
};

// The first sheet in the order of the workbook's tabs, and the shared strings, by the workbook's relationships.
Result<SheetParts> find_parts(Archive& archive, const std::string& name) {
    if (!archive.has("xl/workbook.xml")) return error("table/no-sheet", {name});
    TRY_ASSIGN(const XmlPart workbook, read_part(archive, "xl/workbook.xml", name));
    TRY_ASSIGN(const auto targets, read_relationships(archive, "xl/workbook.xml", name));
    SheetParts parts;
    for (const Relationship& target : targets)
        if (target.type == "sharedStrings") parts.strings = target.part;
    const pugi::xml_node sheet = local_child(local_child(workbook.root(), "sheets"), "sheet");
    const std::string id = local_attribute(sheet, "id");
    for (const Relationship& target : targets)
        if (target.type == "worksheet" && target.id == id) parts.sheet = target.part;
    if (parts.sheet.empty()) return error("table/no-sheet", {name});
    return parts;
}

std::string cell_text(const pugi::xml_node& cell, const std::vector<std::string>& strings) {
    const std::string_view type = cell.attribute("t").value();
    if (type == "inlineStr") return rich_text(local_child(cell, "is"));
    const std::string value = local_child(cell, "v").text().get();
    if (type == "s") {
        const size_t index = std::strtoull(value.c_str(), nullptr, 10);
        return index < strings.size() ? strings[index] : std::string();
    }
    if (type == "b") return value == "1" ? "true" : "false";
    if (type == "e") return {};
    return type == "str" ? unescaped(value) : value;
}

}  // namespace

Result<Table> parse_xlsx(std::string bytes, const std::string& name) {
    TRY_ASSIGN(Archive archive, Archive::open(std::move(bytes), name));
    TRY_ASSIGN(const SheetParts parts, find_parts(archive, name));
    std::vector<std::string> strings;
    if (!parts.strings.empty()) {
        TRY_ASSIGN(const XmlPart shared, read_part(archive, parts.strings, name));
        for (const pugi::xml_node& item : shared.root().children())
            if (local_name(item) == "si") strings.push_back(rich_text(item));
    }
    TRY_ASSIGN(const XmlPart sheet, read_part(archive, parts.sheet, name));

    std::map<int, Table::Row> rows;  // cells say where they are; their order in the file says nothing
    int row_number = 0;
    for (const pugi::xml_node& row : local_child(sheet.root(), "sheetData").children()) {
        if (local_name(row) != "row") continue;
        row_number = row.attribute("r").as_int(row_number + 1);
        size_t column = 0;
        for (const pugi::xml_node& cell : row.children()) {
            if (local_name(cell) != "c") continue;
            int line = row_number;
            if (const auto reference = parse_reference(cell.attribute("r").value())) {
                column = reference->column;
                line = reference->row;
            }
            std::string text = cell_text(cell, strings);
            if (!text.empty()) {
                if (column >= k_most_columns)
                    return error("table/too-wide", {std::to_string(k_most_columns)},
                                 {name, line, static_cast<int>(column) + 1});
                Table::Row& target = rows[line];
                target.line = line;
                if (target.cells.size() <= column) target.cells.resize(column + 1);
                target.cells[column] = std::move(text);
            }
            ++column;
        }
        if (rows.size() > k_most_rows)
            return error("table/too-long", {std::to_string(k_most_rows)}, {name, row_number, 0});
    }
    std::vector<Table::Row> grid;
    for (auto& [line, row] : rows) grid.push_back(std::move(row));
    return table_from_grid(std::move(grid), name);
}

}  // namespace codong
