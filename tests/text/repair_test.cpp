#include "text/repair.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <random>
#include <sstream>

#include "text/syllable.h"
#include "text/unicode.h"

using namespace codong;

namespace {

const Diagnostic* find(const Repaired& repaired, std::string_view code) {
    const auto at =
        std::find_if(repaired.notes.begin(), repaired.notes.end(), [&](const Diagnostic& d) { return d.code == code; });
    return at == repaired.notes.end() ? nullptr : &*at;
}

std::string read(const std::string& path) {
    std::ifstream in(std::string(CODONG_SOURCE_DIR) + "/tests/corpus/" + path);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

}  // namespace

TEST_CASE("clean Vietnamese passes without a word") {
    for (const std::string text :
         {"Trẻ em hôm nay - tương lai ngày mai, hãy bảo vệ các em từ những điều nhỏ nhất.",
          "Kế hoạch số 88-KH/TU ngày 11/4/2026 của UBND xã, QH15, “Cổng trường an toàn” 100%",
          "sử dụng internet an toàn, gọi 111 hoặc vào https://tongdai111.vn, email a@b.vn", ""}) {
        const Repaired r = repair_text(text, {});
        CHECK(r.text == text);
        for (const auto& d : r.notes) UNSCOPED_INFO(format_diagnostic(d, Language::English));
        CHECK(r.notes.empty());
    }
}

TEST_CASE("letters in pieces become one, whatever the order of their marks") {
    const std::string good = "Bảo vệ trẻ em, tự lực, ấm ngọn lửa";
    CHECK(repair_text(nfd(good), {}).text == good);
    const Repaired r = repair_text(nfd(good), {"m.yaml", 3, 7});
    REQUIRE(find(r, "text/composed"));
    CHECK(find(r, "text/composed")->place.column == 8);
    CHECK(find(r, "text/composed")->severity == Severity::Note);
    CHECK(repair_text("vê\u0323", {}).text == "vệ");  // half composed
    CHECK(repair_text("tê\u0301 to\u0302\u0301", {}).text == "tế tố");
    CHECK(repair_text("té\u0302", {}).text == "tế");  // the tone before the circumflex
    CHECK(repair_text("ta\u0301\u0306m", {}).text == "tắm");
    CHECK(repair_text("vẹ\u0302", {}).text == "vệ");
    CHECK(repair_text("tu\u0323\u031B", {}).text == "tự");
}

TEST_CASE("NFC, NFD and half composed text come out the same for every letter") {
    for (const char32_t c : vietnamese_letters()) {
        const std::string letter = to_utf8(c);
        CHECK(repair_text(nfd(letter), {}, Spelling::Unchecked).text == letter);
        std::u32string apart = to_utf32(nfd(letter));
        std::sort(apart.begin() + 1, apart.end());
        do {
            INFO(letter);
            CHECK(repair_text(to_utf8(apart), {}, Spelling::Unchecked).text == letter);
        } while (std::next_permutation(apart.begin() + 1, apart.end()));
    }
}

TEST_CASE("invisible characters go, but not where a script needs them") {
    const Repaired r = repair_text("trẻ\u200B em\uFEFF hôm\u00AD nay\u200D", {});
    CHECK(r.text == "trẻ em hôm nay");
    REQUIRE(find(r, "text/invisible-character"));
    CHECK(find(r, "text/invisible-character")->args == std::vector<std::string>{"4", "U+200B, U+FEFF, U+00AD, U+200D"});
    const std::string khmer = "កុមារ\u200Bថ្ងៃនេះ";
    CHECK(repair_text(khmer, {}, Spelling::Unchecked).text == khmer);
}

TEST_CASE("odd and extra spaces become one plain space, told") {
    const Repaired r = repair_text(" trẻ\u00A0em\u2003hôm  nay \n mai ", {});
    CHECK(r.text == "trẻ em hôm nay\nmai");
    CHECK(find(r, "text/odd-space")->args[0] == "2");
    CHECK(find(r, "text/extra-space")->args[0] == "5");
    CHECK(find(r, "text/extra-space")->place.column == 1);
}

TEST_CASE("control characters, fullwidth letters and ligatures are made plain") {
    const Repaired r = repair_text("Trẻ\x01 em\x0B １１１ ﬁ", {}, Spelling::Unchecked);
    CHECK(r.text == "Trẻ em\n111 fi");
    CHECK(find(r, "text/control-character")->args[0] == "2");
    CHECK(find(r, "text/compatibility-character")->args[0] == "4");
}

TEST_CASE("private and broken characters are errors and stay") {
    const Repaired r = repair_text("trẻ\uF0A7m em", {"m.yaml", 2, 5});
    CHECK(r.text == "trẻ\uF0A7m em");
    const Diagnostic* d = find(r, "text/private-character");
    REQUIRE(d);
    CHECK(d->severity == Severity::Error);
    CHECK(d->args == std::vector<std::string>{"U+F0A7", "trẻ\uF0A7m"});
    CHECK(d->place.column == 8);
    CHECK(find(repair_text("tr\xFF em", {}), "text/broken-character"));
}

TEST_CASE("look-alikes are replaced only inside a Latin word") {
    const Repaired r = repair_text("Ðảng và trẻ еm, bảо vệ, nǎm nay", {});
    CHECK(r.text == "Đảng và trẻ em, bảo vệ, năm nay");
    CHECK(std::count_if(r.notes.begin(), r.notes.end(),
                        [](const Diagnostic& d) { return d.code == "text/look-alike"; }) == 4);
    CHECK(r.notes[0].args == std::vector<std::string>{"Ðảng", "Đảng", "U+00D0"});
    CHECK(repair_text("Nghị quyết của HÐND xã", {}).text == "Nghị quyết của HĐND xã");
    CHECK(repair_text("Москва và Афины", {}).text == "Москва và Афины");
    CHECK(repair_text("хор", {}).text == "хор");  // Russian, though each letter has a Latin double
    CHECK(repair_text("Guðrún og Þór", {}).text == "Guðrún og Þór");
    CHECK(repair_text("vо\u0302 số", {}).text == "vô số");  // Cyrillic о under a circumflex
}

TEST_CASE("mixed tone placement is told with both forms and the places") {
    const Repaired r = repair_text("Tỉnh ủy, Thành ủy\nvà Đảng uỷ xã, hòa bình", {"plan.txt", 10, 1});
    CHECK(r.text == "Tỉnh ủy, Thành ủy\nvà Đảng uỷ xã, hòa bình");
    const Diagnostic* d = find(r, "text/mixed-tone-placement");
    REQUIRE(d);
    CHECK(d->severity == Severity::Warning);
    CHECK(d->args == std::vector<std::string>{"ủy", "3", "uỷ", "1", "uỷ 11:9"});
    CHECK(d->place.line == 11);
    CHECK(d->place.column == 9);
    CHECK_FALSE(find(repair_text("hòa bình, Tỉnh ủy, quý, của", {}), "text/mixed-tone-placement"));
    const Diagnostics plan = check_tone_placement(read("plans/bao-ve-tre-em.txt"), {"plan.txt", 1, 1});
    REQUIRE(plan.size() == 1);
    CHECK(plan[0].args[3] == "2");
    CHECK(plan[0].place.line == 124);
}

TEST_CASE("a syllable Vietnamese does not have is told with its place and never changed") {
    const std::string text = "Các nghành chung tay cuả mọi nhà bảo vê trrẻ em";
    const Repaired r = repair_text(text, {"m.yaml", 4, 9});
    CHECK(r.text == text);
    REQUIRE(r.notes.size() == 3);
    CHECK(r.notes[0] == warning("text/unlikely-syllable", {"nghành"}));
    CHECK(r.notes[0].place.column == 13);
    CHECK(r.notes[1] == warning("text/misplaced-tone", {"cuả", "của"}));
    CHECK(r.notes[2] == warning("text/unlikely-syllable", {"trrẻ"}));
    CHECK(find(repair_text("BẢO VỆ TRRẺ EM", {}), "text/unlikely-syllable"));
    CHECK(find(repair_text("NGHANH giáo dục", {}), "text/unlikely-syllable") == nullptr);  // may be an abbreviation
    CHECK(find(repair_text("TOÀN NGHANH GIÁO DỤC THI ĐUA", {}), "text/unlikely-syllable"));
    CHECK(find(repair_text("Trnah thủ từng giờ", {}), "text/unlikely-syllable"));
}

TEST_CASE("names, abbreviations, codes, addresses, loans and other languages are no misspellings") {
    for (const std::string text :
         {"Tổ chức UNESCO, UBND, HĐND và MTTQ tại TP.HCM", "Cùng bác sĩ Alexandre Yersin và Robert về Đắk Lắk, Bắc Kạn",
          "YouTube, TikTok và VNeID",
          "theo #vitreem, http://abc.vn/xyz, tongdai111.vn, abc@xyz.vn, QH15, 36/2024/QH15, 88-KH/TU",
          "xem video clip trên fanpage, zalo, web, email, pano", "Every child deserves a safe and happy home",
          "Nelson Mandela nói về trẻ em", "tốc độ 30 km/h, nặng 5 kg", "Hmông, Stiêng, Krông Pắc, Gia-rai, Ê-đê"}) {
        const Repaired r = repair_text(text, {});
        for (const auto& d : r.notes) UNSCOPED_INFO(format_diagnostic(d, Language::English));
        CHECK(r.notes.empty());
    }
    CHECK(repair_text("Cov menyuam yog lub neej yav tom ntej", {}, Spelling::Unchecked).notes.empty());
}

TEST_CASE("the plans and the civic sentences raise no false alarm") {
    for (const std::string file :
         {"plans/an-toan-giao-thong.txt", "plans/bao-ve-moi-truong.txt", "plans/bao-ve-tre-em.txt"}) {
        const Diagnostics d = check_syllables(read(file), {file, 1, 1});
        for (const auto& each : d) UNSCOPED_INFO(format_diagnostic(each, Language::English));
        CHECK(d.empty());
    }
    std::string civic = read("words/civic.txt");
    std::replace(civic.begin(), civic.end(), '_', ' ');
    const Diagnostics d = check_syllables(civic, {});
    for (const auto& each : d) UNSCOPED_INFO(format_diagnostic(each, Language::English));
    CHECK(d.empty());
}

TEST_CASE("planted faults are all found and undone, and repairing twice changes nothing") {
    std::mt19937 random(7);
    std::string civic = read("plans/bao-ve-tre-em.slogans.txt");
    std::vector<std::u32string> slogans;
    std::istringstream in(civic);
    for (std::string line; std::getline(in, line);) slogans.push_back(to_utf32(line));
    REQUIRE(slogans.size() == 9);
    for (int round = 0; round < 500; ++round) {
        const std::u32string& good = slogans[random() % slogans.size()];
        std::u32string bad = good;
        std::string code;
        const size_t at = 1 + random() % (bad.size() - 2);
        switch (random() % 4) {
            case 0:
                bad.insert(at, 1, U"\u200B\u200C\u2060\uFEFF\u00AD"[random() % 5]);
                code = "text/invisible-character";
                break;
            case 1: {
                const size_t space = bad.find(U' ', at / 2);
                if (space == std::u32string::npos) continue;
                bad[space] = U"\u00A0\u2009\u3000\u202F"[random() % 4];
                code = "text/odd-space";
                break;
            }
            case 2: {
                const size_t space = bad.find(U' ', at / 2);
                if (space == std::u32string::npos) continue;
                bad.insert(space, 1, U' ');
                code = "text/extra-space";
                break;
            }
            default:
                bad = to_utf32(nfd(to_utf8(good)));
                code = "text/composed";
        }
        const Repaired r = repair_text(to_utf8(bad), {});
        CHECK(r.text == to_utf8(good));
        REQUIRE(r.notes.size() == 1);
        CHECK(r.notes[0].code == code);
        CHECK(repair_text(r.text, {}).notes.empty());
    }
}

TEST_CASE("every sentence of the repair notes exists in both languages") {
    for (const std::string code :
         {"text/converted", "text/case-lost", "text/case-lost-lines", "text/composed", "text/invisible-character",
          "text/odd-space", "text/extra-space", "text/control-character", "text/compatibility-character",
          "text/look-alike", "text/private-character", "text/broken-character", "text/mixed-tone-placement",
          "text/unlikely-syllable", "text/misplaced-tone"}) {
        CHECK(sentence(note(code), Language::Vietnamese) != code);
        CHECK(sentence(note(code), Language::English) != sentence(note(code), Language::Vietnamese));
    }
}
