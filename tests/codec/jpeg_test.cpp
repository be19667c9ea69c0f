#include <catch2/catch.hpp>

#include "codec/decode.h"
#include "support/paint_process.h"
#include "support/paint_rows.h"

using namespace codong;
using namespace codong::test;

namespace {

std::string jpeg(const ImageHeader& header, const std::vector<uint8_t>& pixels, const JpegSpec& spec, int group = 16) {
    std::string bytes;
    auto encoder = jpeg_encoder(header, spec, into(bytes));
    REQUIRE(encoder);
    REQUIRE(feed(**encoder, header, pixels, group) == "");
    return bytes;
}

std::span<const uint8_t> as_bytes(const std::string& text) {
    return {reinterpret_cast<const uint8_t*>(text.data()), text.size()};
}

double mean_difference(const std::vector<uint8_t>& rgb, const std::vector<uint8_t>& rgba) {
    double sum = 0;
    for (size_t i = 0; i < rgb.size(); ++i) sum += std::abs(rgb[i] - rgba[i / 3 * 4 + i % 3]);
    return sum / static_cast<double>(rgb.size());
}

std::vector<uint8_t> flat(const ImageHeader& header, std::vector<uint8_t> pixel) {
    std::vector<uint8_t> pixels;
    for (int i = 0; i < header.width * header.height; ++i) pixels.insert(pixels.end(), pixel.begin(), pixel.end());
    return pixels;
}

// One page that shows a DCT stream as DeviceCMYK, no /Decode.
std::string pdf_around(const std::string& jpeg, int width, int height) {
    const std::string size = std::to_string(width) + " " + std::to_string(height);
    const std::string draw = std::to_string(width) + " 0 0 " + std::to_string(height) + " 0 0 cm /I Do";
    std::vector<std::string> objects = {
        "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 " + size + "]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>",
        "<</Length " + std::to_string(draw.size()) + ">>\nstream\n" + draw + "\nendstream",
        "<</Type/XObject/Subtype/Image/Width " + std::to_string(width) + "/Height " + std::to_string(height) +
            "/ColorSpace/DeviceCMYK/BitsPerComponent 8/Filter/DCTDecode/Length " + std::to_string(jpeg.size()) +
            ">>\nstream\n" + jpeg + "\nendstream"};
    std::string pdf = "%PDF-1.5\n", table = "xref\n0 6\n0000000000 65535 f \n";
    for (size_t i = 0; i < objects.size(); ++i) {
        std::string at = std::to_string(pdf.size());
        table += std::string(10 - at.size(), '0') + at + " 00000 n \n";
        pdf += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    const std::string start = std::to_string(pdf.size());
    return pdf + table + "trailer<</Root 1 0 R/Size 6>>\nstartxref\n" + start + "\n%%EOF\n";
}

// The last bytes of a PAM file are its pixels.
std::vector<uint8_t> first_pixel(const Scratch& folder, const std::string& file) {
    const ProcessResult result = run("mutool draw -q -r 72 -c cmyk -F pam -o " + folder / "out.pam" + " " + file);
    INFO(result.output);
    CHECK(result.status == 0);
    const std::string pam = bytes_of(folder / "out.pam");
    const size_t at = pam.find("ENDHDR\n") + 7;
    std::vector<uint8_t> pixel;
    for (size_t i = at; i < at + 4 && i < pam.size(); ++i) pixel.push_back(static_cast<uint8_t>(pam[i]));
    return pixel;
}

}  // namespace

TEST_CASE("a JPEG read back is close to what was given, closer with more quality, smaller with less") {
    const ImageHeader header = header_of(321, 211);
    const std::vector<uint8_t> pixels = sample_pixels(header);
    double last = 0;
    size_t size = SIZE_MAX;
    for (const int quality : {95, 80, 40}) {
        const std::string bytes = jpeg(header, pixels, {quality, Chroma::Full444, {}, {}});
        const auto image = decode_image(as_bytes(bytes), "a.jpg");
        REQUIRE(image);
        REQUIRE(image->rgba.size() / 4 == pixels.size() / 3);
        const double now = mean_difference(pixels, image->rgba);
        CHECK(now > last);
        CHECK(now < 12);
        CHECK(bytes.size() < size);
        last = now;
        size = bytes.size();
    }
    CHECK(jpeg(header, pixels, {80, Chroma::Half420, {}, {}}).size() <
          jpeg(header, pixels, {80, Chroma::Full444, {}, {}}).size());
    CHECK(jpeg(header, pixels, {80, Chroma::Full444, {}, JpegCoding::Smallest}).size() <
          jpeg(header, pixels, {80, Chroma::Full444, {}, {}}).size());
}

TEST_CASE("a JPEG says its resolution and that it is sRGB") {
    const ImageHeader header = header_of(64, 48);
    const std::string bytes = jpeg(header, sample_pixels(header), {});
    CHECK(contains(bytes, std::string("JFIF\0\x01\x01\x01\0\x96\0\x96", 12)));
    CHECK(contains(bytes, std::string("ICC_PROFILE\0\x01\x01", 14)));
    CHECK(contains(bytes, "RGB XYZ"));
    CHECK_FALSE(contains(bytes, "Exif"));
}

TEST_CASE("how rows are grouped does not change a JPEG's bytes") {
    const ImageHeader header = header_of(200, 150);
    const std::vector<uint8_t> pixels = sample_pixels(header);
    CHECK(jpeg(header, pixels, {}, 1) == jpeg(header, pixels, {}, 150));
}

TEST_CASE("a CMYK JPEG shows its inks in another program, alone and inside a PDF") {
    const Scratch folder;
    const ImageHeader header = header_of(32, 16, PixelLayout::Cmyk8);
    const std::vector<uint8_t> ink = {10, 200, 150, 40};
    const auto close = [&](const std::vector<uint8_t>& pixel) {
        INFO(Catch::StringMaker<std::vector<uint8_t>>::convert(pixel));
        CHECK(pixel.size() == 4);
        for (size_t i = 0; i < pixel.size(); ++i) CHECK(std::abs(pixel[i] - ink[i]) <= 2);
    };
    const std::string adobe = jpeg(header, flat(header, ink), {95, {}, CmykJpeg::Adobe, {}});
    const std::string plain = jpeg(header, flat(header, ink), {95, {}, CmykJpeg::Plain, {}});
    CHECK(contains(adobe, "Adobe"));
    CHECK(contains(adobe, "8BIM"));
    CHECK_FALSE(contains(plain, "Adobe"));
    close(first_pixel(folder, folder.write("adobe.jpg", adobe)));
    close(first_pixel(folder, folder.write("plain.pdf", pdf_around(plain, 32, 16))));
    for (const std::string& bytes : {adobe, plain}) {
        const auto image = decode_image(as_bytes(bytes), "a.jpg");
        REQUIRE(image);
        const int red = (255 - 10) * (255 - 40) / 255;
        CHECK(std::abs(image->rgba[0] - red) <= 2);
    }
}

TEST_CASE("a full disk and unfit requests are errors") {
    const ImageHeader header = header_of(400, 400);
    const std::vector<uint8_t> pixels = sample_pixels(header);
    size_t calls = 0;
    auto full = jpeg_encoder(header, {100, {}, {}, {}}, [&](std::span<const uint8_t>) { return ++calls < 2; });
    REQUIRE(full);
    CHECK(feed(**full, header, pixels, 50) == "codec/write-failed");
    CHECK_FALSE(jpeg_encoder(header_of(70000, 5), {}, [](auto) { return true; }));
    CHECK_FALSE(jpeg_encoder(header, {0, {}, {}, {}}, [](auto) { return true; }));
}
