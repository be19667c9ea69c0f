#include <cstdio>

#include "cli/command.h"
#include "job/starter.h"

namespace codong {

int run_new(const CommandLine& line) {
    std::vector<std::string> free_words;
    for (const std::string& word : line.words) {
        if (word.starts_with("-")) return usage_error(error("cli/unknown-option", {word}), "new", line.language);
        free_words.push_back(word);
    }
    const Starter* starter = free_words.empty() ? nullptr : find_starter(free_words[0]);
    if (!starter) return usage_error(error("cli/what-to-make"), "new", line.language);
    if (free_words.size() < 2) return usage_error(error("cli/no-name"), "new", line.language);
    if (free_words.size() > 2) return usage_error(error("cli/one-name", {free_words[2]}), "new", line.language);
    const auto path = write_starter(*starter, free_words[1], {});
    if (!path) {
        print(path.diagnostics(), line.language);
        return path.diagnostics().front().code == "file/unwritable" ? k_exit_undelivered : k_exit_usage;
    }
    const std::string name = path->substr(0, path->size() - 5);
    std::printf("%s\n%s\n", path->c_str(), with_name(pick(line.language, starter->vi, starter->en), name).c_str());
    return k_exit_ok;
}

void help_new(Language language) {
    std::printf(
        "\n  %s\n",
        pick(
            language,
            "NAME: chữ thường không dấu, chữ số, gạch nối. Ghi NAME.yaml vào thư mục hiện tại; không ghi đè tệp đã có.",
            "NAME: lower-case letters without marks, digits, hyphens. Writes NAME.yaml into the current folder; "
            "replaces nothing.")
            .data());
}

}  // namespace codong
