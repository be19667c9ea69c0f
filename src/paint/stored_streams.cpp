#include "paint/stored_streams.h"

#include <zlib.h>

namespace {

thread_local bool t_stored = false;

}  // namespace

namespace codong {

StoredStreams::StoredStreams() : m_before(t_stored) {
    t_stored = true;
}

StoredStreams::~StoredStreams() {
    t_stored = m_before;
}

}  // namespace codong

// zlib's deflateInit() (zlib.h: window of 2^15 bytes, memory level 8), with the level chosen above.
extern "C" int deflateInit_(z_streamp stream, int level, const char* version, int stream_size) {
    return deflateInit2_(stream, t_stored ? Z_NO_COMPRESSION : level, Z_DEFLATED, MAX_WBITS, 8, Z_DEFAULT_STRATEGY,
                         version, stream_size);
}
