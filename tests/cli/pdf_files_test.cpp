#include <catch2/catch.hpp>
#include <cmath>

#include "cli/delivered.h"
#include "support/png_rows.h"

using namespace codong::test;

namespace {

struct Box {
    double left = 0, bottom = 0, right = 0, top = 0;
    double width() const { return right - left; }
    double height() const { return top - bottom; }
};

// A box as pdfinfo prints it, points.
Box box_in(const std::string& info, const std::string& name) {
    const size_t at = info.find("\n" + name + ":");
    if (at == std::string::npos) throw std::runtime_error("no " + name + " in\n" + info);
    std::istringstream in(info.substr(at + name.size() + 2));
    Box box;
    in >> box.left >> box.bottom >> box.right >> box.top;
    return box;
}

// Attribute of an XML element written name="value".
double attribute(const std::string& element, const std::string& name) {
    const size_t at = element.find(" " + name + "=\"");
    if (at == std::string::npos) throw std::runtime_error("no " + name + " in " + element);
    return std::stod(element.substr(at + name.size() + 3));
}

template <class Each>
void each_pdf(Each each) {
    for (const ExpectedSheet& sheet : expected_sheets())
        if (std::string(sheet.type) == "pdf")
            for (const int message : rendered_messages()) {
                const std::string name = file_of(sheet, message);
                INFO(name);
                each(sheet, name, reference().folder + "/" + name);
            }
}

constexpr double k_mm_per_point = 25.4 / 72;

// The share of points along the bleed's outer edge that look otherwise than the page just inside the trim, and of those
// that are bare paper there although the page inside is not.
struct EdgeFaults {
    double other = 0;
    double bare = 0;
    bool corners_bare = false;
};

EdgeFaults look_at_edges(const Picture& page, double bleed_share_x, double bleed_share_y) {
    const int inset = 1;
    const int deep_x = static_cast<int>(std::ceil(bleed_share_x * page.width)) + 3;
    const int deep_y = static_cast<int>(std::ceil(bleed_share_y * page.height)) + 3;
    int count = 0, other = 0, bare = 0;
    const auto white = [](const uint8_t* p) { return p[0] >= 250 && p[1] >= 250 && p[2] >= 250; };
    const auto look = [&](int x, int y, int inner_x, int inner_y) {
        const uint8_t *outer = page.at(x, y), *inner = page.at(inner_x, inner_y);
        ++count;
        int most = 0;
        for (int c = 0; c < 3; ++c) most = std::max(most, std::abs(outer[c] - inner[c]));
        other += most > 40;
        bare += white(outer) && !white(inner);
    };
    const int right = page.width - 1 - inset - 1, bottom = page.height - 1 - inset - 1;
    for (int x = deep_x; x < page.width - deep_x; ++x) {
        look(x, inset, x, deep_y);
        look(x, bottom, x, page.height - 1 - deep_y);
    }
    for (int y = deep_y; y < page.height - deep_y; ++y) {
        look(inset, y, deep_x, y);
        look(right, y, page.width - 1 - deep_x, y);
    }
    EdgeFaults faults{1.0 * other / count, 1.0 * bare / count, false};
    const std::pair<int, int> corners[][2] = {{{inset, inset}, {deep_x, deep_y}},
                                              {{right, inset}, {page.width - 1 - deep_x, deep_y}},
                                              {{inset, bottom}, {deep_x, page.height - 1 - deep_y}},
                                              {{right, bottom}, {page.width - 1 - deep_x, page.height - 1 - deep_y}}};
    for (const auto& [outer, inner] : corners)
        faults.corners_bare |= white(page.at(outer.first, outer.second)) && !white(page.at(inner.first, inner.second));
    return faults;
}

}  // namespace

TEST_CASE("every PDF's text, as pdftotext reads it, is D(slogan)") {
    each_pdf([](const ExpectedSheet&, const std::string& name, const std::string& path) {
        const std::string wanted = reference().entry(name)["text"];
        CHECK(folded(output_of({"pdftotext", path, "-"})) == wanted);
        CHECK(folded(output_of({"pdftotext", "-raw", path, "-"})) == wanted);
    });
}

TEST_CASE("a second reader finds the same words in every format's PDF") {
    for (const ExpectedSheet& sheet : expected_sheets()) {
        if (std::string(sheet.type) != "pdf") continue;
        const std::string name = file_of(sheet, 4);
        INFO(name);
        CHECK(folded(output_of({"mutool", "draw", "-q", "-F", "txt", reference().folder + "/" + name})) ==
              reference().entry(name)["text"]);
    }
}

