#include "job/ticket.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "base/sha256.h"
#include "codec/encode.h"
#include "compose/ticket.h"
#include "export/limit.h"
#include "export/raster.h"
#include "intake/file.h"
#include "readback/pdf.h"
#include "readback/raster.h"
#include "scene/copy.h"

namespace codong {
namespace {

constexpr const char* k_regular = "be-vietnam-pro-400";
constexpr const char* k_bold = "be-vietnam-pro-600";
constexpr const char* k_heavy = "be-vietnam-pro-800";
constexpr int k_probe_px = 480;  // longer side of the picture that coverage is counted on

std::string base_name(const std::string& path) {
    return path.substr(path.rfind('/') + 1);
}

std::string bytes_text(uint64_t bytes) {
    if (bytes < 1'000'000) return vietnamese_number(std::max(1.0, static_cast<double>(bytes) / 1000), 0) + " KB";
    return vietnamese_number(static_cast<double>(bytes) / 1e6) + " MB";
}

void see(const Paint& paint, std::set<size_t>& used) {
    if (const auto* flat = std::get_if<InkPaint>(&paint)) {
        used.insert(flat->ink);
        return;
    }
    for (const GradientStop& stop : std::get<Gradient>(paint).stops) used.insert(stop.paint.ink);
}

std::set<size_t> inks_of(const Scene& scene) {
    std::set<size_t> used;
    for_each_leaf(scene, [&](const Item& item, const Transform&) {
        if (const auto* run = std::get_if<GlyphRun>(&item)) {
            see(run->fill, used);
            if (run->stroke) see(run->stroke->paint, used);
        }
        if (const auto* filled = std::get_if<FilledPath>(&item)) see(filled->fill, used);
        if (const auto* stroked = std::get_if<StrokedPath>(&item)) see(stroked->stroke.paint, used);
    });
    return used;
}

// Least resolution of placed pictures at true size; none without pictures.
std::optional<double> least_ppi(const Scene& scene) {
    std::optional<double> least;
    for_each_leaf(scene, [&](const Item& item, const Transform& to_page) {
        const auto* image = std::get_if<ImageItem>(&item);
        if (!image || image->rect.empty()) return;
        const double ppi = image->image->width / (image->rect.width * to_page.scale() / 25.4);
        least = std::min(least.value_or(ppi), ppi);
    });
    return least;
}

class TicketMaker {
public:
    TicketMaker(const TicketRequest& request, Delivery& delivery)
        : m_request(request),
          m_delivery(delivery),
          m_faces{request.world.face(k_regular), request.world.face(k_bold), request.world.face(k_heavy)},
          m_folder("kiem-tra/" + request.piece.sheet->id + "/" + request.piece.stem) {}

    Result<std::vector<Companion>> run() {
        TRY_STATUS(ticket());
        TRY_STATUS(soft_proof());
        return std::move(m_made);
    }

private:
    const Scene& scene() const { return m_request.composed.scene; }
    const Sheet& sheet() const { return *m_request.piece.sheet; }

    Status ticket() {
        TRY_ASSIGN(const TicketFacts facts, facts_of_page());
        TRY_ASSIGN(const Scene page, compose_ticket(m_request.world.lexicon, m_request.shaper, m_faces, sheet(),
                                                    copy_of(scene()), facts));
        Sheet a4;
        a4.id = "phieu-in";
        a4.trim = page.trim;
        Provenance from = m_request.provenance;
        from.title = "Phiếu in – " + from.title;
        from.content_id += "-phieu-in";
        const TemporaryFile temporary(m_delivery.temporary());
        TRY_ASSIGN(const Exported written,
                   find_target("pdf")->write({page, a4, from, temporary.path(), 0, false, 1, m_request.intent}));
        TRY_STATUS(prove_ticket(written.path, facts));
        return deliver(temporary, m_folder + "-phieu-in.pdf", "ticket");
    }

    // Every name and every sum that the ticket is for stands in it.
    Status prove_ticket(const std::string& path, const TicketFacts& facts) {
        TRY_ASSIGN(const PdfFacts read, read_pdf_file(path));
        for (const PdfFont& font : read.fonts)
            if (!font.embedded) return error("job/proof-font", {font.name});
        std::string text;
        for (const PdfText& piece : read.texts) text += piece.text;
        for (const TicketFile& file : facts.files)
            for (const std::string& wanted : {file.name, file.sha256})
                if (text.find(wanted) == std::string::npos) return error("job/proof-text", {base_name(path), wanted});
        return Done{};
    }

    Status soft_proof() {
        const std::string title = sheet().vi + " – " + m_request.piece.stem + " – bản xem, không dùng để in";
        TRY_ASSIGN(const Scene board, compose_soft_proof(m_request.world.lexicon, m_request.shaper, m_faces, sheet(),
                                                         copy_of(scene()), title));
        RasterSpec spec;
        spec.window = board.trim_rect();
        spec.width = static_cast<int>(std::lround(Length::mm(board.trim.width).px()));
        spec.height = static_cast<int>(std::lround(Length::mm(board.trim.height).px()));
        ImageHeader header;
        header.width = spec.width;
        header.height = spec.height;
        header.texts = {{"Title", title}};
        std::string png;
        TRY_ASSIGN(const auto encoder, png_encoder(header, [&](std::span<const uint8_t> bytes) {
                       png.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
                       return true;
                   }));
        TRY_STATUS(paint_raster(board, spec, 1, [&](const PixelBand& band) {
            return encoder->write(band.pixels, band.count).has_value();
        }));
        TRY_STATUS(encoder->finish());
        const TemporaryFile temporary(m_delivery.temporary());
        TRY_STATUS(write_bytes(temporary.path(), png));
        TRY_ASSIGN(const RasterFacts read, read_raster_facts(temporary.path()));
        if (read.width != spec.width || read.height != spec.height)
            return error("job/proof-pixels", {std::to_string(read.width), std::to_string(spec.width)});
        return deliver(temporary, m_folder + "-ban-xem.png", "proof");
    }

