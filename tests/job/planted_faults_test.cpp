#include <algorithm>
#include <catch2/catch.hpp>

#include "export/target.h"
#include "job/prepare.h"
#include "job/proof.h"
#include "job/proof_raster.h"
#include "job/run.h"
#include "support/composed_pages.h"
#include "support/program.h"

using namespace codong;
using namespace codong::test;
namespace fs = std::filesystem;

namespace {

// The project's data with layouts that may be changed.
struct Data {
    Scratch scratch;
    Data() {
        fs::create_directories(scratch / "data");
        for (const char* folder : {"fonts", "messages"})
            fs::create_directory_symlink(ComposedPages::data_folder() + "/" + folder,
                                         scratch / ("data/" + std::string(folder)));
        fs::copy(ComposedPages::data_folder() + "/layouts", scratch / "data/layouts", fs::copy_options::recursive);
    }
    void replace(const std::string& file, const std::string& from, const std::string& to) const {
        std::string text = bytes_of(scratch / ("data/" + file));
        const size_t at = text.find(from);
        REQUIRE(at != std::string::npos);
        text.replace(at, from.size(), to);
        scratch.write("data/" + file, text);
    }
    // A layout of one arrangement over a plain ground.
    void layout(const std::string& id, const std::string& boxes) const {
        scratch.write("data/layouts/" + id + ".yaml",
                      "id: " + id +
                          "\nvi: Thử\nen: Test\nkind: typographic\nthemes: [troi]\n"
                          "faces: {slogan: be-vietnam-pro-700, key: be-vietnam-pro-900, label: be-vietnam-pro-600}\n"
                          "variants:\n  - id: v\n    root:\n      layers:\n        - {fill: main, bleed: ltrb}\n" +
                          boxes);
    }
    // Codes of what stopped the one page that was asked for; empty when it was delivered.
    std::vector<std::string> refusal(const std::string& layout, const std::string& format, const std::string& type,
                                     const std::string& theme = "troi") const {
        JobOptions options;
        options.data = scratch / "data";
        options.out = scratch / "ra";
        options.messages = {"m3"};
        options.formats = {format};
        options.types = {type};
        options.layouts = {layout};
        options.themes = {theme};
        options.unit = scratch.write("unit.yaml", "name: Xã MẪU\nqr: https://example.org/bao-ve-tre-em\n");
        const Report report = ComposedPages::must(run(options, {}));
        std::vector<std::string> codes;
        for (const Failure& failure : report.failures)
            for (const Diagnostic& reason : failure.reasons) codes.push_back(reason.code);
        CHECK(report.manifest.files.size() == (codes.empty() ? 1u : 0u));
        return codes;
    }
};

bool holds(const std::vector<std::string>& list, const std::string& text) {
    return std::find(list.begin(), list.end(), text) != list.end();
}

ComposedPages page_of_m3(const std::string& format) {
    JobOptions options;
    options.formats = {format};
    options.messages = {"m3"};
    options.layouts = {"chu-lon"};
    return ComposedPages(options);
}

}  // namespace

TEST_CASE("a theme of low contrast is refused") {
    const Data data;
    CHECK(data.refusal("chu-lon", "fb-square", "jpg").empty());
    data.replace("layouts/themes/troi.yaml", "id: troi", "id: mo");
    fs::rename(data.scratch / "data/layouts/themes/troi.yaml", data.scratch / "data/layouts/themes/mo.yaml");
    std::string theme = bytes_of(data.scratch / "data/layouts/themes/mo.yaml");
    const size_t main = theme.find("rgb: \"#", theme.find("main:")),
                 paper = theme.find("rgb: \"#", theme.find("paper:"));
    theme.replace(main, 14, "rgb: \"#7FA8D9\"");
    theme.replace(paper, 14, "rgb: \"#A9C8EE\"");
    data.scratch.write("data/layouts/themes/mo.yaml", theme);
    CHECK(holds(data.refusal("chu-lon", "fb-square", "jpg", "mo"), "check/contrast"));
}

TEST_CASE("text behind a story's bar is refused, though the sheet's own safe area was loosened") {
    const Data data;
    data.layout("duoi-thanh",
                "        - {frame: trim, at: [10w, 68h, 80w, 14h], text: {field: message, ink: paper}}\n");
    CHECK(holds(data.refusal("duoi-thanh", "story", "jpg"), "check/unsafe-text"));
    data.replace("layouts/formats/digital.yaml", "safe_px: [65, 269, 950, 979]", "safe_px: [65, 269, 950, 1500]");
    const std::vector<std::string> codes = data.refusal("duoi-thanh", "story", "jpg");
    CHECK_FALSE(codes.empty());
    for (const std::string& code : codes) CHECK(code == "check/covered-by-platform");
}

