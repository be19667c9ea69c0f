#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "job/check_files.h"
#include "job/options.h"

namespace codong {
namespace {

using Json = nlohmann::ordered_json;

struct CheckOptions {
    CheckRequest request;
    bool json = false;
};

Result<CheckOptions> parse(const std::vector<std::string>& words) {
    CheckOptions options;
    CheckRequest& request = options.request;
    bool only_free = false;
    for (size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i];
        if (only_free || word.size() < 2 || word[0] != '-') {
            request.paths.push_back(word);
            continue;
        }
        if (word == "--") {
            only_free = true;
            continue;
        }
        if (word == "--json") {
            options.json = true;
            continue;
        }
        const size_t equals = word.find('=');
        const std::string name = word.substr(0, equals);
        if (name != "--format" && name != "--message" && name != "--finish" && name != "--data")
            return error("cli/unknown-option", {word});
        if (equals == std::string::npos && i + 1 == words.size()) return error("cli/no-value", {word});
        const std::string value = equals == std::string::npos ? words[++i] : word.substr(equals + 1);
        if (name == "--format") request.format = value;
        if (name == "--message") request.message = value;
        if (name == "--finish") request.finish = split_ids(value);
        if (name == "--data") request.data = value;
    }
    return options;
}

struct Counts {
    size_t clean = 0, warned = 0, faulty = 0;
};

Counts count(const std::vector<CheckedFile>& files) {
    Counts counts;
    for (const CheckedFile& file : files) {
        const bool warned = std::any_of(file.findings.begin(), file.findings.end(),
                                        [](const Diagnostic& d) { return d.severity == Severity::Warning; });
        ++(has_errors(file.findings) ? counts.faulty : warned ? counts.warned : counts.clean);
    }
    return counts;
}

const char* name_of(Severity severity) {
    return severity == Severity::Error ? "error" : severity == Severity::Warning ? "warning" : "note";
}

void print_json(const std::vector<CheckedFile>& files, const Counts& counts, Language language) {
    Json j{{"clean", counts.clean}, {"warnings", counts.warned}, {"errors", counts.faulty}};
    j["files"] = Json::array();
    for (const CheckedFile& file : files) {
        Json findings = Json::array();
        for (const Diagnostic& d : file.findings)
            findings.push_back({{"severity", name_of(d.severity)},
                                {"code", d.code},
                                {"message", sentence(d, language)},
                                {"hint", hint(d, language)}});
        j["files"].push_back({{"path", file.path}, {"format", file.format}, {"findings", std::move(findings)}});
    }
    std::printf("%s\n", j.dump(2).c_str());
}

void print_text(const std::vector<CheckedFile>& files, const Counts& counts, Language language) {
    for (const CheckedFile& file : files) {
        for (const Diagnostic& d : file.findings) std::printf("%s\n", format_diagnostic(d, language).c_str());
        if (file.findings.empty()) std::printf("%s: %s\n", file.path.c_str(), pick(language, "sạch", "clean").data());
    }
    std::printf("%zu %s: %zu %s, %zu %s, %zu %s\n", files.size(), pick(language, "tệp", "files").data(), counts.clean,
                pick(language, "sạch", "clean").data(), counts.warned,
                pick(language, "có cảnh báo", "with warnings").data(), counts.faulty,
                pick(language, "có lỗi", "with errors").data());
}

}  // namespace

int run_check(const CommandLine& line) {
    const auto options = parse(line.words);
    if (!options) return usage_error(options.diagnostics().front(), "check", line.language);
    const auto files = check_files(options->request);
    if (!files) {
        if (files.diagnostics().front().code == "check/no-path")
            return usage_error(files.diagnostics().front(), "check", line.language);
        print(files.diagnostics(), line.language);
        return k_exit_usage;
    }
    const Counts counts = count(*files);
    if (options->json)
        print_json(*files, counts, line.language);
    else
        print_text(*files, counts, line.language);
    return counts.faulty == 0 ? k_exit_ok : k_exit_undelivered;
}

void help_check(Language language) {
    const auto row = [&](const char* flag, const char* vi, const char* en) {
        std::printf("  %-18s %s\n", flag, pick(language, vi, en).data());
    };
    std::printf("\n");
    row("PATH", "tệp PDF, PNG, JPEG, TIFF; thư mục của một chiến dịch, hoặc thư mục bất kỳ",
        "a file: PDF, PNG, JPEG, TIFF; the folder of a campaign, or any folder");
    row("--format ID", "khổ mà tệp phải đúng, khi không có manifest.json",
        "the format it is meant for, when no manifest.json tells");
    row("--message TEXT", "chữ phải đọc được trong tệp: mã thông điệp (m1) hoặc nguyên văn",
        "what must be readable in it: a message's id (m1) or the words");
    row("--finish LIST", "gia công, mm: hem:25,eyelets:25,pockets:80,base:100,folds:99/198 hoặc none",
        "finishing, mm: hem:25,eyelets:25,pockets:80,base:100,folds:99/198 or none");
    row("--json", "báo cáo bằng JSON", "report as JSON");
    row("--data DIR", "thư mục dữ liệu", "data folder");
    std::printf("  %s\n", pick(language, "Mã thoát: 0 sạch hoặc chỉ có cảnh báo, 1 có lỗi, 2 lệnh sai.",
                               "Exit status: 0 clean or warnings, 1 errors, 2 usage.")
                              .data());
}

}  // namespace codong
