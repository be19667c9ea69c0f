#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace codong {

// One zlib stream. The bytes depend on the input alone, not on how it is cut into calls nor on where memory lies:
// ISA-L's deflate, three times as fast, gave other bytes for one picture in a hundred (tests/job/same_bytes_test.cpp).
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
