#include "job/delivery.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <memory>

#include "export/file_sink.h"

namespace codong {
namespace {

namespace fs = std::filesystem;
constexpr const char* k_prefix = ".codong-";

Diagnostic unwritable(const std::string& path, const std::error_code& reason) { return error("file/unwritable", {path, reason.message()}); }

void sync_folder(const fs::path& dir) {
    const int fd = ::open(dir.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) return;
    ::fsync(fd);
    ::close(fd);
}

}  // namespace

Result<std::unique_ptr<Delivery>> Delivery::open(const std::string& dir) {
    std::error_code failed;
    fs::create_directories(dir, failed);
    if (failed) return unwritable(dir, failed);
    auto delivery = std::unique_ptr<Delivery>(new Delivery(dir));
    const std::string lock = dir + "/" + k_prefix + "khoa";
    delivery->m_lock = ::open(lock.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (delivery->m_lock < 0) return error("file/unwritable", {dir, std::strerror(errno)});
    if (::flock(delivery->m_lock, LOCK_EX | LOCK_NB) != 0) return error("job/folder-in-use", {dir});
    for (const auto& entry : fs::directory_iterator(dir, failed))
        if (entry.path().filename().string().starts_with(k_prefix) && entry.path() != fs::path(lock)) fs::remove(entry.path(), failed);
    return delivery;
}

Delivery::~Delivery() {
    if (m_lock < 0) return;
    // Another run that waits for the folder finds the name free again.
    ::unlink((m_dir + "/" + k_prefix + "khoa").c_str());
    ::close(m_lock);
}

std::string Delivery::temporary() {
    const std::lock_guard lock(m_mutex);
    return m_dir + "/" + k_prefix + std::to_string(::getpid()) + "-" + std::to_string(++m_count);
}

Status Delivery::deliver(const std::string& temporary, const std::string& relative) {
    const fs::path target = fs::path(m_dir) / relative;
    std::error_code failed;
    fs::create_directories(target.parent_path(), failed);
    if (failed) return unwritable(target.string(), failed);
    fs::rename(temporary, target, failed);
    if (failed) return unwritable(target.string(), failed);
    sync_folder(target.parent_path());
    return Done{};
}

Status Delivery::deliver_text(const std::string& text, const std::string& relative) {
    const TemporaryFile file(temporary());
    TRY_ASSIGN(FileSink sink, FileSink::create(file.path()));
    sink.write(text);
    TRY_STATUS(sink.close());
    return deliver(file.path(), relative);
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
