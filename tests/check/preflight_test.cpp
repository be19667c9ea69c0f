#include "check/preflight.h"

#include <catch2/catch.hpp>
#include <functional>

#include "press/qpdf.h"
#include "press/sheet.h"

using namespace codong;
using namespace codong::test;

namespace {

constexpr const char* k_slogan = "Cử tri cả nước hăng hái đi bầu cử";

struct Page {
    Size trim{297, 420};
    Insets bleed{3, 3, 3, 3};
    int image_side = 400;   // pixels on 40 mm: 254 ppi
    double text_size = 14;  // mm
    Point text_at{20, 100};
    Rect ground{-3, -3, 303, 426};
    double line = 0.5;  // mm
};

// A sheet as the engine delivers it: ground, slogan, photo, a faded shape, a white panel, a cut line.
std::string page(const Page& p = {}) {
    Sheet sheet(p.trim, p.bleed);
    sheet.spec.expected_images = 1;
    sheet.ink(Red);
    sheet.rect(p.ground.x, p.ground.y, p.ground.width, p.ground.height);
    sheet.ink(White);
    sheet.rect(15, 80, 260, 60);
    sheet.ink(Black);
    sheet.text(p.text_at.x, p.text_at.y, p.text_size, k_slogan);
    std::vector<uint32_t> pixels(static_cast<size_t>(p.image_side * p.image_side), 0xffa06040u);
    cairo_surface_t* image =
        cairo_image_surface_create_for_data(reinterpret_cast<unsigned char*>(pixels.data()), CAIRO_FORMAT_RGB24,
                                            p.image_side, p.image_side, p.image_side * 4);
    cairo_save(sheet.cr);
    cairo_translate(sheet.cr, 100, 200);
    cairo_scale(sheet.cr, 40.0 / p.image_side, 40.0 / p.image_side);
    cairo_set_source_surface(sheet.cr, image, 0, 0);
    cairo_paint(sheet.cr);
    cairo_restore(sheet.cr);
    cairo_pattern_t* fade = cairo_pattern_create_linear(0, 0, 200, 0);
    sheet.stop(fade, 0, Yellow);
    sheet.stop(fade, 1, Yellow, 1, 0);
    cairo_set_source(sheet.cr, fade);
    sheet.rect(20, 300, 200, 40);
    cairo_pattern_destroy(fade);
    sheet.ink(Yellow);
    cairo_set_line_width(sheet.cr, p.line);
    cairo_move_to(sheet.cr, 20, 350);
    cairo_line_to(sheet.cr, 200, 350);
    cairo_stroke(sheet.cr);
    sheet.ink(Cut);
    cairo_set_line_width(sheet.cr, 0.05);
    cairo_rectangle(sheet.cr, 0, 0, p.trim.width, p.trim.height);
    cairo_stroke(sheet.cr);
    sheet.painted();
    cairo_surface_destroy(image);
    const auto pdf = sheet.press();
    REQUIRE(pdf);
    return *pdf;
}

PreflightSpec spec() {
    PreflightSpec s;
    s.trim = Size{297, 420};
    s.bleed = Insets{3, 3, 3, 3};
    s.text = k_slogan;
    s.text_areas = {{10, 10, 277, 400}};
    s.keep_clear = {{0, 0, 20, 20}};
    s.spots = {"CutContour"};
    return s;
}

Diagnostics findings(const std::string& pdf, const PreflightSpec& s = spec()) {
    Folder folder;
    return preflight(folder.write("in.pdf", pdf), s);
}

std::string listed(const Diagnostics& all) {
    std::string out;
    for (const Diagnostic& d : all) out += format_diagnostic(d, Language::English) + "\n";
    return out;
}

bool found(const Diagnostics& all, const std::string& code) {
    return std::any_of(all.begin(), all.end(), [&](const Diagnostic& d) { return d.code == code; });
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const size_t at = text.find(from);
    INFO("looking for " << from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

std::string by_qpdf(const std::string& pdf, const std::string& arguments) {
    Folder folder;
    folder.write("in.pdf", pdf);
    const Ran ran = run("cd " + folder.path("") + " && qpdf " + arguments);
    INFO(ran.output);
    REQUIRE(std::filesystem::exists(folder.path("out.pdf")));
    return file_bytes(folder.path("out.pdf"));
}

std::string by_hand(const std::string& pdf, const std::function<void(QPDF&, QPDFObjectHandle)>& change) {
    QPDF q;
    q.processMemoryFile("in", pdf.data(), pdf.size());
    change(q, q.getAllPages()[0]);
    QPDFWriter w(q);
    w.setOutputMemory();
    w.setStaticID(true);
    w.setDecodeLevel(qpdf_dl_none);
    w.setCompressStreams(false);
    w.write();
    const auto buffer = w.getBufferSharedPointer();
    return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

}  // namespace

TEST_CASE("a clean file has no findings") {
    const Diagnostics all = findings(page());
    INFO(listed(all));
    CHECK(all.empty());
}

TEST_CASE("a clean 1:10 file has no findings, the scale is told from the sizes") {
    Sheet sheet({6000, 1000}, {50, 50, 50, 50}, 0.1);
    sheet.ink(Red);
    cairo_paint(sheet.cr);
    sheet.ink(White);
    sheet.text(300, 600, 300, k_slogan);
    const auto pdf = sheet.press();
    REQUIRE(pdf);
    PreflightSpec s;
    s.trim = Size{6000, 1000};
    s.bleed = Insets{50, 50, 50, 50};
    s.text = k_slogan;
    s.text_areas = {{100, 100, 5800, 800}};
    s.keep_clear = {{0, 0, 60, 60}};
    const Diagnostics all = findings(*pdf, s);
    INFO(listed(all));
    CHECK(all.empty());
}

TEST_CASE("preflight finds every planted fault") {
    const std::string clean = page();
    const std::string plain = uncompressed(clean);
    struct Fault {
        const char* name;
        const char* code;
        std::string pdf;
        PreflightSpec asked = spec();
    };
    std::vector<Fault> faults;
    const auto edit = [&](const char* name, const char* code, const std::string& from, const std::string& to) {
        faults.push_back({name, code, replaced(plain, from, to)});
    };
    const auto draw = [&](const char* name, const char* code, const Page& p) {
        faults.push_back({name, code, page(p)});
    };
    const auto ask = [&](const char* name, const char* code, const std::function<void(PreflightSpec&)>& change) {
        faults.push_back({name, code, clean});
        change(faults.back().asked);
    };

    edit("TrimBox removed", "preflight/no-trim-box", "/TrimBox", "/XrimBox");
    edit("boxes not nested", "preflight/boxes-not-nested", "/BleedBox [\n    0\n", "/BleedBox [\n    100\n");
    edit("one RGB fill", "preflight/rgb", "0 1 1 0 k", "0.9 0.1 0.1 rg");
    edit("RGB image", "preflight/rgb-image", "/BitsPerComponent 8\n  /ColorSpace /DeviceCMYK",
         "/BitsPerComponent 8\n  /ColorSpace /DeviceRGB");
    edit("page blended in RGB", "preflight/rgb-blend", "/CS /DeviceCMYK", "/CS /DeviceRGB");
    edit("luminosity mask in RGB", "preflight/mask-space", "/CS /DeviceGray", "/CS /DeviceRGB");
    edit("font not embedded", "preflight/font-not-embedded", "/FontFile2", "/FontFileX");
    edit("no ToUnicode", "preflight/no-to-unicode", "/ToUnicode", "/ToUnicodX");
    edit("one changed tone mark", "preflight/text-differs", "<1ea7>", "<1ea5>");  // ầ to ấ
    edit("rich black text", "preflight/rich-black", "0 0 0 1 k", "0.5 0.4 0.4 1 k");
    edit("ink over the limit", "preflight/ink-limit", "0 1 1 0 k", "0.9 0.9 0.9 0.9 k");
    edit("JavaScript", "preflight/forbidden", "/Type /Catalog",
         "/Type /Catalog /OpenAction << /S /JavaScript /JS (app.alert(1)) >>");
    edit("page actions", "preflight/forbidden", "/Type /Page\n",
         "/Type /Page /AA << /O << /S /Named /N /Print >> >>\n");
    edit("an annotation", "preflight/forbidden", "/Type /Page\n",
         "/Type /Page /Annots [ << /Type /Annot /Subtype /Link /Rect [0 0 9 9] >> ]\n");
    edit("a form", "preflight/forbidden", "/Type /Catalog", "/Type /Catalog /AcroForm << /Fields [] >>");
    edit("no output intent", "preflight/no-intent", "/OutputIntents", "/XutputIntents");
    edit("profile of a screen", "preflight/wrong-profile", "prtrCMYK", "mntrRGB ");
    edit("no XMP", "preflight/no-xmp", "/Metadata 3 0 R", "/Xetadata 3 0 R");
    edit("XMP says another standard", "preflight/pdfx-differs", "<pdfxid:GTS_PDFXVersion>PDF/X-4<",
         "<pdfxid:GTS_PDFXVersion>PDF/X-3<");
    edit("Info says another standard", "preflight/pdfx-differs", "(PDF/X-4)", "(PDF/X-1)");
    edit("no Info title", "preflight/no-info", "/Title", "/Xitle");
    edit("dates differ", "preflight/info-differs", "<xmp:CreateDate>2026-04-22", "<xmp:CreateDate>2025-04-22");
    edit("Trapped Unknown", "preflight/trapped", "/Trapped /False", "/Trapped /Unknown");
    edit("no ID", "preflight/no-id", "/ID [", "/IX [");
    edit("UserUnit", "preflight/user-unit", "/Type /Page\n", "/Type /Page /UserUnit 10\n");
    edit("both ArtBox and TrimBox", "preflight/art-box", "/Type /Page\n", "/Type /Page /ArtBox [ 9 9 99 99 ]\n");
    edit("CropBox at the trim", "preflight/crop-box", "/Type /Page\n", "/Type /Page /CropBox [ 9 9 840 1190 ]\n");
    edit("white set to overprint", "preflight/white-overprint", "/ca 1\n", "/ca 1 /op true\n");
    edit("hidden text", "preflight/invisible-text", "BT\n", "BT 3 Tr\n");
    edit("a transfer curve", "preflight/forbidden", "/ca 1\n", "/ca 1 /TR /Identity\n");
    edit("a hairline", "preflight/hairline", "0 1 1 0 k", "0 0 1 0 K 0.1 w 90 90 m 300 90 l S 0 1 1 0 k");
    edit("a line of no width", "preflight/hairline", "0 1 1 0 k", "0 0 1 0 K 0 w 90 90 m 300 90 l S 0 1 1 0 k");
    edit("a thin filled bar", "preflight/hairline", "0 1 1 0 k", "0 0 1 0 k 90 90 200 0.1 re f 0 1 1 0 k");

    faults.push_back({"version 1.4", "preflight/version", by_qpdf(clean, "--force-version=1.4 in.pdf out.pdf")});
    faults.push_back(
        {"a password", "preflight/encrypted", by_qpdf(clean, "--encrypt user owner 256 -- in.pdf out.pdf")});
    faults.push_back(
        {"encrypted, no password", "preflight/encrypted", by_qpdf(clean, "--encrypt '' owner 256 -- in.pdf out.pdf")});
    faults.push_back(
        {"object streams", "preflight/object-streams", by_qpdf(clean, "--object-streams=generate in.pdf out.pdf")});
    faults.push_back({"two pages", "preflight/pages", by_qpdf(clean, "in.pdf --pages . 1,1 -- out.pdf")});
    faults.push_back({"rotated", "preflight/rotate", by_qpdf(clean, "--rotate=90 in.pdf out.pdf")});
    faults.push_back({"LZW", "preflight/forbidden", by_hand(clean, [](QPDF& q, QPDFObjectHandle page) {
                          auto stream = q.newStream();
                          stream.replaceStreamData("\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01",
                                                   QPDFObjectHandle::newName("/LZWDecode"),
                                                   QPDFObjectHandle::newNull());
                          page.getKey("/Resources").replaceKey("/Extra", stream);
                      })});
    faults.push_back({"two intents", "preflight/intents", by_hand(clean, [](QPDF& q, QPDFObjectHandle) {
                          auto intents = q.getRoot().getKey("/OutputIntents");
                          intents.appendItem(intents.getArrayItem(0));
                      })});
    faults.push_back({"intent without profile", "preflight/no-profile", by_hand(clean, [](QPDF& q, QPDFObjectHandle) {
                          q.getRoot().getKey("/OutputIntents").getArrayItem(0).removeKey("/DestOutputProfile");
                      })});

    Page p;
    p.trim = {299.97, 424.2};
    p.ground = {-3, -3, 310, 440};
    draw("1 % too large", "preflight/size", p);
    p = {};
    p.bleed = {1, 1, 1, 1};
    draw("1 mm of bleed", "preflight/bleed", p);
    p = {};
    p.ground = {0, 0, 297, 420};
    draw("ground only to the trim", "preflight/white-edge", p);
    p = {};
    p.image_side = 63;
    draw("image at 40 ppi", "preflight/low-resolution", p);
    p = {};
    p.text_size = 1.5;
    draw("text of 4.25 pt", "preflight/small-text", p);
    p = {};
    p.text_at = {2, 100};
    draw("text outside the safe area", "preflight/text-unsafe", p);
    p.text_at = {5, 15};
    draw("text under an eyelet", "preflight/text-covered", p);
    p.text_at = {150, 100};
    draw("text over the cut", "preflight/text-off-page", p);

    ask("a spot ink nobody ordered", "preflight/undeclared-spot", [](PreflightSpec& s) { s.spots.clear(); });
    ask("fonts in a curves file", "preflight/font-in-curves", [](PreflightSpec& s) { s.curves = true; });
    ask("text in a curves file", "preflight/text-in-curves", [](PreflightSpec& s) { s.curves = true; });
    ask("another message", "preflight/text-missing",
        [](PreflightSpec& s) { s.text = "Một khẩu hiệu khác hẳn về việc khác"; });
    ask("turned sheet", "preflight/turned", [](PreflightSpec& s) { s.trim = Size{420, 297}; });

    CHECK(faults.size() >= 50);
    for (const Fault& fault : faults) {
        const Diagnostics all = findings(fault.pdf, fault.asked);
        INFO(fault.name << " should be " << fault.code << "; found:\n" << listed(all));
        CHECK(found(all, fault.code));
        for (const Diagnostic& d : all) {
            CHECK(sentence(d, Language::Vietnamese) != d.code);  // every finding speaks both languages
            CHECK(sentence(d, Language::English).find('{') == std::string::npos);
        }
    }
}

TEST_CASE("a wrong letter is shown with what stands before it") {
    const std::string plain = uncompressed(page());
    const Diagnostics all = findings(replaced(plain, "<1ea7>", "<1ea5>"));
    const auto differs =
        std::find_if(all.begin(), all.end(), [](const Diagnostic& d) { return d.code == "preflight/text-differs"; });
    REQUIRE(differs != all.end());
    CHECK(differs->args[0].size() >= 8);
    CHECK(differs->args[1].substr(0, 3) == "ầ");
    CHECK(differs->args[2].substr(0, 3) == "ấ");
    CHECK(differs->args[3] == "1");
}

TEST_CASE("another program's PDF is judged, not only ours") {
    Sheet sheet({297, 420}, {0, 0, 0, 0});
    sheet.ink(Red);
    cairo_paint(sheet.cr);
    sheet.ink(White);
    sheet.text(20, 100, 14, k_slogan);
    const Diagnostics all = findings(sheet.painted());
    INFO(listed(all));
    for (const char* code : {"preflight/rgb", "preflight/rgb-blend", "preflight/no-trim-box", "preflight/no-intent",
                             "preflight/no-pdfx", "preflight/bleed", "preflight/no-xmp", "preflight/trapped"})
        CHECK(found(all, code));
    CHECK_FALSE(found(all, "preflight/font-not-embedded"));
    CHECK_FALSE(found(all, "preflight/text-differs"));
    CHECK_FALSE(found(all, "preflight/size"));
}

TEST_CASE("the same file gives the same findings") {
    const std::string bad = replaced(uncompressed(page()), "0 1 1 0 k", "0.9 0.1 0.1 rg");
    CHECK(findings(bad) == findings(bad));
}

TEST_CASE("a photograph that tells where it was taken is found, as JPEG and as PNG") {
    Folder folder;
    Sheet sheet({10, 10}, {0, 0, 0, 0});
    sheet.ink(Red);
    cairo_paint(sheet.cr);
    const std::string in = folder.write("in.pdf", *sheet.press());
    run("gs -q -o " + folder.path("a.jpg") + " -sDEVICE=jpeg -r72 " + in);
    run("gs -q -o " + folder.path("a.png") + " -sDEVICE=png16m -r72 " + in);
    const auto exif = [](bool big, uint16_t tag) {
        const auto number = [&](uint32_t v, int bytes) {
            std::string out;
            for (int i = 0; i < bytes; ++i) out += static_cast<char>(v >> 8 * (big ? bytes - 1 - i : i));
            return out;
        };
        return (big ? "MM" : "II") + number(42, 2) + number(8, 4) + number(2, 2) + number(0x0112, 2) + number(3, 2) +
               number(1, 4) + number(1, 4) + number(tag, 2) + number(4, 2) + number(1, 4) + number(38, 4) +
               number(0, 4);
    };
    const std::string jpeg = file_bytes(folder.path("a.jpg")), png = file_bytes(folder.path("a.png"));
    PreflightSpec screen;
    screen.for_screen = true;
    for (const bool big : {false, true})
        for (const bool place : {false, true}) {
            const std::string tiff = exif(big, place ? 0x8825 : 0x8769);
            const std::string body = std::string("Exif\0\0", 6) + tiff;
            const std::string length{static_cast<char>((body.size() + 2) >> 8), static_cast<char>(body.size() + 2)};
            const std::string photo =
                folder.write("b.jpg", jpeg.substr(0, 2) + "\xFF\xE1" + length + body + jpeg.substr(2));
            CHECK(found(preflight(photo, screen), "preflight/location") == place);
            // A chunk's check sum is not looked at when its place is asked.
            const std::string chunk =
                std::string("\0\0\0", 3) + static_cast<char>(tiff.size()) + "eXIf" + tiff + "crc.";
            const std::string picture = folder.write("b.png", png.substr(0, 33) + chunk + png.substr(33));
            CHECK(found(preflight(picture, screen), "preflight/location") == place);
        }
}

TEST_CASE("picture files are judged for screen and for print") {
    Folder folder;
    Sheet sheet({100, 50}, {0, 0, 0, 0});
    sheet.ink(Red);
    cairo_paint(sheet.cr);
    const std::string in = folder.write("in.pdf", *sheet.press());
    const auto drawn = [&](const std::string& device, int dpi) {
        run("gs -q -o " + folder.path(device) + " -sDEVICE=" + device + " -r" + std::to_string(dpi) + " " + in);
        return folder.path(device);
    };
    PreflightSpec screen;
    screen.for_screen = true;
    screen.pixel_width = 591;
    screen.pixel_height = 295;
    cairo_surface_t* unmarked = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 591, 295);
    cairo_surface_write_to_png(unmarked, folder.path("unmarked.png").c_str());
    cairo_surface_destroy(unmarked);
    CHECK(found(preflight(folder.path("unmarked.png"), screen), "preflight/no-srgb"));
    CHECK_FALSE(found(preflight(drawn("png16m", 150), screen), "preflight/no-srgb"));
    CHECK_FALSE(found(preflight(drawn("png16m", 150), screen), "preflight/pixels"));
    CHECK(found(preflight(drawn("png16m", 100), screen), "preflight/pixels"));
    CHECK(found(preflight(drawn("pngalpha", 150), screen), "preflight/alpha"));
    CHECK(found(preflight(drawn("jpegcmyk", 150), screen), "preflight/screen-cmyk"));
    screen.max_bytes = 100;
    CHECK(found(preflight(drawn("png16m", 150), screen), "preflight/too-heavy"));

    PreflightSpec print;
    print.trim = Size{100, 50};
    print.ink_limit = 300;
    CHECK_FALSE(has_errors(preflight(drawn("tiff32nc", 300), print)));
    print.ink_limit = 150;
    CHECK(found(preflight(drawn("tiff32nc", 300), print), "preflight/image-ink-limit"));
    CHECK(found(preflight(drawn("tiff32nc", 40), print), "preflight/low-resolution"));
    CHECK(found(preflight(drawn("tiff24nc", 300), print), "preflight/raster-rgb"));
    CHECK(found(preflight(drawn("jpegcmyk", 300), print), "preflight/inverted-jpeg"));
    print.trim = Size{101, 50.5};
    CHECK(found(preflight(drawn("tiff32nc", 300), print), "preflight/size"));
    CHECK(found(preflight(folder.path("missing"), print), "file/not-found"));
    CHECK(found(preflight(folder.write("text", "hello"), print), "readback/unknown-format"));
}
