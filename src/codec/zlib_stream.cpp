#include "codec/zlib_stream.h"

#include <isa-l/igzip_lib.h>

#include <algorithm>
#include <cstring>

namespace codong {
namespace {

constexpr size_t k_in = 256 << 10;
constexpr size_t k_out = 128 << 10;

}  // namespace

struct ZlibStream::State {
    isal_zstream stream;
    std::vector<uint8_t> level = std::vector<uint8_t>(ISAL_DEF_LVL1_DEFAULT);
    std::vector<uint8_t> in = std::vector<uint8_t>(k_in);
    std::vector<uint8_t> out = std::vector<uint8_t>(k_out);
    size_t in_used = 0;
    size_t out_used = 0;
    uint64_t since_start = 0;
    uint32_t adler = 1;

    void start() {
        isal_deflate_init(&stream);
        stream.level = 1;
        stream.level_buf = level.data();
        stream.level_buf_size = static_cast<uint32_t>(level.size());
        stream.gzip_flag = IGZIP_DEFLATE;
        since_start = 0;
    }
    // Small writes straight into the output; there is always room after emit().
    void put(std::initializer_list<uint8_t> bytes) {
        for (const uint8_t b : bytes) out[out_used++] = b;
    }
};

ZlibStream::ZlibStream(std::function<bool(std::span<const uint8_t>)> out, uint64_t restart)
    : m_out(std::move(out)), m_state(new State), m_restart(restart) {
    m_state->start();
    m_state->put({0x78, 0x01});
}

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
    s.adler = isal_adler32(s.adler, s.in.data(), s.in_used);
    s.since_start += s.in_used;
    const bool restart = !last && s.since_start >= m_restart;
    s.stream.next_in = s.in.data();
    s.stream.avail_in = static_cast<uint32_t>(s.in_used);
    s.stream.end_of_stream = last;
    s.stream.flush = restart ? FULL_FLUSH : NO_FLUSH;
    s.in_used = 0;
    do {
        if (!emit(true)) return false;
        s.stream.next_out = s.out.data() + s.out_used;
        s.stream.avail_out = static_cast<uint32_t>(k_out - s.out_used);
        if (isal_deflate(&s.stream) != COMP_OK) return false;
        s.out_used = k_out - s.stream.avail_out;
    } while (s.stream.avail_out == 0);
    if (restart) s.start();
    return true;
}

bool ZlibStream::emit(bool whole) {
    State& s = *m_state;
    if (whole && s.out_used < k_out) return true;
    const bool good = m_out(std::span(s.out).first(s.out_used));
    s.out_used = 0;
    return good;
}

bool ZlibStream::finish() {
    if (!deflate_block(true)) return false;
    State& s = *m_state;
    if (k_out - s.out_used < 4 && !emit(false)) return false;
    const uint32_t a = s.adler;
    s.put({static_cast<uint8_t>(a >> 24), static_cast<uint8_t>(a >> 16), static_cast<uint8_t>(a >> 8),
           static_cast<uint8_t>(a)});
    return emit(false);
}

}  // namespace codong
