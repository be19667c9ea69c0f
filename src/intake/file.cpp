#include "intake/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace codong {
namespace {

struct Descriptor {
    int fd = -1;
    explicit Descriptor(int f) : fd(f) {}
    ~Descriptor() {
        if (fd >= 0) ::close(fd);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
};

Diagnostic unreadable(const std::string& path, int code) {
    return error("file/unreadable", {path, std::generic_category().message(code)});
}

Diagnostic too_large(const std::string& path, size_t most_bytes) {
    return error("file/too-large", {path, std::to_string(most_bytes >> 20)});
}

}  // namespace

Result<std::string> read_file(const std::string& path, size_t most_bytes) {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.fd < 0)
        return errno == ENOENT || errno == ENOTDIR ? error("file/not-found", {path}) : unreadable(path, errno);
    struct stat info = {};
    if (::fstat(file.fd, &info) != 0) return unreadable(path, errno);
    if (S_ISDIR(info.st_mode)) return unreadable(path, EISDIR);
    if (info.st_size > 0 && static_cast<size_t>(info.st_size) > most_bytes) return too_large(path, most_bytes);

    // A pipe has no size: read until it ends. One byte more than the size tells the end without growing.
    std::string bytes(S_ISREG(info.st_mode) ? static_cast<size_t>(info.st_size) + 1 : size_t{1} << 16, '\0');
    size_t used = 0;
    for (;;) {
        const ssize_t count = ::read(file.fd, bytes.data() + used, bytes.size() - used);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return unreadable(path, errno);
        if (count == 0) break;
        used += static_cast<size_t>(count);
        if (used > most_bytes) return too_large(path, most_bytes);
        if (used == bytes.size()) bytes.resize(bytes.size() * 2);
    }
    bytes.resize(used);
    return bytes;
}

}  // namespace codong
