#pragma once

#include <string>
#include <vector>

#include "base/result.h"

namespace codong {

// Tells when a file that people write (YAML, drawings, tables, pictures) is saved in one of some folders.
class FolderWatch {
public:
    // Folders that are not there are passed over. Errors: cli/no-watch.
    static Result<FolderWatch> open(const std::vector<std::string>& folders);
    FolderWatch(FolderWatch&& other) noexcept : m_descriptor(other.m_descriptor) { other.m_descriptor = -1; }
    FolderWatch(const FolderWatch&) = delete;
    FolderWatch& operator=(const FolderWatch&) = delete;
    FolderWatch& operator=(FolderWatch&&) = delete;
    ~FolderWatch();

    // The name of the first file saved, once no other has been for a moment; empty after a signal.
    std::string wait(int (*interrupted)()) const;

private:
    explicit FolderWatch(int descriptor) : m_descriptor(descriptor) {}
    // Saved files' names, as far as they have been told by now.
    std::vector<std::string> read_names() const;
    bool ready(int milliseconds) const;

    int m_descriptor;
};

}  // namespace codong
