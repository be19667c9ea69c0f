#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "base/result.h"

namespace codong {

// The folder that a run fills. Files are written under temporary names and renamed when they are whole and proved; the manifest comes
// last. Files that codong did not make are never touched.
class Delivery {
public:
    // Makes the folder when it is missing, locks it against a second run, sweeps temporaries of a run that died.
    // file/unwritable, job/folder-in-use.
    static Result<std::unique_ptr<Delivery>> open(const std::string& dir);
    ~Delivery();
    Delivery(const Delivery&) = delete;
    Delivery& operator=(const Delivery&) = delete;

    const std::string& dir() const { return m_dir; }
    // A name no other worker has, in the folder itself.
    std::string temporary();
    // Puts a finished temporary at `relative` (folders are made).
    Status deliver(const std::string& temporary, const std::string& relative);
    // Writes a whole small file the same way.
    Status deliver_text(const std::string& text, const std::string& relative);
    // Moves a file of an earlier run to .cu/; what is not there is passed over. Gives the new relative name.
    Result<std::string> set_aside(const std::string& relative);

private:
    explicit Delivery(std::string dir) : m_dir(std::move(dir)) {}
    std::string m_dir;
    int m_lock = -1;
    std::mutex m_mutex;
    int m_count = 0;
};

// Unlinks a temporary that was not delivered, when it goes out of scope.
class TemporaryFile {
public:
    explicit TemporaryFile(std::string path) : m_path(std::move(path)) {}
    ~TemporaryFile();
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    const std::string& path() const { return m_path; }

private:
    std::string m_path;
};

}  // namespace codong
