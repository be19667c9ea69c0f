#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "message/import.h"
#include "support/legacy_encode.h"
#include "text/unicode.h"

using namespace codong;
using legacy_encode::Stops;

namespace {

const std::string k_corpus = std::string(CODONG_SOURCE_DIR) + "/tests/corpus/";

std::vector<std::string> lines_of(const std::string& path) {
    std::ifstream in(path);
    REQUIRE(in);
    std::vector<std::string> out;
    for (std::string line; std::getline(in, line);) out.push_back(line);
    return out;
}

// The documents, by the end of their names: how each line was typed, in which fonts.
using Typist = std::vector<TextRun> (*)(const std::string& line);

const std::map<std::string, Typist> k_typists = {
    {"tcvn3", [](const std::string& line) { return legacy_encode::tcvn3_runs(line); }},
    {"tcvn3-arial",
     [](const std::string& line) {
         auto runs = legacy_encode::tcvn3_runs(line);
         for (TextRun& run : runs) run.font = run.font == ".VnTimeH" ? ".VnArialH" : ".VnArial";
         return runs;
     }},
    {"vni",
     [](const std::string& line) {
         return std::vector<TextRun>{{legacy_encode::vni(line), "VNI-Times"}};
     }},
    {"viqr-escaped",
     [](const std::string& line) {
         return std::vector<TextRun>{{legacy_encode::viqr(line, Stops::Escaped), "Courier New"}};
     }},
    {"viqr-bare",
     [](const std::string& line) {
         return std::vector<TextRun>{{legacy_encode::viqr(line, Stops::Bare), "Courier New"}};
     }},
    {"nfd",
     [](const std::string& line) {
         return std::vector<TextRun>{{nfd(line), "Times New Roman"}};
     }},
    {"numbered", [](const std::string& line) {
         return std::vector<TextRun>{{line, "Times New Roman"}};
     }}};

// plan, typist
const std::pair<const char*, const char*> k_documents[] = {
    {"bao-ve-tre-em", "tcvn3"},           {"bao-ve-tre-em", "vni"},          {"bao-ve-tre-em", "viqr-escaped"},
    {"bao-ve-tre-em", "viqr-bare"},       {"bao-ve-tre-em", "nfd"},          {"bao-ve-tre-em", "tcvn3-arial"},
    {"an-toan-giao-thong", "tcvn3"},      {"an-toan-giao-thong", "vni"},     {"an-toan-giao-thong", "numbered"},
    {"bao-ve-moi-truong", "tcvn3-arial"}, {"bao-ve-moi-truong", "viqr-bare"}};

std::string escaped(const std::string& text) {
    std::string out;
    for (const char c : text) out += c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : std::string(1, c);
    return out;
}

// OpenDocument in one file; "numbered" leaves the numbers of "1. ..." to the word processor.
std::string flat_document(const std::vector<std::string>& lines, const std::string& typist) {
    std::map<std::string, std::string> styles;
    std::string body;
    bool in_list = false;
    for (const std::string& line : lines) {
        std::string text = line;
        const bool item =
            typist == "numbered" && text.size() > 3 && text[0] >= '1' && text[0] <= '9' && text.substr(1, 2) == ". ";
        if (item) text = text.substr(3);
        if (item != in_list)
            body += item ? "<text:list text:style-name=\"L1\" text:continue-numbering=\"false\">" : "</text:list>";
        in_list = item;
        body += item ? "<text:list-item><text:p>" : "<text:p>";
        for (const TextRun& run : k_typists.at(typist)(text)) {
            const std::string style = styles.emplace(run.font, "T" + std::to_string(styles.size())).first->second;
            body += "<text:span text:style-name=\"" + style + "\">" + escaped(run.text) + "</text:span>";
        }
        body += item ? "</text:p></text:list-item>" : "</text:p>";
    }
    if (in_list) body += "</text:list>";
    std::string faces, spans;
    for (const auto& [font, style] : styles) {
        faces += "<style:font-face style:name=\"" + font + "\" svg:font-family=\"&apos;" + font + "&apos;\"/>";
        spans += "<style:style style:name=\"" + style +
                 "\" style:family=\"text\"><style:text-properties style:font-name=\"" + font + "\"/></style:style>";
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document "
           "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
           "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "
           "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
           "xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\" office:version=\"1.3\" "
           "office:mimetype=\"application/vnd.oasis.opendocument.text\"><office:font-face-decls>" +
           faces + "</office:font-face-decls><office:automatic-styles>" + spans +
           "<text:list-style style:name=\"L1\"><text:list-level-style-number text:level=\"1\" style:num-format=\"1\" "
           "style:num-suffix=\".\"/></text:list-style></office:automatic-styles><office:body><office:text>" +
           body + "</office:text></office:body></office:document>\n";
}

}  // namespace

TEST_CASE("documents saved by LibreOffice give their slogans byte for byte, whatever the encoding and font") {
    for (const auto& [plan, typist] : k_documents) {
        const std::string path = k_corpus + "docx/" + plan + "." + typist + ".docx";
        INFO(path);
        const auto imported = import_plan(path);
        REQUIRE(imported);
        std::vector<std::string> texts;
        for (const ImportedMessage& message : imported->messages) texts.push_back(message.text);
        CHECK(texts == lines_of(k_corpus + "plans/" + plan + ".slogans.txt"));
    }
}

// Writes what tests/corpus/docx/make hands to LibreOffice.
TEST_CASE("write the documents to be saved by LibreOffice", "[.write]") {
    const char* dir = std::getenv("CODONG_WRITE");
    REQUIRE(dir);
    for (const auto& [plan, typist] : k_documents) {
        std::ofstream out(std::filesystem::path(dir) / (std::string(plan) + "." + typist + ".fodt"));
        out << flat_document(lines_of(k_corpus + "plans/" + plan + ".txt"), typist);
        REQUIRE(out.good());
    }
}
