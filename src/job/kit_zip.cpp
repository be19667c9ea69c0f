#include "job/kit_zip.h"

#include <array>
#include <cstdint>

namespace codong {
namespace {

constexpr uint16_t k_version = 20;          // 2.0: folders in names
constexpr uint16_t k_utf8_names = 1 << 11;  // general purpose bit 11
constexpr uint32_t k_regular_file = 0100644u << 16;

constexpr std::array<uint32_t, 256> crc_table() {
    std::array<uint32_t, 256> table{};
    for (uint32_t n = 0; n < 256; ++n) {
        uint32_t c = n;
        for (int k = 0; k < 8; ++k) c = c & 1 ? 0xEDB88320u ^ (c >> 1) : c >> 1;
        table[n] = c;
    }
    return table;
}

uint32_t crc32(std::string_view bytes) {
    static constexpr auto table = crc_table();
    uint32_t c = 0xFFFFFFFFu;
    for (const char byte : bytes) c = table[(c ^ static_cast<uint8_t>(byte)) & 255] ^ (c >> 8);
    return ~c;
}

void put(std::string& to, uint32_t value, int bytes) {
    for (int i = 0; i < bytes; ++i) to += static_cast<char>(value >> (8 * i) & 255);
}

// MS-DOS: years from 1980 in 7 bits, month in 4, day in 5.
uint16_t dos_date(std::string_view iso) {
    const auto number = [&](size_t at, size_t count) {
        int value = 0;
        for (size_t i = at; i < at + count && i < iso.size(); ++i) value = value * 10 + (iso[i] - '0');
        return value;
    };
    const int year = number(0, 4), month = number(5, 2), day = number(8, 2);
    if (year < 1980 || year > 2107) return 1 << 5 | 1;
    return static_cast<uint16_t>((year - 1980) << 9 | month << 5 | day);
}

// What a member's own head and its entry in the directory have in common.
void put_facts(std::string& to, const ZipMember& member, uint16_t date) {
    put(to, k_version, 2);
    put(to, k_utf8_names, 2);
    put(to, 0, 2);  // stored
    put(to, 0, 2);  // midnight
    put(to, date, 2);
    put(to, crc32(member.bytes), 4);
    put(to, static_cast<uint32_t>(member.bytes.size()), 4);
    put(to, static_cast<uint32_t>(member.bytes.size()), 4);
    put(to, static_cast<uint32_t>(member.name.size()), 2);
    put(to, 0, 2);  // no extra field
}

}  // namespace

std::string zip_of(const std::vector<ZipMember>& members, std::string_view date) {
    const uint16_t day = dos_date(date);
    std::string archive, directory;
    for (const ZipMember& member : members) {
        const auto offset = static_cast<uint32_t>(archive.size());
        put(archive, 0x04034b50, 4);
        put_facts(archive, member, day);
        archive += member.name;
        archive += member.bytes;
        put(directory, 0x02014b50, 4);
        put(directory, 3 << 8 | k_version, 2);  // made on Unix
        put_facts(directory, member, day);
        put(directory, 0, 2);  // no comment
        put(directory, 0, 2);  // first disk
        put(directory, 0, 2);  // internal attributes
        put(directory, k_regular_file, 4);
        put(directory, offset, 4);
        directory += member.name;
    }
    const auto start = static_cast<uint32_t>(archive.size());
    archive += directory;
    put(archive, 0x06054b50, 4);
    put(archive, 0, 4);  // disks
    put(archive, static_cast<uint32_t>(members.size()), 2);
    put(archive, static_cast<uint32_t>(members.size()), 2);
    put(archive, static_cast<uint32_t>(directory.size()), 4);
    put(archive, start, 4);
    put(archive, 0, 2);
    return archive;
}

}  // namespace codong
