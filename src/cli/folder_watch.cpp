#include "cli/folder_watch.h"

#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>

namespace codong {
namespace {

constexpr int k_look_up_ms = 200;  // a signal is noticed within this
constexpr int k_settle_ms = 80;    // editors write a file in several steps

bool is_written_by_people(const std::string& name) {
    constexpr std::array<const char*, 10> k_kinds = {".yaml", ".yml", ".svg",  ".csv",  ".xlsx",
                                                     ".png",  ".jpg", ".jpeg", ".webp", ".txt"};
    return !name.starts_with(".") &&
           std::any_of(k_kinds.begin(), k_kinds.end(), [&](const char* kind) { return name.ends_with(kind); });
}

}  // namespace

Result<FolderWatch> FolderWatch::open(const std::vector<std::string>& folders) {
    const int descriptor = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (descriptor < 0) return error("cli/no-watch", {std::strerror(errno)});
    FolderWatch watch(descriptor);
    bool any = false;
    for (const std::string& folder : folders) {
        const std::string path = folder.empty() ? "." : folder;
        std::error_code ignored;
        if (!std::filesystem::is_directory(path, ignored)) continue;
        if (inotify_add_watch(descriptor, path.c_str(), IN_CLOSE_WRITE | IN_MOVED_TO | IN_DELETE) < 0)
            return error("cli/no-watch", {path + ": " + std::strerror(errno)});
        any = true;
    }
    if (!any) return error("cli/no-watch", {folders.empty() ? std::string() : folders.front()});
    return watch;
}

FolderWatch::~FolderWatch() {
    if (m_descriptor >= 0) close(m_descriptor);
}

bool FolderWatch::ready(int milliseconds) const {
    pollfd wanted{m_descriptor, POLLIN, 0};
    return poll(&wanted, 1, milliseconds) > 0;
}

std::vector<std::string> FolderWatch::read_names() const {
    std::vector<std::string> names;
    alignas(inotify_event) std::array<char, 16384> buffer{};
    const ssize_t size = read(m_descriptor, buffer.data(), buffer.size());
    for (ssize_t at = 0; at < size;) {
        inotify_event event{};
        std::memcpy(&event, buffer.data() + at, sizeof event);
        if (event.len > 0) {
            std::string name(buffer.data() + at + sizeof event);
            if (is_written_by_people(name)) names.push_back(std::move(name));
        }
        at += static_cast<ssize_t>(sizeof event + event.len);
    }
    return names;
}

std::string FolderWatch::wait(int (*interrupted)()) const {
    std::string first;
    while (interrupted() == 0) {
        if (!ready(first.empty() ? k_look_up_ms : k_settle_ms)) {
            if (first.empty()) continue;
            return first;
        }
        const auto names = read_names();
        if (first.empty() && !names.empty()) first = names.front();
    }
    return {};
}

}  // namespace codong
