#include "job/delivery.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>

#include "export/file_sink.h"
#include "job/manifest.h"

namespace codong {
namespace {

namespace fs = std::filesystem;
constexpr const char* k_prefix = ".codong-";
constexpr const char* k_lock = ".codong-khoa";
constexpr const char* k_journal = ".codong-nhat-ky";

Diagnostic unwritable(const std::string& path, const std::error_code& reason) {
    return error("file/unwritable", {path, reason.message()});
}

void sync_folder(const fs::path& dir) {
    const int fd = ::open(dir.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) return;
    ::fsync(fd);
    ::close(fd);
}

bool same_bytes(const fs::path& a, const fs::path& b) {
    std::error_code failed;
    if (fs::file_size(a, failed) != fs::file_size(b, failed) || failed) return false;
    std::ifstream one(a, std::ios::binary), other(b, std::ios::binary);
    std::vector<char> left(1 << 16), right(1 << 16);
    while (one && other) {
        one.read(left.data(), static_cast<std::streamsize>(left.size()));
        other.read(right.data(), static_cast<std::streamsize>(right.size()));
        if (one.gcount() != other.gcount() ||
            std::memcmp(left.data(), right.data(), static_cast<size_t>(one.gcount())) != 0)
            return false;
    }
    return one.eof() && other.eof();
}

}  // namespace

Result<std::unique_ptr<Delivery>> Delivery::open(const std::string& dir) {
    std::error_code failed;
    fs::create_directories(dir, failed);
    if (failed) return unwritable(dir, failed);
    auto delivery = std::unique_ptr<Delivery>(new Delivery(dir));
    TRY_STATUS(delivery->lock());
    TRY_STATUS(delivery->read_earlier());
    for (const auto& entry : fs::directory_iterator(dir, failed)) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with(k_prefix) && name != k_lock && name != k_journal) fs::remove(entry.path(), failed);
    }
    return delivery;
}

Delivery::~Delivery() {
    if (m_journal >= 0) ::close(m_journal);
    if (m_lock < 0) return;
    ::unlink((m_dir + "/" + k_lock).c_str());
    ::close(m_lock);
}

// The run that had the folder before takes its lock file away, so a lock counts only on the file that still has the
// name.
Status Delivery::lock() {
    const std::string name = m_dir + "/" + k_lock;
    for (;;) {
        const int fd = ::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
        if (fd < 0) return error("file/unwritable", {m_dir, std::strerror(errno)});
        struct stat held = {}, named = {};
        if (::flock(fd, LOCK_EX | LOCK_NB) != 0) {
            ::close(fd);
            return error("job/folder-in-use", {m_dir});
        }
        if (::fstat(fd, &held) == 0 && ::stat(name.c_str(), &named) == 0 && held.st_ino == named.st_ino) {
            m_lock = fd;
            return Done{};
        }
        ::close(fd);
    }
}

Status Delivery::read_earlier() {
    TRY_ASSIGN(m_earlier, read_manifest_paths(m_dir + "/manifest.json"));
    m_ours.insert(m_earlier.begin(), m_earlier.end());
    std::ifstream journal(m_dir + "/" + k_journal, std::ios::binary);
    for (std::string path; std::getline(journal, path);)
        if (is_inside(path) && m_ours.insert(path).second) m_earlier.push_back(path);
    return Done{};
}

// On disk before the rename it tells of, so that no file of ours is ever taken for somebody else's.
Status Delivery::note(const std::string& relative) {
    if (m_journal < 0) {
        const std::string name = m_dir + "/" + k_journal;
        m_journal = ::open(name.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
        if (m_journal < 0) return error("file/unwritable", {name, std::strerror(errno)});
    }
    const std::string line = "\n" + relative + "\n";  // a line that an earlier full disk cut short stays by itself
    if (::write(m_journal, line.data(), line.size()) != static_cast<ssize_t>(line.size()))
        return error("file/unwritable", {m_dir + "/" + k_journal, std::strerror(errno)});
    ::fdatasync(m_journal);
    return Done{};
}

std::string Delivery::temporary() {
    const std::lock_guard lock(m_mutex);
    return m_dir + "/" + k_prefix + std::to_string(::getpid()) + "-" + std::to_string(++m_count);
}

Status Delivery::put(const std::string& temporary, const std::string& relative) {
    const fs::path target = fs::path(m_dir) / relative;
    std::error_code failed;
    fs::create_directories(target.parent_path(), failed);
    if (!failed) fs::rename(temporary, target, failed);
    if (failed) return unwritable(target.string(), failed);
    sync_folder(target.parent_path());
    return Done{};
}

Status Delivery::deliver(const std::string& temporary, const std::string& relative) {
    {
        const std::lock_guard lock(m_mutex);
        const fs::path target = fs::path(m_dir) / relative;
        std::error_code failed;
        if (!m_ours.contains(relative) && fs::exists(fs::symlink_status(target, failed)) &&
            !same_bytes(temporary, target))
            return error("job/foreign-file", {target.string()});
        if (m_ours.insert(relative).second) TRY_STATUS(note(relative));
    }
    return put(temporary, relative);
}

Status Delivery::deliver_manifest(const std::string& text) {
    const TemporaryFile file(temporary());
    TRY_ASSIGN(FileSink sink, FileSink::create(file.path()));
    sink.write(text);
    TRY_STATUS(sink.close());
    TRY_STATUS(put(file.path(), "manifest.json"));
    ::unlink((m_dir + "/" + k_journal).c_str());
    return Done{};
}

Result<std::string> Delivery::set_aside(const std::string& relative) {
    const fs::path from = fs::path(m_dir) / relative;
    std::error_code failed;
    if (!fs::exists(from, failed)) return std::string();
    const std::string aside = ".cu/" + relative;
    const fs::path target = fs::path(m_dir) / aside;
    fs::create_directories(target.parent_path(), failed);
    if (!failed) fs::rename(from, target, failed);
    if (failed) return unwritable(target.string(), failed);
    // A folder that holds nothing more goes too.
    fs::remove(from.parent_path(), failed);
    return aside;
}

TemporaryFile::~TemporaryFile() {
    std::error_code failed;
    fs::remove(m_path, failed);
}

}  // namespace codong
