#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace codong {

inline constexpr size_t k_most_unpacked_bytes = size_t{64} << 20;

// A zip file (.xlsx, .docx), read member by member. All members read from one Archive together may unpack to at most
// k_most_unpacked_bytes: a small file cannot fill the memory.
class Archive {
public:
    // The bytes must be those of the file `name`. Errors: archive/damaged.
    static Result<Archive> open(std::string bytes, std::string name);
    ~Archive();
    Archive(Archive&&) noexcept;
    Archive& operator=(Archive&&) noexcept;

    bool has(const std::string& member) const;
    // Errors: archive/no-member, archive/damaged (also a wrong CRC), archive/too-large.
    Result<std::string> read(const std::string& member);

    static bool looks_like_zip(std::string_view bytes) { return bytes.starts_with("PK\x03\x04"); }
    // The container of .xls, .doc and of encrypted .xlsx, .docx.
    static bool looks_like_old_office(std::string_view bytes) { return bytes.starts_with("\xD0\xCF\x11\xE0"); }

private:
    struct State;
    explicit Archive(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

}  // namespace codong