    Status deliver(const TemporaryFile& temporary, const std::string& path, const std::string& kind) {
        TRY_ASSIGN(const std::string bytes, read_file(temporary.path(), std::numeric_limits<size_t>::max()));
        TRY_STATUS(m_delivery.deliver(temporary.path(), path));
        m_made.push_back({path, kind, sha256_hex(bytes), bytes.size()});
        return Done{};
    }

    Result<TicketFacts> facts_of_page() {
        const Piece& piece = m_request.piece;
        TicketFacts facts;
        facts.product = piece.message->id + " · " + piece.layout->id + " · " + piece.theme->id;
        facts.text = m_request.provenance.text;
        facts.source = m_request.provenance.source;
        facts.date = m_request.provenance.date;
        facts.made_by = m_request.provenance.producer + " · " + m_request.provenance.content_id.substr(0, 16);
        if (piece.unit) facts.unit = piece.unit->name;
        facts.condition = m_request.intent->condition();
        facts.resolution = "Hình vectơ, nét ở mọi khổ";
        if (const auto ppi = least_ppi(scene()))
            facts.resolution += fmt::format("; ảnh thấp nhất {:.0f} ppi ở khổ thật", *ppi);
        for (const ManifestEntry& entry : m_request.files) {
            facts.scale = std::max(facts.scale, static_cast<int>(entry.scale));
            facts.files.push_back({base_name(entry.path), kind_of(entry), entry.sha256});
            if (entry.type != "pdf") facts.resolution += fmt::format("; {} {:.0f} dpi", entry.type, entry.dpi);
        }
        TRY_STATUS(count_inks(facts));
        return facts;
    }

    static std::string kind_of(const ManifestEntry& entry) {
        std::string kind = entry.type == "tiff" ? "TIFF CMYK" : entry.type == "jpg" ? "JPEG CMYK" : "PDF/X-4";
        if (entry.path.ends_with("-curves.pdf")) kind += ", chữ thành nét";
        return kind + ", " + bytes_text(entry.bytes);
    }

    // On a small picture of the plates: what share of it is an ink as it is, and what each plate takes.
    Status count_inks(TicketFacts& facts) {
        const double step = std::max(sheet().trim.width, sheet().trim.height) / k_probe_px;
        RasterSpec spec;
        spec.window = scene().trim_rect();
        spec.width = std::max(1, static_cast<int>(std::lround(sheet().trim.width / step)));
        spec.height = std::max(1, static_cast<int>(std::lround(sheet().trim.height / step)));
        spec.plates = Plates::Cmyk;
        spec.separate = separator(m_request.intent);
        const std::set<size_t> used = inks_of(scene());
        std::vector<std::array<int, 4>> recipes;
        for (const size_t index : used) {
            const Cmyk& c = scene().inks[index].cmyk;
            const auto level = [](double percent) { return static_cast<int>(std::lround(percent * 2.55)); };
            recipes.push_back({level(c.c), level(c.m), level(c.y), level(c.k)});
        }
        std::vector<int64_t> counts(recipes.size());
        std::array<int64_t, 4> sums{};
        int most = 0;
        const int64_t pixels = static_cast<int64_t>(spec.width) * spec.height;
        TRY_STATUS(paint_raster(scene(), spec, 1, [&](const PixelBand& band) {
            for (size_t i = 0; i + 3 < band.pixels.size(); i += 4) {
                const uint8_t* p = &band.pixels[i];
                int total = 0;
                for (size_t k = 0; k < 4; ++k) {
                    sums[k] += p[k];
                    total += p[k];
                }
                most = std::max(most, total);
                const auto same = std::find_if(recipes.begin(), recipes.end(), [&](const auto& recipe) {
                    return std::abs(recipe[0] - p[0]) <= 2 && std::abs(recipe[1] - p[1]) <= 2 &&
                           std::abs(recipe[2] - p[2]) <= 2 && std::abs(recipe[3] - p[3]) <= 2;
                });
                if (same != recipes.end()) ++counts[static_cast<size_t>(same - recipes.begin())];
            }
            return true;
        }));
        for (size_t k = 0; k < 4; ++k)
            facts.coverage[k] = static_cast<double>(sums[k]) / 2.55 / static_cast<double>(pixels);
        facts.most_ink = most / 2.55;
        size_t i = 0;
        for (const size_t index : used)
            facts.inks.push_back({scene().inks[index], static_cast<double>(counts[i++]) / static_cast<double>(pixels)});
        return Done{};
    }

    const TicketRequest& m_request;
    Delivery& m_delivery;
    WriterFaces m_faces;
    std::string m_folder;
    std::vector<Companion> m_made;
};

}  // namespace

std::vector<std::string> ticket_faces() {
    return {k_regular, k_bold, k_heavy};
}

bool is_print_file(const ManifestEntry& entry) {
    return entry.type == "pdf" || entry.type == "tiff" || (entry.type == "jpg" && entry.path.ends_with("-cmyk.jpg"));
}

Result<std::vector<Companion>> make_tickets(const TicketRequest& request, Delivery& delivery) {
    return TicketMaker(request, delivery).run();
}

}  // namespace codong
