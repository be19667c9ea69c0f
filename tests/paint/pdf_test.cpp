// The page as cairo writes it, read back by programs that are not ours.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <sstream>
#include <thread>

#include "paint/vector.h"
#include "support/paint_pixels.h"
#include "support/paint_process.h"
#include "support/paint_scenes.h"

using namespace codong;
using namespace codong::test;

namespace {

PaintedPdf pdf(const Scene& scene, PdfSpec spec = {}) {
    auto painted = paint_pdf(scene, spec);
    if (!painted) throw std::runtime_error(first_code(painted.diagnostics()));
    return *std::move(painted);
}

// The 134 letters that Vietnamese adds to ASCII, six to a line.
const char* const k_letters[] = {"àáảãạă", "ằắẳẵặâ", "ầấẩẫậđ", "èéẻẽẹê", "ềếểễệì", "íỉĩịòó", "ỏõọôồố", "ổỗộơờớ",
                                 "ởỡợùúủ", "ũụưừứử", "ữựỳýỷỹ", "ỵ",      "ÀÁẢÃẠĂ", "ẰẮẲẴẶÂ", "ẦẤẨẪẬĐ", "ÈÉẺẼẸÊ",
                                 "ỀẾỂỄỆÌ", "ÍỈĨỊÒÓ", "ỎÕỌÔỒỐ", "ỔỖỘƠỜỚ", "ỞỠỢÙÚỦ", "ŨỤƯỪỨỬ", "ỮỰỲÝỶỸ", "Ỵ"};

std::string text_of(const std::string& file) {
    return run("pdftotext -enc UTF-8 " + file + " -").output;
}

// Lines without the blank ones and the form feed.
std::string squeezed(const std::string& text) {
    std::string out, line;
    std::istringstream in(text);
    while (std::getline(in, line)) {
        line.erase(std::remove(line.begin(), line.end(), '\f'), line.end());
        if (!line.empty()) out += line + "\n";
    }
    return out;
}

// An uncompressed copy of the file's objects as text.
std::string plain_objects(const Scratch& folder, const std::string& file) {
    const ProcessResult result = run("qpdf --qdf --object-streams=disable " + file + " " + folder / "plain.pdf");
    CHECK(result.status == 0);
    return bytes_of(folder / "plain.pdf");
}

// A P6 file's pixels.
std::vector<uint8_t> ppm_pixels(const std::string& file) {
    const std::string bytes = bytes_of(file);
    const size_t begin = bytes.find("\n255\n");
    if (begin == std::string::npos) return {};
    return {bytes.begin() + static_cast<long>(begin) + 5, bytes.end()};
}

}  // namespace

TEST_CASE("all 134 Vietnamese letters come back from the PDF's text, in every face") {
    for (const char* id : {"be-vietnam-pro-400", "be-vietnam-pro-800", "barlow-condensed-700", "baloo-2-700",
                           "montserrat-800", "noto-serif-700", "pacifico-400"}) {
        const auto face = std::make_shared<const TestFace>(id);
        Scene scene = page(210, 297);
        std::string expected;
        double y = 15;
        size_t letters = 0;
        for (const char* line : k_letters) {
            letters += letters_of(line).size();
            expected += std::string(line) + "\n";
            scene.items.push_back(plain_run(face, line, 6, {20, y}, InkPaint{k_black}));
            y += 11;
        }
        CHECK(letters == 134);
        const Scratch folder;
        INFO(id);
        CHECK(squeezed(text_of(folder.write("a.pdf", pdf(scene).bytes))) == expected);
    }
}

TEST_CASE("a slogan comes back with its spaces and marks, and fonts are embedded with their Unicode") {
    const Scratch folder;
    const std::string file = folder.write("a.pdf", pdf(poster(180, 120, 3)).bytes);
    CHECK(squeezed(text_of(file)) == "CHUNG TAY\nBẢO VỆ TRẺ EM\nTRÊN MÔI TRƯỜNG MẠNG\nĐường dây nóng 111\n");
    std::istringstream fonts(run("pdffonts " + file).output);
    std::string line;
    int rows = 0;
    for (int i = 0; std::getline(fonts, line); ++i) {
        if (i < 2) continue;
        ++rows;
        CHECK(contains(line, "yes yes yes"));
        CHECK(contains(line, "BeVietnamPro-ExtraBold"));
        CHECK_FALSE(contains(line, "Type 3"));
    }
    CHECK(rows > 0);
}

