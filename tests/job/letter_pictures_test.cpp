#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "codec/decode.h"
#include "codec/encode.h"
#include "codec/palette.h"
#include "intake/file.h"
#include "paint/raster.h"
#include "text/fit.h"
#include "text/font_library.h"
#include "text/unicode.h"

using namespace codong;

// Every letter with a mark, and the nine slogans in capitals, in every face: pictures that were looked at by eye, kept
// small. To make them anew after a deliberate change: CODONG_WRITE=tests/corpus/pictures test_job "[pictures]", then
// look at each one, large (CODONG_ZOOM=4).

namespace {

constexpr double k_em = 12, k_column = 18, k_row = 25, k_margin = 6, k_width = 300;
constexpr int k_in_row = 16;
constexpr double k_block = 28;  // a slogan's height
// Kept in 16 levels of grey, so half a level is lost by rounding; half of another may be.
constexpr int k_level = 17;

#ifdef CODONG_SANITIZED
constexpr size_t k_every = 6;  // faces looked at: one in so many
#else
constexpr size_t k_every = 1;
#endif

struct Grey {
    int width = 0, height = 0;
    std::vector<uint8_t> pixels;
};

class Specimen {
public:
    Specimen(Shaper& shaper, TextFaceRef face) : m_shaper(shaper), m_face(std::move(face)) {
        m_scene.inks = {Ink{}};
        m_scene.inks[0].name = "black";
        m_scene.inks[0].rgb = {0, 0, 0};
    }

    void add_letters(const std::u32string& letters) {
        for (size_t i = 0; i < letters.size(); ++i) {
            const auto shaped = m_shaper.shape(to_utf8(letters[i]), {m_face});
            REQUIRE(shaped);
            const double x = k_margin + static_cast<double>(i % k_in_row) * k_column;
            add(**shaped, 0, (*shaped)->glyphs.size(), k_em,
                {x, m_bottom + 14 + k_row * static_cast<double>(i / k_in_row)});
        }
        m_bottom += k_row * std::ceil(static_cast<double>(letters.size()) / k_in_row) + 6;
    }

    // Shared script capitals are never set; the script face shows the slogans as written.
    void add_slogan(const std::string& slogan) {
        const DisplayRule rule{m_face->spec().script ? LetterCase::AsWritten : LetterCase::Capitals, FinalStop::Kept};
        const Paragraph paragraph = analyse(slogan, rule, m_lexicon);
        const auto measured = measure(paragraph, {m_face}, m_shaper);
        REQUIRE(measured);
        FitRequest request{paragraph, *measured, *measured, {k_width - 2 * k_margin, k_block}};
        request.least_lines = request.most_lines = 2;
        const auto fits = fit(request);
        REQUIRE_FALSE(fits.empty());
        for (const FitLine& line : fits.front().lines) {
            const MeasuredToken &first = measured->tokens[line.first], &last = measured->tokens[line.last];
            add(*measured->shaped, first.first_glyph, last.last_glyph, line.size,
                {k_margin + line.x - first.pen * line.size, m_bottom + line.baseline});
        }
        m_bottom += fits.front().ink.height + 8;
    }

    Grey painted(double zoom) {
        m_scene.trim = {k_width, std::ceil(m_bottom)};
        RasterSpec spec;
        spec.window = m_scene.trim_rect();
        spec.width = static_cast<int>(k_width * zoom);
        spec.height = static_cast<int>(std::ceil(m_bottom) * zoom);
        Grey out{spec.width, spec.height, {}};
        const auto done = paint_raster(m_scene, spec, 1, [&](const PixelBand& band) {
            for (size_t i = 0; i < band.pixels.size(); i += 3) out.pixels.push_back(band.pixels[i]);
            return true;
        });
        REQUIRE(done);
        return out;
    }

private:
    void add(const ShapedText& shaped, size_t from, size_t to, double size, Point origin) {
        GlyphRun run;
        run.info = {Role::Slogan, "letters"};
        run.face = shaped.faces[0];
        run.size = size;
        run.origin = origin;
        run.fill = InkPaint{0, 1};
        for (size_t g = from; g < to; ++g)
            run.glyphs.push_back({shaped.glyphs[g].id, shaped.glyphs[g].x, shaped.glyphs[g].y});
        m_scene.items.push_back(std::move(run));
    }

