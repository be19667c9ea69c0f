#include "export/file_sink.h"
#include "export/targets.h"
#include "paint/vector.h"

namespace codong {

Result<Exported> write_svg(const ExportRequest& request) {
    TRY_ASSIGN(const std::string svg, paint_svg(request.scene));
    TRY_ASSIGN(FileSink sink, FileSink::create(request.path));
    sink.write(svg);
    TRY_STATUS(sink.close());
    return Exported{request.path, 0, 0, 0, 1, {}};
}

}  // namespace codong
