#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include "check/scene_check.h"
#include "compose/figure.h"
#include "job/run.h"
#include "layout/folder.h"
#include "support/composed_pages.h"
#include "support/program.h"

using namespace codong;
using namespace codong::test;

namespace {

#ifdef CODONG_SANITIZED
constexpr size_t k_every = 9;  // pages looked at: one in so many
#else
constexpr size_t k_every = 1;
#endif

std::vector<std::string> infographics() {
    std::vector<std::string> ids;
    for (const std::string& path : yaml_files(ComposedPages::data_folder() + "/layouts")) {
        const Layout layout = ComposedPages::must(read_layout(path));
        if (layout.kind == "infographic") ids.push_back(layout.id);
    }
    return ids;
}

std::vector<std::string> suited_sheets(const std::vector<std::string>& layouts) {
    DataFiles data(ComposedPages::data_folder());
    std::set<std::string> ids;
    for (const std::string& id : layouts)
        for (const Sheet& sheet : *ComposedPages::must(data.sheets()))
            if (suits(*ComposedPages::must(data.layout(id)), sheet)) ids.insert(sheet.id);
    return {ids.begin(), ids.end()};
}

struct Page {
    const Piece* piece;
    Composed composed;
};

// Every infographic on every sheet it suits with every message; all themes take turns.
const std::vector<Page>& pages() {
    static ComposedPages made = [] {
        JobOptions options;
        options.layouts = infographics();
        options.formats = suited_sheets(options.layouts);
        options.themes = {"all"};
        options.messages = {"all"};
        return ComposedPages(options);
    }();
    static const std::vector<Page> all = [] {
        std::map<std::string, size_t> themes, sheets;
        for (const Piece& piece : made.pieces()) {
            themes.emplace(piece.theme->id, themes.size());
            sheets.emplace(piece.sheet->id, sheets.size());
        }
        std::vector<Page> out;
        size_t count = 0;
        for (const Piece& piece : made.pieces()) {
            const size_t turn = piece.message_index + sheets[piece.sheet->id];
            if (!suits(*piece.layout, *piece.sheet) || turn % themes.size() != themes[piece.theme->id]) continue;
            if (count++ % k_every != 0) continue;
            INFO(piece.name() << " " << piece.layout->id);
            auto composed = made.compose(piece);
            if (!composed) {
                FAIL_CHECK(piece.name() << " " << piece.layout->id << ": "
                                        << format_diagnostic(composed.diagnostics().front(), Language::English));
                continue;
            }
            out.push_back({&piece, *std::move(composed)});
        }
        return out;
    }();
    return all;
}

template <class Each>
void each_page(Each each) {
    for (const Page& page : pages()) {
        INFO(page.piece->layout->id << " " << page.piece->name() << " " << page.composed.variant);
        each(*page.piece, page.composed);
    }
}

}  // namespace

TEST_CASE("every infographic keeps every rule of a finished page on every sheet it suits") {
    CHECK(infographics().size() >= 6);
    each_page([](const Piece& piece, const Composed& composed) {
        for (const Diagnostic& finding : check_scene(composed, *piece.sheet))
            FAIL_CHECK(piece.theme->id << ": " << format_diagnostic(finding, Language::English));
    });
}

TEST_CASE("an infographic has room for the unit that issues it, however long its name") {
    const std::string path = (std::filesystem::temp_directory_path() / "codong-infographic-unit.yaml").string();
    std::ofstream(path) << "name: Ủy ban Mặt trận Tổ quốc Việt Nam và các tổ chức chính trị - xã hội xã (MẪU)\n"
                           "superior: Thành phố (MẪU)\n";
    JobOptions options;
    options.layouts = infographics();
    options.formats = {"ap-phich-a3", "to-roi-a5", "fb-portrait", "standee-80x180", "slide"};
    options.themes = {"son"};
    options.messages = {"m1", "m3", "m5"};
    options.unit = path;
    ComposedPages made(options);
    std::filesystem::remove(path);
    for (const Piece& piece : made.pieces()) {
        INFO(piece.layout->id << " " << piece.name());
        const auto composed = made.compose(piece);
        if (!composed) {
            FAIL_CHECK(format_diagnostic(composed.diagnostics().front(), Language::English));
            continue;
        }
        for (const Diagnostic& finding : check_scene(*composed, *piece.sheet))
            FAIL_CHECK(format_diagnostic(finding, Language::English));
        CHECK(std::any_of(composed->texts.begin(), composed->texts.end(),
                          [](const SetText& text) { return text.role == Role::Unit; }));
    }
}

