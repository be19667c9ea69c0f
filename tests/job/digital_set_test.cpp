#include <catch2/catch.hpp>
#include <cmath>
#include <map>

#include "export/raster.h"
#include "job/crops.h"
#include "job/run.h"
#include "paint/raster.h"
#include "readback/qr.h"
#include "scene/digest.h"
#include "support/composed_pages.h"
#include "support/program.h"

using namespace codong;
using namespace codong::test;

namespace {

// The digital sheets as this test knows them: pixels, safe rectangle, limit in KB (0: none), circle.
struct Known {
    const char* id;
    int width, height;
    Rect safe;
    int max_kb;
    bool circle = false;
};
const std::vector<Known> k_sheets = {{"fb-cover", 1640, 624, {266, 30, 1108, 564}, 100},
                                     {"fb-profile", 1080, 1080, {162, 162, 756, 756}, 0, true},
                                     {"fb-square", 1080, 1080, {64, 64, 952, 952}, 8192},
                                     {"fb-portrait", 1080, 1350, {64, 64, 952, 1222}, 8192},
                                     {"fb-landscape", 1200, 630, {48, 48, 1104, 534}, 8192},
                                     {"og", 1200, 630, {60, 60, 1080, 510}, 8192},
                                     {"story", 1080, 1920, {65, 269, 950, 979}, 0},
                                     {"fb-event", 1920, 1005, {96, 60, 1728, 885}, 0},
                                     {"fb-group", 1640, 856, {82, 106, 1476, 644}, 0},
                                     {"zalo-oa-avatar", 512, 512, {77, 77, 358, 358}, 1024, true},
                                     {"zalo-oa-cover", 1280, 720, {64, 64, 1152, 592}, 1024},
                                     {"zalo-article", 1280, 720, {64, 64, 1152, 592}, 1024},
                                     {"zalo-zns", 1280, 720, {64, 64, 1152, 592}, 500},
                                     {"zalo-post", 1080, 1080, {64, 64, 952, 952}, 1024},
                                     {"yt-thumb", 1280, 720, {64, 36, 940, 570}, 2000},
                                     {"slide", 1920, 1080, {96, 54, 1728, 972}, 0},
                                     {"web-hero", 1920, 600, {460, 60, 1000, 480}, 400}};

constexpr const char* k_target = "https://example.org/bao-ve-tre-em";

const Known& known(const std::string& id) {
    for (const Known& sheet : k_sheets)
        if (id == sheet.id) return sheet;
    throw std::runtime_error("no sheet " + id);
}

bool whole_set() {
    const char* asked = std::getenv("CODONG_WHOLE_SET");
    return asked && *asked == '1';
}

std::string unit_file(const Scratch& scratch) {
    return scratch.write("unit.yaml",
                         "name: Đảng ủy xã MẪU\nsuperior: Đảng bộ tỉnh MẪU\nhelpline: \"111\"\nhelpline_name: Tổng "
                         "đài quốc gia bảo vệ trẻ em\nqr: " +
                             std::string(k_target) + "\n");
}

// The runs that make up the set: all of it when CODONG_WHOLE_SET=1, else every sheet once and some in other dress.
std::vector<JobOptions> runs(const Scratch& scratch) {
    JobOptions base;
    base.data = ComposedPages::data_folder();
    base.unit = unit_file(scratch);
    for (const Known& sheet : k_sheets) base.formats.push_back(sheet.id);
    std::vector<JobOptions> out;
    const auto add = [&](const char* layout, std::vector<std::string> messages, std::vector<std::string> types) {
        JobOptions options = base;
        options.layouts = {layout};
        options.messages = std::move(messages);
        options.types = std::move(types);
        options.out = scratch / ("ra" + std::to_string(out.size()));
        out.push_back(std::move(options));
    };
    if (whole_set()) {
        for (const char* layout : {"vong-tay", "chu-lon", "lien-he"}) add(layout, {"all"}, {"jpg", "png"});
        add("vong-tay", {"all"}, {"webp"});
        out.back().formats = {"web-hero"};
        return out;
    }
    add("lien-he", {"m5"}, {"jpg"});
    add("vong-tay", {"m4"}, {"jpg"});
    out.back().formats = {"fb-cover", "story", "zalo-zns"};
    add("chu-lon", {"m8"}, {"webp", "png"});
    out.back().formats = {"web-hero", "fb-profile"};
    if (k_sanitized) out[0].formats = {"fb-cover", "zalo-oa-cover"};
    return out;
}

RgbPicture halved(const RgbPicture& picture) {
    RgbPicture half{picture.width / 2, picture.height / 2, {}};
    const auto at = [&](int x, int y, size_t c) -> unsigned {
        return picture
            .pixels[(static_cast<size_t>(y) * static_cast<size_t>(picture.width) + static_cast<size_t>(x)) * 3 + c];
    };
    for (int y = 0; y < half.height; ++y)
        for (int x = 0; x < half.width; ++x)
            for (size_t c = 0; c < 3; ++c)
                half.pixels.push_back(static_cast<uint8_t>((at(2 * x, 2 * y, c) + at(2 * x + 1, 2 * y, c) +
                                                            at(2 * x, 2 * y + 1, c) + at(2 * x + 1, 2 * y + 1, c)) /
                                                           4));
    return half;
}

bool reads(const RgbPicture& picture) {
    const std::vector<std::string> texts = read_qr_codes(picture);
    return std::find(texts.begin(), texts.end(), k_target) != texts.end();
}

// Lines of text that leave the sheet's safe rectangle, by their outlines; of a circle's, that leave the circle.
int text_outside(const Scene& scene, const Known& sheet) {
    int outside = 0;
    for_each_leaf(scene, [&](const Item& item, const Transform& to_page) {
        const auto* run = std::get_if<GlyphRun>(&item);
        if (!run) return;
        for (const auto& contour : outline(*run).transformed(to_page).flattened(0.05))
            for (const Point p : contour) {
                const double x = p.x / 25.4 * 96, y = p.y / 25.4 * 96;
                const bool in_circle = std::hypot(x - sheet.width / 2.0, y - sheet.height / 2.0) <= sheet.width / 2.0;
                const Rect& s = sheet.safe;
                if (x < s.x - 0.5 || y < s.y - 0.5 || x > s.right() + 0.5 || y > s.bottom() + 0.5 ||
                    (sheet.circle && !in_circle)) {
                    ++outside;
                    return;
                }
            }
    });
    return outside;
}

double number_after(const std::string& text, const std::string& word) {
    const size_t at = text.find(word);
    return at == std::string::npos ? -1 : std::stod(text.substr(at + word.size()));
}

// A JPEG of the page made here, at this quality.
size_t jpeg_bytes(const Composed& page, const Piece& piece, const ManifestEntry& entry, int quality, Chroma chroma) {
    Provenance from;
    from.title = from.text = entry.text;
    from.message_id = piece.message->id;
    from.source = piece.message->source.document + ", " + piece.message->source.section;
    from.date = "2026-04-22";
    from.producer = "codong 0.1.0";
    from.content_id = digest(page.scene);
    from.text_sha256 = std::string(64, '0');
    const ExportRequest request{page.scene, *piece.sheet, from, ""};
    const RasterPlan plan = plan_raster(request, Plates::Rgb);
    size_t size = 0;
    auto encoder = ComposedPages::must(jpeg_encoder(image_header(request, plan, PixelLayout::Rgb8),
                                                    {quality, chroma, CmykJpeg::Adobe, JpegCoding::Smallest},
                                                    [&](std::span<const uint8_t> bytes) {
                                                        size += bytes.size();
                                                        return true;
                                                    }));
    REQUIRE(paint_into(request, plan, *encoder));
    return size;
}

// What was seen of the whole set, printed when it was asked for.
struct Tally {
    int files = 0, qr = 0, at_cap = 0, below_cap = 0, png_over = 0, half = 0;
    double least_slogan = 21, least_text = 21, lowest_quality = 100;
    std::map<std::string, int> over;
};

void check_file(const std::string& folder, const ManifestEntry& entry, const Piece& piece, const Composed& page,
                Tally& tally) {
    const Known& sheet = known(entry.format);
    const std::string path = folder + "/" + entry.path;
    INFO(entry.path << ": " << entry.note);
    ++tally.files;
    const RgbPicture picture = ComposedPages::must(read_delivered(path));
    CHECK(picture.width == sheet.width);
    CHECK(picture.height == sheet.height);
    const auto bytes = static_cast<double>(std::filesystem::file_size(path));
    const double limit = sheet.max_kb * 1024.0;
    if (entry.type == "png" && limit > 0 && bytes > limit) {
        CHECK(entry.note.starts_with("png over limit"));
        ++tally.png_over;
        ++tally.over[entry.format];
    } else if (limit > 0) {
        CHECK(bytes <= limit);
    }
    if (entry.type != "png") {
        const int quality = static_cast<int>(number_after(entry.note, "quality "));
        tally.lowest_quality = std::min<double>(tally.lowest_quality, quality);
        if (quality == 92) {
            CHECK((entry.type == "webp" || entry.note.starts_with("quality 92, 4:4:4")));
            ++tally.at_cap;
        } else {
            ++tally.below_cap;
            CHECK((number_after(entry.note, "would take ") + 0.05) * 1024 > limit);  // said to a tenth
            if (entry.type == "jpg") {
                const Chroma chroma = entry.note.find("4:2:0") == std::string::npos ? Chroma::Full444 : Chroma::Half420;
                CHECK(static_cast<double>(jpeg_bytes(page, piece, entry, quality, chroma)) == bytes);
                CHECK(static_cast<double>(jpeg_bytes(page, piece, entry, quality + 1, chroma)) > limit);
            }
        }
    }
    CHECK(text_outside(page.scene, sheet) == 0);
    for (const LineLegibility& line : entry.legibility.lines) {
        INFO(line.text);
        const bool slogan = line.role == Role::Slogan;
        CHECK(line.contrast >= (slogan ? 3.0 : 4.5));
        double& least = slogan ? tally.least_slogan : tally.least_text;
        least = std::min(least, line.contrast);
    }
    if (page.codes.empty()) return;
    ++tally.qr;
    CHECK(reads(picture));
    CHECK(reads(halved(picture)));
}

}  // namespace

