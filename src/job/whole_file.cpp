#include "job/whole_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "export/file_sink.h"
#include "job/delivery.h"

namespace codong {
namespace {

namespace fs = std::filesystem;

// 0, or errno. What appeared at `to` since it was looked for is not replaced either, where the file system can promise
// that.
int rename_to(const std::string& from, const std::string& to, IfExists if_exists) {
    if (if_exists == IfExists::Refuse) {
        if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return 0;
        if (errno != EINVAL && errno != ENOSYS) return errno;
    }
    return std::rename(from.c_str(), to.c_str()) == 0 ? 0 : errno;
}

}  // namespace

Status write_whole_file(const std::string& path, const std::string& text, IfExists if_exists) {
    std::error_code failed;
    const fs::file_status status = fs::symlink_status(path, failed);
    if (if_exists == IfExists::Refuse && fs::exists(status)) return error("file/exists", {path});
    if (fs::is_directory(status)) return error("file/unwritable", {path, std::strerror(EISDIR)});
    const auto unwritable = [&](const Diagnostics& why) {
        return error("file/unwritable", {path, why.front().args.back()});
    };
    static std::atomic<unsigned> count{0};  // files are written on several threads at once
    const std::string name = ".codong-" + std::to_string(::getpid()) + "-" + std::to_string(++count) + ".tmp";
    const TemporaryFile temporary((fs::path(path).parent_path() / name).string());
    auto sink = FileSink::create(temporary.path());
    if (!sink) return unwritable(sink.diagnostics());
    sink->write(text);
    if (const auto closed = sink->close(); !closed) return unwritable(closed.diagnostics());
    const int problem = rename_to(temporary.path(), path, if_exists);
    if (problem == EEXIST) return error("file/exists", {path});
    if (problem != 0) return error("file/unwritable", {path, std::strerror(problem)});
    return Done{};
}

}  // namespace codong
