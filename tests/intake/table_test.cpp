#include "intake/table.h"

#include <catch2/catch.hpp>

#include "intake/encoding.h"
#include "intake/file.h"
#include "support/scratch.h"

using namespace codong;

namespace {

using Lines = std::vector<std::string>;

Table csv(const std::string& bytes) {
    auto result = parse_csv(bytes, "a.csv");
    if (!result) FAIL(result.diagnostics()[0].code);
    return *std::move(result);
}

Lines problems(const std::string& bytes) {
    const auto result = parse_csv(bytes, "a.csv");
    Lines out;
    if (result) return out;
    for (const Diagnostic& d : result.diagnostics()) {
        CHECK(sentence(d, Language::Vietnamese) != d.code);
        out.push_back(std::to_string(d.place.line) + ":" + std::to_string(d.place.column) + " " + d.code);
    }
    return out;
}

std::string utf16(const std::u16string& text, bool little, bool mark) {
    std::string out;
    for (const char16_t c : (mark ? u"\uFEFF" : u"") + text) {
        const char high = static_cast<char>(c >> 8), low = static_cast<char>(c & 0xFF);
        out += little ? low : high;
        out += little ? high : low;
    }
    return out;
}

}  // namespace

TEST_CASE("comma, semicolon and tab are told apart by the header") {
    for (const char delimiter : {',', ';', '\t'}) {
        std::string text = "tên|logo\nXã A|a.svg\nPhường B|\n";
        for (char& c : text)
            if (c == '|') c = delimiter;
        const Table table = csv(text);
        CHECK(table.header == Lines{"tên", "logo"});
        REQUIRE(table.rows.size() == 2);
        CHECK(table.rows[0].cells == Lines{"Xã A", "a.svg"});
        CHECK(table.rows[1].cells == Lines{"Phường B", ""});
    }
    CHECK(csv("\"tên; đầy đủ, dài\"\tlogo\nA\tb\n").header == Lines{"tên; đầy đủ, dài", "logo"});
    CHECK(csv("sep=;\r\na,b;c\r\n1;2\r\n").header == Lines{"a,b", "c"});
    CHECK(csv("sep=;\r\na,b;c\r\n1;2\r\n").rows[0].line == 3);
    CHECK(csv("tên\nXã A, huyện B; tỉnh C\n").rows[0].cells == Lines{"Xã A, huyện B; tỉnh C"});
}

TEST_CASE("quotes keep delimiters, quotes and line ends; line numbers stay true") {
    const Table table = csv("tên,liên hệ\r\n\"Xã \"\"A\"\"\",\"dòng 1\r\ndòng 2, cuối\"\r\n\r\nB,c\r\n");
    REQUIRE(table.rows.size() == 2);
    CHECK(table.rows[0].cells == Lines{"Xã \"A\"", "dòng 1\r\ndòng 2, cuối"});
    CHECK(table.rows[0].line == 2);
    CHECK(table.rows[1].line == 5);
    CHECK(table.place(table.rows[1], 1).column == 2);
}

TEST_CASE("short rows are filled, empty rows and an empty tail of the header dropped") {
    const Table table = csv("\n\xC2\xA0tên , logo ,,\nA\n,,,\nB,x,,\n");
    CHECK(table.header == Lines{"tên", "logo"});
    CHECK(table.header_line == 2);
    REQUIRE(table.rows.size() == 2);
    CHECK(table.rows[0].cells == Lines{"A", ""});
    CHECK(table.rows[1].cells == Lines{"B", "x"});
}

TEST_CASE("UTF-8 and UTF-16 are read with and without a mark") {
    const std::u16string text = u"tên;ghi chú\nỦy ban \U0001F98B;Đảng ủy\n";
    const Lines row = {"Ủy ban \U0001F98B", "Đảng ủy"};
    CHECK(csv("tên;ghi chú\nỦy ban \U0001F98B;Đảng ủy\n").rows[0].cells == row);
    CHECK(csv("\xEF\xBB\xBFtên;ghi chú\nỦy ban \U0001F98B;Đảng ủy\n").header == Lines{"tên", "ghi chú"});
    for (const bool little : {true, false}) {
        CHECK(csv(utf16(text, little, true)).rows[0].cells == row);
        CHECK(csv(utf16(text, little, true)).header[0] == "tên");
        CHECK(csv(utf16(text, little, false)).rows[0].cells == row);
    }
}

