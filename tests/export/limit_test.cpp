#include "export/limit.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <set>

#include "codec/decode.h"
#include "codec/palette.h"
#include "export/picture_xmp.h"
#include "export/targets.h"
#include "support/paint_process.h"
#include "support/paint_scenes.h"

using namespace codong;
using namespace codong::test;

namespace {

constexpr double k_pixel = 25.4 / 96;

// A cover of 820 x 312 px as busy as the drum layouts are.
Scene cover() {
    Scene scene = poster(820 * k_pixel, 312 * k_pixel);
    std::mt19937 random(5);
    const auto at = [&](double most) { return most * static_cast<double>(random()) / 4294967296.0; };
    auto specks = group(0.8);
    for (size_t ink : {k_yellow, k_green, k_white}) {
        Path path;
        for (int i = 0; i < 160; ++i)
            path.append(Path::circle({at(scene.trim.width), at(scene.trim.height)}, 0.4 + at(1.4)));
        specks->items.push_back(filled(std::move(path), InkPaint{ink}));
    }
    scene.items.push_back(std::move(specks));
    return scene;
}

Sheet screen(int width, int height, std::optional<int> max_kb) {
    Sheet sheet;
    sheet.id = "thu";
    sheet.is_screen = true;
    sheet.pixels = {width, height};
    sheet.trim = {width * k_pixel, height * k_pixel};
    sheet.max_kb = max_kb;
    return sheet;
}

Provenance provenance() {
    Provenance from;
    from.title = from.text = "Bảo vệ trẻ em";
    from.producer = "codong";
    return from;
}

// Of a picture of the cover's size, with what a file says of itself.
ImageHeader header_of(int width, int height) {
    ImageHeader header;
    header.width = width;
    header.height = height;
    header.xmp = picture_xmp(provenance());
    return header;
}

struct Written {
    Exported exported;
    std::string bytes;
};

class Writer {
public:
    Result<Written> write(const std::string& type, const Scene& scene, std::optional<int> max_kb) {
        const Sheet sheet = screen(static_cast<int>(std::lround(scene.trim.width / k_pixel)),
                                   static_cast<int>(std::lround(scene.trim.height / k_pixel)), max_kb);
        const Provenance from = provenance();
        const ExportRequest request{scene, sheet, from, path(type), 0, false, 1, nullptr, {}};
        TRY_ASSIGN(Exported exported, find_target(type)->write(request));
        std::ifstream in(path(type), std::ios::binary);
        return Written{std::move(exported), {std::istreambuf_iterator<char>(in), {}}};
    }
    std::string path(const std::string& type) const { return (m_folder / ("a." + type)); }

private:
    Scratch m_folder;
};

std::vector<uint8_t> pixels_of(const Scene& scene) {
    RasterSpec spec;
    spec.window = scene.trim_rect();
    spec.width = static_cast<int>(std::lround(scene.trim.width / k_pixel));
    spec.height = static_cast<int>(std::lround(scene.trim.height / k_pixel));
    std::vector<uint8_t> out;
    REQUIRE(paint_raster(scene, spec, 1, [&](const PixelBand& band) {
        out.insert(out.end(), band.pixels.begin(), band.pixels.end());
        return true;
    }));
    return out;
}

DecodedImage decoded(const std::string& bytes) {
    auto image = decode_image({reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size()}, "test");
    REQUIRE(image);
    return *std::move(image);
}

size_t jpeg_size(const Scene& scene, int quality, Chroma chroma) {
    const ImageHeader header = header_of(static_cast<int>(std::lround(scene.trim.width / k_pixel)),
                                         static_cast<int>(std::lround(scene.trim.height / k_pixel)));
    size_t size = 0;
    auto encoder = jpeg_encoder(header, {quality, chroma, CmykJpeg::Adobe, JpegCoding::Smallest},
                                [&](std::span<const uint8_t> bytes) {
                                    size += bytes.size();
                                    return true;
                                });
    REQUIRE(encoder);
    REQUIRE((*encoder)->write(pixels_of(scene), header.height));
    REQUIRE((*encoder)->finish());
    return size;
}

int number_after(const std::string& text, const std::string& word) {
    const size_t at = text.find(word);
    REQUIRE(at != std::string::npos);
    return std::stoi(text.substr(at + word.size()));
}

bool holds(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a JPEG keeps its limit, and the next quality would not") {
    const Scene scene = cover();
    Writer writer;
    for (const int limit : {22, 30, 45, 70, 110, 5000}) {
        const auto written = writer.write("jpg", scene, limit);
        REQUIRE(written);
        const std::string& note = written->exported.note;
        INFO(limit << " KB: " << note);
        const size_t most = static_cast<size_t>(limit) * 1024;
        CHECK(written->bytes.size() <= most);
        CHECK(decoded(written->bytes).width == 820);
        const int quality = number_after(note, "quality ");
        const Chroma chroma = holds(note, "4:2:0") ? Chroma::Half420 : Chroma::Full444;
        if (limit == 5000) {
            CHECK(note == "quality 92, 4:4:4");
            continue;
        }
        CHECK(quality < 92);
        CHECK(jpeg_size(scene, quality, chroma) == written->bytes.size());
        CHECK(jpeg_size(scene, quality + 1, chroma) > most);
    }
}

TEST_CASE("of halved and whole colour the nearer picture is taken") {
    const Scene scene = cover();
    Writer writer;
    const std::vector<uint8_t> wanted = pixels_of(scene);
    const auto written = writer.write("jpg", scene, 45);
    REQUIRE(written);
    const auto loss = [&](const std::string& bytes) {
        const DecodedImage image = decoded(bytes);
        double sum = 0;
        for (size_t i = 0; i < wanted.size(); i += 3) {
            double d[3];
            for (size_t c = 0; c < 3; ++c) d[c] = image.rgba[i / 3 * 4 + c] - static_cast<double>(wanted[i + c]);
            const double y = 0.299 * d[0] + 0.587 * d[1] + 0.114 * d[2];
            sum += 6 * y * y + 0.318096 * (d[2] - y) * (d[2] - y) + 0.508369 * (d[0] - y) * (d[0] - y);
        }
        return sum;
    };
    const double taken = loss(written->bytes);
    for (const Chroma chroma : {Chroma::Full444, Chroma::Half420}) {
        const ImageHeader header = header_of(820, 312);
        const auto best = best_step(1, k_quality_cap, 45 * 1024, [&](int quality) -> Result<std::string> {
            std::string bytes;
            auto encoder = jpeg_encoder(header, {quality, chroma, CmykJpeg::Adobe, JpegCoding::Smallest},
                                        [&](std::span<const uint8_t> piece) {
                                            bytes.append(piece.begin(), piece.end());
                                            return true;
                                        });
            REQUIRE((*encoder)->write(wanted, 312));
            REQUIRE((*encoder)->finish());
            return bytes;
        });
        REQUIRE(best);
        REQUIRE(*best);
        CHECK(taken <= loss((*best)->bytes) * 1.0001);
    }
}

TEST_CASE("a WebP keeps its limit, at its cap or with the next quality over it") {
    const Scene scene = cover();
    Writer writer;
    for (const int limit : {14, 24, 5000}) {
        const auto written = writer.write("webp", scene, limit);
        REQUIRE(written);
        INFO(limit << " KB: " << written->exported.note);
        CHECK(written->bytes.size() <= static_cast<size_t>(limit) * 1024);
        if (limit == 5000)
            CHECK(written->exported.note == "quality 92");
        else
            CHECK(number_after(written->exported.note, "quality ") < 92);
    }
}

TEST_CASE("a limit no quality can meet is an error and leaves no file") {
    Writer writer;
    for (const char* type : {"jpg", "webp"}) {
        const auto written = writer.write(type, cover(), 2);
        REQUIRE_FALSE(written);
        CHECK(written.diagnostics()[0].code == "export/over-limit");
        CHECK_FALSE(std::filesystem::exists(writer.path(type)));
    }
}

TEST_CASE("the search ends where one step fits and the next does not, even when sizes go up and down") {
    std::mt19937 random(3);
    for (int round = 0; round < 200; ++round) {
        std::vector<size_t> sizes = {0};
        for (int step = 1; step <= 92; ++step) sizes.push_back(static_cast<size_t>(step) * 10 + random() % 40);
        const size_t limit = 20 + random() % 1000;
        int asked = 0;
        const auto found = best_step(1, 92, limit, [&](int step) -> Result<std::string> {
            ++asked;
            return std::string(sizes[static_cast<size_t>(step)], 'x');
        });
        REQUIRE(found);
        CHECK(asked <= 8);
        if (!*found) {
            CHECK(sizes[1] > limit);
            continue;
        }
        const auto step = static_cast<size_t>((*found)->step);
        CHECK(sizes[step] <= limit);
        CHECK((*found)->bytes.size() == sizes[step]);
        if (step < 92) {
            CHECK(sizes[step + 1] > limit);
            CHECK((*found)->next_size == sizes[step + 1]);
        } else {
            CHECK((*found)->next_size == 0);
        }
    }
}

TEST_CASE("a PNG over its limit is packed better, then given a palette, then left whole and said to be over") {
    const Scene scene = cover();
    Writer writer;
    const auto free = writer.write("png", scene, std::nullopt);
    REQUIRE(free);
    CHECK(free->exported.note.empty());
    const std::vector<uint8_t> wanted = pixels_of(scene);
    const auto best = fit_png(
        [&] {
            ImageHeader header;
            header.width = 820;
            header.height = 312;
            return header;
        }(),
        wanted, free->bytes.size());
    REQUIRE(best);
    const int packed_kb = static_cast<int>(best->bytes.size() / 1024) + 3;  // the texts of a real file come on top
    REQUIRE(static_cast<size_t>(packed_kb) * 1024 < free->bytes.size());

    const auto packed = writer.write("png", scene, packed_kb);
    REQUIRE(packed);
    CHECK(holds(packed->exported.note, "best compression"));
    CHECK(packed->bytes.size() <= static_cast<size_t>(packed_kb) * 1024);
    const DecodedImage same = decoded(packed->bytes);
    for (size_t i = 0; i < wanted.size(); ++i)
        if (same.rgba[i / 3 * 4 + i % 3] != wanted[i]) FAIL("a pixel changed");

    const auto over = writer.write("png", scene, 4);
    REQUIRE(over);
    CHECK(over->exported.note.starts_with("png over limit: "));
    CHECK(over->bytes[25] == 2);  // true colour

    const auto fewer = writer.write("png", scene, packed_kb * 8 / 10);
    REQUIRE(fewer);
    INFO(fewer->exported.note);
    CHECK(holds(fewer->exported.note, "palette of 256 colours"));
    CHECK(fewer->bytes.size() <= static_cast<size_t>(packed_kb * 8 / 10) * 1024);
    CHECK(fewer->bytes[25] == 3);
    CHECK(holds(fewer->bytes, "sRGB"));
    CHECK(holds(fewer->bytes, "Bảo vệ trẻ em"));
    const DecodedImage near = decoded(fewer->bytes);
    double sum = 0;
    for (size_t i = 0; i < wanted.size(); ++i) sum += std::abs(near.rgba[i / 3 * 4 + i % 3] - wanted[i]);
    CHECK(sum / static_cast<double>(wanted.size()) < 1.0);
}

TEST_CASE("a palette is exact when the colours are few, and keeps flat colours when they are many") {
    const Scene scene = cover();
    const std::vector<uint8_t> pixels = pixels_of(scene);
    const IndexedPicture picture = to_palette(pixels, 820, 312);
    CHECK(picture.colours.size() <= 256);
    CHECK_FALSE(picture.exact);
    const auto shown = [&](size_t pixel) { return picture.colours[picture.indices[pixel]]; };
    std::map<std::array<uint8_t, 3>, size_t> counts;
    for (size_t i = 0; i < pixels.size(); i += 3) ++counts[{pixels[i], pixels[i + 1], pixels[i + 2]}];
    const auto most = std::max_element(counts.begin(), counts.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    for (size_t i = 0; i < pixels.size(); i += 3)
        if (std::array<uint8_t, 3>{pixels[i], pixels[i + 1], pixels[i + 2]} == most->first &&
            shown(i / 3) != most->first)
            FAIL("the ground's colour changed");

    std::vector<uint8_t> four;
    for (size_t i = 0; i < 64; ++i)
        for (size_t c = 0; c < 3; ++c) four.push_back(static_cast<uint8_t>(60 * (i % 4) + c));
    const IndexedPicture small = to_palette(four, 8, 8);
    CHECK(small.exact);
    CHECK(small.colours.size() == 4);
    for (size_t i = 0; i < 64; ++i) CHECK(small.colours[small.indices[i]][0] == four[i * 3]);
}

TEST_CASE("JPEG and WebP are marked sRGB and hold nothing else") {
    Writer writer;
    const auto jpeg = writer.write("jpg", cover(), 100);
    REQUIRE(jpeg);
    CHECK(holds(jpeg->bytes, "ICC_PROFILE"));
    CHECK_FALSE(holds(jpeg->bytes, "Exif"));
    const auto webp = writer.write("webp", cover(), 100);
    REQUIRE(webp);
    CHECK(holds(webp->bytes, "ICCP"));
    CHECK_FALSE(holds(webp->bytes, "EXIF"));
    // The same picture twice is the same file.
    CHECK(writer.write("jpg", cover(), 45)->bytes == writer.write("jpg", cover(), 45)->bytes);
}
