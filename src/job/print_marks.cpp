#include "job/print_marks.h"

#include <fmt/format.h>

#include "compose/finishing_guides.h"
#include "compose/page_writer.h"
#include "job/ticket.h"

namespace codong {
namespace {

constexpr double k_slug_size = 3;  // mm to the em, as drawn

}  // namespace

Result<PrintMarks> print_marks(const ExportRequest& request, const World& world, Shaper& shaper) {
    const Provenance& from = request.provenance;
    const double scale = pdf_scale(request.sheet);
    const std::string words = fmt::format(
        "{} · {} · {} × {} mm · tỷ lệ 1:{:.0f} · CMYK {} · {} · {}", from.message_id, request.sheet.id,
        vietnamese_number(request.sheet.trim.width), vietnamese_number(request.sheet.trim.height), 1 / scale,
        request.intent ? request.intent->condition() : "-", from.date, from.content_id.substr(0, 12));
    std::vector<Item> items;
    PageWriter writer(world.lexicon, shaper, items);
    writer.line(words, {0, 0}, {world.face(ticket_faces().front()), k_slug_size, {}});
    if (!writer.problems().empty()) return writer.problems();
    PrintMarks marks;
    for (const Item& item : items) marks.slug_line.append(outline(std::get<GlyphRun>(item)));
    return marks;
}

}  // namespace codong
