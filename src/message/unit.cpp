#include "message/unit.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <string_view>

#include "intake/table.h"
#include "intake/yaml.h"
#include "message/id.h"
#include "text/unicode.h"

namespace codong {
namespace {

constexpr size_t k_most_qr_bytes = 500;  // past that the modules grow too small for a poster read from some steps away

// A field of a unit: its key in YAML, and the headings that mean it in a table, as id_from() makes them.
struct UnitField {
    std::string_view key;
    std::string Unit::*member;
    std::string_view headings;  // comma separated, commas at both ends
};
constexpr std::array<UnitField, 10> k_fields = {{
    {"id", &Unit::id, ",id,ma,ma-don-vi,"},
    {"name", &Unit::name, ",name,ten,ten-don-vi,don-vi,co-quan,co-quan-ban-hanh,"},
    {"superior", &Unit::superior,
     ",superior,cap-tren,co-quan-cap-tren,co-quan-chu-quan,don-vi-cap-tren,don-vi-chu-quan,chu-quan,"},
    {"short_name", &Unit::short_name, ",short-name,ten-ngan,ten-viet-tat,ten-goi-tat,viet-tat,"},
    {"logo", &Unit::logo, ",logo,tep-logo,file-logo,bieu-trung,"},
    {"qr", &Unit::qr, ",qr,ma-qr,link-qr,noi-dung-qr,dich-qr,lien-ket-qr,website,trang-web,"},
    {"helpline", &Unit::helpline, ",helpline,duong-day-nong,tong-dai,so-tong-dai,hotline,"},
    {"helpline_name", &Unit::helpline_name, ",helpline-name,ten-tong-dai,ten-duong-day-nong,"},
    {"photo", &Unit::photo, ",photo,anh,anh-chup,hinh-anh,tep-anh,"},
    {"contact", &Unit::contact, ",contact,lien-he,dia-chi,thong-tin-lien-he,dien-thoai,"},
}};
// Columns that lists always have and that say nothing of a unit.
constexpr std::string_view k_passed_over = ",stt,tt,so-thu-tu,no,ghi-chu,note,notes,";

bool listed(std::string_view list, const std::string& word) {
    return list.find("," + word + ",") != std::string_view::npos;
}

const UnitField* field_of_heading(const std::string& heading) {
    const std::string id = id_from(heading);
    const auto found = std::find_if(k_fields.begin(), k_fields.end(),
                                    [&](const UnitField& field) { return !id.empty() && listed(field.headings, id); });
    return found == k_fields.end() ? nullptr : &*found;
}

std::string trimmed_nfc(const std::string& text) {
    const std::string whole = nfc(text);
    const std::string_view spaces = " \t\r\n";
    const size_t first = whole.find_first_not_of(spaces);
    return first == std::string::npos ? std::string() : whole.substr(first, whole.find_last_not_of(spaces) - first + 1);
}

// What both kinds of file have in common: checks, and what follows from one field for another.
template <class PlaceOf>
void complete(Unit& unit, const std::string& file, const PlaceOf& place_of_field, Diagnostics& problems) {
    for (const UnitField& field : k_fields) {
        std::string& value = unit.*field.member;
        if (find_invalid_utf8(value) != std::string::npos)
            problems.push_back(error("table/bad-character", {}, place_of_field(field)));
        value = trimmed_nfc(value);
        if (value.find_first_of("\r\n\t") != std::string::npos)
            problems.push_back(error("unit/line-break", {std::string(field.key)}, place_of_field(field)));
    }
    if (unit.id.empty()) unit.id = id_from(unit.short_name.empty() ? unit.name : unit.short_name);
    if (!is_id(unit.id) && !unit.name.empty())
        problems.push_back(unit.id.empty()
                               ? error("unit/no-id", {unit.name}, unit.place)
                               : error("id/not-an-id", {unit.id, id_from(unit.id)}, place_of_field(k_fields[0])));
    for (const auto& [field, missing] :
         {std::pair{&k_fields[4], "unit/logo-not-found"}, std::pair{&k_fields[8], "unit/photo-not-found"}}) {
        std::string& picture = unit.*field->member;
        if (picture.empty()) continue;
        const std::filesystem::path path = std::filesystem::path(file).parent_path() / picture;
        std::error_code ignored;
        if (!std::filesystem::is_regular_file(path, ignored))
            problems.push_back(error(missing, {path.string()}, place_of_field(*field)));
        picture = path.string();
    }
    if (unit.qr.size() > k_most_qr_bytes)
        problems.push_back(error("unit/qr-too-long", {std::to_string(unit.qr.size()), std::to_string(k_most_qr_bytes)},
                                 place_of_field(k_fields[5])));
}

// The field each column holds.
std::vector<const UnitField*> read_header(const Table& table, Diagnostics& warnings, Diagnostics& problems) {
    std::vector<const UnitField*> columns;
    for (size_t i = 0; i < table.header.size(); ++i) {
        const UnitField* field = field_of_heading(table.header[i]);
        if (field && std::find(columns.begin(), columns.end(), field) != columns.end())
            problems.push_back(
                error("unit/duplicate-column", {table.header[i], std::string(field->key)}, table.header_place(i)));
        if (!field && !table.header[i].empty() && !listed(k_passed_over, id_from(table.header[i])))
            warnings.push_back(warning("unit/unknown-column", {table.header[i]}, table.header_place(i)));
        columns.push_back(field);
    }
    if (std::find(columns.begin(), columns.end(), &k_fields[1]) == columns.end())
        problems.push_back(error("unit/no-name-column", {}, table.header_place(0)));
    return columns;
}

}  // namespace

Result<Unit> read_unit(const std::string& path) {
    TRY_ASSIGN(const YamlNode root, read_yaml(path));
    Diagnostics problems;
    Unit unit;
    unit.place = root.place;
    FieldReader fields(root, problems);
    if (!fields.is_map()) return problems;
    for (const UnitField& field : k_fields)
        unit.*field.member = field.member == &Unit::name ? fields.required_text(field.key) : fields.text(field.key);
    fields.finish();
    complete(
        unit, path, [&](const UnitField& field) { return place_of(root, field.key); }, problems);
    if (!problems.empty()) return problems;
    return unit;
}

Result<UnitList> read_units(const std::string& path) {
    TRY_ASSIGN(const Table table, read_table(path));
    UnitList list;
    Diagnostics problems;
    const std::vector<const UnitField*> columns = read_header(table, list.warnings, problems);
    if (!problems.empty()) return problems;

    for (const Table::Row& row : table.rows) {
        Unit unit;
        unit.place = table.place(row, 0);
        for (size_t i = 0; i < columns.size(); ++i)
            if (columns[i]) unit.*columns[i]->member = row.cells[i];
        const auto place_of_field = [&](const UnitField& field) {
            const auto at = std::find(columns.begin(), columns.end(), &field);
            return at == columns.end() ? unit.place : table.place(row, static_cast<size_t>(at - columns.begin()));
        };
        complete(unit, path, place_of_field, problems);
        if (unit.name.empty()) problems.push_back(error("unit/no-name", {}, place_of_field(k_fields[1])));
        const auto twin =
            std::find_if(list.units.begin(), list.units.end(), [&](const Unit& u) { return u.id == unit.id; });
        if (!unit.id.empty() && twin != list.units.end())
            problems.push_back(error("unit/duplicate-id", {unit.id, std::to_string(twin->place.line)}, unit.place));
        list.units.push_back(std::move(unit));
    }
    if (!problems.empty()) return problems;
    return list;
}

Result<UnitList> read_unit_file(const std::string& path) {
    const std::string extension = to_lower(std::filesystem::path(path).extension().string());
    if (extension != ".yaml" && extension != ".yml") return read_units(path);
    TRY_ASSIGN(Unit unit, read_unit(path));
    return UnitList{{std::move(unit)}, {}};
}

}  // namespace codong
