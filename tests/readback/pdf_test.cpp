#include "readback/pdf.h"

#include <catch2/catch.hpp>

#include "press/sheet.h"

using namespace codong;
using namespace codong::test;

namespace {

void ground(Sheet& sheet, size_t ink) {
    sheet.ink(ink);
    cairo_paint(sheet.cr);
}

PdfFacts facts_of(const std::string& pdf, const PdfDetail& detail = {}) {
    auto facts = read_pdf(pdf, detail);
    REQUIRE(facts);
    return *facts;
}

PdfFacts after_qpdf(const std::string& pdf, const std::string& options) {
    Folder folder;
    run("qpdf " + options + " " + folder.write("in.pdf", pdf) + " " + folder.path("out.pdf"));
    return facts_of(file_bytes(folder.path("out.pdf")));
}

bool has(const std::vector<std::string>& list, const std::string& name) {
    return std::find(list.begin(), list.end(), name) != list.end();
}

}  // namespace

TEST_CASE("a pressed page is read as what it is") {
    Sheet sheet({100, 50}, {2, 3, 4, 5});
    ground(sheet, Red);
    sheet.ink(Black);
    sheet.text(10, 20, 6, "Sáng suốt lựa chọn");
    sheet.ink(Yellow, 0.5);
    sheet.rect(50, 30, 20, 10);
    const auto pdf = sheet.press();
    REQUIRE(pdf);
    const PdfFacts facts = facts_of(*pdf);

    CHECK(facts.version == "1.6");
    CHECK(facts.page_count == 1);
    CHECK_FALSE(facts.encrypted);
    CHECK(facts.has_id);
    CHECK(facts.language == "vi-VN");
    CHECK(facts.info.at("Title") == "Tờ thử <1>");
    CHECK(facts.info.at("Trapped") == "False");
    CHECK(facts.info.at("CreationDate") == "D:20260422000000+07'00'");
    CHECK(facts.has_xmp);
    CHECK_FALSE(facts.xmp_compressed);
    CHECK(facts.xmp.at("pdfxid:GTS_PDFXVersion") == "PDF/X-4");
    CHECK(facts.xmp.at("dc:title") == "Tờ thử <1>");
    CHECK(facts.xmp.at("xmp:CreateDate") == "2026-04-22T00:00:00+07:00");
    REQUIRE(facts.output_intents.size() == 1);
    CHECK(facts.output_intents[0].subtype == "GTS_PDFX");
    CHECK(facts.output_intents[0].condition == "FOGRA39");
    CHECK(facts.output_intents[0].profile_class == "prtr");
    CHECK(facts.output_intents[0].profile_space == "CMYK");
    CHECK(facts.forbidden.empty());
    CHECK_FALSE(facts.object_streams);
    CHECK(facts.blend_spaces == std::vector<std::string>{"DeviceCMYK"});
    CHECK(facts.colour_spaces == std::vector<std::string>{"DeviceCMYK"});

    CHECK(facts.trim.width == Approx(100).margin(0.001));
    CHECK(facts.trim.height == Approx(50).margin(0.001));
    CHECK(facts.bleed.x == Approx(-2).margin(0.001));
    CHECK(facts.bleed.y == Approx(-3).margin(0.001));
    CHECK(facts.bleed.right() == Approx(104).margin(0.001));
    CHECK(facts.bleed.bottom() == Approx(55).margin(0.001));

    REQUIRE(facts.colours.size() == 3);
    CHECK(*facts.colours[0].cmyk == Cmyk{0, 100, 100, 0});
    CHECK(*facts.colours[1].cmyk == Cmyk{0, 0, 0, 100});
    CHECK(*facts.colours[2].cmyk == Cmyk{0, 0, 50, 0});

    REQUIRE(facts.marks.size() >= 3);
    CHECK(facts.marks[0].covers);
    CHECK(facts.marks[0].bounds.contains(facts.bleed, 0.01));
    const PdfMark& last = facts.marks.back();
    CHECK(last.kind == PdfMark::Kind::Fill);
    CHECK(last.bounds.x == Approx(50).margin(0.01));
    CHECK(last.bounds.y == Approx(30).margin(0.01));
    CHECK(last.bounds.width == Approx(20).margin(0.01));
    CHECK(last.bounds.height == Approx(10).margin(0.01));
    CHECK(last.thickness == Approx(10).margin(0.01));
}

