#include <catch2/catch.hpp>
#include <set>

#include "compose/studio.h"

using namespace codong;
using namespace codong::test;

namespace {

const char* const k_plain =
    "      layers:\n        - {fill: field, bleed: ltrb}\n        - {frame: safe, text: {field: message, ink: paper, "
    "key_ink: accent, mode: voices, key_face: key}}\n";
const char* const k_field = "inks: {field: [main, second]}\n";

std::string code_of(const Result<Composed>& result) {
    return result ? "composed" : result.diagnostics().front().code;
}

size_t ink_of(const GlyphRun& run) {
    return std::get<InkPaint>(run.fill).ink;
}

}  // namespace

TEST_CASE("the same request has the same dump, whatever was shaped before") {
    Studio one, other;
    const Layout layout = one.one(k_plain, k_field);
    const std::string first = dump(one.composed(layout).scene);
    CHECK(dump(one.composed(layout).scene) == first);
    other.m_message = Studio::message("Một thông điệp khác, dài hơn nhiều, để bộ dàn chữ nhớ những chữ khác.");
    other.composed(layout);
    other.m_message = one.m_message;
    CHECK(dump(other.composed(layout).scene) == first);
}

TEST_CASE("a message in NFD has the dump of the same in NFC") {
    Studio studio;
    const Layout layout = studio.one(k_plain, k_field);
    const std::string composed = dump(studio.composed(layout).scene);
    studio.m_message.text = nfd(studio.m_message.text);
    CHECK(studio.m_message.text != nfc(studio.m_message.text));
    CHECK(dump(studio.composed(layout).scene) == composed);
}

TEST_CASE("a second page of the same words asks the shaper for nothing new") {
    Studio studio;
    const Layout layout = studio.one(k_plain, k_field);
    studio.composed(layout);
    const int calls = studio.shaper().shape_calls();
    studio.m_sheet = Studio::sheet("{id: a4, vi: A4, en: A4, size_mm: [210, 297]}");
    studio.composed(layout);
    CHECK(studio.shaper().shape_calls() == calls);
    CHECK(calls <= 2);  // one for each face
}

TEST_CASE("case and final stop: the request over the frame over the arrangement over the layout") {
    Studio studio;
    const auto shown = [&](const std::string& layout_says, const std::string& variant_says,
                           const std::string& frame_says, const std::string& request_says) {
        const std::string head = layout_says.empty() ? "" : "case: " + layout_says + "\n";
        std::string body = "variants:\n  - id: v\n";
        if (!variant_says.empty()) body += "    case: " + variant_says + "\n";
        body += "    root: {layers: [{fill: main, bleed: ltrb}, {frame: safe, text: {field: message, ink: paper";
        body += (frame_says.empty() ? "" : ", case: " + frame_says) + "}}]}\n";
        const Composed page =
            studio.composed(studio.layout(body, head), [&](ComposeRequest& r) { r.letter_case = request_says; });
        return text_with(page, Role::Slogan)->derivation;
    };
    CHECK(shown("", "", "", "") == "verbatim");
    CHECK(shown("capitals", "", "", "") == "capitals");
    CHECK(shown("capitals", "as-written", "", "") == "verbatim");
    CHECK(shown("as-written", "capitals", "", "") == "capitals");
    CHECK(shown("capitals", "capitals", "as-written", "") == "verbatim");
    CHECK(shown("", "", "", "capitals") == "capitals");
    CHECK(shown("capitals", "capitals", "capitals", "as-written") == "verbatim");
    const Layout dropping = studio.one(k_plain, "final_stop: drop\ninks: {field: [main]}\n");
    CHECK(text_with(studio.composed(dropping), Role::Slogan)->shown ==
          "Toàn xã hội cùng chung tay chăm lo, bảo vệ toàn diện trẻ em");
    CHECK(text_with(studio.composed(dropping, [](ComposeRequest& r) { r.final_stop = "keep"; }), Role::Slogan)
              ->shown.ends_with("em."));
}

TEST_CASE("the original stays verbatim whatever is shown") {
    Studio studio;
    studio.m_message = Studio::message("Trẻ em hôm nay - tương lai ngày mai.");
    const Composed page =
        studio.composed(studio.one(k_plain, "case: capitals\nfinal_stop: drop\ninks: {field: [main]}\n"));
    const SetText* slogan = text_with(page, Role::Slogan);
    CHECK(slogan->original == "Trẻ em hôm nay - tương lai ngày mai.");
    CHECK(slogan->shown == "TRẺ EM HÔM NAY – TƯƠNG LAI NGÀY MAI");
    CHECK(slogan->derivation == "capitals, en-dash, final-stop-dropped");
}

TEST_CASE("key phrases stand larger, in their own ink and face") {
    Studio studio;
    const Composed page =
        studio.composed(studio.one(k_plain, k_field), [](ComposeRequest& r) { r.keys = {"Toàn xã hội"}; });
    const size_t accent = studio.m_theme.index_of("accent"), paper = studio.m_theme.index_of("paper");
    int keys = 0;
    double key_size = 0, carrier_size = 0;
    for (const GlyphRun* run : runs(page, Role::Slogan)) {
        const bool key = run->face->id() == "be-vietnam-pro-900";
        CHECK(ink_of(*run) == (key ? accent : paper));
        CHECK(key == (std::string("Toàn xã hội").find(run->text) != std::string::npos));
        (key ? key_size : carrier_size) = run->size;
        keys += key;
    }
    CHECK(keys >= 1);
    CHECK(key_size >= 1.35 * carrier_size - 1e-6);
    CHECK(key_size <= 2.4 * carrier_size + 1e-6);
}

