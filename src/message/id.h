#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "intake/yaml.h"

namespace codong {

// A name someone wrote, and where.
struct Named {
    std::string id;
    Place place;
};

// Ids are lower-case letters without marks, digits, hyphens and points, start with a letter or digit and have at most
// 64 characters: they become parts of file names.
bool is_id(std::string_view text);
// Vietnamese text as an id: "Đảng ủy xã Thạnh Mỹ" is "dang-uy-xa-thanh-my". May be empty.
std::string id_from(std::string_view text);
// YYYY-MM-DD, a day that exists, from 1900 to 9999.
bool is_iso_date(std::string_view text);

// The scalars of a field (a list, or one alone) with their places; what is no text is a problem.
std::vector<Named> named_texts(FieldReader& fields, std::string_view key, Diagnostics& problems);
// As named_texts, for ids: id/not-an-id, id/duplicate.
std::vector<Named> named_ids(FieldReader& fields, std::string_view key, Diagnostics& problems);
// A required id of a map; empty, with a problem noted, when it is none.
std::string read_id(FieldReader& fields, const YamlNode& node, Diagnostics& problems);
// The field's place, or its map's when it is absent.
Place place_of(const YamlNode& node, std::string_view key);

}  // namespace codong