TEST_CASE("text comes back with its place, size and font, and agrees with pdftotext") {
    Sheet sheet({100, 50});
    ground(sheet, White);
    sheet.ink(Black);
    sheet.text(10, 20, 6, "Ngày hội (toàn dân) \\ Ấ ẵ ợ");
    const auto pdf = sheet.press();
    REQUIRE(pdf);
    const PdfFacts facts = facts_of(*pdf);
    std::string all;
    for (const PdfText& piece : facts.texts) all += piece.text;
    CHECK(all == "Ngày hội (toàn dân) \\ Ấ ẵ ợ");
    REQUIRE_FALSE(facts.texts.empty());
    CHECK(facts.texts[0].origin.x == Approx(10).margin(0.02));
    CHECK(facts.texts[0].origin.y == Approx(20).margin(0.02));
    CHECK(facts.texts[0].size == Approx(6 * 72 / 25.4).margin(0.01));
    CHECK_FALSE(facts.texts[0].invisible);
    for (const PdfFont& font : facts.fonts) {
        CHECK(font.embedded);
        CHECK(font.subset);
        CHECK(font.has_to_unicode);
        CHECK(font.name.find("BeVietnamPro") != std::string::npos);
    }
    Folder folder;
    const auto text = pdf_text(folder.write("in.pdf", *pdf));
    REQUIRE(text);
    CHECK(text->find("Ngày hội (toàn dân) \\ Ấ ẵ ợ") != std::string::npos);
}

TEST_CASE("pdftotext on a missing file is an error") {
    const auto text = pdf_text("/nonexistent/file.pdf");
    REQUIRE_FALSE(text);
    CHECK(text.diagnostics()[0].code == "readback/program-failed");
}

TEST_CASE("images are read with their size, space and resolution as placed") {
    Sheet sheet({100, 50});
    ground(sheet, White);
    std::vector<uint32_t> pixels(100 * 50, 0xff3070a0u);
    cairo_surface_t* image = cairo_image_surface_create_for_data(reinterpret_cast<unsigned char*>(pixels.data()),
                                                                 CAIRO_FORMAT_RGB24, 100, 50, 400);
    cairo_save(sheet.cr);
    cairo_translate(sheet.cr, 20, 10);
    cairo_scale(sheet.cr, 25.4 / 100, 25.4 / 100);
    cairo_set_source_surface(sheet.cr, image, 0, 0);
    cairo_paint(sheet.cr);
    cairo_restore(sheet.cr);
    cairo_surface_flush(image);
    sheet.spec.expected_images = 1;
    const PdfFacts painted = facts_of(sheet.painted());
    REQUIRE(painted.images.size() == 1);
    CHECK(painted.images[0].colour_space == "DeviceRGB");
    const auto pdf = sheet.press();
    REQUIRE(pdf);
    cairo_surface_destroy(image);

    const PdfFacts facts = facts_of(*pdf, {.image_pixels = true, .paths = false});
    REQUIRE(facts.images.size() == 1);
    CHECK(facts.images[0].width == 100);
    CHECK(facts.images[0].height == 50);
    CHECK(facts.images[0].colour_space == "DeviceCMYK");
    REQUIRE(facts.images[0].max_ink);
    CHECK(*facts.images[0].max_ink > 80);
    CHECK(*facts.images[0].max_ink < 240);
    const auto mark = std::find_if(facts.marks.begin(), facts.marks.end(),
                                   [](const PdfMark& m) { return m.kind == PdfMark::Kind::Image; });
    REQUIRE(mark != facts.marks.end());
    CHECK(mark->ppi == Approx(100).margin(0.1));
    CHECK(mark->bounds.x == Approx(20).margin(0.02));
    CHECK(mark->bounds.width == Approx(25.4).margin(0.02));
    CHECK(mark->covers);
}

TEST_CASE("gradients, opacity, masks, patterns and spot inks are seen") {
    Sheet sheet;
    ground(sheet, White);
    cairo_pattern_t* fade = cairo_pattern_create_linear(0, 0, 60, 0);
    sheet.stop(fade, 0, Red);
    sheet.stop(fade, 1, Blue, 1, 0);
    cairo_set_source(sheet.cr, fade);
    sheet.rect(0, 0, 60, 20);
    cairo_pattern_destroy(fade);
    sheet.ink(Cut);
    cairo_set_line_width(sheet.cr, 0.3);
    cairo_rectangle(sheet.cr, 5, 5, 50, 50);
    cairo_stroke(sheet.cr);
    const auto pdf = sheet.press();
    REQUIRE(pdf);
    const PdfFacts facts = facts_of(*pdf);
    CHECK(facts.transparency);
    CHECK(has(facts.separations, "CutContour"));
    CHECK(has(facts.colour_spaces, "Separation CutContour"));
    CHECK(has(facts.colour_spaces, "mask DeviceGray"));
    CHECK(has(facts.blend_spaces, "mask DeviceGray"));
    bool red = false, blue = false, cut = false;
    for (const PdfColour& colour : facts.colours) {
        if (!colour.cmyk) continue;
        red = red || *colour.cmyk == Cmyk{0, 100, 100, 0};
        blue = blue || *colour.cmyk == Cmyk{100, 50, 0, 0};
        cut = cut || (colour.space == "Separation CutContour" && *colour.cmyk == Cmyk{0, 100, 0, 0});
    }
    CHECK(red);
    CHECK(blue);
    CHECK(cut);
    const PdfMark& stroke = facts.marks.back();
    CHECK(stroke.kind == PdfMark::Kind::Stroke);
    CHECK(stroke.thickness == Approx(0.3).margin(0.001));
}

