#include <malloc.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

#include "base/version.h"
#include "cli/command.h"
#include "cli/interrupt.h"

namespace codong {
namespace {

constexpr Command k_commands[] = {
    {"render", "[CAMPAIGN.yaml] [-o DIR]", "làm các tệp của chiến dịch", "make the files of a campaign", run_render,
     help_render},
    {"gallery", "[-o DIR] [--layout IDS]", "bảng xem thử: mẫu x khổ x bộ màu",
     "contact sheets: layouts x sheets x themes", run_gallery, help_gallery},
    {"break", "[--lines N] [--json] [TEXT]...", "chia thông điệp thành dòng", "break messages into lines", run_break,
     help_break},
    {"check", "PATH... [--json]", "kiểm tra tệp trước khi in", "preflight of files, ours or not", run_check,
     help_check},
    {"list", "messages|formats|layouts|themes|... [--json]", "liệt kê những gì có sẵn", "list what there is", run_list,
     help_list},
    {"import", "FILE -o MESSAGES.yaml", "đưa kế hoạch (.docx, .txt) thành danh mục thông điệp",
     "turn a plan (.docx, .txt) into a message catalogue", run_import, help_import},
    {"report", "DIR [-o FILE.html]", "báo cáo kết quả của một chiến dịch", "report the results of a campaign",
     run_report, help_report},
    {"lock", "[CAMPAIGN.yaml] [--renew]", "khóa văn bản đã duyệt, nêu từ đã đổi",
     "lock approved texts, name changed words", run_lock, help_lock},
    {"new", "layout|campaign|unit NAME", "tạo một tệp mẫu để sửa", "start a layout, campaign or unit file", run_new,
     help_new},
};

Language speak() {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(name);
        if (value && *value)
            return std::string_view(value).starts_with("vi") ? Language::Vietnamese : Language::English;
    }
    return Language::English;
}

void print_help(Language language) {
    std::printf("%s\n\n",
                std::string(pick(language, "Cổ Động: làm tài liệu tuyên truyền tiếng Việt, sẵn sàng để in và đăng.",
                                 "Cổ Động: Vietnamese public-information material, ready to print and to post."))
                    .c_str());
    std::printf(
        "%s\n",
        std::string(pick(language, "Cách dùng: codong LỆNH [TÙY CHỌN]", "Usage: codong COMMAND [OPTIONS]")).c_str());
    for (const Command& command : commands())
        std::printf("  codong %-7s %-46s %s\n", command.name.data(), command.arguments.data(),
                    pick(language, command.vi, command.en).data());
    std::printf("\n%s\n", std::string(pick(language, "Xem tùy chọn của một lệnh: codong LỆNH --help",
                                           "Options of a command: codong COMMAND --help"))
                              .c_str());
}

int dispatch(int argc, char** argv) {
    const Language language = speak();
    if (argc < 2) {
        print_help(language);
        return k_exit_usage;
    }
    const std::string_view first = argv[1];
    if (first == "--version") {
        std::printf("codong %s\n", k_version);
        return k_exit_ok;
    }
    if (first == "--help" || first == "-h" || first == "help") {
        print_help(language);
        return k_exit_ok;
    }
    for (const Command& command : commands()) {
        if (command.name != first) continue;
        const CommandLine line{std::vector<std::string>(argv + 2, argv + argc), language};
        for (const std::string& word : line.words) {
            if (word == "--") break;
            if (word != "--help" && word != "-h") continue;
            std::printf("codong %s %s\n  %s\n", command.name.data(), command.arguments.data(),
                        pick(language, command.vi, command.en).data());
            command.help(language);
            return k_exit_ok;
        }
        return command.run(line);
    }
    return usage_error(error("cli/unknown-command", {std::string(first)}), "", language);
}

}  // namespace

std::span<const Command> commands() {
    return k_commands;
}

void print_progress(size_t done, size_t all, bool terminal, Language language) {
    if (terminal) {
        constexpr size_t k_width = 32;
        const size_t full = all ? done * k_width / all : k_width;
        std::fprintf(stderr, "\r[%s%s] %zu/%zu", std::string(full, '#').c_str(),
                     std::string(k_width - full, '.').c_str(), done, all);
        if (done == all) std::fputc('\n', stderr);
        std::fflush(stderr);
    } else if (done % 100 == 0 && done > 0) {
        std::fprintf(stderr, "%zu/%zu %s\n", done, all, std::string(pick(language, "tệp", "files")).c_str());
    }
}

void print(const Diagnostics& diagnostics, Language language) {
    for (const Diagnostic& diagnostic : diagnostics)
        std::fprintf(stderr, "%s\n", format_diagnostic(diagnostic, language).c_str());
}

int usage_error(const Diagnostic& diagnostic, std::string_view command, Language language) {
    print({diagnostic}, language);
    std::fprintf(stderr, "%s: codong%s%s --help\n", std::string(pick(language, "xem", "see")).c_str(),
                 command.empty() ? "" : " ", std::string(command).c_str());
    return k_exit_usage;
}

}  // namespace codong

int main(int argc, char** argv) {
    // Bands of pixels come and go: let them be used again instead of going back to the system each time.
    mallopt(M_MMAP_THRESHOLD, 32 << 20);
    mallopt(M_TRIM_THRESHOLD, 64 << 20);
    codong::install_interrupts();
    const int status = codong::dispatch(argc, argv);
    if (const int signal = codong::interrupted(); signal != 0) return 128 + signal;
    return status;
}