TEST_CASE("letters drawn with several glyphs, or several letters with one, keep their text") {
    const auto face = std::make_shared<const TestFace>("be-vietnam-pro-700");
    Scene scene = page(100, 60);
    GlyphRun split = plain_run(face, "vi êt", 10, {10, 20}, InkPaint{k_black});
    split.text = "vi ệt";
    const double at = split.glyphs[3].x;
    split.glyphs.insert(split.glyphs.begin() + 4, Glyph{face->glyph(U'.'), at + 0.2, 0.2});
    split.clusters[3] = {3, 2};
    scene.items.push_back(split);
    GlyphRun joined = plain_run(face, "of", 10, {10, 40}, InkPaint{k_black});
    joined.text = "offi";
    joined.clusters = {{1, 1}, {3, 1}};
    scene.items.push_back(joined);
    const Scratch folder;
    CHECK(squeezed(text_of(folder.write("a.pdf", pdf(scene).bytes))) == "vi ệt\noffi\n");
}

TEST_CASE("clusters that do not add up to the text are an error, not a wrong text") {
    Scene scene = page(100, 60);
    GlyphRun run =
        plain_run(std::make_shared<const TestFace>("be-vietnam-pro-700"), "trẻ em", 10, {10, 20}, InkPaint{k_black});
    run.text += "m";
    scene.items.push_back(run);
    const auto painted = paint_pdf(scene, {});
    REQUIRE_FALSE(painted);
    CHECK(first_code(painted.diagnostics()) == "paint/cairo");
}

TEST_CASE("text under a gradient, an opacity, a clip, a mask, Multiply or a turn is still text, and no raster") {
    const auto face = std::make_shared<const TestFace>("be-vietnam-pro-700");
    Scene scene = page(100, 100);
    scene.items.push_back(plain_run(face, "Một", 8, {5, 12}, linear({5, 0}, {30, 0}, {k_red}, {k_yellow})));
    const auto grouped = [&](const char* word, double y, std::unique_ptr<Group> g) {
        g->items.push_back(plain_run(face, word, 8, {5, y}, InkPaint{k_black}));
        scene.items.push_back(std::move(g));
    };
    grouped("Hai", 26, group(0.5));
    grouped("Bốn", 40, group(1, Blend::Multiply));
    auto clipped = group();
    clipped->clip = Path::circle({10, 52}, 9);
    grouped("Năm", 54, std::move(clipped));
    auto masked = group();
    masked->mask = AlphaMask{{0, 0}, {40, 0}, {{0, 1}, {1, 0.2}}};
    grouped("Sáu", 68, std::move(masked));
    auto turned = group();
    turned->transform = Transform::translation(60, 40).after(Transform::rotation(20));
    grouped("Bảy", 0, std::move(turned));
    const Scratch folder;
    const PaintedPdf painted = pdf(scene);
    const std::string file = folder.write("a.pdf", painted.bytes);
    const std::string text = text_of(file);
    for (const char* word : {"Một", "Hai", "Bốn", "Năm", "Sáu", "Bảy"}) CHECK(contains(text, word));
    CHECK(count_of(run("pdfimages -list " + file).output, "\n") == 2);
}

TEST_CASE("curves hold no font and no text") {
    const Scratch folder;
    const std::string file = folder.write("a.pdf", pdf(poster(180, 120, 3), {1, TextAs::Curves}).bytes);
    CHECK(squeezed(text_of(file)).empty());
    CHECK(count_of(run("pdffonts " + file).output, "\n") == 2);
}

TEST_CASE("the same scene gives the same bytes at another time, in another zone") {
    const Scene scene = all_features(true);
    const std::string first = pdf(scene).bytes;
    setenv("TZ", "Asia/Ho_Chi_Minh", 1);
    setenv("SOURCE_DATE_EPOCH", "1000000000", 1);
    std::this_thread::sleep_for(std::chrono::milliseconds(1100));
    CHECK(pdf(poster(90, 90)).bytes != first);
    CHECK(pdf(all_features(true)).bytes == first);
    unsetenv("TZ");
    unsetenv("SOURCE_DATE_EPOCH");
    CHECK_FALSE(contains(first, "CreationDate"));
    CHECK_FALSE(contains(first, "D:2"));
}