    Shaper& m_shaper;
    TextFaceRef m_face;
    Lexicon m_lexicon = Lexicon::built_in();
    Scene m_scene;
    double m_bottom = k_margin;
};

void write_png(const std::string& path, const Grey& picture) {
    std::vector<uint8_t> rgb;
    for (const uint8_t v : picture.pixels) rgb.insert(rgb.end(), 3, static_cast<uint8_t>((v + 8) / 17 * 17));
    ImageHeader header;
    header.width = picture.width;
    header.height = picture.height;
    header.dpi = 72;
    const auto png = small_png(header, to_palette(rgb, picture.width, picture.height));
    REQUIRE(png);
    std::ofstream(path, std::ios::binary) << *png;
}

Grey read_png(const std::string& path) {
    const auto bytes = read_file(path);
    REQUIRE(bytes);
    const auto image = decode_image({reinterpret_cast<const uint8_t*>(bytes->data()), bytes->size()}, path);
    REQUIRE(image);
    Grey out{image->width, image->height, {}};
    for (size_t i = 0; i < image->rgba.size(); i += 4) out.pixels.push_back(image->rgba[i]);
    return out;
}

// Pixels that differ by more than `tolerance` of 255.
size_t differences(const Grey& a, const Grey& b, int tolerance) {
    REQUIRE(a.width == b.width);
    REQUIRE(a.height == b.height);
    size_t count = 0;
    for (size_t i = 0; i < a.pixels.size(); ++i) count += std::abs(a.pixels[i] - b.pixels[i]) > tolerance;
    return count;
}

std::vector<std::string> slogans() {
    std::ifstream in(CODONG_SOURCE_DIR "/tests/corpus/plans/bao-ve-tre-em.slogans.txt");
    std::vector<std::string> out;
    for (std::string line; std::getline(in, line);) out.push_back(line);
    REQUIRE(out.size() == 9);
    return out;
}

}  // namespace

TEST_CASE("every face draws its 134 letters and the nine slogans as in the pictures that were looked at",
          "[pictures]") {
    const auto library = FontLibrary::open(CODONG_SOURCE_DIR "/fonts");
    REQUIRE(library);
    const char* write = std::getenv("CODONG_WRITE");
    const char* zoom = std::getenv("CODONG_ZOOM");
    size_t faces = 0;
    for (const FontRecord& record : (*library)->records()) {
        if (!record.vietnamese) continue;
        if (faces++ % k_every != 0) continue;
        INFO(record.id);
        const auto face = (*library)->face(record.id);
        REQUIRE(face);
        const auto shaper = Shaper::create({*face});
        REQUIRE(shaper);
        Specimen specimen(**shaper, *face);
        specimen.add_letters(vietnamese_letters());
        for (const std::string& slogan : slogans()) specimen.add_slogan(slogan);
        if (write) {
            write_png(std::string(write) + "/" + record.id + ".png", specimen.painted(zoom ? std::atof(zoom) : 1));
            continue;
        }
        const Grey wanted = read_png(CODONG_SOURCE_DIR "/tests/corpus/pictures/" + record.id + ".png");
        const Grey now = specimen.painted(1);
        CHECK(differences(now, wanted, k_level) == 0);
        // One letter that lost its tone is seen.
        std::u32string spoilt = vietnamese_letters();
        spoilt[spoilt.find(U'ấ')] = U'â';
        Specimen other(**shaper, *face);
        other.add_letters(spoilt);
        Grey planted = other.painted(1), same = now;
        same.pixels.resize(planted.pixels.size());
        same.height = planted.height;
        CHECK(differences(planted, same, k_level) > 3);
    }
    CHECK(faces >= 18);
}
