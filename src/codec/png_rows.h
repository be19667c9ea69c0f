#pragma once

#include <cstdio>
#include <memory>
#include <string>

#include "codec/read_rows.h"

namespace codong {

struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using OpenFile = std::unique_ptr<std::FILE, CloseFile>;

// Rows of a PNG of 8-bit RGB without interlace, the kind that png_encoder() writes: with ISA-L four times as fast as
// libspng, which reads every other kind. Checks each chunk's CRC, the zlib checksum and that the picture ends where it
// should. Null when `file` is of another kind; it then stands at its start.
Result<std::unique_ptr<RowReader>> open_plain_png(const std::string& name, OpenFile& file);

}  // namespace codong