TEST_CASE("the page is exactly the bleed box at the drawn scale") {
    const Scratch folder;
    Scene scene = page(6000, 1000, 50);
    const std::string tenth = run("pdfinfo " + folder.write("a.pdf", pdf(scene, {0.1, TextAs::Live}).bytes)).output;
    CHECK(contains(tenth, "Page size:       1729.13 x 311.811 pts"));
    CHECK(contains(tenth, "Pages:           1"));
    CHECK(contains(run("pdfinfo " + folder.write("b.pdf", pdf(page(210, 297, 3)).bytes)).output,
                   "612.283 x 858.898 pts"));
}

TEST_CASE("only the scene's images are images: nothing falls back to a raster") {
    const Scratch folder;
    for (const bool with_image : {false, true}) {
        const PaintedPdf painted = pdf(all_features(with_image));
        CHECK(painted.images == (with_image ? 1 : 0));
        const std::string list = run("pdfimages -list " + folder.write("a.pdf", painted.bytes)).output;
        CHECK(count_of(list, "\n") == (with_image ? 4 : 2));
    }
}

TEST_CASE("every colour in the page's content is an ink's key") {
    const Scratch folder;
    const PaintedPdf painted = pdf(all_features(false));
    const std::string plain = plain_objects(folder, folder.write("a.pdf", painted.bytes));
    std::istringstream in(plain);
    std::string token, before[3];
    int colours = 0;
    while (in >> token) {
        if (token == "rg" || token == "RG") {
            ++colours;
            INFO(before[0] << " " << before[1] << " " << before[2]);
            CHECK(painted.keys.find(std::stod(before[0]), std::stod(before[1]), std::stod(before[2]), 2e-6));
        }
        before[0] = before[1];
        before[1] = before[2];
        before[2] = token;
    }
    CHECK(colours >= 8);
    CHECK_FALSE(painted.keys.find(0.5, 0.5, 0.5, 2e-6));
}

TEST_CASE("another program draws the PDF as the raster painter draws the scene") {
    const Scratch folder;
    // A noisy photo is resampled differently by every program, so it only has to be roughly the same.
    for (const auto& [with_image, mean, rare] : {std::tuple{false, 1.5, 40u}, std::tuple{true, 2.0, 20u}}) {
        const Scene scene = all_features(with_image);
        const std::vector<uint8_t> raster = picture(scene, spec_of(scene, 930, 630));
        for (const TextAs text : {TextAs::Live, TextAs::Curves}) {
            const std::string file = folder.write("a.pdf", pdf(scene, {1, text}).bytes);
            REQUIRE(run("mutool draw -q -r 127 -c rgb -F ppm -o " + folder / "a.ppm" + " " + file).status == 0);
            const std::vector<uint8_t> drawn = ppm_pixels(folder / "a.ppm");
            REQUIRE(drawn.size() == raster.size());
            double sum = 0;
            size_t far = 0;
            for (size_t i = 0; i < drawn.size(); ++i) {
                const int d = std::abs(drawn[i] - raster[i]);
                sum += d;
                far += d > 8;
            }
            CHECK(sum / static_cast<double>(drawn.size()) < mean);
            CHECK(far < drawn.size() / rare);
        }
    }
}

TEST_CASE("two inks that look alike have two keys") {
    Scene scene = page(50, 50);
    scene.inks.push_back({"den-dam", {60, 40, 40, 100}, {0, 0, 0}, {}});
    scene.items.push_back(filled(Path::rect({0, 0, 20, 20}), InkPaint{k_black}));
    scene.items.push_back(filled(Path::rect({20, 0, 20, 20}), InkPaint{scene.inks.size() - 1}));
    const PaintedPdf painted = pdf(scene);
    REQUIRE(painted.keys.entries().size() == 2);
    CHECK(painted.keys.entries()[0].key != painted.keys.entries()[1].key);
}
