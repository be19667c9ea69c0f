#include "intake/docx.h"

#include <catch2/catch.hpp>

#include "zip_builder.h"

using namespace codong;

namespace {

const std::string k_styles =
    R"x(<w:styles><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi"/></w:rPr></w:rPrDefault></w:docDefaults>)x"
    R"x(<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>)x"
    R"x(<w:style w:type="paragraph" w:styleId="Goc"><w:name w:val="gốc"/><w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr></w:style>)x"
    R"x(<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:basedOn w:val="Goc"/><w:rPr><w:b/></w:rPr></w:style>)x"
    R"x(<w:style w:type="character" w:styleId="Dam"><w:rPr><w:b w:val="1"/></w:rPr></w:style>)x"
    R"x(<w:style w:type="paragraph" w:styleId="Vong"><w:basedOn w:val="Vong"/></w:style></w:styles>)x";
const std::string k_theme =
    R"x(<a:theme><a:themeElements><a:fontScheme><a:majorFont><a:latin typeface="Cambria"/></a:majorFont><a:minorFont><a:latin typeface="Calibri"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>)x";
const std::string k_numbering =
    "<w:numbering><w:abstractNum w:abstractNumId=\"5\">"
    R"x(<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>)x"
    R"x(<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2.%3)"/></w:lvl>)x"
    R"x(<w:lvl w:ilvl="2"><w:start w:val="3"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2%3)"/></w:lvl>)x"
    R"x(</w:abstractNum><w:abstractNum w:abstractNumId="6"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl></w:abstractNum>)x"
    R"x(<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="6"/></w:num></w:numbering>)x";
const std::string k_relationships =
    R"x(<Relationships><Relationship Id="a" Type="http://o/styles" Target="styles.xml"/>)x"
    R"x(<Relationship Id="b" Type="http://o/theme" Target="theme/theme1.xml"/>)x"
    R"x(<Relationship Id="c" Type="http://o/numbering" Target="numbering.xml"/></Relationships>)x";

std::vector<DocParagraph> paragraphs(const std::string& body) {
    auto result = parse_docx(zip_of({{"word/document.xml", "<w:document><w:body>" + body + "</w:body></w:document>"},
                                     {"word/_rels/document.xml.rels", k_relationships},
                                     {"word/styles.xml", k_styles},
                                     {"word/theme/theme1.xml", k_theme},
                                     {"word/numbering.xml", k_numbering}}),
                             "a.docx");
    if (!result) FAIL(result.diagnostics()[0].code);
    return *std::move(result);
}

std::string item(const std::string& list, int level) {
    return "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" + std::to_string(level) + "\"/><w:numId w:val=\"" + list +
           "\"/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>";
}

std::string code(const std::string& bytes) {
    const auto result = parse_docx(bytes, "a.docx");
    REQUIRE_FALSE(result);
    CHECK(sentence(result.diagnostics()[0], Language::Vietnamese) != result.diagnostics()[0].code);
    return result.diagnostics()[0].code;
}

}  // namespace

TEST_CASE("fonts and weight come from the run, its styles, the paragraph's, the document's") {
    const auto read = paragraphs(
        R"x(<w:p><w:r><w:t xml:space="preserve">Trẻ </w:t></w:r><w:r><w:t>em</w:t></w:r>)x"
        R"x(<w:r><w:rPr><w:rStyle w:val="Dam"/></w:rPr><w:t> đậm</w:t></w:r></w:p>)x"
        R"x(<w:p><w:pPr><w:pStyle w:val="H1"/></w:pPr><w:r><w:t>TrÎ em</w:t></w:r>)x"
        R"x(<w:r><w:rPr><w:rFonts w:ascii="VNI-Times"/><w:b w:val="0"/></w:rPr><w:t>treû em</w:t></w:r></w:p>)x"
        R"x(<w:p><w:pPr><w:pStyle w:val="Vong"/></w:pPr><w:r><w:t>y</w:t></w:r></w:p>)x");
    REQUIRE(read.size() == 3);
    CHECK(read[0].runs == std::vector<DocRun>{{"Trẻ em", "Calibri", false}, {" đậm", "Calibri", true}});
    CHECK(read[0].text() == "Trẻ em đậm");
    CHECK(read[1].style == "heading 1");
    CHECK(read[1].number == 2);
    CHECK(read[1].runs == std::vector<DocRun>{{"TrÎ em", ".VnTime", true}, {"treû em", "VNI-Times", false}});
    CHECK(read[2].text() == "y");
}

