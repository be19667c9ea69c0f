#pragma once

#include <cstdint>
#include <cstdio>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"

namespace codong {

// A file being written; what it could not write it reports once, at close.
class FileSink {
public:
    static Result<FileSink> create(const std::string& path);

    bool write(std::span<const uint8_t> bytes);
    bool write(std::string_view text);
    // Flushes to the disk (fsync). file/unwritable when any write failed.
    Status close();

private:
    struct Closer {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    std::unique_ptr<std::FILE, Closer> m_file;
    std::string m_path;
    int m_error = 0;
};

}  // namespace codong
