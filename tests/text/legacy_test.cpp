#include "text/legacy.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <random>
#include <sstream>

#include "support/legacy_encode.h"
#include "text/syllable.h"
#include "text/unicode.h"

using namespace codong;
using legacy_encode::Stops;

namespace {

std::string read(const std::string& path) {
    std::ifstream in(std::string(CODONG_SOURCE_DIR) + "/tests/corpus/" + path);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

std::vector<std::string> lines_of(const std::string& text) {
    std::istringstream in(text);
    std::vector<std::string> out;
    for (std::string line; std::getline(in, line);) out.push_back(line);
    return out;
}

std::string civic_sentences() {
    std::string out;
    for (std::string line : lines_of(read("words/civic.txt"))) {
        if (line.empty() || line[0] == '#') continue;
        std::replace(line.begin(), line.end(), '_', ' ');
        out += line + "\n";
    }
    return out;
}

constexpr const char* k_english =
    "Every child deserves a safe home. Listen to children with your heart; act with responsibility. Who can help? Call "
    "us, "
    "won't you? It's free. Go to ma. So do I.";
constexpr const char* k_french =
    "L'été dernier, à Huế, nous étions déjà là où naît la rivière; « tôt ou tard », dit-il, la fête reviendra. Où est "
    "l'hôtel ?";
constexpr const char* k_others =
    "São Paulo não é longe, está à mão.\nEl niño comió más piña y habló así.\nGrößere Mädchen hören schöne Lieder über "
    "Füße.";

}  // namespace

TEST_CASE("every letter survives TCVN3, with the H font for capitals") {
    for (const char32_t c : vietnamese_letters()) {
        const std::string letter = to_utf8(c);
        const bool has_code = std::u32string_view(U"ĂÂÊÔƠƯĐ").find(c) != std::u32string_view::npos;
        CHECK(decode_tcvn3(legacy_encode::tcvn3(letter)) == (is_upper(c) && !has_code ? to_lower(letter) : letter));
        std::string back;
        for (const TextRun& run : legacy_encode::tcvn3_runs(letter)) {
            const std::string text = decode_tcvn3(run.text);
            back += run.font == ".VnTimeH" ? to_upper(text) : text;
        }
        CHECK(back == letter);
    }
}

TEST_CASE("every letter survives VNI and VIQR") {
    for (const char32_t c : vietnamese_letters()) {
        const std::string letter = to_utf8(c);
        CHECK(decode_vni(legacy_encode::vni(letter)) == letter);
    }
    // In VIQR only syllables are read, so each letter comes in one.
    for (const char32_t c : vietnamese_letters()) {
        const auto parts = *split_letter(c);
        std::string rest = parts.base == U'đ' ? "i" : parts.base == U'y' ? "" : "m";
        if (parts.base == U'ư') rest = "ng";
        const std::string word = (parts.base == U'y' ? "k" : "") + to_utf8(c) + rest;
        INFO(word);
        REQUIRE(is_legal_syllable(word));
        CHECK(decode_viqr(legacy_encode::viqr(word + " em", Stops::Escaped)) == word + " em");
    }
}

TEST_CASE("the encodings are told by how they look") {
    CHECK(convert_legacy("TrÎ em h«m nay, t­¬ng lai ngµy mai").text == "Trẻ em hôm nay, tương lai ngày mai");
    CHECK(convert_legacy("chaøo caùc baïn").text == "chào các bạn");
    CHECK(convert_legacy("Thu? DDu+'c").text == "Thủ Đức");
    CHECK(detect_legacy("TrÎ em h«m nay, t­¬ng lai ngµy mai") == Encoding::Tcvn3);
    CHECK(detect_legacy("chaøo caùc baïn") == Encoding::Vni);
    CHECK(detect_legacy("Thu? DDu+'c") == Encoding::Viqr);
    CHECK(convert_legacy("CHAØO MÖØNG NGAØY QUOÁC TEÁ THIEÁU NHI 1-6").text == "CHÀO MỪNG NGÀY QUỐC TẾ THIẾU NHI 1-6");
    CHECK(convert_legacy("O^ng te^n gi`? To^i te^n la` Tra^`n Va(n Hie^'u.").text ==
          "Ông tên gì? Tôi tên là Trần Văn Hiếu.");
}

TEST_CASE("a change shows where it was, before and after") {
    const Conversion c = convert_legacy("Plain\nchaøo caùc baïn\n");
    REQUIRE(c.changes.size() == 1);
    CHECK(c.from == Encoding::Vni);
    CHECK(c.changes[0].line == 2);
    CHECK(c.changes[0].before == "chaøo caùc baïn");
    CHECK(c.changes[0].after == "chào các bạn");
    CHECK(std::string("Plain\nchaøo caùc baïn\n").substr(c.changes[0].begin, c.changes[0].end - c.changes[0].begin) ==
          c.changes[0].before);
    CHECK_FALSE(c.case_lost);
    const Diagnostics notes = conversion_notes(c, {"plan.txt", 0, 0});
    REQUIRE(notes.size() == 1);
    CHECK(notes[0].code == "text/converted");
    CHECK(notes[0].place.line == 2);
}

TEST_CASE("other languages and good Vietnamese stay as they are") {
    for (const std::string& text :
         {std::string(k_english), std::string(k_french), std::string(k_others), civic_sentences(),
          read("plans/bao-ve-tre-em.txt"), nfd(read("plans/bao-ve-tre-em.txt")),
          std::string("Toi di cho. Ba me o nha. Em be ngu."), std::string("tôt"),
          std::string("hòa bình, hoà bình; quí khách, quý khách")}) {
        INFO(text.substr(0, 80));
        const Conversion c = convert_legacy(text);
        CHECK(c.text == text);
        CHECK(c.changes.empty());
        CHECK(c.from == Encoding::Unicode);
        CHECK_FALSE(c.case_lost);
        for (const std::string& line : lines_of(text)) CHECK(convert_legacy(line).text == line);
    }
}

TEST_CASE("the civic sentences come back whole from every encoding") {
    const std::string text = civic_sentences();
    CHECK(convert_legacy(legacy_encode::vni(text)).text == text);
    CHECK(convert_legacy(legacy_encode::viqr(text, Stops::Escaped)).text == text);
    CHECK(convert_legacy(legacy_encode::viqr(text, Stops::Bare)).text == text);
    CHECK(convert_legacy(legacy_encode::tcvn3_runs(text)).text == text);
}

TEST_CASE("a sentence alone is enough, for nearly all sentences") {
    int sentences = 0, vni = 0, viqr = 0, tcvn3 = 0;
    for (const std::string& line : lines_of(civic_sentences())) {
        ++sentences;
        vni += convert_legacy(legacy_encode::vni(line)).text == line ? 1 : 0;
        viqr += convert_legacy(legacy_encode::viqr(line, Stops::Escaped)).text == line ? 1 : 0;
        tcvn3 += to_lower(convert_legacy(legacy_encode::tcvn3(line)).text) == to_lower(line) ? 1 : 0;
    }
    REQUIRE(sentences > 300);
    CHECK(vni == sentences);
    CHECK(viqr == sentences);
    CHECK(tcvn3 == sentences);
}

TEST_CASE("the plans come back from every encoding but for what the encoding cannot say") {
    for (const std::string file :
         {"plans/bao-ve-tre-em.txt", "plans/an-toan-giao-thong.txt", "plans/bao-ve-moi-truong.txt"}) {
        INFO(file);
        const std::string text = read(file);
        REQUIRE(text.size() > 1000);
        CHECK(convert_legacy(legacy_encode::vni(text)).text == text);
        for (const Stops stops : {Stops::Escaped, Stops::Bare})
            CHECK(convert_legacy(legacy_encode::viqr(text, stops)).text == text);
        const Conversion plain = convert_legacy(legacy_encode::tcvn3(text));
        CHECK(plain.case_lost);
        CHECK_FALSE(plain.case_suspects.empty());
        // ¹ is the code of ạ, and capitals with a mark have none.
        std::string expected = text;
        for (size_t at; (at = expected.find("¹")) != std::string::npos;)
            expected.replace(at, std::string("¹").size(), "ạ");
        CHECK(to_lower(plain.text) == to_lower(expected));
        const Conversion fonts = convert_legacy(legacy_encode::tcvn3_runs(text));
        CHECK_FALSE(fonts.case_lost);
        CHECK(fonts.text == expected);
    }
}

TEST_CASE("a file may mix encodings line by line") {
    const std::string good = "Chăm sóc, giáo dục và bảo vệ trẻ em";
    const std::string slogan = "Lắng nghe trẻ em bằng trái tim, hành động vì trẻ em bằng trách nhiệm.";
    const std::string french = "Nous étions déjà là où naît la rivière";
    const std::string mixed = good + "\n" + legacy_encode::vni(slogan) + "\n" + k_english + "\n" +
                              legacy_encode::tcvn3(slogan) + "\n" + french + "\n" +
                              legacy_encode::viqr(slogan, Stops::Bare) + "\n" + good;
    const Conversion c = convert_legacy(mixed);
    CHECK(c.text ==
          good + "\n" + slogan + "\n" + k_english + "\n" + slogan + "\n" + french + "\n" + slogan + "\n" + good);
    REQUIRE(c.changes.size() == 3);
    CHECK(c.changes[0].from == Encoding::Vni);
    CHECK(c.changes[1].from == Encoding::Tcvn3);
    CHECK(c.changes[2].from == Encoding::Viqr);
}

TEST_CASE("a short line goes with the lines around it") {
    const std::string slogan = "Lắng nghe trẻ em bằng trái tim, hành động vì trẻ em bằng trách nhiệm.";
    for (const std::string line : {"Kế hoạch", "Số", "nghĩ", "thì", "Đỗ thị"}) {
        const std::string text = slogan + "\n" + line + "\n" + slogan;
        INFO(text);
        CHECK(convert_legacy(legacy_encode::vni(text)).text == text);
        CHECK(convert_legacy(legacy_encode::tcvn3(text)).text == text);
        CHECK(convert_legacy(legacy_encode::viqr(text, Stops::Escaped)).text == text);
    }
    CHECK(convert_legacy("tôt").text == "tôt");
    CHECK(convert_legacy(slogan + "\ntôt\n" + slogan).text == slogan + "\ntôt\n" + slogan);
}

TEST_CASE("the font's name decides, and the H font gives back the capitals") {
    const auto one = [](std::string text, std::string font) {
        const TextRun run{std::move(text), std::move(font)};
        return convert_legacy(std::span(&run, 1));
    };
    CHECK(one("céng hßa x· héi", ".VnTimeH").text == "CỘNG HÒA XÃ HỘI");
    CHECK_FALSE(one("céng hßa x· héi", ".VnTimeH").case_lost);
    CHECK(one("céng hßa", ".VnArial NarrowH").text == "CỘNG HÒA");
    CHECK(one("TrÎ", ".VnTime").text == "Trẻ");
    CHECK(one("treû", "VNI-Times").text == "trẻ");
    CHECK(one("Treû", "vni-helve").text == "Trẻ");
    CHECK(one("tôt", "Times New Roman").text == "tôt");
    CHECK(one("của trẻ em", ".VnTime").text == "của trẻ em");  // typed anew in Unicode
    CHECK(one("của trẻ em", "VNI-Times").text == "của trẻ em");
    CHECK(one("nó của", "VNI-Times").text == "nó của");  // nó alone could be VNI
    // The capital alone in its own run.
    const std::vector<TextRun> runs = {
        {"KH", ".VnTime"}, {"È", ".VnTimeH"}, {"U HI", ".VnTime"}, {"Ö", ".VnTimeH"}, {"U", ".VnTime"}};
    CHECK(convert_legacy(runs).text == "KHẨU HIỆU");
}

TEST_CASE("lost capitals are told, with the lines to look at, and never guessed") {
    const Conversion c =
        convert_legacy("CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM\nTrÎ em h«m nay, t­¬ng lai ngµy mai\nñy ban nh©n d©n x·");
    CHECK(c.text == "CộNG HòA Xã HộI CHủ NGHĩA VIệT NAM\nTrẻ em hôm nay, tương lai ngày mai\nủy ban nhân dân xã");
    CHECK(c.case_lost);
    CHECK(c.case_suspects == std::vector<int>{1, 3});
    const Diagnostics notes = conversion_notes(c, {"a.txt", 0, 0});
    REQUIRE(notes.size() == 2);
    CHECK(notes[1].code == "text/case-lost-lines");
    CHECK(notes[1].args[0] == "1, 3");
}

TEST_CASE("a mark at a word's end in VIQR is a tone or punctuation by the rule") {
    CHECK(decode_viqr("tre? em.") == "trẻ em.");
    CHECK(decode_viqr("tre? em\\.") == "trẻ em.");
    CHECK(decode_viqr("xa~ ho^.i.") == "xã hội.");         // a tone already
    CHECK(decode_viqr("ngu+o+`i gia`.") == "người già.");  // a tone already
    CHECK(decode_viqr("tu+o+ng lai.") == "tương lai.");    // laị is no spelling
    CHECK(decode_viqr("ta.i nha`") == "tại nhà");
    CHECK(decode_viqr("ba?o ve^. tre? em") == "bảo vệ trẻ em");  // the sentence goes on
    CHECK(decode_viqr("ba?o ve^. To^? quo^'c") == "bảo vệ Tổ quốc");
    CHECK(decode_viqr("ba?o ve^..") == "bảo vệ.");  // two stops
    CHECK(decode_viqr("co`n xa...") == "còn xa...");
    CHECK(decode_viqr("Vi` con em chu'ng ta.") == "Vì con em chúng ta.");
    CHECK(decode_viqr("Ha~y ba?o ve^.") == "Hãy bảo vệ");
    CHECK(decode_viqr("Ha~y ba?o ve^\\.") == "Hãy bảo vê.");           // escaped: the stop is a stop
    CHECK(decode_viqr("cha\\. Ha~y gu+?i ta.") == "cha. Hãy gửi tạ");  // escapes in use: the bare mark is a tone
    CHECK(decode_viqr("Ai ca^`n gi`?") == "Ai cần gì?");
    CHECK(decode_viqr("- to^' gia'c va` ba'o cho ai ddo'?") == "- tố giác và báo cho ai đó?");
    CHECK(decode_viqr("I. MU.C DDI'CH, YE^U CA^`U") == "I. MỤC ĐÍCH, YÊU CẦU");
    CHECK(decode_viqr("theo Ke^' hoa.ch so^' 88-KH/TU.") == "theo Kế hoạch số 88-KH/TU.");
    CHECK(decode_viqr("UBND, HDDND, VPDDU.") == "UBND, HĐND, VPĐU.");
    CHECK(decode_viqr("xem https://tongdai111.vn/ho.c?o hoa(.c ho.c@b.vn") ==
          "xem https://tongdai111.vn/ho.c?o hoặc ho.c@b.vn");
    CHECK(decode_viqr("the internet va` video") == "the internet và video");
    CHECK(decode_viqr("Thu? DDu+’c") == "Thủ Đức");  // Word's apostrophe
}

TEST_CASE("the end of a doubtful VIQR line follows its neighbours") {
    const std::string stops = "- Tre? em ho^m nay.\n- Ta^'t ca? vi` ba?o ve.\n- Tu+o+ng lai nga`y mai.\n";
    CHECK(decode_viqr("- Ha~y gu+?i ve^` to.\n" + stops) ==
          "- Hãy gửi về to.\n- Trẻ em hôm nay.\n- Tất cả vì bảo ve.\n- Tương lai ngày mai.\n");
    const std::string bare = "- Tre? em ho^m nay\n- Ba?o ve^.\n- Tu+o+ng lai nga`y mai";
    CHECK(decode_viqr(bare) == "- Trẻ em hôm nay\n- Bảo vệ\n- Tương lai ngày mai");
}

TEST_CASE("random legal syllables survive every encoding") {
    std::mt19937 random(20260422);
    std::vector<std::string> pool;
    const std::u32string civic = to_utf32(civic_sentences());
    for (const auto& [begin, end] : letter_runs(civic)) {
        const auto word = std::u32string_view(civic).substr(begin, end - begin);
        if (word.size() > 1 && is_legal_syllable(word)) pool.push_back(to_lower(to_utf8(word)));
    }
    REQUIRE(pool.size() > 2000);
    for (int round = 0; round < 300; ++round) {
        std::string text = "Mỗi gia đình, mỗi cộng đồng";
        for (size_t n = 5 + random() % 12; n > 0; --n) text += " " + pool[random() % pool.size()];
        INFO(text);
        CHECK(convert_legacy(legacy_encode::vni(text)).text == text);
        CHECK(convert_legacy(legacy_encode::tcvn3(text)).text == text);
        CHECK(convert_legacy(legacy_encode::viqr(text, Stops::Escaped) + "\\.").text == text + ".");
    }
}

TEST_CASE(
    "the share of illegal syllables that stops a conversion is small: a planted word of another tongue keeps a line as "
    "it is") {
    // Three French words among seven: 57 % legal after TCVN3.
    const std::string half = legacy_encode::tcvn3("trẻ em hôm nay là") + " château français où";
    CHECK(convert_legacy(half).text == half);
    // Two words of VNI among Unicode ones that VNI could read as well (nó as nĩ): the margin is missing.
    const std::string pasted = "Nó thì hò, nó thì lò dò, nó thì thò: ñi vaø";
    CHECK(convert_legacy(pasted).text == pasted);
}

TEST_CASE("a file's bytes become text: UTF-8, UTF-16, windows-1252") {
    CHECK(text_from_bytes("\xEF\xBB\xBFtr\xE1\xBA\xBB\r\nem\rab") == "trẻ\nem\nab");
    CHECK(text_from_bytes(std::string("\xFF\xFEt\0r\0\xBB\x1E", 8)) == "trẻ");
    CHECK(text_from_bytes(std::string("\xFE\xFF\0t\0r\x1E\xBB", 8)) == "trẻ");
    CHECK(text_from_bytes("Tr\xCE em h\xABm nay, t\xAD\xACng lai ng\xB5y mai \x93\x85\x94") ==
          "TrÎ em h«m nay, t­¬ng lai ngµy mai “…”");
    CHECK(convert_legacy(text_from_bytes("Tr\xCE em h\xABm nay, t\xAD\xACng lai ng\xB5y mai")).text ==
          "Trẻ em hôm nay, tương lai ngày mai");
}
