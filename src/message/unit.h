#pragma once

#include <string>
#include <vector>

#include "base/result.h"

namespace codong {

// Who issues the material (đơn vị). An empty field is simply not shown.
struct Unit {
    std::string id;  // as written, else made from the short name or the name
    std::string name;
    std::string superior;  // the body above it, set over the name
    std::string short_name;
    std::string logo;           // path, joined to the folder of the file that names it; the file exists
    std::string photo;          // a picture of the unit's own, for layouts that frame one; path, likewise
    std::string qr;             // what the QR code says, usually an address of the web
    std::string helpline;       // a number that may be called, "111"
    std::string helpline_name;  // whose
    std::string contact;        // address, telephone: one line
    Place place;
};

// Reads one unit.yaml (docs/schemas/unit.schema.json). Problems: unit/logo-not-found, unit/photo-not-found,
// unit/qr-too-long, unit/line-break, unit/no-id, id/*, yaml/*, file/*.
Result<Unit> read_unit(const std::string& path);

struct UnitList {
    std::vector<Unit> units;
    Diagnostics warnings;  // unit/unknown-column: columns that were passed over
};

// Reads a table of units (.csv, .xlsx): the header names the fields in English or Vietnamese, with or without marks.
// Problems besides those of read_unit and read_table: unit/no-name-column, unit/duplicate-column, unit/no-name,
// unit/duplicate-id.
Result<UnitList> read_units(const std::string& path);

// By the file's name: a .yaml or .yml is one unit, anything else a table.
Result<UnitList> read_unit_file(const std::string& path);

}  // namespace codong