TEST_CASE("an infographic shows its message whole, and large enough to be read first") {
    each_page([](const Piece& piece, const Composed& composed) {
        double slogan = 0;
        for (const SetText& text : composed.texts) {
            if (text.role != Role::Slogan) continue;
            CHECK(text.original == piece.message->text);
            slogan += text.ink.area();
        }
        CHECK(slogan / composed.scene.safe.area() >= 0.12);
        CHECK(slogan / composed.scene.safe.area() <= 0.8);
    });
}

TEST_CASE("an infographic prints the sources of its data") {
    each_page([](const Piece&, const Composed& composed) {
        const auto source = std::find_if(composed.texts.begin(), composed.texts.end(),
                                         [](const SetText& text) { return text.field == "data_source"; });
        REQUIRE(source != composed.texts.end());
        CHECK(source->role == Role::Source);
        CHECK(source->shown.size() > 20);
    });
}

TEST_CASE("no words of an infographic are smaller than can be read up close") {
    each_page([](const Piece& piece, const Composed& composed) {
        for (const SetText& text : composed.texts) {
            INFO(text.shown << " " << text.least_cap);
            CHECK(text.least_cap >= (text.role == Role::Source ? 0.7 : 1.0) * least_detail_cap_mm(*piece.sheet));
        }
    });
}

TEST_CASE("an infographic suits six sheets or more and arranges itself anew for upright and broad ones") {
    DataFiles data(ComposedPages::data_folder());
    const auto sheets = *ComposedPages::must(data.sheets());
    for (const std::string& id : infographics()) {
        INFO(id);
        const Layout& layout = *ComposedPages::must(data.layout(id));
        std::set<std::string> arrangements;
        int suited = 0;
        for (const Sheet& sheet : sheets) {
            if (!suits(layout, sheet)) continue;
            const Variant* variant = choose_variant(layout, sheet, {}, "m1");
            REQUIRE(variant);
            arrangements.insert(variant->id);
            ++suited;
        }
        CHECK(suited >= 6);
        CHECK(arrangements.size() >= 3);
        for (const char* needed :
             {"ap-phich-a3", "ap-phich-54x79", "to-roi-a5", "fb-portrait", "standee-80x180", "slide"})
            CHECK(suits(layout, ComposedPages::must(sheet_by_id(sheets, needed))));
    }
}

// Figures in the ink of the ground beside their card, and edges close to letters of many sizes: what the proof of a
// picture finds hardest to tell from ink.
TEST_CASE("a picture of every infographic on every screen, and small on a poster, is proved") {
    const Scratch scratch;
    JobOptions options;
    options.data = ComposedPages::data_folder();
    options.out = scratch / "out";
    options.layouts = infographics();
    options.messages = {"m1"};
    options.dpi = 40;
    options.types = {"png"};
    for (const std::string& id : suited_sheets(options.layouts))
        if (ComposedPages::must(sheet_by_id(*ComposedPages::must(DataFiles(options.data).sheets()), id)).is_screen)
            options.formats.push_back(id);
    options.formats.push_back("ap-phich-a3");
    CHECK(options.formats.size() >= 3);
    const auto report = run(options, {});
    REQUIRE(report);
    for (const Failure& failure : report->failures)
        for (const Diagnostic& d : failure.reasons)
            if (d.code != "compose/unsuited")
                FAIL_CHECK(failure.piece << " " << format_diagnostic(d, Language::English));
    CHECK(report->manifest.files.size() >= 2 * infographics().size());
}
