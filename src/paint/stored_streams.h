#pragma once

namespace codong {

// While one lives, what Cairo writes on this thread into a PDF's streams is stored instead of compressed: the press
// takes every stream apart again, and compresses what it keeps. Cairo has no setting for it; the one function of zlib
// that it calls is defined here, in front of zlib's own. Where a linker does not let it (a shared library built from
// these rooms), pages come out the same and take longer.
class StoredStreams {
public:
    StoredStreams();
    ~StoredStreams();
    StoredStreams(const StoredStreams&) = delete;
    StoredStreams& operator=(const StoredStreams&) = delete;

private:
    bool m_before;
};

}  // namespace codong
