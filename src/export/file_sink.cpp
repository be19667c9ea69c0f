#include "export/file_sink.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace codong {

Result<FileSink> FileSink::create(const std::string& path) {
    FileSink sink;
    sink.m_path = path;
    sink.m_file.reset(std::fopen(path.c_str(), "wb"));
    if (!sink.m_file) return error("file/unwritable", {path, std::strerror(errno)});
    return sink;
}

bool FileSink::write(std::span<const uint8_t> bytes) {
    if (m_error != 0) return false;
    if (std::fwrite(bytes.data(), 1, bytes.size(), m_file.get()) == bytes.size()) return true;
    m_error = errno == 0 ? EIO : errno;
    return false;
}

bool FileSink::write(std::string_view text) {
    return write(std::span(reinterpret_cast<const uint8_t*>(text.data()), text.size()));
}

Status FileSink::close() {
    if (m_error == 0 && (std::fflush(m_file.get()) != 0 || fsync(fileno(m_file.get())) != 0)) m_error = errno;
    if (m_error == ENOTSUP || m_error == EINVAL) m_error = 0;  // file systems without fsync
    if (m_error != 0) return error("file/unwritable", {m_path, std::strerror(m_error)});
    if (std::fclose(m_file.release()) != 0) return error("file/unwritable", {m_path, std::strerror(errno)});
    return Done{};
}

}  // namespace codong
