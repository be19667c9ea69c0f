#include "message/import.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "intake/zip_builder.h"
#include "message/message.h"
#include "support/legacy_encode.h"
#include "support/scratch.h"
#include "text/lexicon.h"
#include "text/unicode.h"

using namespace codong;
using legacy_encode::Stops;

namespace {

std::string corpus(const std::string& name) {
    return std::string(CODONG_SOURCE_DIR) + "/tests/corpus/plans/" + name;
}

std::string read(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    REQUIRE(in);
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

std::vector<std::string> texts(const Result<ImportedPlan>& plan) {
    std::vector<std::string> out;
    if (!plan) return {plan.diagnostics()[0].code};
    for (const ImportedMessage& message : plan->messages) out.push_back(message.text);
    return out;
}

std::vector<std::string> import(const std::string& text, const std::string& name = "plan.txt") {
    const test::Scratch folder;
    return texts(import_plan(folder.write(name, text)));
}

const Diagnostic* find(const Diagnostics& notes, std::string_view code) {
    for (const Diagnostic& d : notes)
        if (d.code == code) return &d;
    return nullptr;
}

std::string escaped(const std::string& text) {
    std::string out;
    for (const char c : text) out += c == '&' ? "&amp;" : c == '<' ? "&lt;" : std::string(1, c);
    return out;
}

std::string run_xml(const TextRun& run) {
    const std::string fonts =
        run.font.empty() ? "" : "<w:rPr><w:rFonts w:ascii=\"" + run.font + "\" w:hAnsi=\"" + run.font + "\"/></w:rPr>";
    return "<w:r>" + fonts + "<w:t xml:space=\"preserve\">" + escaped(run.text) + "</w:t></w:r>";
}

std::string docx_of(const std::string& paragraphs, const std::string& numbering = "") {
    return zip_of({{"word/document.xml", "<w:document><w:body>" + paragraphs + "</w:body></w:document>"},
                   {"word/_rels/document.xml.rels",
                    "<Relationships><Relationship Id=\"a\" Type=\"http://o/numbering\" "
                    "Target=\"numbering.xml\"/></Relationships>"},
                   {"word/numbering.xml", "<w:numbering>" + numbering + "</w:numbering>"}});
}

// One paragraph a line, its runs as `typed` gives them.
template <class Typed>
std::string docx_of_lines(const std::string& text, Typed typed) {
    std::string body;
    for (const std::string& line : lines_of(text)) {
        body += "<w:p>";
        for (const TextRun& run : typed(line)) body += run_xml(run);
        body += "</w:p>";
    }
    return docx_of(body);
}

const std::vector<std::string> k_plans = {"bao-ve-tre-em", "an-toan-giao-thong", "bao-ve-moi-truong"};

}  // namespace

TEST_CASE("the plan gives exactly its nine messages") {
    const auto plan = import_plan(corpus("bao-ve-tre-em.txt"));
    REQUIRE(plan);
    CHECK(texts(plan) == lines_of(read(corpus("bao-ve-tre-em.slogans.txt"))));
    REQUIRE(plan->messages.size() == 9);
    CHECK(plan->messages[0].text ==
          "Chăm sóc, giáo dục và bảo vệ trẻ em là trách nhiệm của cả hệ thống chính trị và toàn xã hội.");
    CHECK(plan->messages[0].id == "m1");
    CHECK(plan->messages[8].id == "m9");
    CHECK(plan->messages[8].section == "2.3");
    CHECK(plan->messages[0].line == 88);
    CHECK(plan->heading == "Một số thông điệp tuyên truyền");
    CHECK(plan->document == "Kế hoạch …-KH/ĐU");
    CHECK(plan->title ==
          "Học tập, quán triệt, tuyên truyền thực hiện Kế hoạch số 88-KH/TU ngày 11/4/2026 của Ban Thường vụ Tỉnh ủy "
          "về thực hiện "
          "Kết luận của đồng chí Tổng Bí thư về công tác chăm sóc và bảo vệ trẻ em có hoàn cảnh đặc biệt trên địa bàn "
          "xã");
    CHECK(plan->id == "bao-ve-tre-em");
    CHECK(plan->changes.empty());
    REQUIRE(plan->notes.size() == 1);
    CHECK(plan->notes[0].code == "text/mixed-tone-placement");  // ủy and uỷ in the plan itself
}

TEST_CASE("every plan gives its slogans, byte for byte, from every encoding as text") {
    for (const std::string& name : k_plans) {
        INFO(name);
        const std::string text = read(corpus(name + ".txt"));
        const std::vector<std::string> slogans = lines_of(read(corpus(name + ".slogans.txt")));
        REQUIRE(slogans.size() > 6);
        CHECK(import(text) == slogans);
        CHECK(import(nfd(text)) == slogans);
        CHECK(import(legacy_encode::tcvn3(text)) == slogans);
        CHECK(import(legacy_encode::vni(text)) == slogans);
        CHECK(import(legacy_encode::viqr(text, Stops::Escaped)) == slogans);
        CHECK(import(legacy_encode::viqr(text, Stops::Bare)) == slogans);
        std::string windows;
        for (const char c : text) windows += c == '\n' ? "\r\n" : std::string(1, c);
        CHECK(import("\xEF\xBB\xBF" + windows) == slogans);
    }
}

TEST_CASE("the bytes of an old TCVN3 file, not only their Unicode reading") {
    const std::string text = read(corpus("bao-ve-tre-em.txt"));
    std::string bytes;
    for (const char32_t c : to_utf32(legacy_encode::tcvn3(text))) bytes += static_cast<char>(c < 0x100 ? c : '?');
    CHECK(import(bytes) == lines_of(read(corpus("bao-ve-tre-em.slogans.txt"))));
}

TEST_CASE("every plan gives its slogans from a .docx with the old fonts named") {
    for (const std::string& name : k_plans) {
        INFO(name);
        const std::string text = read(corpus(name + ".txt"));
        const std::vector<std::string> slogans = lines_of(read(corpus(name + ".slogans.txt")));
        const auto check = [&](const std::string& bytes) { CHECK(import(bytes, "ke-hoach.docx") == slogans); };
        check(docx_of_lines(text, [](const std::string& l) { return std::vector<TextRun>{{l, "Times New Roman"}}; }));
        check(docx_of_lines(text, [](const std::string& l) { return std::vector<TextRun>{{nfd(l), ""}}; }));
        check(docx_of_lines(text, [](const std::string& l) { return legacy_encode::tcvn3_runs(l); }));
        check(docx_of_lines(text, [](const std::string& l) {
            return std::vector<TextRun>{{legacy_encode::vni(l), "VNI-Times"}};
        }));
        check(docx_of_lines(text, [](const std::string& l) {
            return std::vector<TextRun>{{legacy_encode::viqr(l, Stops::Escaped), "Courier"}};
        }));
        check(docx_of_lines(text, [](const std::string& l) {
            return std::vector<TextRun>{{legacy_encode::viqr(l, Stops::Bare), ""}};
        }));
    }
}

TEST_CASE("a .docx in the old fonts loses no capital, and shows what was converted") {
    const std::string text =
        "KẾ HOẠCH\nBảo vệ trẻ em\n\nKHẨU HIỆU TUYÊN TRUYỀN\n- Ủng hộ trẻ em Đà Nẵng!\n- ẤM ÁP TÌNH NGƯỜI";
    const test::Scratch folder;
    const auto plan = import_plan(folder.write("a.docx", docx_of_lines(text, legacy_encode::tcvn3_runs)));
    REQUIRE(plan);
    CHECK(texts(plan) == std::vector<std::string>{"Ủng hộ trẻ em Đà Nẵng!", "ẤM ÁP TÌNH NGƯỜI"});
    REQUIRE_FALSE(plan->changes.empty());
    REQUIRE(find(plan->notes, "text/converted"));
    CHECK_FALSE(find(plan->notes, "text/case-lost"));
    CHECK_FALSE(find(plan->notes, "text/case-lost-lines"));

    const auto plain = import_plan(folder.write("a.txt", legacy_encode::tcvn3(text)));
    REQUIRE(plain);
    CHECK(plain->messages[0].text == "ủng hộ trẻ em Đà Nẵng!");  // told, not guessed
    REQUIRE(find(plain->notes, "text/case-lost-lines"));
    CHECK(find(plain->notes, "text/case-lost-lines")->args[0].find("5") != std::string::npos);
}

TEST_CASE("the lists Word numbers by itself are read") {
    const std::string numbering =
        "<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/><w:lvlText "
        "w:val=\"\uF0B7\"/></w:lvl></w:abstractNum>"
        "<w:abstractNum w:abstractNumId=\"2\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt "
        "w:val=\"upperRoman\"/><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum>"
        "<w:abstractNum w:abstractNumId=\"3\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt "
        "w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum>"
        "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId "
        "w:val=\"2\"/></w:num>"
        "<w:num w:numId=\"3\"><w:abstractNumId w:val=\"3\"/></w:num>"
        "<w:abstractNum w:abstractNumId=\"4\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/><w:lvlText "
        "w:val=\"o\"/></w:lvl></w:abstractNum>"
        "<w:num w:numId=\"4\"><w:abstractNumId w:val=\"4\"/></w:num>";
    const auto paragraph = [](const std::string& text, int list) {
        const std::string position = list == 0 ? ""
                                               : "<w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"" +
                                                     std::to_string(list) + "\"/></w:numPr></w:pPr>";
        return "<w:p>" + position + run_xml({text, ""}) + "</w:p>";
    };
    for (const int list : {1, 3, 4}) {
        const std::string body = paragraph("Mục đích", 2) + paragraph("Nâng cao nhận thức về thông điệp", 1) +
                                 paragraph("Khẩu hiệu tuyên truyền", 2) + paragraph("Trẻ em là tương lai", list) +
                                 paragraph("“Nói không với bạo lực”;", list) + paragraph("Tổ chức thực hiện", 2) +
                                 paragraph("Các thôn treo khẩu hiệu", 1);
        const test::Scratch folder;
        const auto plan = import_plan(folder.write("a.docx", docx_of(body, numbering)));
        CHECK(texts(plan) == std::vector<std::string>{"Trẻ em là tương lai", "Nói không với bạo lực"});
        REQUIRE(plan);
        CHECK(plan->messages[0].section == "II");
    }
}

TEST_CASE("the usual headings are known") {
    for (const std::string heading :
         {"Một số thông điệp tuyên truyền", "2.3. Một số thông điệp tuyên truyền", "KHẨU HIỆU",
          "III. NỘI DUNG KHẨU HIỆU", "Nội dung khẩu hiệu tuyên truyền:", "c) Một số khẩu hiệu tuyên truyền",
          "PHỤ LỤC: CÁC KHẨU HIỆU TUYÊN TRUYỀN", "Phụ lục 1. Khẩu hiệu", "4. Slogan", "B. THÔNG ĐIỆP TRUYỀN THÔNG",
          "Gợi ý một số khẩu hiệu", "10 thông điệp bảo vệ trẻ em", "Các khẩu hiệu, thông điệp",
          "Đề xuất một số khẩu hiệu như sau:", "Các cơ quan, đơn vị sử dụng các khẩu hiệu sau:"}) {
        INFO(heading);
        CHECK(import("I. MỤC ĐÍCH\n- Lan tỏa thông điệp.\n" + std::string(heading) +
                     "\n- Một hai ba.\n- Bốn năm sáu\nNơi nhận:\n- Lưu VT.") ==
              std::vector<std::string>{"Một hai ba.", "Bốn năm sáu"});
    }
}

TEST_CASE("any list form is read, without its marks") {
    const std::vector<std::string> both = {"Một hai ba.", "Bốn; năm sáu!"};
    const auto list = [&](const std::string& items) {
        return import("IV. KHẨU HIỆU TUYÊN TRUYỀN\n" + items + "\nV. TỔ CHỨC THỰC HIỆN\n- Xã treo khẩu hiệu.");
    };
    CHECK(list("- Một hai ba.\n- Bốn; năm sáu!") == both);
    CHECK(list("+ Một hai ba.\n+ Bốn; năm sáu!") == both);
    CHECK(list("• Một hai ba.\n\n• Bốn; năm sáu!") == both);
    CHECK(list("* Một hai ba.\n* Bốn; năm sáu!") == both);
    CHECK(list("1. Một hai ba.\n2. Bốn; năm sáu!") == both);
    CHECK(list("1) Một hai ba.\n2) Bốn; năm sáu!") == both);
    CHECK(list("a) Một hai ba.\nb) Bốn; năm sáu!") == both);
    CHECK(list("“Một hai ba.”\n“Bốn; năm sáu!”") == both);
    CHECK(list("- \"Một hai ba.\";\n- \"Bốn; năm sáu!\".") == both);
    CHECK(list("1. «Một hai ba.»,\n2. «Bốn; năm sáu!»,") == both);
    CHECK(list("“Một hai ba.”; “Bốn; năm sáu!”.") == both);
    CHECK(list("Khẩu hiệu 1: Một hai ba.\nKhẩu hiệu 2: Bốn; năm sáu!") == both);
    CHECK(list("\uF0B7 Một hai ba.\n\uF0B7 Bốn; năm sáu!") == both);
    CHECK(list("Các khẩu hiệu gồm:\n- Một hai ba.\n- Bốn; năm sáu!") == both);
    CHECK(list("- Về trẻ em:\n+ Một hai ba.\n- Về gia đình:\n+ Bốn; năm sáu!") == both);
    CHECK(list("1. Trẻ em\n- Một hai ba.\n2. Gia đình\n- Bốn; năm sáu!") == both);
    CHECK(list("Một hai ba.\nBốn; năm sáu!") == both);  // a line each, no marks
    CHECK(import("- Khẩu hiệu: “Một hai ba.”; “Bốn; năm sáu!”.\n- Thời gian: tháng 6.") == both);
    CHECK(list("- Một “hai” ba.\n- “Bốn” năm") == std::vector<std::string>{"Một “hai” ba.", "“Bốn” năm"});
}

TEST_CASE("semicolons between slogans are left out, and told") {
    const test::Scratch folder;
    const auto plan = import_plan(folder.write("a.txt", "KHẨU HIỆU\n- Một hai ba;\n- Bốn năm sáu.\n"));
    CHECK(texts(plan) == std::vector<std::string>{"Một hai ba", "Bốn năm sáu."});
    REQUIRE(plan);
    CHECK(find(plan->notes, "import/separator-dropped"));
}

TEST_CASE("a slogan broken by the page is one, a paragraph after the list is none") {
    CHECK(import("KHẨU HIỆU\n- Chung tay vì trẻ em có hoàn\n\ncảnh đặc biệt.\n- Bốn năm sáu.\nCác đơn vị thực hiện.") ==
          std::vector<std::string>{"Chung tay vì trẻ em có hoàn cảnh đặc biệt.", "Bốn năm sáu."});
    CHECK(import("KHẨU HIỆU\n- Chung tay vì trẻ em có hoàn\n¹ Trẻ em là người dưới 16 tuổi.\ncảnh đặc biệt.\n") ==
          std::vector<std::string>{"Chung tay vì trẻ em có hoàn cảnh đặc biệt."});
    CHECK(import("KHẨU HIỆU\n- “Chung tay vì\nTrẻ em”\n- Bốn") ==
          std::vector<std::string>{"Chung tay vì Trẻ em", "Bốn"});
    CHECK(import("KHẨU HIỆU\n- Một hai ba.\nbốn năm sáu.\n") == std::vector<std::string>{"Một hai ba."});
    CHECK(import("KHẨU HIỆU\n- Một hai ba\nBốn năm sáu.\n") == std::vector<std::string>{"Một hai ba"});
}

TEST_CASE("the section ends where the document goes on") {
    const auto list = [&](const std::string& end) {
        return import("2.3. Thông điệp tuyên truyền\n- Một hai ba.\n" + end + "\n- Treo băng rôn.");
    };
    for (const std::string end :
         {"2.4. Thời gian", "3. Kinh phí", "III. TỔ CHỨC THỰC HIỆN", "Thời gian thực hiện: Thường xuyên.", "Nơi nhận:",
          "Trên đây là Kế hoạch tuyên truyền:", "TM. ỦY BAN NHÂN DÂN", "Ủy ban nhân dân xã giao các đơn vị:"}) {
        INFO(end);
        CHECK(list(end) == std::vector<std::string>{"Một hai ba."});
    }
}

TEST_CASE("running text about slogans is no heading") {
    for (const std::string decoy :
         {"- Treo băng rôn, khẩu hiệu tuyên truyền tại trụ sở.\n- Phát các thông điệp ngắn gọn.",
          "Thông điệp phải đọc được rõ ở khoảng cách 30 m.\n- Cỡ chữ lớn.",
          "- Khẩu hiệu, thông điệp tuyên truyền phải chính xác, ngắn gọn.\n- Không phô trương.",
          "1. Treo khẩu hiệu\n- Mỗi thôn 02 băng rôn.", "1. Khẩu hiệu được treo tại trụ sở\n- Nhà văn hóa thôn.",
          "1. Khẩu hiệu treo trước trụ sở.\n- Nhà văn hóa thôn.",
          "KHẨU HIỆU\nThời gian thực hiện: tháng 6.\n- Treo băng rôn.",
          "- Lan tỏa thông điệp “Sống xanh” trong từng gia đình.\n- Trồng cây."}) {
        INFO(decoy);
        CHECK(import(decoy) == std::vector<std::string>{"import/no-slogans"});
    }
}

TEST_CASE("several lists are one catalogue, each message with its section") {
    const test::Scratch folder;
    const auto plan = import_plan(folder.write("a.txt",
                                               "II. NỘI DUNG\n1. Khẩu hiệu chung\n- Một hai ba.\n2. Hình thức\n- "
                                               "Treo.\n3. Thông điệp trên mạng\n- Bốn năm sáu.\n"
                                               "- Một hai ba.\n"));
    REQUIRE(plan);
    REQUIRE(plan->messages.size() >= 2);
    CHECK(plan->messages[0].section == "II.1");
    CHECK(plan->messages[1].text == "Bốn năm sáu.");
    CHECK(plan->messages[1].section == "II.3");
}

TEST_CASE("files that are no plan are refused with a reason") {
    const test::Scratch folder;
    CHECK(texts(import_plan(folder / "none.txt")) == std::vector<std::string>{"file/not-found"});
    CHECK(import("{\\rtf1 abc}", "a.rtf") == std::vector<std::string>{"import/unknown-type"});
    CHECK(import("%PDF-1.7", "a.pdf") == std::vector<std::string>{"import/unknown-type"});
    CHECK(import("\xD0\xCF\x11\xE0 old", "a.doc") == std::vector<std::string>{"docx/old-word"});
    CHECK(import("", "a.txt") == std::vector<std::string>{"import/no-slogans"});
    for (const std::string code : {"import/no-slogans", "import/unknown-type", "import/separator-dropped"})
        CHECK(sentence(error(code), Language::Vietnamese) != code);
}

TEST_CASE("misspelt slogans and hidden characters are told with their line") {
    const test::Scratch folder;
    const auto plan =
        import_plan(folder.write("a.txt", "KHẨU HIỆU\n- Các nghành chung tay.\n- Trẻ\u200B em hôm nay\n"));
    REQUIRE(plan);
    CHECK(plan->messages[0].text == "Các nghành chung tay.");
    CHECK(plan->messages[1].text == "Trẻ em hôm nay");
    REQUIRE(find(plan->notes, "text/unlikely-syllable"));
    CHECK(find(plan->notes, "text/unlikely-syllable")->place.line == 2);
    REQUIRE(find(plan->notes, "text/invisible-character"));
    CHECK(find(plan->notes, "text/invisible-character")->place.line == 3);
}

TEST_CASE("straight quotes inside a slogan stay, and are told") {
    const test::Scratch folder;
    const auto plan = import_plan(folder.write(
        "plan.txt", "KHẨU HIỆU TUYÊN TRUYỀN\n- Xây dựng \"Ngôi nhà an toàn\" cho mọi trẻ em!\n- “Lắng nghe trẻ em”"));
    CHECK(texts(plan) == std::vector<std::string>{"Xây dựng \"Ngôi nhà an toàn\" cho mọi trẻ em!", "Lắng nghe trẻ em"});
    REQUIRE(find(plan->notes, "text/straight-quotes"));
    CHECK(find(plan->notes, "text/straight-quotes")->args == std::vector<std::string>{"m1"});
    CHECK(std::count_if(plan->notes.begin(), plan->notes.end(),
                        [](const Diagnostic& d) { return d.code == "text/straight-quotes"; }) == 1);
}

TEST_CASE("the catalogue written is read back word for word, with word hints from a lexicon") {
    for (const std::string& name : k_plans) {
        const Lexicon lexicon = Lexicon::built_in();
        const auto plan = import_plan(corpus(name + ".txt"),
                                      [&](std::string_view word) { return lexicon.has_word(lexicon_key(word)); });
        REQUIRE(plan);
        const auto catalogue = parse_catalogue(to_yaml(*plan), "messages.yaml");
        if (!catalogue) FAIL(format_diagnostic(catalogue.diagnostics()[0], Language::English));
        CHECK(catalogue->id == name);
        CHECK(catalogue->title == plan->title);
        REQUIRE(catalogue->messages.size() == plan->messages.size());
        for (size_t i = 0; i < plan->messages.size(); ++i) {
            CHECK(catalogue->messages[i].text == plan->messages[i].text);
            CHECK(catalogue->messages[i].source.section == plan->messages[i].section);
            CHECK(catalogue->messages[i].source.document == plan->document);
        }
    }
}

TEST_CASE("words are proposed by longest match, never across punctuation") {
    const test::Scratch folder;
    const std::string path = folder.write("a.txt", "KHẨU HIỆU\n- Bảo vệ trẻ em, em bé \"quê\" \\ hương.\n");
    const auto plan = import_plan(path, [](std::string_view word) {
        return word == "bảo vệ" || word == "trẻ em" || word == "bảo vệ trẻ em" || word == "em em" || word == "em bé" ||
               word == "quê hương";
    });
    REQUIRE(plan);
    CHECK(plan->words == std::vector<std::string>{"bảo_vệ_trẻ_em", "em_bé"});
    const auto catalogue = parse_catalogue(to_yaml(*plan), "messages.yaml");
    REQUIRE(catalogue);
    CHECK(catalogue->messages[0].text == "Bảo vệ trẻ em, em bé \"quê\" \\ hương.");
}
