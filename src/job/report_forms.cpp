#include <string_view>

#include "job/report_tables.h"

namespace codong {
namespace {

std::string replaced(std::string_view text, std::string_view from, std::string_view to) {
    std::string out(text);
    for (size_t at = 0; (at = out.find(from, at)) != std::string::npos; at += to.size())
        out.replace(at, from.size(), to);
    return out;
}

std::string markdown_cell(std::string_view text) {
    return replaced(replaced(text, "|", "\\|"), "\n", " ");
}

std::string html(std::string_view text) {
    return replaced(replaced(replaced(replaced(text, "&", "&amp;"), "<", "&lt;"), ">", "&gt;"), "\"", "&quot;");
}

constexpr std::string_view k_style =
    R"(body{font:16px/1.5 system-ui,sans-serif;color:#1d2733;max-width:68rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.7rem;line-height:1.25}h2{font-size:1.2rem;margin-top:2.2rem}
ul{padding-left:1.2rem}li:last-child{font-weight:600}.fault li:last-child{color:#b00020}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.35rem .7rem .35rem 0;border-bottom:1px solid #d7dde4}
th{border-bottom:2px solid #1d2733}.n{text-align:right;white-space:nowrap}
@media print{body{margin:0;font-size:11pt}tr{break-inside:avoid}}
)";

}  // namespace

std::string to_markdown(const Results& results, Language language) {
    const ReportPage page = report_page(results, language);
    std::string out = "# " + page.title + "\n\n";
    for (const std::string& fact : page.facts) out += "- " + fact + "\n";
    for (const ReportTable& table : page.tables) {
        out += "\n## " + table.title + "\n\n|";
        for (const std::string& cell : table.header) out += " " + markdown_cell(cell) + " |";
        out += "\n|";
        for (const bool right : table.right) out += right ? "---:|" : "---|";
        out += "\n";
        for (const auto& row : table.rows) {
            out += "|";
            for (const std::string& cell : row) out += " " + markdown_cell(cell) + " |";
            out += "\n";
        }
    }
    return out;
}

std::string to_html(const Results& results, Language language) {
    const ReportPage page = report_page(results, language);
    std::string out =
        "<!doctype html>\n<html lang=\"" + std::string(language == Language::Vietnamese ? "vi" : "en") +
        "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>" +
        html(page.title) + "</title>\n<style>\n" + std::string(k_style) + "</style>\n</head>\n<body>\n<h1>" +
        html(page.title) + "</h1>\n<ul" + (page.whole ? "" : " class=\"fault\"") + ">\n";
    for (const std::string& fact : page.facts) out += "<li>" + html(fact) + "</li>\n";
    out += "</ul>\n";
    for (const ReportTable& table : page.tables) {
        const auto cells = [&](const std::vector<std::string>& row, const std::string& tag) {
            out += "<tr>";
            for (size_t i = 0; i < row.size(); ++i)
                out += "<" + tag + (table.right[i] ? " class=\"n\">" : ">") + html(row[i]) + "</" + tag + ">";
            out += "</tr>\n";
        };
        out += "<h2>" + html(table.title) + "</h2>\n<table>\n";
        cells(table.header, "th");
        for (const auto& row : table.rows) cells(row, "td");
        out += "</table>\n";
    }
    return out + "</body>\n</html>\n";
}

}  // namespace codong
