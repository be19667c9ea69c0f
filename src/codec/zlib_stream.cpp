#include "codec/zlib_stream.h"

#include <isa-l/igzip_lib.h>

#include <algorithm>
#include <cstring>

#include "codec/deflate_counts.h"

namespace codong {
namespace {

constexpr size_t k_in = 256 << 10;
constexpr size_t k_out = 128 << 10;

}  // namespace

struct ZlibStream::State {
    isal_zstream stream{};
    isal_hufftables codes{};
    std::vector<uint8_t> in = std::vector<uint8_t>(k_in);
    std::vector<uint8_t> out = std::vector<uint8_t>(k_out);
    size_t in_used = 0;
    bool good = false;

    State() {
        isal_huff_histogram counts{};
        std::copy(k_literal_counts.begin(), k_literal_counts.end(), counts.lit_len_histogram);
        std::copy(k_distance_counts.begin(), k_distance_counts.end(), counts.dist_histogram);
        good = isal_create_hufftables(&codes, &counts) == 0;
        isal_deflate_init(&stream);
        stream.hufftables = &codes;
        stream.gzip_flag = IGZIP_ZLIB;
    }
    State(const State&) = delete;
    State& operator=(const State&) = delete;
};

ZlibStream::ZlibStream(std::function<bool(std::span<const uint8_t>)> out) : m_out(std::move(out)), m_state(new State) {}

ZlibStream::~ZlibStream() = default;

std::span<uint8_t> ZlibStream::room() {
    return std::span(m_state->in).subspan(m_state->in_used);
}

bool ZlibStream::commit(size_t count) {
    m_state->in_used += count;
    return m_state->in_used < k_in || deflate_block(false);
}

bool ZlibStream::add(std::span<const uint8_t> bytes) {
    while (!bytes.empty()) {
        const std::span<uint8_t> to = room();
        const size_t count = std::min(to.size(), bytes.size());
        std::memcpy(to.data(), bytes.data(), count);
        if (!commit(count)) return false;
        bytes = bytes.subspan(count);
    }
    return true;
}

bool ZlibStream::deflate_block(bool last) {
    State& s = *m_state;
    s.stream.next_in = s.in.data();
    s.stream.avail_in = static_cast<uint32_t>(s.in_used);
    s.stream.end_of_stream = last ? 1 : 0;
    s.in_used = 0;
    do {
        s.stream.next_out = s.out.data();
        s.stream.avail_out = static_cast<uint32_t>(k_out);
        if (!s.good || isal_deflate(&s.stream) != COMP_OK) return false;
        const size_t made = k_out - s.stream.avail_out;
        if (made > 0 && !m_out(std::span(s.out).first(made))) return false;
    } while (s.stream.avail_out == 0);
    return true;
}

bool ZlibStream::finish() {
    return deflate_block(true);
}

}  // namespace codong
