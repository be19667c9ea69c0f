#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "job/break_text.h"
#include "job/data.h"

namespace codong {
namespace {

using Json = nlohmann::ordered_json;

struct BreakOptions {
    int lines = 0;
    bool json = false;
    LetterCase letter_case = LetterCase::AsWritten;
    std::string data;
    std::vector<std::string> texts;
};

Result<BreakOptions> parse(const std::vector<std::string>& words) {
    BreakOptions options;
    bool only_texts = false;
    for (size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i];
        const auto value = [&]() -> std::string { return i + 1 < words.size() ? words[++i] : std::string(); };
        if (only_texts || !word.starts_with("--")) {
            options.texts.push_back(word);
        } else if (word == "--") {
            only_texts = true;
        } else if (word == "--lines" || word.starts_with("--lines=")) {
            const std::string number = word == "--lines" ? value() : word.substr(8);
            options.lines = std::atoi(number.c_str());
            if (options.lines < 1 || options.lines > 40) return error("job/bad-number", {number, "1", "40"});
        } else if (word == "--json") {
            options.json = true;
        } else if (word == "--caps") {
            options.letter_case = LetterCase::Capitals;
        } else if (word == "--data") {
            options.data = value();
        } else {
            return error("cli/unknown-option", {word});
        }
    }
    return options;
}

Json lines_of(const Paragraph& paragraph, const Breaks& breaks) {
    Json lines = Json::array();
    size_t first = 0;
    for (const size_t last : breaks.ends) {
        lines.push_back(paragraph.line(first, last));
        first = last + 1;
    }
    return {{"lines", lines},
            {"cost", breaks.cost},
            {"spaces", breaks.site_cost},
            {"balance", breaks.balance_cost},
            {"shape", breaks.shape_cost},
            {"parallel", breaks.parallel_cost}};
}

Json explain(const BrokenText& broken) {
    const Paragraph& paragraph = broken.paragraph;
    Json j;
    j["text"] = paragraph.original;
    j["words"] = Json::array();
    for (const Word& word : paragraph.words)
        j["words"].push_back({{"text", paragraph.line(word.first, word.last)},
                              {"known", word.known},
                              {"class", to_string(word.word_class)}});
    j["spaces"] = Json::array();
    for (size_t i = 0; i < paragraph.sites.size(); ++i) {
        const BreakSite& site = paragraph.sites[i];
        Json space{{"after", paragraph.line(i, i)}, {"reason", to_string(site.reason)}};
        if (site.forbidden)
            space["forbidden"] = true;
        else
            space["cost"] = site.cost;
        if (site.forced) space["forced"] = true;
        j["spaces"].push_back(std::move(space));
    }
    if (!broken.counts.empty()) {
        j["line_count"] = {{"reason", to_string(reason_for(broken.counts))}, {"weighed", Json::array()}};
        // Sizes over that of the number of lines taken.
        for (const LineCount& count : broken.counts)
            j["line_count"]["weighed"].push_back({{"lines", count.lines},
                                                  {"size", count.least_size / broken.counts.front().least_size},
                                                  {"break_cost", count.break_cost},
                                                  {"merit", count.utility}});
    }
    j["choices"] = Json::array();
    for (const Breaks& breaks : broken.choices) j["choices"].push_back(lines_of(paragraph, breaks));
    return j;
}

bool break_one(TextBreaker& breaker, const std::string& text, const BreakOptions& options, Language language) {
    auto broken = breaker.run(text, options.lines, options.letter_case);
    if (!broken) {
        print(broken.diagnostics(), language);
        return false;
    }
    std::cout << (options.json ? explain(*broken).dump() : broken->joined()) << '\n';
    return true;
}

}  // namespace

int run_break(const CommandLine& line) {
    const auto options = parse(line.words);
    if (!options) return usage_error(options.diagnostics().front(), "break", line.language);
    const auto data = find_data(options->data);
    if (!data) {
        print(data.diagnostics(), line.language);
        return k_exit_usage;
    }
    auto breaker = TextBreaker::create(*data);
    if (!breaker) {
        print(breaker.diagnostics(), line.language);
        return k_exit_usage;
    }
    std::ios::sync_with_stdio(false);
    bool all = true;
    for (const std::string& text : options->texts) all &= break_one(**breaker, text, *options, line.language);
    if (options->texts.empty())
        for (std::string text; std::getline(std::cin, text);) {
            if (!text.empty() && text.back() == '\r') text.pop_back();
            all &= break_one(**breaker, text, *options, line.language);
        }
    std::cout.flush();
    return all ? k_exit_ok : k_exit_undelivered;
}

void help_break(Language language) {
    std::printf("\n  --lines N    %s\n  --caps       %s\n  --json       %s\n  --data DIR   %s\n",
                pick(language, "số dòng; không có thì tự chọn", "number of lines; chosen when not given").data(),
                pick(language, "viết hoa", "in capitals").data(),
                pick(language, "giải thích: từ, giá của từng khoảng trắng, các cách chia",
                     "explain: words, cost of each space, choices")
                    .data(),
                pick(language, "thư mục dữ liệu", "data folder").data());
    std::printf("  %s\n", pick(language, "không có TEXT: đọc từ đầu vào chuẩn, mỗi dòng một thông điệp",
                               "without TEXT: from standard input, one a line")
                              .data());
}

}  // namespace codong