TEST_CASE("a QR code too small to be read is refused, on a screen by its pixels, in print by its modules") {
    const Data data;
    const auto with_code = [&](const char* size) {
        data.layout("ma-nho",
                    std::string("        - frame: safe\n          column:\n            gap: 3h\n            children:\n"
                                "              - {size: 1fr, text: {field: message, ink: paper}}\n"
                                "              - {size: ") +
                        size + ", qr: {}}\n");
    };
    with_code("fit");
    CHECK(data.refusal("ma-nho", "fb-square", "png").empty());
    CHECK(data.refusal("ma-nho", "ap-phich-a3", "pdf").empty());
    with_code("5s");
    const std::vector<std::string> screen = data.refusal("ma-nho", "fb-square", "png");
    CHECK((holds(screen, "check/qr-unreadable") || holds(screen, "check/qr-unreadable-half")));
    with_code("9mm");
    CHECK(data.refusal("ma-nho", "ap-phich-a3", "pdf") == std::vector<std::string>{"check/qr-too-small"});
}

TEST_CASE("a delivered picture with one changed tone mark is found, naming the letter and its line") {
    ComposedPages pages = page_of_m3("fb-square");
    const Piece& piece = pages.pieces().front();
    const Composed right = pages.composed(piece);
    Message changed = *piece.message;
    const size_t at = changed.text.find("bảo vệ");
    REQUIRE(at != std::string::npos);
    changed.text.replace(at, std::string("bảo vệ").size(), "bào vệ");
    Piece other = piece;
    other.message = &changed;
    const Composed wrong = pages.composed(other);
    const Scratch scratch;
    const Provenance from;
    for (const char* type : {"png", "jpg", "webp"}) {
        INFO(type);
        const ExportTarget& target = *find_target(type);
        for (const Composed* shown : {&right, &wrong}) {
            const Exported file =
                ComposedPages::must(target.write(ExportRequest{shown->scene, *piece.sheet, from, scratch / "a"}));
            const auto proved = prove_raster(file, target, right, *piece.sheet, "");
            REQUIRE(proved.has_value() == (shown == &right));
            if (proved) continue;
            CHECK(proved.diagnostics()[0].code == "check/ink-missing");
            CHECK(proved.diagnostics()[0].args[0] == "ả");
            CHECK(proved.diagnostics()[0].args[1].find("bảo vệ") != std::string::npos);
        }
    }
}

TEST_CASE("a PDF with one changed tone mark, or a letter gone, is found by either reader of its text") {
    ComposedPages pages = page_of_m3("ap-phich-a3");
    const Piece& piece = pages.pieces().front();
    const Composed right = pages.composed(piece);
    const auto intent = ComposedPages::must(load_intent(DataFiles(ComposedPages::data_folder())));
    const Scratch scratch;
    Provenance from;
    from.date = "2026-04-22";
    ExportRequest request{right.scene, *piece.sheet, from, scratch / "a.pdf"};
    request.intent = intent;
    const ExportTarget& target = *find_target("pdf");
    const Exported file = ComposedPages::must(target.write(request));
    ProofSpec both;
    both.second_reader = true;
    CHECK(ComposedPages::must(prove(file, target, right, *piece.sheet)).front() == "text");
    CHECK(ComposedPages::must(prove(file, target, right, *piece.sheet, both))[1] == "pdftotext");
    for (const char* other : {"bào vệ", "bao vệ", "bảo vê", "bảo v", "bảo  vệ"}) {
        INFO(other);
        Composed wanted = pages.composed(piece);
        for (SetText& text : wanted.texts)
            if (const size_t at = text.shown.find("bảo vệ"); at != std::string::npos)
                text.shown.replace(at, std::string("bảo vệ").size(), other);
        const bool same = other == std::string("bảo  vệ");  // a gap is a gap
        CHECK(prove(file, target, wanted, *piece.sheet).has_value() == same);
        std::vector<const SetText*> texts;
        for (const SetText& text : wanted.texts) texts.push_back(&text);
        CHECK(prove_words(file.path, texts).has_value() == same);
    }
}

TEST_CASE("a PDF of curves with one changed tone mark, or a letter gone, is found by its outlines") {
    for (const char* format : {"ap-phich-a3", "bang-ron-ngang-600x100"}) {
        ComposedPages pages = page_of_m3(format);
        const Piece& piece = pages.pieces().front();
        const Composed right = pages.composed(piece);
        const auto intent = ComposedPages::must(load_intent(DataFiles(ComposedPages::data_folder())));
        const Scratch scratch;
        Provenance from;
        from.date = "2026-04-22";
        const auto proved = [&](const Composed& shown) {
            ExportRequest request{shown.scene, *piece.sheet, from, scratch / "a.pdf"};
            request.intent = intent;
            const ExportTarget& target = *find_target("pdf", true);
            return prove(ComposedPages::must(target.write(request)), target, right, *piece.sheet);
        };
        INFO(format);
        const auto good = proved(right);
        if (!good) FAIL(format_diagnostic(good.diagnostics()[0], Language::English));
        CHECK(std::count(good->begin(), good->end(), "outlines") == 1);
        for (const char* other : {"bào vệ", "bao vệ", "bảo vê"}) {
            Message changed = *piece.message;
            changed.text.replace(changed.text.find("bảo vệ"), std::string("bảo vệ").size(), other);
            Piece wrong = piece;
            wrong.message = &changed;
            const auto refused = proved(pages.composed(wrong));
            INFO(other);
            REQUIRE_FALSE(refused);
            CHECK(refused.diagnostics()[0].code.rfind("check/curves-", 0) == 0);
        }
    }
}
