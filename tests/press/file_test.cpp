#include <catch2/catch.hpp>

#include "sheet.h"

using namespace codong;
using namespace codong::test;

namespace {

// A page with something of everything.
void draw_all(Sheet& sheet) {
    sheet.ink(Red);
    cairo_paint(sheet.cr);
    sheet.ink(Black);
    sheet.text(2, 30, 4, "Cử tri cả nước phấn khởi");
    cairo_push_group(sheet.cr);
    sheet.ink(Yellow);
    sheet.rect(5, 5, 10, 10);
    cairo_pop_group_to_source(sheet.cr);
    cairo_paint_with_alpha(sheet.cr, 0.5);
    cairo_pattern_t* fade = cairo_pattern_create_linear(0, 0, 60, 0);
    sheet.stop(fade, 0, Yellow);
    sheet.stop(fade, 1, Yellow, 1, 0);
    cairo_set_source(sheet.cr, fade);
    sheet.rect(0, 40, 60, 10);
    cairo_pattern_destroy(fade);
    sheet.ink(Cut);
    cairo_set_line_width(sheet.cr, 0.25);
    cairo_rectangle(sheet.cr, 0, 0, 60, 60);
    cairo_stroke(sheet.cr);
}

std::string box(const std::string& pdfinfo, const std::string& name) {
    const size_t at = pdfinfo.find(name + ":");
    const size_t end = pdfinfo.find('\n', at);
    std::string out;
    for (const char c : pdfinfo.substr(at + name.size() + 1, end - at - name.size() - 1))
        if (c != ' ' || (!out.empty() && out.back() != ' ')) out += c;
    return out;
}

}  // namespace

TEST_CASE("independent readers find no fault and see PDF/X-4") {
    Sheet sheet;
    draw_all(sheet);
    const auto pdf = sheet.press();
    REQUIRE(pdf);
    Folder folder;
    const std::string file = folder.write("in.pdf", *pdf);
    CHECK(pdf->substr(0, 8) == "%PDF-1.6");
    CHECK(run("qpdf --check " + file).status == 0);
    CHECK(run("gs -dNODISPLAY -dBATCH -dNOPAUSE -dPDFSTOPONWARNING -q " + file).status == 0);
    CHECK(run("qpdf --requires-password " + file).status == 2);
    const std::string info = run("pdfinfo " + file).output;
    CHECK(info.find("PDF/X-4") != std::string::npos);
    CHECK(info.find("Tờ thử <1>") != std::string::npos);
    const std::string meta = run("pdfinfo -meta " + file).output;
    CHECK(meta.find("<pdfxid:GTS_PDFXVersion>PDF/X-4<") != std::string::npos);
    CHECK(meta.find("Ngày bầu cử &amp; quyền của bạn") != std::string::npos);
    CHECK(pdf->find("<pdfxid:GTS_PDFXVersion>") != std::string::npos);  // not compressed
    CHECK(run("pdfinfo -meta " + file + " | xmllint --noout -").status == 0);
    const std::string fonts = run("pdffonts " + file).output;
    CHECK(count(fonts, " no ") == 0);
    CHECK(fonts.find("Type 3") == std::string::npos);
    CHECK(run("pdftotext " + file + " -").output.find("Cử tri cả nước phấn khởi") != std::string::npos);

    const std::string text = uncompressed(*pdf);
    CHECK(count(text, "/GTS_PDFX\n") == 1);
    CHECK(count(text, "/CIDToGIDMap /Identity") == 1);
    CHECK(count(text, "/Trapped /False") == 1);
    CHECK(count(text, "/Lang (vi-VN)") == 1);
    CHECK(count(text, "/DisplayDocTitle true") == 1);
    CHECK(count(text, "cairo") == 0);
    for (const char* forbidden :
         {"/AA", "/JS", "/JavaScript", "/Annots", "/LZWDecode", "/TR", "/Encrypt", "/ObjStm", "/XRef"})
        CHECK(count(text, forbidden) == 0);
}

TEST_CASE("Info and XMP agree on the campaign's one date") {
    Sheet sheet;
    sheet.spec.date = "2026-05-19";
    draw_all(sheet);
    const auto pdf = sheet.press();
    REQUIRE(pdf);
    CHECK(count(uncompressed(*pdf), "(D:20260519000000+07'00')") == 2);
    CHECK(count(*pdf, "2026-05-19T00:00:00+07:00") == 3);

    Sheet wrong;
    wrong.spec.date = "19/05/2026";
    draw_all(wrong);
    const auto refused = wrong.press();
    REQUIRE_FALSE(refused);
    CHECK(refused.diagnostics()[0].code == "press/bad-date");
}

