#pragma once

#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "base/result.h"

namespace codong {

// The folder that a run fills. Files are written under temporary names and renamed when they are whole and proved; the
// manifest comes last. Files that codong did not make are never touched: what it made is told by the folder's manifest,
// and by a journal of the renames since, which a run that ends before its manifest leaves behind.
class Delivery {
public:
    // Makes the folder when it is missing, locks it against a second run, sweeps temporaries of a run that died.
    // file/unwritable, job/folder-in-use, job/damaged-manifest.
    static Result<std::unique_ptr<Delivery>> open(const std::string& dir);
    ~Delivery();
    Delivery(const Delivery&) = delete;
    Delivery& operator=(const Delivery&) = delete;

    const std::string& dir() const { return m_dir; }
    // Relative paths of what earlier runs left here, in order.
    const std::vector<std::string>& earlier() const { return m_earlier; }
    // A name no other worker has, in the folder itself.
    std::string temporary();
    // Puts a finished temporary at `relative` (folders are made). job/foreign-file when a file stands there that codong
    // did not make and that says something else.
    Status deliver(const std::string& temporary, const std::string& relative);
    // Writes manifest.json the same way; with it the run is complete.
    Status deliver_manifest(const std::string& text);
    // Moves a file of an earlier run to .cu/; what is not there is passed over. Gives the new relative name.
    Result<std::string> set_aside(const std::string& relative);

private:
    explicit Delivery(std::string dir) : m_dir(std::move(dir)) {}
    Status lock();
    Status read_earlier();
    Status note(const std::string& relative);
    Status put(const std::string& temporary, const std::string& relative);

    std::string m_dir;
    std::vector<std::string> m_earlier;
    std::set<std::string> m_ours;
    int m_lock = -1;
    int m_journal = -1;
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