TEST_CASE("list items carry the label Word shows") {
    const auto read =
        paragraphs(item("1", 0) + item("1", 1) + item("1", 2) + item("1", 2) + item("1", 1) + item("1", 0) +
                   item("2", 0) + item("0", 0) + "<w:p><w:r><w:t>- gõ tay</w:t></w:r></w:p>");
    std::vector<std::string> labels;
    for (const DocParagraph& p : read) labels.push_back(p.is_list_item ? p.list_label : "none");
    CHECK(labels == std::vector<std::string>{"I.", "1.a)", "1c)", "1d)", "2.a)", "II.", "-", "none", "none"});
    CHECK(read[2].list_level == 2);
    CHECK(read.back().text() == "- gõ tay");
}

TEST_CASE("links, insertions, tables and text boxes are read; deletions and fields' codes are not") {
    const auto read = paragraphs(
        "<w:p><w:hyperlink><w:r><w:t>a</w:t></w:r></w:hyperlink><w:ins><w:r><w:t>b</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>c</w:delText></w:r></w:del><w:r><w:instrText>PAGE</w:instrText><w:tab/><w:t>d</"
        "w:t><w:br/>"
        "<w:noBreakHyphen/></w:r></w:p>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>ô 1</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent><w:p><w:r><w:t>hộp</w:t></w:r></w:p></"
        "w:txbxContent>"
        "</w:drawing></mc:Choice><mc:Fallback><w:p><w:r><w:t>hộp</w:t></w:r></w:p></mc:Fallback></"
        "mc:AlternateContent></w:r></w:p>"
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>mục</w:t></w:r></w:p></w:sdtContent></w:sdt>");
    std::vector<std::string> texts;
    for (const DocParagraph& p : read) texts.push_back(p.text());
    CHECK(texts == std::vector<std::string>{"ab\td\n-", "ô 1", "", "", "hộp", "mục"});
}

TEST_CASE("a document without styles is read, and a very deep one survives") {
    const auto plain = parse_docx(
        zip_of(
            {{"word/document.xml", "<w:document><w:body><w:p><w:r><w:t>một</w:t></w:r></w:p></w:body></w:document>"}}),
        "a.docx");
    REQUIRE(plain);
    CHECK(plain->at(0).runs == std::vector<DocRun>{{"một", "", false}});
    std::string deep;
    for (int i = 0; i < 20000; ++i) deep += "<w:sdt>";
    for (int i = 0; i < 20000; ++i) deep += "</w:sdt>";
    CHECK(paragraphs(deep + "<w:p/>").size() == 1);
}

TEST_CASE("what is not a document is named") {
    CHECK(code("hello") == "docx/not-a-document");
    CHECK(code("\xD0\xCF\x11\xE0 word 97") == "docx/old-word");
    CHECK(code(zip_of({{"xl/workbook.xml", "<workbook/>"}})) == "docx/not-a-document");
    CHECK(code(zip_of({{"word/document.xml", "<w:document><w:body>"}})) == "archive/damaged");
}

TEST_CASE("a soft hyphen stays a soft hyphen") {
    const auto read = paragraphs(
        R"x(<w:p><w:r><w:t>trẻ</w:t><w:softHyphen/><w:t>em</w:t><w:noBreakHyphen/><w:t>88</w:t></w:r></w:p>)x");
    REQUIRE(read.size() == 1);
    CHECK(read[0].text() ==
          "trẻ\xC2\xAD"
          "em-88");
    CHECK(read[0].runs.size() == 1);
}

TEST_CASE("an inserted symbol is a run of its own font") {
    const auto read = paragraphs(
        R"x(<w:p><w:r><w:sym w:font="Wingdings" w:char="F0B7"/><w:t xml:space="preserve"> Vì trẻ em</w:t></w:r></w:p>)x"
        R"x(<w:p><w:r><w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr><w:t>tr</w:t><w:sym w:font=".VnTime" w:char="F0CE"/><w:t> em</w:t></w:r></w:p>)x"
        R"x(<w:p><w:r><w:t>a</w:t><w:sym w:font="Times New Roman" w:char="20AB"/><w:sym w:char="D800"/><w:sym w:char="x"/><w:sym/></w:r></w:p>)x");
    REQUIRE(read.size() == 3);
    CHECK(read[0].runs == std::vector<DocRun>{{"\xEF\x82\xB7", "Wingdings", false}, {" Vì trẻ em", "Calibri", false}});
    // Word keeps the letters of symbol-encoded fonts at U+F000: TCVN3 0xCE is ẻ.
    CHECK(read[1].runs == std::vector<DocRun>{{"tr\xC3\x8E em", ".VnTime", false}});
    CHECK(read[2].text() == "a₫");
}
