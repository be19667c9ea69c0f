#include "intake/archive.h"

#include <zip.h>

#include <algorithm>
#include <utility>

namespace codong {
namespace {

struct CloseArchive {
    void operator()(zip_t* z) const { zip_discard(z); }
};
struct CloseMember {
    void operator()(zip_file_t* f) const { zip_fclose(f); }
};

}  // namespace

struct Archive::State {
    std::string bytes;
    std::string name;
    std::unique_ptr<zip_t, CloseArchive> zip;
    size_t unpacked = 0;
};

Archive::Archive(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Archive::~Archive() = default;
Archive::Archive(Archive&&) noexcept = default;
Archive& Archive::operator=(Archive&&) noexcept = default;

Result<Archive> Archive::open(std::string bytes, std::string name) {
    auto state = std::make_unique<State>();
    state->bytes = std::move(bytes);
    state->name = std::move(name);
    zip_error_t problem;
    zip_error_init(&problem);
    zip_source_t* source = zip_source_buffer_create(state->bytes.data(), state->bytes.size(), 0, &problem);
    if (source) state->zip.reset(zip_open_from_source(source, ZIP_RDONLY, &problem));
    if (source && !state->zip) zip_source_free(source);
    zip_error_fini(&problem);
    if (!state->zip) return error("archive/damaged", {state->name});
    return Archive(std::move(state));
}

bool Archive::has(const std::string& member) const {
    return zip_name_locate(m_state->zip.get(), member.c_str(), 0) >= 0;
}

Result<std::string> Archive::read(const std::string& member) {
    const zip_int64_t index = zip_name_locate(m_state->zip.get(), member.c_str(), 0);
    if (index < 0) return error("archive/no-member", {m_state->name, member});
    const std::unique_ptr<zip_file_t, CloseMember> file(
        zip_fopen_index(m_state->zip.get(), static_cast<zip_uint64_t>(index), 0));
    if (!file) return error("archive/damaged", {m_state->name});

    // The size the directory claims is not to be trusted: grow by what really comes out.
    std::string out;
    size_t used = 0;
    for (;;) {
        if (used == out.size()) out.resize(std::max<size_t>(size_t{1} << 16, out.size() * 2));
        const zip_int64_t count = zip_fread(file.get(), out.data() + used, out.size() - used);
        if (count < 0) return error("archive/damaged", {m_state->name});
        if (count == 0) break;
        used += static_cast<size_t>(count);
        m_state->unpacked += static_cast<size_t>(count);
        if (m_state->unpacked > k_most_unpacked_bytes)
            return error("archive/too-large", {m_state->name, std::to_string(k_most_unpacked_bytes >> 20)});
    }
    out.resize(used);
    return out;
}

}  // namespace codong
