#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace codong {

// One zlib stream made by ISA-L at level 1. The bytes depend on the input alone, not on how it is cut into calls.
class ZlibStream {
public:
    // `out` gets compressed bytes in pieces of at most 128 KiB; false stops the stream. ISA-L counts its input in 32
    // bits, so after `restart` bytes it starts afresh, inside the same stream.
    explicit ZlibStream(std::function<bool(std::span<const uint8_t>)> out, uint64_t restart = 1u << 30);
    ~ZlibStream();
    ZlibStream(const ZlibStream&) = delete;
    ZlibStream& operator=(const ZlibStream&) = delete;

    // Where input may be put (never empty); then commit() how much was.
    std::span<uint8_t> room();
    bool commit(size_t count);
    bool add(std::span<const uint8_t> bytes);
    bool finish();

private:
    struct State;
    bool deflate_block(bool last);
    bool emit(bool whole);

    std::function<bool(std::span<const uint8_t>)> m_out;
    std::unique_ptr<State> m_state;
    uint64_t m_restart;
};

}  // namespace codong