TEST_CASE(
    "the digital set: exact pixels, under the limit, words clear of every crop, codes that read, also at half size") {
    const Scratch scratch;
    Tally tally;
    for (JobOptions& options : runs(scratch)) {
        const Report report = ComposedPages::must(run(options, {}));
        for (const Failure& failure : report.failures)
            FAIL_CHECK(failure.piece << ": " << format_diagnostic(failure.reasons.front(), Language::English));
        ComposedPages pages(options);
        std::map<std::string, const Piece*> pieces;
        for (const Piece& piece : pages.pieces()) pieces[piece.sheet->id + piece.message->id] = &piece;
        std::map<std::string, Composed> composed;
        for (const ManifestEntry& entry : report.manifest.files) {
            const std::string key = entry.format + entry.message;
            if (!composed.contains(key)) composed.emplace(key, pages.composed(*pieces.at(key)));
            check_file(options.out, entry, *pieces.at(key), composed.at(key), tally);
        }
        CHECK(report.manifest.files.size() == pages.pieces().size() * options.types.size());
    }
    CHECK(tally.qr >= (k_sanitized ? 1 : 15));
    CHECK(tally.below_cap > 0);
    if (!whole_set()) return;
    std::printf("files %d, with a code %d, at the cap %d, below %d (lowest quality %.0f), PNG over the limit %d\n",
                tally.files, tally.qr, tally.at_cap, tally.below_cap, tally.lowest_quality, tally.png_over);
    for (const auto& [format, count] : tally.over) std::printf("  over: %s %d\n", format.c_str(), count);
    std::printf("least contrast: slogan %.2f, other text %.2f\n", tally.least_slogan, tally.least_text);
}