TEST_CASE("every run keeps its source text and clusters, and all inks are the theme's") {
    Studio studio;
    const Composed page = studio.composed(studio.one(k_plain, k_field));
    CHECK(page.scene.inks == studio.m_theme.inks);
    for (const GlyphRun* run : runs(page, Role::Slogan)) {
        size_t bytes = 0, glyphs = 0;
        for (const Cluster& cluster : run->clusters) {
            bytes += cluster.byte_count;
            glyphs += cluster.glyph_count;
        }
        CHECK(bytes == run->text.size());
        CHECK(glyphs == run->glyphs.size());
        CHECK(is_nfc(run->text));
        CHECK(run->language == "vi");
        CHECK(ink_of(*run) < page.scene.inks.size());
    }
}

TEST_CASE("colours that take turns go by the message's number") {
    Studio studio;
    const Layout layout = studio.one(k_plain, k_field);
    std::vector<size_t> grounds;
    for (size_t i = 0; i < 4; ++i) {
        const Composed page = studio.composed(layout, [&](ComposeRequest& r) { r.message_index = i; });
        grounds.push_back(std::get<InkPaint>(filled(page, "v/1")->fill).ink);
    }
    const size_t main = studio.m_theme.index_of("main"), second = studio.m_theme.index_of("second");
    CHECK(grounds == std::vector<size_t>{main, second, main, second});
}

TEST_CASE("what cannot be made says why and where") {
    Studio studio;
    const auto with = [&](const std::string& node) {
        return studio.compose(
            studio.one("      layers:\n        - {fill: main, bleed: ltrb}\n        - " + node + "\n"));
    };
    const auto no_ink = with("{frame: safe, text: {field: message, ink: turquoise}}");
    CHECK(code_of(no_ink) == "compose/unknown-ink");
    CHECK(no_ink.diagnostics()[0].place.line == 12);
    CHECK(code_of(with("{frame: safe, text: {field: message, ink: paper, face: comic}}")) == "compose/unknown-face");
    CHECK(code_of(with("{frame: safe, art: {id: no-such-art}}")) == "compose/unknown-art");
    CHECK(code_of(with("{frame: safe, at: [0, 0, 0, 50%], text: {field: message, ink: paper}}")) == "compose/no-room");
    Layout narrow = studio.one(k_plain, "inks: {field: [main]}\naspect: [3, 14]\n");
    CHECK(code_of(studio.compose(narrow)) == "compose/unsuited");
    CHECK_FALSE(suits(narrow, studio.m_sheet));
    narrow.aspect = {};
    CHECK(suits(narrow, studio.m_sheet));
    narrow.not_formats = {"thu"};
    CHECK_FALSE(suits(narrow, studio.m_sheet));
    narrow.not_formats = {};
    narrow.formats = {"a4"};
    CHECK_FALSE(suits(narrow, studio.m_sheet));
    narrow.formats = {"a5"};
    CHECK(suits(narrow, studio.m_sheet));
}

TEST_CASE("a slogan that would be too small says by how much; one that just stands is made") {
    Studio studio;
    const Layout layout = studio.one(k_plain, k_field);
    std::string text = "Chăm";
    double first = 0, last = 0;
    bool refused = false;
    for (int words = 1; words < 1500 && !refused; words = words * 3 / 2 + 1) {
        while (static_cast<int>(std::count(text.begin(), text.end(), ' ')) < words) text += " lo";
        studio.m_message = Studio::message(text);
        const auto page = studio.compose(layout);
        if (page) {
            const double now = text_with(*page, Role::Slogan)->least_cap;
            CHECK(now >= studio.m_sheet.least_cap_mm());
            first = std::max(first, now);
            last = now;
        } else {
            refused = true;
            const Diagnostic& d = page.diagnostics().front();
            CHECK(d.code == "compose/too-small");
            REQUIRE(d.args.size() == 6);
            CHECK(std::stod(d.args[3]) < std::stod(d.args[4]));
            CHECK(std::stod(d.args[5]) >= 0);
        }
    }
    CHECK(refused);
    CHECK(last < first / 4);
}

TEST_CASE("a QR code stands with its quiet zone in its box, and not at all without a target") {
    Studio studio;
    const Layout layout = studio.one(
        "      layers:\n        - {fill: main, bleed: ltrb}\n        - {frame: safe, at: [0, 0, 40w, 60%], qr: {}}\n   "
        "     - {frame: safe, at: [0, 65%, 100%, 35%], text: {field: message, ink: paper}}\n");
    CHECK(filled(studio.composed(layout), "v/2") == nullptr);
    const Composed page = studio.composed(layout, [](ComposeRequest& r) { r.qr = "https://example.org/111"; });
    const FilledPath* code = filled(page, "v/2");
    REQUIRE(code);
    CHECK(code->info.role == Role::Qr);
    const Rect dark = code->path.bounds();
    const double side = 59.2;
    CHECK(dark.width == Approx(dark.height));
    CHECK(dark.width < side * 25.0 / 33.0 + 0.01);  // version 2 is 25 modules; 4 more on either side stay light
    CHECK(dark.width > side * 0.5);
}
