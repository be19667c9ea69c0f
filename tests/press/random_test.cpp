#include <catch2/catch.hpp>
#include <random>

#include "press/qpdf.h"
#include "sheet.h"

using namespace codong;
using namespace codong::test;

namespace {

// Draws anything that the painter may draw: the same seed draws the same page.
class RandomPage {
public:
    RandomPage(Sheet& sheet, unsigned seed) : m_sheet(sheet), m_cr(sheet.cr), m_random(seed) {}

    void draw() {
        m_sheet.ink(pick(5));
        cairo_paint(m_cr);
        const size_t items = 1 + pick(8);
        for (size_t i = 0; i < items; ++i) item(0);
    }
    int images() const { return m_images; }

private:
    size_t pick(size_t below) { return m_random() % below; }
    double unit() { return static_cast<double>(pick(1001)) / 1000; }
    double tint() { return static_cast<double>(pick(21)) / 20; }

    void source() {
        if (pick(3) != 0) return m_sheet.ink(pick(6), tint(), pick(3) == 0 ? unit() : 1);
        cairo_pattern_t* p = pick(2)
                                 ? cairo_pattern_create_linear(unit() * 60, unit() * 60, 60 + unit(), 61)
                                 : cairo_pattern_create_radial(30, 30, unit() * 5, 30 + unit(), 30, 6 + unit() * 30);
        const size_t stops = 2 + pick(3);
        const bool faded = pick(3) == 0;
        for (size_t i = 0; i < stops; ++i)
            m_sheet.stop(p, static_cast<double>(i) / static_cast<double>(stops - 1), pick(6), tint(),
                         faded ? unit() : 1);
        cairo_set_source(m_cr, p);
        cairo_pattern_destroy(p);
    }

    void item(int depth) {
        switch (pick(depth < 4 ? 6 : 4)) {
            case 0:
                source();
                m_sheet.rect(unit() * 50, unit() * 50, 1 + unit() * 30, 1 + unit() * 30);
                break;
            case 1:
                source();
                cairo_set_line_width(m_cr, 0.1 + unit() * 3);
                cairo_arc(m_cr, unit() * 60, unit() * 60, 1 + unit() * 20, 0, 6);
                cairo_stroke(m_cr);
                break;
            case 2:
                source();
                m_sheet.text(unit() * 30, unit() * 60, 2 + unit() * 6, "Đảng bộ (1 0 0 rg) mừng");
                break;
            case 3: {
                uint32_t pixels[16];
                for (uint32_t& p : pixels) p = 0xff000000u | static_cast<uint32_t>(m_random() & 0xffffff);
                cairo_surface_t* image = cairo_image_surface_create_for_data(reinterpret_cast<unsigned char*>(pixels),
                                                                             CAIRO_FORMAT_RGB24, 4, 4, 16);
                cairo_set_source_surface(m_cr, image, unit() * 50, unit() * 50);
                cairo_paint(m_cr);
                cairo_surface_finish(image);
                cairo_surface_destroy(image);
                ++m_images;
                break;
            }
            default:
                group(depth);
                break;
        }
    }

    void group(int depth) {
        cairo_save(m_cr);
        if (pick(2)) {
            cairo_arc(m_cr, 30, 30, 10 + unit() * 30, 0, 6.3);
            cairo_clip(m_cr);
        }
        cairo_push_group(m_cr);
        const size_t items = 1 + pick(3);
        for (size_t i = 0; i < items; ++i) item(depth + 1);
        cairo_pop_group_to_source(m_cr);
        cairo_set_operator(m_cr, pick(3) == 0 ? CAIRO_OPERATOR_MULTIPLY : CAIRO_OPERATOR_OVER);
        if (pick(2)) {
            cairo_paint_with_alpha(m_cr, unit());
        } else {
            cairo_pattern_t* fade = cairo_pattern_create_linear(0, 0, 60, 0);
            cairo_pattern_add_color_stop_rgba(fade, 0, 0, 0, 0, unit());
            cairo_pattern_add_color_stop_rgba(fade, 1, 0, 0, 0, unit());
            cairo_mask(m_cr, fade);
            cairo_pattern_destroy(fade);
        }
        cairo_restore(m_cr);
    }

    Sheet& m_sheet;
    cairo_t* m_cr;
    std::mt19937 m_random;
    int m_images = 0;
};

// Any object or content that still speaks RGB; opacity masks speak grey.
std::string rgb_left(const std::string& bytes) {
    QPDF pdf;
    pdf.processMemoryFile("pressed", bytes.data(), bytes.size());
    for (QPDFObjectHandle object : pdf.getAllObjects()) {
        const std::string text = object.isStream() ? object.getDict().unparse() : object.unparseResolved();
        if (text.find("DeviceRGB") != std::string::npos) return text;
        if (!object.isStream()) continue;
        const auto kind = object.getDict().getKey("/Subtype").unparse();
        const bool content =
            kind == "/Form" || object.getDict().hasKey("/PatternType") || object.getDict().getKeys().size() <= 2;
        if (!content) continue;
        const auto data = object.getStreamData();
        const std::string stream(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
        for (const char* op : {" rg ", " RG ", " rg\n", " RG\n"})
            for (size_t at = stream.find(op); at != std::string::npos; at = stream.find(op, at + 1))
                if (stream.find("(1 0 0", at < 12 ? 0 : at - 12) > at) return stream.substr(at < 40 ? 0 : at - 40, 60);
    }
    return {};
}

}  // namespace

TEST_CASE("random pages: no colour is refused and none is left in RGB") {
    for (unsigned seed = 0; seed < 300; ++seed) {
        Sheet sheet;
        RandomPage page(sheet, seed);
        page.draw();
        sheet.spec.expected_images = page.images();
        const auto pdf = sheet.press();
        INFO("seed " << seed << (pdf ? "" : ": " + format_diagnostic(pdf.diagnostics()[0], Language::English)));
        REQUIRE(pdf);
        REQUIRE(rgb_left(*pdf) == "");
    }
}

TEST_CASE("the RGB watch of the random pages sees an unpressed page") {
    Sheet sheet;
    RandomPage(sheet, 1).draw();
    CHECK_FALSE(rgb_left(sheet.painted()).empty());
}
