#include <catch2/catch.hpp>
#include <fstream>

#include "check/scene_check.h"
#include "job/run.h"
#include "support/composed_pages.h"
#include "support/program.h"
#include "text/unicode.h"

using namespace codong;
using namespace codong::test;

namespace {

// Words to set, not translations of the message: Khmer is the first sentence of article 1 of the Universal Declaration
// of Human Rights, Cham the name of its script, English and the highland letters are of this test.
constexpr const char* k_catalogue = R"(id: thu
title: Thử hai ngôn ngữ
source: {document: Văn bản thử}
messages:
  - id: m1
    text: Lắng nghe trẻ em bằng trái tim, hành động vì trẻ em bằng trách nhiệm.
    translations:
      km: "មនុស្សទាំងអស់ កើតមកមានសេរីភាព និងសមភាព ក្នុងផ្នែកសេចក្ដីថ្លៃថ្នូរនិងសិទ្ធិ។"
      cjm: "ꨀꨇꩉ ꨌꩌ ꨀꨇꩉ ꨌꩌ ꨀꨇꩉ ꨌꩌ"
      rad: "Ƀuôn čư̆ ĕăm ŏng, ê̆ i ô̆ k ơ̆ ng ư̆ r ñum ĭ ŭ."
      en: "Listen to children with the heart, act for children with a sense of duty."
  - id: m2
    text: Toàn xã hội cùng chung tay chăm lo, bảo vệ toàn diện trẻ em.
)";
constexpr const char* k_campaign = R"(id: thu
title: Thử hai ngôn ngữ
catalogue: messages.yaml
issued: 2026-04-22
formats: [{types: [pdf], ids: [ap-phich-a3]}]
layouts: [song-ngu]
themes: [son-cham]
options: {second_language: km}
)";

JobOptions pair_job(const Scratch& scratch) {
    std::ofstream(scratch / "messages.yaml") << k_catalogue;
    std::ofstream(scratch / "campaign.yaml") << k_campaign;
    JobOptions options;
    options.data = ComposedPages::data_folder();
    options.campaign = scratch / "campaign.yaml";
    options.out = scratch / "out";
    options.jobs = 1;
    return options;
}

}  // namespace

TEST_CASE("two languages stand on every sheet that the layout suits, and the checker finds no fault") {
    const Scratch scratch;
#ifdef CODONG_SANITIZED
    const std::vector<std::string> languages = {"km"};
#else
    const std::vector<std::string> languages = {"km", "cjm", "rad", "en"};
#endif
    for (const std::string& language : languages) {
        JobOptions options = pair_job(scratch);
        options.second_language = language;
        options.messages = {"m1"};
        DataFiles data(options.data);
        const auto sheets = data.sheets();
        REQUIRE(sheets);
        const auto layout = data.layout("song-ngu");
        REQUIRE(layout);
        options.formats.clear();
        for (const Sheet& sheet : **sheets)
            if (suits(**layout, sheet)) options.formats.push_back(sheet.id);
        CHECK(options.formats.size() * 10 > (*sheets)->size() * 8);
        options.layouts = {"song-ngu"};
        ComposedPages pages(options);
        for (const Piece& piece : pages.pieces()) {
            INFO(piece.name() << " " << language);
            const auto composed = pages.compose(piece);
            if (!composed) INFO(format_diagnostic(composed.diagnostics().front(), Language::English));
            REQUIRE(composed);
            const SetText *slogan = nullptr, *second = nullptr;
            for (const SetText& text : composed->texts) {
                if (text.role == Role::Slogan) slogan = &text;
                if (text.role == Role::Translation) second = &text;
            }
            REQUIRE(slogan);
            REQUIRE(second);
            CHECK(second->original == nfc(piece.message->translations.at(language)));
            CHECK(second->least_size <= slogan->least_size * (1 + 1e-9));
            const Diagnostics findings = check_scene(*composed, *piece.sheet);
            for (const Diagnostic& d : findings) UNSCOPED_INFO(format_diagnostic(d, Language::English));
            CHECK(findings.empty());
        }
    }
}

TEST_CASE("the files of a pair are proved to hold both texts word for word, and the manifest tells both") {
    const Scratch scratch;
    const auto report = run(pair_job(scratch), {});
    REQUIRE(report);
    for (const Failure& failure : report->failures)
        for (const Diagnostic& d : failure.reasons) UNSCOPED_INFO(format_diagnostic(d, Language::English));
    REQUIRE(report->failures.empty());
    REQUIRE(report->manifest.files.size() == 2);
    const ManifestEntry& both = report->manifest.files[0];
    REQUIRE(both.second);
    CHECK(both.second->language == "km");
    CHECK(both.second->text == "មនុស្សទាំងអស់ កើតមកមានសេរីភាព និងសមភាព ក្នុងផ្នែកសេចក្ដីថ្លៃថ្នូរនិងសិទ្ធិ។");
    CHECK(both.text == "Lắng nghe trẻ em bằng trái tim, hành động vì trẻ em bằng trách nhiệm.");
    CHECK(std::find(both.proved.begin(), both.proved.end(), "text") != both.proved.end());
    REQUIRE(both.line_counts.size() > 1);
    CHECK(both.line_counts.front().lines == static_cast<int>(both.lines.size()));
    CHECK_FALSE(both.line_reason.empty());
    // The message without a translation is made alone, and told.
    CHECK_FALSE(report->manifest.files[1].second);
    REQUIRE(report->notes.size() >= 1);
    CHECK(report->notes[0].code == "job/no-translation");
    CHECK(report->notes[0].args == std::vector<std::string>{"m2", "km"});
}

TEST_CASE("a language that no message has is an error that names those there are") {
    const Scratch scratch;
    JobOptions options = pair_job(scratch);
    options.second_language = "kh";
    const auto report = run(options, {});
    REQUIRE_FALSE(report);
    CHECK(report.diagnostics().front().code == "job/unknown-language");
    CHECK(report.diagnostics().front().args == std::vector<std::string>{"kh", "cjm, en, km, rad"});
}
