#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace codong {

// One zlib stream by ISA-L at level 0 with codes made for posters: six times as fast as zlib's fastest, some 15 %
// larger. The bytes depend on the input alone: levels 1 and 2 of ISA-L 2.30 give other bytes at one address of their
// state in a hundred (tests/job/same_bytes_test.cpp).
class ZlibStream {
public:
    // `out` gets compressed bytes in pieces of at most 128 KiB; false stops the stream.
    explicit ZlibStream(std::function<bool(std::span<const uint8_t>)> out);
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

    std::function<bool(std::span<const uint8_t>)> m_out;
    std::unique_ptr<State> m_state;
};

}  // namespace codong
