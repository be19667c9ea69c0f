#include "cli/job_words.h"

#include <cstdio>

#include "cli/command.h"

namespace codong {

JobWords read_job_words(const std::vector<std::string>& words, TakesOption takes) {
    JobWords parsed;
    bool only_free = false;
    for (size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i];
        if (only_free || word.size() < 2 || word[0] != '-') {
            if (!parsed.options.campaign.empty()) parsed.problems.push_back(error("cli/too-many-words", {word}));
            parsed.options.campaign = word;
            continue;
        }
        if (word == "--") {
            only_free = true;
            continue;
        }
        const size_t dashes = word[1] == '-' ? 2 : 1;
        const size_t equals = dashes == 2 ? word.find('=') : std::string::npos;
        const OptionRow* row =
            find_option(std::string_view(word).substr(dashes, equals == std::string::npos ? equals : equals - dashes));
        if (!row || (takes && !takes(row->name)) ||
            (dashes == 1) != (row->short_name == word.substr(1) && dashes == 1)) {
            parsed.problems.push_back(error("cli/unknown-option", {word}));
            continue;
        }
        std::string value;
        if (row->kind != OptionKind::Flag) {
            if (equals != std::string::npos)
                value = word.substr(equals + 1);
            else if (i + 1 < words.size())
                value = words[++i];
            else
                parsed.problems.push_back(error("cli/no-value", {word}));
        } else if (equals != std::string::npos) {
            parsed.problems.push_back(error("cli/no-value-wanted", {word}));
        }
        if (auto set = row->set(parsed.options, value); !set) append(parsed.problems, set.diagnostics());
    }
    return parsed;
}

void print_job_options(Language language, TakesOption takes) {
    for (const OptionRow& row : job_options()) {
        if (takes && !takes(row.name)) continue;
        const std::string flag = (row.short_name.empty() ? "    " : "-" + std::string(row.short_name) + ", ") + "--" +
                                 std::string(row.name) + (row.value.empty() ? "" : " " + std::string(row.value));
        std::printf("  %-24s %s\n", flag.c_str(), pick(language, row.vi, row.en).data());
    }
}

}  // namespace codong
