#pragma once

#include "compose/compose.h"
#include "export/target.h"
#include "job/delivery.h"
#include "job/manifest.h"
#include "job/plan.h"

namespace codong {

// Faces that tickets and proofs are written with; the world must hold them.
std::vector<std::string> ticket_faces();

// Goes to a printer: a PDF, a CMYK TIFF, a CMYK JPEG.
bool is_print_file(const ManifestEntry& entry);

// A finished page and the print files made of it.
struct TicketRequest {
    const Piece& piece;
    const Composed& composed;
    const std::vector<ManifestEntry>& files;  // all are print files
    const Provenance& provenance;
    const World& world;
    Shaper& shaper;
    std::shared_ptr<const OutputIntent> intent;
};

// Writes kiem-tra/<format>/<stem>-phieu-in.pdf, the print ticket, and <stem>-ban-xem.png, the page with the lines of
// its finishing; both are read back before they are delivered.
Result<std::vector<Companion>> make_tickets(const TicketRequest& request, Delivery& delivery);

}  // namespace codong
