#include <catch2/catch.hpp>
#include <cmath>

#include "cli/delivered.h"
#include "support/png_rows.h"

using namespace codong::test;

namespace {

template <class Each>
void each_png(Each each) {
    for (const ExpectedSheet& sheet : expected_sheets())
        if (std::string(sheet.type) == "png")
            for (const int message : rendered_messages()) {
                const std::string name = file_of(sheet, message);
                INFO(name);
                each(sheet, name, reference().folder + "/" + name);
            }
}

// The picture as a grid of cells; a cell is of one colour or of several.
struct Cells {
    int columns = 0, rows = 0;
    std::vector<int> colours;  // 0xRRGGBB, -1 for several

    int at(int x, int y) const { return colours[static_cast<size_t>(y * columns + x)]; }
};

Cells cells_of(const Picture& picture, int cell) {
    Cells cells{picture.width / cell, picture.height / cell, {}};
    for (int row = 0; row < cells.rows; ++row)
        for (int column = 0; column < cells.columns; ++column) {
            const uint8_t* first = picture.at(column * cell, row * cell);
            int colour = first[0] << 16 | first[1] << 8 | first[2];
            for (int y = 0; y < cell && colour >= 0; ++y)
                for (int x = 0; x < cell; ++x) {
                    const uint8_t* p = picture.at(column * cell + x, row * cell + y);
                    if (p[0] != first[0] || p[1] != first[1] || p[2] != first[2]) {
                        colour = -1;
                        break;
                    }
                }
            cells.colours.push_back(colour);
        }
    return cells;
}

// Area of the largest rectangle of one colour, as a share of the picture.
double largest_blank(const Cells& cells) {
    std::vector<int> run(static_cast<size_t>(cells.columns), 0);
    int best = 0;
    for (int y = 0; y < cells.rows; ++y) {
        for (int x = 0; x < cells.columns; ++x) {
            const int colour = cells.at(x, y);
            int& height = run[static_cast<size_t>(x)];
            height = colour < 0 ? 0 : y > 0 && cells.at(x, y - 1) == colour ? height + 1 : 1;
        }
        for (int x = 0; x < cells.columns; ++x) {
            int least = run[static_cast<size_t>(x)];
            for (int k = x; k < cells.columns && least > 0 && cells.at(k, y) == cells.at(x, y); ++k) {
                least = std::min(least, run[static_cast<size_t>(k)]);
                best = std::max(best, least * (k - x + 1));
            }
        }
    }
    return 1.0 * best / (cells.columns * cells.rows);
}

// True when a strip along one border, a tenth of the side, is nothing but white.
bool has_white_border(const Cells& cells) {
    const int x = std::max(1, cells.columns / 10), y = std::max(1, cells.rows / 10);
    const auto white = [&](int left, int top, int right, int bottom) {
        for (int row = top; row < bottom; ++row)
            for (int column = left; column < right; ++column)
                if (cells.at(column, row) != 0xFFFFFF) return false;
        return true;
    };
    return white(0, 0, cells.columns, y) || white(0, cells.rows - y, cells.columns, cells.rows) ||
           white(0, 0, x, cells.rows) || white(cells.columns - x, 0, cells.columns, cells.rows);
}

int distinct_colours(const Cells& cells) {
    std::set<int> seen(cells.colours.begin(), cells.colours.end());
    seen.erase(-1);
    return static_cast<int>(seen.size());
}

}  // namespace

TEST_CASE("every PNG has exactly its format's pixels, in RGB or a palette, 96 dpi and the sRGB mark, and is whole") {
    std::vector<std::string> words{"pngcheck", "-v"};
    each_png([&](const ExpectedSheet&, const std::string&, const std::string& path) { words.push_back(path); });
    const std::string said = output_of(words);
    CHECK(contains(said, "No errors were detected in "));
    each_png([&](const ExpectedSheet& sheet, const std::string&, const std::string& path) {
        const size_t at = said.find("File: " + path);
        REQUIRE(at != std::string::npos);
        const std::string part = said.substr(at, said.find("File: ", at + 6) - at);
        const std::string size =
            std::to_string(static_cast<int>(sheet.width)) + " x " + std::to_string(static_cast<int>(sheet.height));
        INFO(part);
        const bool plain = contains(part, size + " image, 24-bit RGB, non-interlaced");
        const bool palette = contains(part, size + " image, 8-bit palette, non-interlaced");
        CHECK(plain != palette);
        CHECK(contains(part, "3780x3780 pixels/meter (96 dpi)"));
        CHECK(contains(part, "chunk sRGB"));
    });
}

TEST_CASE("every PNG carries its exact text") {
    each_png([](const ExpectedSheet&, const std::string& name, const std::string& path) {
        CHECK(contains(bytes_of(path), reference().entry(name)["text"].get<std::string>()));
    });
}

TEST_CASE("no PNG has an empty area: no white border, no blank half") {
    each_png([](const ExpectedSheet&, const std::string&, const std::string& path) {
        const Cells cells = cells_of(read_picture(path), 8);
        CHECK_FALSE(has_white_border(cells));
        CHECK(largest_blank(cells) < 0.40);
        CHECK(distinct_colours(cells) >= 3);
    });
}

TEST_CASE("the look for empty areas finds a blank half and a white border") {
    Picture picture{160, 160, std::vector<uint8_t>(160 * 160 * 3)};
    for (size_t i = 0; i < picture.pixels.size(); ++i) picture.pixels[i] = static_cast<uint8_t>(i * 2654435761u >> 13);
    CHECK(largest_blank(cells_of(picture, 8)) < 0.01);
    for (size_t i = 0; i < picture.pixels.size() / 2; ++i) picture.pixels[i] = 40;
    CHECK(largest_blank(cells_of(picture, 8)) == Approx(0.5));
    CHECK_FALSE(has_white_border(cells_of(picture, 8)));
    for (size_t i = picture.pixels.size() * 8 / 10; i < picture.pixels.size(); ++i) picture.pixels[i] = 255;
    CHECK(has_white_border(cells_of(picture, 8)));
}
