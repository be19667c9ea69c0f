#include <catch2/catch.hpp>

#include "support_fonts.h"
#include "text/display.h"
#include "text/unicode.h"

using namespace codong;

namespace {

Rect ink_of(const ShapedText& text) {
    Rect box;
    for (const ShapedGlyph& glyph : text.glyphs) {
        const Rect em = text.faces[glyph.face]->profile(glyph.id).box;
        if (!em.empty()) box = box.united({glyph.x + em.x, glyph.y + em.y, em.width, em.height});
    }
    return box;
}

std::vector<std::string> vietnamese_faces(const FontLibrary& library) {
    std::vector<std::string> ids;
    for (const FontRecord& record : library.records())
        if (record.vietnamese) ids.push_back(record.id);
    return ids;
}

}  // namespace

TEST_CASE("every face has the 134 letters, and sets the composed and the decomposed spelling alike") {
    auto library = FontLibrary::open(std::string(CODONG_SOURCE_DIR) + "/fonts");
    REQUIRE(library);
    const auto ids = vietnamese_faces(**library);
    REQUIRE(ids.size() >= 18);
    TestFonts fonts(ids);
    for (const std::string& id : ids) {
        for (const char32_t letter : vietnamese_letters()) {
            const std::string composed = to_utf8(letter);
            const auto a = fonts.shaper->shape("b" + composed + "n", {fonts.face(id)});
            const auto b = fonts.shaper->shape(nfd("b" + composed + "n"), {fonts.face(id)});
            INFO(id << " " << composed);
            REQUIRE(a);
            REQUIRE(b);
            REQUIRE((*a)->glyphs.size() == (*b)->glyphs.size());
            for (size_t i = 0; i < (*a)->glyphs.size(); ++i) {
                CHECK((*a)->glyphs[i].id == (*b)->glyphs[i].id);
                CHECK((*a)->glyphs[i].x == (*b)->glyphs[i].x);
            }
        }
    }
}

TEST_CASE("a mark adds ink outside its letter in every face") {
    auto library = FontLibrary::open(std::string(CODONG_SOURCE_DIR) + "/fonts");
    REQUIRE(library);
    TestFonts fonts(vietnamese_faces(**library));
    const auto ink = [&](const std::string& text, const std::string& id) {
        const auto shaped = fonts.shaper->shape(text, {fonts.face(id)});
        REQUIRE(shaped);
        return ink_of(**shaped);
    };
    for (const FontRecord& record : (*library)->records()) {
        if (!record.vietnamese) continue;
        for (const auto& [bare, above, below] :
             {std::tuple{"E", "Ế", "Ẹ"}, {"o", "ổ", "ọ"}, {"A", "Ẵ", "Ặ"}, {"U", "Ữ", "Ự"}}) {
            INFO(record.id << " " << above << " " << below);
            const Rect base = ink(bare, record.id);
            CHECK(ink(above, record.id).y < base.y - 0.05);
            CHECK(ink(below, record.id).bottom() > base.bottom() + 0.05);
        }
    }
}

TEST_CASE("what is shown is the message with its case, dash and final stop, and nothing else") {
    const std::string message = "Chung tay vì trẻ em có hoàn cảnh đặc biệt - vì tương lai, theo số 88-KH/TU.";
    CHECK(display_text(message, {}) == "Chung tay vì trẻ em có hoàn cảnh đặc biệt – vì tương lai, theo số 88-KH/TU.");
    CHECK(display_text(message, {LetterCase::Capitals, FinalStop::Dropped}) ==
          "CHUNG TAY VÌ TRẺ EM CÓ HOÀN CẢNH ĐẶC BIỆT – VÌ TƯƠNG LAI, THEO SỐ 88-KH/TU");
    CHECK(display_text("Hãy lắng nghe...", {LetterCase::AsWritten, FinalStop::Dropped}) == "Hãy lắng nghe...");
    CHECK(describe_display(message, {}) == "en-dash");
    CHECK(describe_display("Lắng nghe trẻ em.", {LetterCase::Capitals, FinalStop::Dropped}) ==
          "capitals, final-stop-dropped");
    CHECK(describe_display("Lắng nghe trẻ em.", {}) == "verbatim");
}