TEST_CASE("boxes are the trim and the bleed to a ten-thousandth of a point") {
    Sheet sheet({148, 210}, {2, 3, 4, 5});
    draw_all(sheet);
    const auto pdf = sheet.press();
    REQUIRE(pdf);
    Folder folder;
    const std::string info = run("pdfinfo -box " + folder.write("in.pdf", *pdf)).output;
    CHECK(box(info, "MediaBox") == "0.00 0.00 436.54 617.95");
    CHECK(box(info, "BleedBox") == "0.00 0.00 436.54 617.95");
    CHECK(box(info, "TrimBox") == "5.67 14.17 425.20 609.45");
    CHECK(uncompressed(*pdf).find("425.1969") != std::string::npos);
    CHECK(uncompressed(*pdf).find("/CropBox") == std::string::npos);
}

TEST_CASE("a sheet past five metres is 1:10, and full size again with UserUnit") {
    Sheet tenth({6000, 1000}, {50, 50, 50, 50}, 0.1);
    draw_all(tenth);
    const auto pdf = tenth.press();
    REQUIRE(pdf);
    Folder folder;
    const std::string info = run("pdfinfo -box " + folder.write("in.pdf", *pdf)).output;
    CHECK(box(info, "MediaBox") == "0.00 0.00 1729.13 311.81");
    CHECK(box(info, "TrimBox") == "14.17 14.17 1714.96 297.64");
    CHECK(count(uncompressed(*pdf), "/UserUnit") == 0);
    CHECK(ghostscript(*pdf, 72).width == 1729);

    tenth.spec.user_unit = true;
    const auto full = press_pdf(tenth.painted(), tenth.keys, tenth.spec);
    REQUIRE(full);
    CHECK(count(uncompressed(*full), "/UserUnit 10\n") == 1);
    CHECK(ghostscript(*full, 2).width == std::lround(6100 / 25.4 * 2));
    const std::string same =
        run("pdfinfo -box " + folder.write("full.pdf", *full)).output;  // poppler knows no UserUnit
    CHECK(box(same, "TrimBox") == box(info, "TrimBox"));
}

TEST_CASE("a page drawn at another size is refused") {
    Sheet sheet;
    draw_all(sheet);
    sheet.spec.trim.width += 0.1;
    const auto pdf = sheet.press();
    REQUIRE_FALSE(pdf);
    CHECK(pdf.diagnostics()[0].code == "press/page-size");
}

TEST_CASE("the same page twice is the same file, another content has other ids") {
    const auto make = [](const std::string& id) {
        Sheet sheet;
        sheet.spec.content_id = id;
        draw_all(sheet);
        return *sheet.press();
    };
    const std::string a = make("a");
    CHECK(a == make("a"));
    const std::string b = make("b");
    const auto ids = [](const std::string& pdf) { return pdf.substr(pdf.rfind("/ID")); };
    CHECK(ids(a) != ids(b));
    CHECK(a.find("codong test") != std::string::npos);
}

TEST_CASE("a damaged page is an error, not a crash") {
    Sheet sheet;
    draw_all(sheet);
    const std::string whole = sheet.painted();
    for (const size_t keep : {size_t{0}, size_t{9}, whole.size() / 2, whole.size() - 20}) {
        const auto pdf = press_pdf(whole.substr(0, keep), sheet.keys, sheet.spec);
        REQUIRE_FALSE(pdf);
        CHECK(pdf.diagnostics()[0].code == "press/damaged-pdf");
    }
}

TEST_CASE("marks stand outside the bleed, in every plate, and the page is clipped to it") {
    Sheet sheet({100, 80});
    sheet.spec.marks = PrintMarks{};
    sheet.spec.marks->slug_line = Path::rect({0, -3, 30, 3});
    draw_all(sheet);
    const auto pdf = sheet.press();
    REQUIRE(pdf);
    Folder folder;
    const std::string file = folder.write("in.pdf", *pdf);
    const std::string info = run("pdfinfo -box " + file).output;
    CHECK(box(info, "BleedBox") == "0.00 0.00 300.47 243.78");
    CHECK(box(info, "MediaBox") == "-22.68 -22.68 323.15 266.46");
    CHECK(run("qpdf --check " + file).status == 0);
    CHECK(count(trace(*pdf), "DeviceRGB") == 0);
    CHECK(count(uncompressed(*pdf), "/All\n") >= 1);
    // 8 mm of margin: the first crop mark's column (trim left = 11 mm) between 8 - 2 - 5 and 8 - 2 mm holds all inks.
    const CmykPicture picture = ghostscript(*pdf, 508);
    int marks = 0, spilled = 0;
    for (int y = 0; y < 160 - 4; ++y)
        for (int x = 0; x < picture.width; ++x) {
            const Pixel p = picture.at(x, y);
            if (p == Pixel{255, 255, 255, 255}) ++marks;
            if (p == Pixel{0, 255, 255, 0}) ++spilled;
        }
    CHECK(marks > 100);
    CHECK(spilled == 0);
}