TEST_CASE("windows-1258 is detected; its marks stay apart as the file wrote them") {
    // "Đặc biệt, tên" and "ương": ê and ơ are letters of the code page, tones are bytes after them.
    const Table table =
        csv("t\xEAn\n\xD0\xE3\xF2"
            "c bi\xEA\xF2t \xFD\xF5ng\n");
    CHECK(table.header[0] == "tên");
    CHECK(table.rows[0].cells[0] == "\u0110\u0103\u0323c bi\u00EA\u0323t \u01B0\u01A1ng");
}

TEST_CASE("all of windows-1258 means what its code page says") {
    std::string bytes;
    for (const unsigned b : {0x80u, 0x85u, 0x8Cu, 0x93u, 0x9Fu, 0xC3u, 0xCCu, 0xD0u, 0xD2u, 0xD5u, 0xDDu,
                             0xDEu, 0xE3u, 0xECu, 0xF0u, 0xF2u, 0xF5u, 0xFDu, 0xFEu, 0xE9u, 0xFFu})
        bytes += static_cast<char>(static_cast<unsigned char>(b));
    const Decoded decoded = decode_text(bytes, TextEncoding::Windows1258);
    CHECK(decoded.text ==
          "\u20AC\u2026\u0152\u201C\u0178\u0102\u0300\u0110\u0309\u01A0\u01AF\u0303\u0103\u0301\u0111\u0323\u01A1\u01B0"
          "\u20AB\u00E9\u00FF");
    CHECK_FALSE(decoded.bad_offset);
    CHECK(decode_text("ab\x81", TextEncoding::Windows1258).bad_offset == 2u);
}

TEST_CASE("planted faults of a table are found where they are") {
    CHECK(problems("") == Lines{"0:0 table/empty"});
    CHECK(problems("\n ,\n") == Lines{"0:0 table/empty"});
    CHECK(problems("a,b\nx,y\nz,\"chưa đóng\n\n") == Lines{"3:2 table/open-quote"});
    CHECK(problems("a,b\n\"x\" y,z\n") == Lines{"2:1 table/after-quote"});
    CHECK(problems("a,b\nx,y,z\n1,2\n1,2,3,4\n") == Lines{"2:3 table/too-many-cells", "4:3 table/too-many-cells"});
    CHECK(problems("a,b\nt\xEAn,\x81\n") == Lines{"2:0 table/bad-character"});
    CHECK(problems(utf16(u"a,b\nc,", true, true) + std::string("\x00\xD8", 2)) == Lines{"2:0 table/bad-character"});
    CHECK(problems(utf16(u"a,b", true, true) + "x") == Lines{"1:0 table/bad-character"});
}

TEST_CASE("read_table tells files apart by content and says why it cannot read one") {
    const test::Scratch folder;
    const auto table = read_table(folder.write("units.txt", "tên,logo\nA,b\n"));
    REQUIRE(table);
    CHECK(table->rows[0].cells[0] == "A");
    const auto code = [&](const std::string& path) {
        const auto result = read_table(path);
        REQUIRE_FALSE(result);
        return result.diagnostics()[0].code;
    };
    CHECK(code(folder.write("old.xls", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and so on")) == "table/old-excel");
    CHECK(code(folder.write("cut.xlsx", "PK\x03\x04 and nothing more")) == "archive/damaged");
    CHECK(code(folder / "none.csv") == "file/not-found");
    CHECK(code(folder / "") == "file/unreadable");
}

TEST_CASE("files are read whole, and a limit is kept") {
    const test::Scratch folder;
    const std::string bytes(100001, 'x');
    const std::string path = folder.write("a", bytes);
    CHECK(*read_file(path) == bytes);
    CHECK(*read_file(path, 100001) == bytes);
    REQUIRE_FALSE(read_file(path, 100000));
    CHECK(read_file(path, 100000).diagnostics()[0].code == "file/too-large");
    CHECK(read_file(folder.write("empty", ""))->empty());
    CHECK(read_file(path + "/b").diagnostics()[0].code == "file/not-found");
}
