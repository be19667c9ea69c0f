#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace codong {

struct ZipMember {
    std::string name;  // UTF-8, with / between folders
    std::string bytes;
};

// A ZIP archive that holds the members as they are, uncompressed: pictures are packed already. All members bear the day
// `date` (YYYY-MM-DD, from 1980), so equal members give equal bytes.
std::string zip_of(const std::vector<ZipMember>& members, std::string_view date);

}  // namespace codong
