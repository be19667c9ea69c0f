#pragma once

#include "export/target.h"

namespace codong {

Result<Exported> write_pdf(const ExportRequest& request);
Result<Exported> write_pdf_curves(const ExportRequest& request);
Result<Exported> write_png(const ExportRequest& request);
Result<Exported> write_jpeg(const ExportRequest& request);
Result<Exported> write_webp(const ExportRequest& request);
Result<Exported> write_tiff(const ExportRequest& request);
Result<Exported> write_svg(const ExportRequest& request);

}  // namespace codong
