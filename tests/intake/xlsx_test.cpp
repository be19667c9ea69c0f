#include <catch2/catch.hpp>

#include "intake/table.h"
#include "zip_builder.h"

using namespace codong;

namespace {

using Lines = std::vector<std::string>;
using Members = std::vector<std::pair<std::string, std::string>>;

const std::string k_workbook =
    R"(<workbook xmlns="m" xmlns:r="r"><sheets><sheet name="Đơn vị" sheetId="7" r:id="rId2"/><sheet name="x" sheetId="1" r:id="rId1"/></sheets></workbook>)";
const std::string k_relationships =
    R"(<Relationships><Relationship Id="rId1" Type="http://o/worksheet" Target="worksheets/sheet1.xml"/>)"
    R"(<Relationship Id="rId2" Type="http://o/worksheet" Target="/xl/worksheets/sheet2.xml"/>)"
    R"(<Relationship Id="rId3" Type="http://o/sharedStrings" Target="sharedStrings.xml"/></Relationships>)";

std::string workbook(const std::string& rows, const std::string& strings = "<sst/>") {
    return zip_of({{"xl/workbook.xml", k_workbook},
                   {"xl/_rels/workbook.xml.rels", k_relationships},
                   {"xl/worksheets/sheet1.xml",
                    "<worksheet><sheetData><row><c><v>sai trang</v></c></row></sheetData></worksheet>"},
                   {"xl/worksheets/sheet2.xml", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"},
                   {"xl/sharedStrings.xml", strings}});
}

std::string code(const std::string& bytes) {
    const auto result = parse_xlsx(bytes, "a.xlsx");
    REQUIRE_FALSE(result);
    CHECK(sentence(result.diagnostics()[0], Language::Vietnamese) != result.diagnostics()[0].code);
    return result.diagnostics()[0].code;
}

}  // namespace

TEST_CASE("the first tab's cells stand where their references say") {
    const auto table = parse_xlsx(
        workbook(
            R"(<row r="3"><c r="A3" t="s"><v>0</v></c><c r="B3" t="s"><v>1</v></c><c r="C3" t="inlineStr"><is><t>tổng đài</t></is></c></row>)"
            R"(<row r="5"><c r="C5"><v>111</v></c><c r="A5" t="str"><v>Xã A</v></c></row>)"
            R"(<row r="4"><c r="B4" t="b"><v>1</v></c><c r="A4" t="s"><v>2</v></c><c r="C4" t="e"><v>#REF!</v></c></row>)",
            R"(<sst><si><t>tên</t></si><si><r><t xml:space="preserve">cấp </t></r><r><t>trên</t></r><rPh><t>no</t></rPh></si><si><t>a_x000D_b_x_</t></si></sst>)"),
        "a.xlsx");
    REQUIRE(table);
    CHECK(table->header == Lines{"tên", "cấp trên", "tổng đài"});
    CHECK(table->header_line == 3);
    REQUIRE(table->rows.size() == 2);
    CHECK(table->rows[0].line == 4);
    CHECK(table->rows[0].cells == Lines{"a\rb_x_", "true", ""});
    CHECK(table->rows[1].cells == Lines{"Xã A", "", "111"});
}

TEST_CASE("cells without references follow one another, whatever the prefix") {
    const auto table = parse_xlsx(
        zip_of({{"xl/workbook.xml",
                 R"(<x:workbook xmlns:q="r"><x:sheets><x:sheet sheetId="1" q:id="rId2"/></x:sheets></x:workbook>)"},
                {"xl/_rels/workbook.xml.rels", k_relationships},
                {"xl/worksheets/sheet2.xml",
                 "<x:worksheet><x:sheetData><x:row><x:c><x:v>a</x:v></x:c><x:c><x:v>b</x:v></x:c></x:row>"
                 "<x:row><x:c><x:v>1</x:v></x:c><x:c/></x:row></x:sheetData></x:worksheet>"},
                {"xl/sharedStrings.xml", "<x:sst/>"}}),
        "a.xlsx");
    REQUIRE(table);
    CHECK(table->header == Lines{"a", "b"});
    CHECK(table->rows[0].cells == Lines{"1", ""});
    CHECK(table->rows[0].line == 2);
}

TEST_CASE("planted faults of a workbook are named") {
    CHECK(code(workbook("")) == "table/empty");
    CHECK(code(zip_of({{"content.xml", "<office/>"}})) == "table/no-sheet");
    CHECK(code(workbook(R"(<row r="1"><c r="XFD1"><v>1</v></c></row>)")) == "table/too-wide");
    CHECK(code(workbook("<row><c></row>")) == "archive/damaged");
    CHECK(code(zip_of({{"xl/workbook.xml", k_workbook}, {"xl/_rels/workbook.xml.rels", k_relationships}})) ==
          "archive/no-member");
    const std::string whole = workbook(R"(<row r="1"><c r="A1"><v>1</v></c></row>)");
    CHECK(code(whole.substr(0, whole.size() / 2)) == "archive/damaged");
    std::string flipped = whole;
    flipped[flipped.find("sheet2.xml") + 14] ^= 0x55;
    CHECK(code(flipped) == "archive/damaged");
}

TEST_CASE("a small file that unpacks to more than 64 MB is refused") {
    const std::string bomb = workbook("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>",
                                      "<sst>" + std::string(size_t{65} << 20, ' ') + "</sst>");
    REQUIRE(bomb.size() < 200000);
    CHECK(code(bomb) == "archive/too-large");
}