TEST_CASE("every font of every PDF is embedded, a subset, and has ToUnicode") {
    each_pdf([](const ExpectedSheet&, const std::string&, const std::string& path) {
        std::istringstream in(output_of({"pdffonts", path}));
        std::string line;
        int fonts = 0;
        while (std::getline(in, line)) {
            if (line.starts_with("name ") || line.starts_with("---")) continue;
            const std::vector<std::string> columns = words_of(line);
            REQUIRE(columns.size() >= 6);
            INFO(line);
            const size_t n = columns.size();
            CHECK(columns[n - 5] == "yes");  // embedded
            CHECK(columns[n - 4] == "yes");  // subset
            CHECK(columns[n - 3] == "yes");  // ToUnicode
            CHECK_FALSE(contains(line, "Type 3"));
            ++fonts;
        }
        CHECK(fonts >= 1);
    });
}

TEST_CASE(
    "every PDF's TrimBox times its scale is the format's size to a tenth of a millimetre, and its bleed is the "
    "data's") {
    each_pdf([](const ExpectedSheet& sheet, const std::string&, const std::string& path) {
        const std::string info = output_of({"pdfinfo", "-box", path});
        const Box trim = box_in(info, "TrimBox"), bleed = box_in(info, "BleedBox"), media = box_in(info, "MediaBox");
        const double to_true = k_mm_per_point * sheet.scale;
        CHECK(contains(info, "Pages:           1\n"));
        CHECK_FALSE(contains(info, "UserUnit"));
        CHECK(trim.width() * to_true == Approx(sheet.width).margin(0.1));
        CHECK(trim.height() * to_true == Approx(sheet.height).margin(0.1));
        CHECK((trim.left - bleed.left) * to_true == Approx(sheet.bleed).margin(0.1));
        CHECK((trim.bottom - bleed.bottom) * to_true == Approx(sheet.bleed).margin(0.1));
        CHECK((bleed.right - trim.right) * to_true == Approx(sheet.bleed).margin(0.1));
        CHECK((bleed.top - trim.top) * to_true == Approx(sheet.bleed).margin(0.1));
        CHECK(media.left <= bleed.left);
        CHECK(media.top >= bleed.top);
        CHECK(media.width() <= 14400);
        CHECK(media.height() <= 14400);
    });
}

TEST_CASE("every word of every PDF stands inside its TrimBox") {
    each_pdf([](const ExpectedSheet&, const std::string& name, const std::string& path) {
        const std::string info = output_of({"pdfinfo", "-box", path}),
                          boxes = output_of({"pdftotext", "-bbox", path, "-"});
        const Box trim = box_in(info, "TrimBox"), media = box_in(info, "MediaBox");
        std::istringstream in(boxes);
        std::string line;
        size_t words = 0;
        while (std::getline(in, line)) {
            if (!contains(line, "<word ")) continue;
            ++words;
            INFO(line);
            // The reader's boxes reach from the font's descent to its ascent, so only the sides and the middle are
            // held.
            const double middle = media.height() - (attribute(line, "yMin") + attribute(line, "yMax")) / 2;
            CHECK(attribute(line, "xMin") >= trim.left - media.left);
            CHECK(attribute(line, "xMax") <= trim.right - media.left);
            CHECK(middle >= trim.bottom - media.bottom);
            CHECK(middle <= trim.top - media.bottom);
        }
        // What lies beyond the page is dropped without a word, so the count matters.
        CHECK(words == words_of(reference().entry(name)["text"]).size());
    });
}

TEST_CASE("the ground of every PDF reaches the end of the bleed") {
    each_pdf([](const ExpectedSheet& sheet, const std::string&, const std::string& path) {
        const Picture page = read_ppm(output_of({"pdftoppm", "-singlefile", "-scale-to", "700", path}));
        const EdgeFaults faults = look_at_edges(page, sheet.bleed / (sheet.width + 2 * sheet.bleed),
                                                sheet.bleed / (sheet.height + 2 * sheet.bleed));
        CHECK(faults.bare < 0.02);
        CHECK(faults.other < 0.5);
        CHECK_FALSE(faults.corners_bare);
    });
}

TEST_CASE("the look at the bleed finds a ground that stops at the trim") {
    Picture page{200, 100, std::vector<uint8_t>(200 * 100 * 3, 255)};
    for (int y = 10; y < 90; ++y)
        for (int x = 10; x < 190; ++x)
            page.pixels[static_cast<size_t>(y * 200 + x) * 3 + 1] =
                page.pixels[static_cast<size_t>(y * 200 + x) * 3 + 2] = 0;
    const EdgeFaults faults = look_at_edges(page, 0.05, 0.1);
    CHECK(faults.bare > 0.9);
    CHECK(faults.corners_bare);
    for (size_t i = 0; i < page.pixels.size(); i += 3) page.pixels[i + 1] = page.pixels[i + 2] = 0;
    CHECK(look_at_edges(page, 0.05, 0.1).bare == 0);
}

TEST_CASE("qpdf finds no fault in the structure of one PDF of each format") {
    for (const ExpectedSheet& sheet : expected_sheets())
        if (std::string(sheet.type) == "pdf") {
            const std::string said = output_of({"qpdf", "--check", reference().folder + "/" + file_of(sheet, 1)});
            INFO(said);
            CHECK(contains(said, "No syntax or stream encoding errors found"));
        }
}
