#pragma once

#include "export/panels.h"
#include "job/delivery.h"
#include "job/manifest.h"

namespace codong {

// Millimetres of "3.2m", "3,2 m", "320cm", "3200" or "3200mm"; none when it is no length from 100 mm to 100 m.
std::optional<double> millimetres(const std::string& text);

// Cuts the PDF just delivered as `whole` into strips, proves each and delivers it beside it as "...-tam-1-4.pdf".
// Entries as whole's but for name, size and what was proved. None when the machine takes the whole sheet.
Result<std::vector<ManifestEntry>> deliver_panels(const ExportRequest& request, const ManifestEntry& whole, TextAs text,
                                                  const PanelSpec& panels, Delivery& delivery);

}  // namespace codong