TEST_CASE("a 1:10 page is read as drawn, and at true size with UserUnit") {
    Sheet sheet({6000, 1000}, {0, 0, 0, 0}, 0.1);
    ground(sheet, Red);
    CHECK(facts_of(*sheet.press()).trim.width == Approx(600).margin(0.001));
    sheet.spec.user_unit = true;
    const PdfFacts facts = facts_of(*sheet.press());
    CHECK(facts.user_unit == 10);
    CHECK(facts.trim.width == Approx(6000).margin(0.001));
}

TEST_CASE("faults planted with qpdf are seen") {
    Sheet sheet;
    ground(sheet, Red);
    sheet.ink(Black);
    sheet.text(5, 20, 4, "Chữ");
    const auto pdf = sheet.press();
    REQUIRE(pdf);
    const PdfFacts locked = after_qpdf(*pdf, "--encrypt user owner 256 --");
    CHECK(locked.encrypted);
    CHECK(has(after_qpdf(*pdf, "--encrypt '' owner 256 --").forbidden, "Encrypt"));
    CHECK(after_qpdf(*pdf, "--object-streams=generate").object_streams);
    CHECK(after_qpdf(*pdf, "--force-version=1.3").version == "1.3");
    CHECK(after_qpdf(*pdf, "--rotate=90").rotate == 90);

    const std::string text = uncompressed(*pdf);
    const auto edited = [&](const std::string& from, const std::string& to) {
        std::string out = text;
        const size_t at = out.find(from);
        REQUIRE(at != std::string::npos);
        out.replace(at, from.size(), to);
        return facts_of(out);  // qpdf rebuilds the cross references
    };
    CHECK_FALSE(edited("/TrimBox", "/XrimBox").boxes.contains("TrimBox"));
    CHECK(has(edited("/Type /Page\n", "/Type /Page /Annots [ << /Subtype /Link >> ]\n").forbidden, "Annots"));
    CHECK(has(edited("/Type /Catalog", "/Type /Catalog /OpenAction << /S /JavaScript /JS (x) >>").forbidden,
              "JavaScript"));
    CHECK(has(edited("0 1 1 0 k", "1 0 0 rg").colour_spaces, "DeviceRGB"));
    CHECK_FALSE(edited("/FontFile2", "/FontFileX").fonts[0].embedded);
    CHECK_FALSE(edited("/ToUnicode", "/ToUnicodX").fonts[0].has_to_unicode);
    CHECK(edited("BT\n", "BT 3 Tr\n").texts[0].invisible);
}

TEST_CASE("outlines of fills are read back where they were drawn") {
    Sheet sheet({100, 50});
    ground(sheet, White);
    sheet.ink(Red);
    cairo_move_to(sheet.cr, 10, 10);
    cairo_line_to(sheet.cr, 30, 12);
    cairo_curve_to(sheet.cr, 35, 20, 20, 40, 10, 30);
    cairo_close_path(sheet.cr);
    cairo_fill(sheet.cr);
    const auto pdf = sheet.press();
    REQUIRE(pdf);
    CHECK(facts_of(*pdf).paths.empty());
    const PdfFacts facts = facts_of(*pdf, {.image_pixels = false, .paths = true});
    REQUIRE(facts.paths.size() == 2);
    CHECK(facts.marks.back().index == 1);
    const auto& segments = facts.paths[1].segments();
    REQUIRE(segments.size() == 4);
    const Point expected[] = {{10, 10}, {30, 12}, {10, 30}};
    const Point found[] = {segments[0].points[0], segments[1].points[0], segments[2].points[2]};
    for (int i = 0; i < 3; ++i) {
        CHECK(found[i].x == Approx(expected[i].x).margin(0.002));
        CHECK(found[i].y == Approx(expected[i].y).margin(0.002));
    }
    CHECK(segments[2].points[0].x == Approx(35).margin(0.002));
    CHECK(segments[3].verb == Path::Verb::Close);
}

TEST_CASE("what is no PDF is an error") {
    CHECK_FALSE(read_pdf(""));
    CHECK_FALSE(read_pdf("GIF89a"));
    CHECK_FALSE(read_pdf_file("/nonexistent.pdf"));
}
