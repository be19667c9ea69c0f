#include <cstdio>

#include "cli/command.h"
#include "job/whole_file.h"
#include "message/import.h"
#include "text/lexicon.h"

namespace codong {
namespace {

struct ImportOptions {
    std::string plan;
    std::string out;  // empty: standard output
    IfExists if_exists = IfExists::Refuse;
};

Result<ImportOptions> parse(const std::vector<std::string>& words) {
    ImportOptions options;
    bool only_free = false;
    for (size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i];
        if (!only_free && word == "--") {
            only_free = true;
        } else if (!only_free && (word == "-o" || word == "--output")) {
            if (i + 1 == words.size()) return error("cli/no-value", {word});
            options.out = words[++i];
        } else if (!only_free && word.starts_with("--output=")) {
            options.out = word.substr(9);
        } else if (!only_free && word == "--force") {
            options.if_exists = IfExists::Replace;
        } else if (!only_free && word.size() > 1 && word[0] == '-') {
            return error("cli/unknown-option", {word});
        } else if (!options.plan.empty()) {
            return error("cli/one-file", {word});
        } else {
            options.plan = word;
        }
    }
    if (options.plan.empty()) return error("cli/no-file");
    return options;
}

// The whole message in one piece of the plan, or a good part of it.
bool concerns(const RunChange& change, const ImportedMessage& message) {
    constexpr size_t k_telling = 16;  // bytes: shorter pieces stand in many messages
    if (change.after.find(message.text) != std::string::npos) return true;
    return change.after.size() >= k_telling && message.text.find(change.after) != std::string::npos;
}

// Every message that came out of an old encoding, as it stood in the plan and as it reads now.
void print_changes(const ImportedPlan& plan, Language language) {
    for (const RunChange& change : plan.changes)
        for (const ImportedMessage& message : plan.messages) {
            if (!concerns(change, message)) continue;
            std::fprintf(stderr, "%s (%s)\n  %s: %s\n  %s: %s\n", message.id.c_str(),
                         std::string(encoding_name(change.from)).c_str(), pick(language, "trước", "before").data(),
                         change.before.c_str(), pick(language, "sau  ", "after ").data(), change.after.c_str());
        }
}

}  // namespace

int run_import(const CommandLine& line) {
    const auto options = parse(line.words);
    if (!options) return usage_error(options.diagnostics().front(), "import", line.language);
    const Lexicon lexicon = Lexicon::built_in();
    const auto plan =
        import_plan(options->plan, [&](std::string_view word) { return lexicon.has_word(lexicon_key(word)); });
    if (!plan) {
        print(plan.diagnostics(), line.language);
        return k_exit_usage;
    }
    print_changes(*plan, line.language);
    print(plan->notes, line.language);
    if (options->out.empty()) {
        std::printf("%s", to_yaml(*plan).c_str());
        return k_exit_ok;
    }
    if (const auto written = write_whole_file(options->out, to_yaml(*plan), options->if_exists); !written) {
        print(written.diagnostics(), line.language);
        return written.diagnostics().front().code == "file/exists" ? k_exit_usage : k_exit_undelivered;
    }
    std::printf("%zu %s %s\n", plan->messages.size(), pick(line.language, "thông điệp trong", "messages in").data(),
                options->out.c_str());
    return k_exit_ok;
}

void help_import(Language language) {
    std::printf("\n  -o, --output FILE  %s\n  --force            %s\n",
                pick(language, "danh mục thông điệp (.yaml); không ghi thì in ra màn hình",
                     "the message catalogue (.yaml); printed when not given")
                    .data(),
                pick(language, "thay tệp đã có", "replace a file that is there").data());
    std::printf(
        "  %s\n",
        pick(language,
             "FILE: kế hoạch .docx hoặc .txt; bảng mã cũ TCVN3, VNI, VIQR cũng được. Xem lại kết quả trước khi dùng.",
             "FILE: a plan, .docx or .txt, in the old encodings TCVN3, VNI, VIQR too. Read the result before use.")
            .data());
}

}  // namespace codong
